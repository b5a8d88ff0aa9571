public import Congress

/// What listens to a hall that is sitting: the record and the sound as they come in, and the pieces that they make.
///
/// Pure: moments come in with every call. Nothing leaves it but pieces, and no piece holds what was said off the record:
/// sound is decided upon only when the service has been heard to say nothing else of that moment.
public struct HallListener: Sendable {
  /// How long the service may take to tell of something, in ms: what it has not told by then has not happened.
  public static let toldWithinMS: Int64 = 2_000

  /// What the record says.
  public private(set) var floor = FloorRecord()
  private var cutter = SoundCutter()
  private var clock = SoundClock()
  private var knownUntilMS: Int64?
  /// The newest record that the service had when it let us in: before it has come, nothing is known of now.
  private var journalUntil: Int64 = 0
  private var newestMS: Int64?

  /// Nothing heard yet.
  public init() {}

  /// Takes in records, in order.
  public mutating func hear(_ records: [EventRecord]) {
    for record in records { floor.take(record) }
  }

  /// Takes in how far the journal goes, which is told from there on.
  public mutating func hear(journalUntil sequence: Int64) { journalUntil = sequence }

  /// Takes in that the service was there, at a moment of its clock.
  public mutating func hear(serviceMS: Int64) {
    guard let state = floor.state, state.sequence >= journalUntil else { return }
    knownUntilMS = serviceMS - Self.toldWithinMS
  }

  /// Takes in samples, the last of which was heard at a moment of the service's clock.
  public mutating func hear(_ samples: [Int16], serviceMS: Int64) {
    guard !samples.isEmpty, let startMS = clock.startMS(ofSamples: samples.count, arrivedMS: serviceMS) else { return }
    cutter.hear(Sound(startMS: startMS, samples: samples))
    newestMS = startMS + SoundFormat.milliseconds(ofSamples: samples.count)
  }

  /// Another journal: nothing that was heard is of it.
  public mutating func forget() { self = HallListener() }

  /// The pieces that are whole now.
  public mutating func pieces() -> [SpeechPiece] {
    guard let knownUntilMS else { return [] }
    return cutter.pieces(by: floor, knownUntilMS: knownUntilMS)
  }

  /// Whether the record has said of everything that was heard whose it is.
  public var isDecided: Bool { newestMS.map { $0 <= knownUntilMS ?? .min } ?? true }

  /// How much was let go because the service could not be asked in time, in ms.
  public var lostMS: Int64 { cutter.lostMS }

  /// The piece that goes on, as far as it is decided; nothing more comes.
  public mutating func end() -> [SpeechPiece] { pieces() + cutter.end() }
}
