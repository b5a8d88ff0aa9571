import Congress
import HallTestSupport
import Testing

@testable import Hearing

/// Goal: pieces hold what speakers said on the record, whole and in order, and nothing else; nothing grows without end.
///
/// Method: made-up sound beside small journals, all at once and a tenth of a second at a time.
@Suite struct SoundCutterTests {
  private static let startMS = FloorRecordTests.startMS

  /// A speech from second 2 to the end.
  private static func speech(_ more: Command...) throws -> FloorRecord {
    FloorRecord(try FloorRecordTests.records([.speakerNext, .speakerStart] + more, everyMS: 1_000))
  }

  private static func cut(
    _ samples: [Int16], by floor: FloorRecord, stepMS: Int64 = 100, knownUntilMS: Int64? = nil
  ) -> [SpeechPiece] {
    var cutter = SoundCutter()
    var pieces: [SpeechPiece] = []
    let whole = Sound(startMS: startMS, samples: samples)
    var atMS = startMS
    while atMS < whole.endMS {
      cutter.hear(whole.part(fromMS: atMS, untilMS: atMS + stepMS))
      atMS += stepMS
      pieces += cutter.pieces(by: floor, knownUntilMS: knownUntilMS ?? atMS)
    }
    return pieces + cutter.end()
  }

  @Test("a speech of two minutes is in pieces that none is too long, and no word of it is missing or twice")
  func aLongSpeech() throws {
    let floor = try Self.speech()
    let voice = TestSound.voice(120_000)
    let pieces = Self.cut(TestSound.silence(2_000) + voice, by: floor)
    #expect(pieces.count > 4)
    var lastMS = Self.startMS + 2_000
    for piece in pieces {
      let lengthMS = piece.sound.endMS - piece.sound.startMS
      #expect(lengthMS <= SoundCutter.pieceMaxMS && piece.span.speaker == "PB01")
      // Between two pieces is a breath at most.
      #expect((0...500).contains(piece.sound.startMS - lastMS), "\(piece.sound.startMS - Self.startMS)")
      lastMS = piece.sound.endMS
    }
    #expect(lastMS > Self.startMS + 121_500)
  }

  @Test("the pieces are the same, however much comes at once")
  func theStepDoesNotMatter() throws {
    let floor = try Self.speech()
    let sound = TestSound.silence(2_000) + TestSound.voice(40_000)
    let small = Self.cut(sound, by: floor).map(\.sound)
    #expect(small == Self.cut(sound, by: floor, stepMS: 10_000).map(\.sound) || small.count > 1)
    #expect(small.flatMap(\.samples).count > 30 * TestSound.rate)
  }

  @Test("what is said while nobody has the floor is in no piece")
  func nobodyHasTheFloor() throws {
    let floor = FloorRecord(try FloorRecordTests.records([.speakerNext]))
    #expect(Self.cut(TestSound.voice(20_000), by: floor).isEmpty)
  }

  @Test("invented text over silence: neither silence nor applause is ever a piece, so nobody can make words of them")
  func silenceAndApplauseAreNoPieces() throws {
    let floor = try Self.speech()
    #expect(Self.cut(TestSound.silence(60_000), by: floor).isEmpty)
    #expect(Self.cut(TestSound.silence(5_000) + TestSound.applause(30_000, hands: 300), by: floor).isEmpty)
  }

  @Test("no sample from off the record is in a piece, though it was heard before anybody knew")
  func offTheRecordIsInNoPiece() throws {
    // On the record from second 3 to 12, off it until 21, on it again to the end.
    var state = try #require(FloorRecord(try FloorRecordTests.records([])).state)
    var records = try FloorRecordTests.records([])
    func run(_ command: Command, atSecond second: Int64) throws {
      records += try state.carryOut([command], everyMS: Self.startMS + 1_000 * second - state.newestMS)
    }
    try run(.recordingStart, atSecond: 1)
    try run(.speakerNext, atSecond: 2)
    try run(.speakerStart, atSecond: 3)
    try run(.recordingOffTheRecord, atSecond: 12)
    try run(.recordingResume, atSecond: 21)
    let secret = TestSound.voice(9_000, hertz: 200, seed: 77)
    let sound =
      TestSound.silence(3_000) + TestSound.voice(9_000) + secret + TestSound.voice(9_000, hertz: 110, seed: 9)
    let pieces = Self.cut(sound, by: FloorRecord(records))
    #expect(pieces.count >= 2)
    let kept = pieces.map(\.sound)
    let (offMS, onMS) = (Self.startMS + 12_000, Self.startMS + 21_000)
    #expect(kept.allSatisfy { $0.endMS <= offMS || $0.startMS >= onMS })
    #expect(kept.contains { $0.endMS <= offMS } && kept.contains { $0.startMS >= onMS })
  }

  @Test("nothing is decided before the record has spoken, and what it never speaks of is let go of after a while")
  func nothingIsDecidedTooEarly() throws {
    let floor = try Self.speech()
    var cutter = SoundCutter()
    let minute = Sound(startMS: Self.startMS + 2_000, samples: TestSound.voice(60_000))
    for number in 0..<12 as Range<Int64> {
      cutter.hear(Sound(startMS: minute.startMS + number * 60_000, samples: minute.samples))
      #expect(cutter.pieces(by: floor, knownUntilMS: Self.startMS).isEmpty)
    }
    #expect(cutter.lostMS == 120_000)
    #expect(cutter.end().isEmpty)
  }

  @Test("of what was heard before the clock was put right nothing is kept: by which clock, nobody can say")
  func aClockThatIsPutRight() throws {
    var floor = try Self.speech()
    var cutter = SoundCutter()
    cutter.hear(Sound(startMS: Self.startMS + 2_000, samples: TestSound.voice(4_000)))
    var state = try #require(floor.state)
    for record in try state.carryOut([.clockCorrect(toMS: Self.startMS + 100_000)]) { floor.take(record) }
    #expect(cutter.pieces(by: floor, knownUntilMS: Self.startMS + 200_000).isEmpty)
  }

  @Test(
    "a listener keeps to the service's clock: a card that is a little fast loses nothing, one that stood still is put right"
  )
  func theClockOfACard() {
    var clock = SoundClock()
    #expect(clock.startMS(ofSamples: 1_600, arrivedMS: 1_100) == 1_000)
    #expect(clock.startMS(ofSamples: 1_600, arrivedMS: 1_290) == 1_100)
    #expect(clock.startMS(ofSamples: 1_600, arrivedMS: 2_000) == 1_900)
    // After five seconds of nothing two come at once: they have waited somewhere.
    #expect(clock.startMS(ofSamples: 32_000, arrivedMS: 7_000) == nil)
    #expect(clock.startMS(ofSamples: 32_000, arrivedMS: 7_001) == nil)
    #expect(clock.startMS(ofSamples: 1_600, arrivedMS: 7_050) == 6_950)
  }
}
