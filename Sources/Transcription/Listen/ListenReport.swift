import Assets
import Congress
import ControlRoom
import Hearing

/// What whoever listens tells the room as it goes: a line for each piece, and for what was heard in it.
struct ListenReport: Sendable {
  let form: AnswerForm
  let strings: Strings

  private func time(_ ms: Int64, _ floor: FloorRecord) -> String {
    FigureFormat(language: strings.language).timeOfDay(ms, utcOffset: floor.state?.definition.utcOffset ?? 0)
  }

  /// A piece was kept.
  func kept(_ piece: TranscriptPiece, by floor: FloorRecord) {
    let name = floor.spans.last { $0.speaker == piece.speaker }?.name ?? ""
    let tenths = (piece.endMS - piece.startMS + 50) / 100
    say([
      "\(time(piece.startMS, floor))  \(piece.speaker) \(name)  \(tenths / 10).\(tenths % 10) s  \(piece.digest.prefix(12))"
    ])
  }

  /// What was heard in a piece.
  func heard(_ segments: [TranscriptSegment], in piece: TranscriptPiece, by floor: FloorRecord) {
    let lines = segments.map { "  \(time($0.startMS, floor))  \($0.textWithConfidence)" }
    say(lines.isEmpty ? ["  " + say("listen.no-words", ["time": .text(time(piece.startMS, floor))])] : lines)
  }

  /// That something is so, for people.
  func tell(_ key: String, _ values: [String: Wording.Part] = [:]) { say([say(key, values)]) }

  /// That something is wrong.
  func complain(_ key: String, _ values: [String: Wording.Part] = [:]) { form.complain("! " + say(key, values)) }

  /// At once, also where nobody but a log reads along.
  private func say(_ lines: [String]) {
    for line in lines { StandardStream.output.say(PrintedText.plain(line) + "\n") }
  }

  private func say(_ key: String, _ values: [String: Wording.Part]) -> String { strings[Wording(key, values)] }
}
