/// What a WAV file says of its sound, and how its bytes become samples.
///
/// Read: PCM of 16 bits, one channel or several, which are mixed, at any rate that recorders have; of more than 16,000
/// samples a second neighbours are averaged. Written: ``SoundFormat``, with the same bytes for the same samples.
public struct WaveFile: Sendable, Hashable {
  /// Why a file cannot be heard.
  public enum Problem: Error, Sendable, Hashable {
    /// It is no WAV file, or ends before its sound begins.
    case notWave
    /// Its sound is of another kind.
    case formUnknown(format: Int, bits: Int)
    /// So many samples a second no recorder makes.
    case rateUnknown(Int)
    case tooManyChannels(Int, max: Int)
  }

  /// The longest head that is looked through for the beginning of the sound, in bytes.
  public static let headBytesMax = 64 << 10
  /// The most channels that are mixed.
  public static let channelsMax = 8
  /// The bytes of the head of a file that is written.
  static let headBytes = 44

  /// How many channels are mixed.
  public let channels: Int
  /// Samples a second, of each channel.
  public let rate: Int
  /// Where in the file the sound begins, in bytes.
  public let soundOffset: Int
  /// How many bytes of sound the file says it has; a file that was not ended says nothing that is true.
  public let soundBytes: Int

  /// The rates that are heard: a tenth of a second of each has whole samples.
  public static let rates = 8_000...192_000

  /// The bytes of so much sound.
  public func bytes(inMS milliseconds: Int64) -> Int { Int(milliseconds) * rate / 1_000 * 2 * channels }

  /// Reads the head of a file.
  /// - Parameter head: Its first bytes, ``headBytesMax`` or all there are.
  public init(head: [UInt8]) throws(Problem) {
    guard head.count >= 12, Self.name(head, at: 0) == "RIFF", Self.name(head, at: 8) == "WAVE" else { throw .notWave }
    var place = 12
    var form: (channels: Int, rate: Int)?
    while place + 8 <= head.count {
      let size = Self.number(head, at: place + 4, bytes: 4)
      switch Self.name(head, at: place) {
      case "fmt " where place + 24 <= head.count: form = try Self.form(head, at: place + 8)
      case "data":
        guard let form else { throw .notWave }
        (channels, rate, soundOffset, soundBytes) = (form.channels, form.rate, place + 8, size)
        return
      default: break
      }
      // A chunk of an odd size is followed by an empty byte.
      place += 8 + size + size % 2
    }
    throw .notWave
  }

  private static func form(_ head: [UInt8], at place: Int) throws(Problem) -> (channels: Int, rate: Int) {
    let kind = number(head, at: place, bytes: 2)
    let channels = number(head, at: place + 2, bytes: 2)
    let rate = number(head, at: place + 4, bytes: 4)
    let bits = number(head, at: place + 14, bytes: 2)
    // 65534: the extensible form, in which PCM is the rule.
    guard kind == 1 || kind == 65_534, bits == 16 else { throw .formUnknown(format: kind, bits: bits) }
    guard (1...channelsMax).contains(channels) else { throw .tooManyChannels(channels, max: channelsMax) }
    guard rates.contains(rate), rate % 10 == 0 else { throw .rateUnknown(rate) }
    return (channels, rate)
  }

  private static func name(_ bytes: [UInt8], at place: Int) -> String {
    String(decoding: bytes[place..<min(place + 4, bytes.count)], as: UTF8.self)
  }

  private static func number(_ bytes: [UInt8], at place: Int, bytes count: Int) -> Int {
    guard place + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  /// The samples of bytes of its sound: the average of all that lie in the time of each.
  /// - Parameter bytes: As many as a whole number of tenths of a second have, or all that is left.
  public func samples(of bytes: some RandomAccessCollection<UInt8>) -> [Int16] {
    let bytes = Array(bytes)
    let frames = bytes.count / (2 * channels)
    return (0..<frames * SoundFormat.rate / rate).map { index in
      let first = index * rate / SoundFormat.rate
      let end = min(frames, max(first + 1, (index + 1) * rate / SoundFormat.rate))
      var sum = 0
      for value in first * channels..<end * channels { sum += Int(Self.sample(bytes, at: value)) }
      return Int16(sum / ((end - first) * channels))
    }
  }

  private static func sample(_ bytes: [UInt8], at index: Int) -> Int16 {
    Int16(bitPattern: UInt16(bytes[2 * index]) | UInt16(bytes[2 * index + 1]) << 8)
  }

  /// Samples of bytes that are in ``SoundFormat`` already.
  public static func samples(ofBytes bytes: some RandomAccessCollection<UInt8>) -> [Int16] {
    let bytes = Array(bytes)
    return (0..<bytes.count / 2).map { sample(bytes, at: $0) }
  }

  // MARK: Writing

  /// Samples as bytes, little end first.
  public static func bytes(of samples: [Int16]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 * samples.count)
    for sample in samples {
      bytes.append(UInt8(truncatingIfNeeded: sample))
      bytes.append(UInt8(truncatingIfNeeded: sample >> 8))
    }
    return bytes
  }

  /// Samples as a whole file.
  public static func file(of samples: [Int16]) -> [UInt8] {
    let sound = bytes(of: samples)
    func number(_ value: Int, bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(value >> (8 * $0) & 0xFF) } }
    return Array("RIFF".utf8) + number(headBytes - 8 + sound.count, bytes: 4) + Array("WAVEfmt ".utf8)
      + number(16, bytes: 4) + number(1, bytes: 2) + number(1, bytes: 2) + number(SoundFormat.rate, bytes: 4)
      + number(2 * SoundFormat.rate, bytes: 4) + number(2, bytes: 2) + number(16, bytes: 2) + Array("data".utf8)
      + number(sound.count, bytes: 4) + sound
  }
}
