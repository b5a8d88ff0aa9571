import Foundation

/// 32 ms of sound, as two figures: how loud it is, and how much of it repeats itself as a voice does.
///
/// A voice repeats itself 70 to 400 times a second; the noise of many hands, of paper or of air does not. Music and tones
/// repeat themselves too, and count as a voice.
struct SoundFrame: Sendable, Hashable {
  /// How many samples it is of.
  static let samples = 512
  /// How long it lasts, in ms.
  static let lengthMS: Int64 = 32
  /// A level below everything, in decibels of full scale.
  static let silenceDB = -100.0

  /// The level, in decibels of full scale.
  let levelDB: Double
  /// How like itself the sound is after the period that fits it best: 0 for noise, 1 for what repeats itself exactly.
  let periodicity: Double

  /// Of four samples one is kept: a voice's pitch is far below 2 kHz.
  private static let averaged = 4
  /// The periods of a voice of 400 and of 70 Hz, in kept samples.
  private static let periods = 10...57

  /// Measures sound.
  /// - Parameter sound: ``samples`` of them.
  init(_ sound: some RandomAccessCollection<Int16>) {
    var kept: [Double] = []
    var power = 0.0
    var sum = 0
    for (index, sample) in sound.enumerated() {
      power += Double(sample) * Double(sample)
      sum += Int(sample)
      if index % Self.averaged == Self.averaged - 1 {
        kept.append(Double(sum) / Double(Self.averaged))
        sum = 0
      }
    }
    let mean = power / Double(max(1, sound.count)) / (32_768 * 32_768)
    levelDB = mean > 0 ? max(Self.silenceDB, 10 * log10(mean)) : Self.silenceDB
    periodicity = Self.periodicity(of: kept)
  }

  private static func periodicity(of sound: [Double]) -> Double {
    guard sound.count > periods.upperBound else { return 0 }
    let average = sound.reduce(0, +) / Double(sound.count)
    let centred = sound.map { $0 - average }
    var best = 0.0
    for period in periods {
      var product = 0.0
      var first = 0.0
      var second = 0.0
      for index in 0..<centred.count - period {
        product += centred[index] * centred[index + period]
        first += centred[index] * centred[index]
        second += centred[index + period] * centred[index + period]
      }
      let scale = (first * second).squareRoot()
      if scale > 0 { best = max(best, product / scale) }
    }
    return best
  }
}
