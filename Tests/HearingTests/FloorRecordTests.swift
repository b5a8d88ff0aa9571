import Congress
import HallTestSupport
import Testing

@testable import Hearing

/// Goal: whose words they are is what the journal says, and of what was said off the record it says nothing.
///
/// Method: small journals of speeches, pauses and leavings of the record; the stretches that come of them.
@Suite struct FloorRecordTests {
  static let startMS: Int64 = 1_758_844_800_000

  /// A journal of commands, one a second.
  static func records(_ commands: [Command], everyMS: Int64 = 1_000) throws -> [EventRecord] {
    let speakers = ["PB01", "PB02"].map { (code: Code<Speaker>) in
      Speaker(code: code, person: .guest(name: "Bà \(code)", unit: "Hội"), item: nil, allottedSeconds: 420)
    }
    let definition = Definition.test(speakers: speakers)
    let founding = definition.founding(atMS: startMS)
    var state = CongressState(definition, foundedBy: founding)
    return [founding] + (try state.carryOut(commands, everyMS: everyMS))
  }

  /// Who, from when to when, in seconds from the founding.
  private func spans(_ commands: [Command]) throws -> [String] {
    try FloorRecord(Self.records(commands)).spans.map { span in
      func seconds(_ ms: Int64) -> String { "\(Double(ms - Self.startMS) / 1_000)" }
      return "\(span.speaker) \(seconds(span.fromMS))–\(span.untilMS.map(seconds) ?? "")"
    }
  }

  @Test("a stretch begins and ends with the speaker's clock: not with the call, and not while it stands still")
  func theClockCuts() throws {
    #expect(
      try spans([
        .speakerNext, .speakerStart, .speakerHold, .speakerResume, .speakerEnd, .speakerNext, .speakerStart,
      ]) == ["PB01 2.0–3.0", "PB01 4.0–5.0", "PB02 7.0–"])
    #expect(try spans([.speakerNext]).isEmpty)
  }

  @Test("off the record and paused there is nobody; a little is left out around, for clocks are not exact")
  func offTheRecordIsNobody() throws {
    #expect(
      try spans([
        .recordingStart, .speakerNext, .speakerStart, .recordingOffTheRecord, .recordingResume, .recordingPause,
        .recordingResume, .recordingStop,
      ]) == ["PB01 3.0–3.8", "PB01 5.5–5.8", "PB01 7.5–7.8"])
    #expect(try spans([.recordingStart, .recordingOffTheRecord, .speakerNext, .speakerStart, .speakerEnd]).isEmpty)
  }

  @Test("a congress that knows of no recording may be listened to from a recording of its own")
  func withoutARecordingEverythingCounts() throws {
    #expect(try spans([.speakerNext, .speakerStart, .speakerEnd]) == ["PB01 2.0–3.0"])
    #expect(try spans([.recordingStart, .recordingStop, .speakerNext, .speakerStart]).isEmpty)
  }

  @Test("after the clock was put back, what was heard at a moment the first time is nobody's")
  func aClockThatIsPutBack() throws {
    let toMS = Self.startMS + 1_500 - 600_000
    var floor = FloorRecord()
    for record in try Self.records([.speakerNext, .speakerStart, .clockCorrect(toMS: toMS)]) { floor.take(record) }
    #expect(floor.corrections == 1 && floor.spans.map(\.fromMS) == [toMS] && floor.spans[0].untilMS == nil)
  }

  @Test("a name is told as the hall reads it, and hints are names")
  func namesAreHints() throws {
    let floor = FloorRecord(try Self.records([.speakerNext, .speakerStart]))
    #expect(floor.spans.first?.name == "Bà PB01" && floor.spans.first?.unit == "Hội")
    let piece = TranscriptPiece(speaker: "PB01", item: nil, startMS: 0, endMS: 1, digest: "ab")
    #expect(floor.hints(for: piece) == ["Bà PB01", "Hội", "Đại hội"])
  }
}
