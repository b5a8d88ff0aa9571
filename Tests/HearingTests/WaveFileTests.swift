import Testing

@testable import Hearing

/// Goal: a WAV file is heard as what it is, and what cannot be heard is refused with its reason.
///
/// Method: files made of bytes; what is written is read again.
@Suite struct WaveFileTests {
  /// A file of any kind.
  private static func file(channels: Int = 1, rate: Int = 16_000, bits: Int = 16, kind: Int = 1, sound: [UInt8])
    -> [UInt8]
  {
    func number(_ value: Int, _ bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(value >> (8 * $0) & 0xFF) } }
    let form =
      number(kind, 2) + number(channels, 2) + number(rate, 4) + number(rate * 2 * channels, 4)
      + number(2 * channels, 2) + number(bits, 2)
    return Array("RIFF".utf8) + number(0, 4) + Array("WAVE".utf8) + Array("LIST".utf8) + number(3, 4) + [1, 2, 3, 0]
      + Array("fmt ".utf8) + number(16, 4) + form + Array("data".utf8) + number(sound.count, 4) + sound
  }

  private func heard(_ file: [UInt8]) throws -> [Int16] {
    let wave = try WaveFile(head: file)
    return wave.samples(of: file[wave.soundOffset...])
  }

  @Test("what is written is read again, the lowest and the highest sample too")
  func roundTrip() throws {
    let samples: [Int16] = [0, 1, -1, .min, .max, 12_345]
    #expect(try heard(WaveFile.file(of: samples)) == samples)
    #expect(WaveFile.file(of: samples).count == 44 + 12)
  }

  @Test("channels are mixed, of 48,000 samples a second three make one, and of 8,000 one makes two")
  func mixed() throws {
    #expect(try heard(Self.file(channels: 2, sound: WaveFile.bytes(of: [100, 300, -5, -7]))) == [200, -6])
    #expect(try heard(Self.file(rate: 48_000, sound: WaveFile.bytes(of: [1, 2, 3, 30, 30, 30, 9]))) == [2, 30])
    #expect(try heard(Self.file(rate: 8_000, sound: WaveFile.bytes(of: [4, 8]))) == [4, 4, 8, 8])
    let second = [Int16](repeating: 7, count: 44_100)
    #expect(
      try heard(Self.file(rate: 44_100, sound: WaveFile.bytes(of: second))) == [Int16](repeating: 7, count: 16_000))
  }

  @Test("what cannot be heard is refused by name, and no bytes end the reader")
  func refused() {
    #expect(throws: WaveFile.Problem.notWave) { try WaveFile(head: Array("RIFF....WAVX".utf8)) }
    #expect(throws: WaveFile.Problem.rateUnknown(11_025)) { try WaveFile(head: Self.file(rate: 11_025, sound: [])) }
    #expect(throws: WaveFile.Problem.formUnknown(format: 3, bits: 32)) {
      try WaveFile(head: Self.file(bits: 32, kind: 3, sound: []))
    }
    #expect(throws: WaveFile.Problem.tooManyChannels(9, max: 8)) {
      try WaveFile(head: Self.file(channels: 9, sound: []))
    }
    let whole = Self.file(sound: [1, 2])
    for length in 0..<whole.count - 2 {
      #expect(throws: WaveFile.Problem.self) { try WaveFile(head: Array(whole.prefix(length).dropLast(8))) }
    }
  }
}
