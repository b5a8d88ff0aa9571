import Foundation

/// Sounds of a hall, made of numbers: the same for the same seed.
package enum TestSound {
  /// Samples a second.
  package static let rate = 16_000

  /// Nothing but the noise of a quiet line, some 70 dB below full scale.
  package static func silence(_ milliseconds: Int, seed: UInt64 = 1) -> [Int16] {
    var random = SeededRandom(seed: seed)
    return (0..<milliseconds * rate / 1_000).map { _ in Int16.random(in: -12...12, using: &random) }
  }

  /// The mains, in an old cable.
  package static func hum(_ milliseconds: Int, amplitude: Double = 900) -> [Int16] {
    (0..<milliseconds * rate / 1_000).map { Int16(amplitude * sin(2 * .pi * 100 * Double($0) / Double(rate))) }
  }

  /// A voice: syllables of a tone rich in harmonics, a rustle between some of them, a breath after every dozen.
  package static func voice(_ milliseconds: Int, hertz: Double = 130, amplitude: Double = 5_000, seed: UInt64 = 2)
    -> [Int16]
  {
    var random = SeededRandom(seed: seed)
    let syllableMS = 240
    return (0..<milliseconds * rate / 1_000).map { index in
      let syllable = index * 1_000 / rate / syllableMS
      let part = Double(index * 1_000 / rate % syllableMS) / Double(syllableMS)
      if syllable % 12 == 11 { return Int16.random(in: -12...12, using: &random) }
      if part > 0.7 { return Int16(Double.random(in: -0.15...0.15, using: &random) * amplitude) }
      let pitch = hertz * (1 + 0.1 * sin(Double(syllable)))
      let phase = 2 * .pi * pitch * Double(index) / Double(rate)
      let tone = sin(phase) + 0.6 * sin(2 * phase) + 0.4 * sin(3 * phase) + 0.3 * sin(4 * phase)
      return Int16(amplitude * sin(.pi * part / 0.7) * tone / 2.3)
    }
  }

  /// Applause: so many hands, each clapping some four times a second when it likes, every clap a short burst of noise.
  package static func applause(_ milliseconds: Int, hands: Int, amplitude: Double = 9_000, seed: UInt64 = 3) -> [Int16]
  {
    var random = SeededRandom(seed: seed)
    let count = milliseconds * rate / 1_000
    var sound = [Double](repeating: 0, count: count)
    let clap = rate / 60
    for _ in 0..<hands * milliseconds * 4 / 1_000 {
      let start = Int.random(in: 0..<count, using: &random)
      let loud = Double.random(in: 0.4...1, using: &random) * amplitude / Double(hands).squareRoot()
      for offset in 0..<clap where start + offset < count {
        sound[start + offset] +=
          loud * exp(-5 * Double(offset) / Double(clap)) * Double.random(in: -1...1, using: &random)
      }
    }
    return sound.map { Int16(max(-32_000, min(32_000, $0))) }
  }
}
