import ArgumentParser
import Assets
import Congress
import ControlRoom
import Foundation
import Hearing
import Papers
import Transcription

/// Where a transcript is, and the record that it stands beside.
struct TranscriptSource: ParsableArguments {
  @Option(help: "Folder of a journal to read; else the service is asked.")
  var journal: String?

  @OptionGroup var place: TranscriptPlace
  @OptionGroup var edits: EditsOptions
  @OptionGroup var options: RoomOptions

  /// The transcript beside the record.
  func read() async throws -> HeardCongress {
    let floor = FloorRecord(try await JournalRecords.read(folder: journal, else: options))
    guard let state = floor.state else { throw RoomProblem.notThere(Wording("papers.journal-empty")) }
    let folder = TranscriptFolder(
      path: place.path(journal: journal, congress: state.definition.id, isRehearsal: state.definition.isRehearsal))
    return HeardCongress(
      transcript: try folder.transcript(), folder: folder, floor: floor, definition: state.definition,
      strings: try options.strings())
  }

  /// The secretary's edits of the congress.
  func edits(_ heard: HeardCongress) throws -> EditsFile { edits.file(of: heard.definition, journal: journal) }

  /// Keeps what is picked of a speech, and tells where.
  func keep(_ pick: SpeechPick, in file: EditsFile, _ heard: HeardCongress) throws {
    let most = SpeechPick.paragraphsMax
    guard pick.paragraphs.count <= most, pick.paragraphs.allSatisfy({ $0.count <= PaperEdit.charactersMax }) else {
      throw RoomProblem.notThere(
        Wording("transcript.pick-too-long", ["paragraphs": "\(most)", "characters": "\(PaperEdit.charactersMax)"]))
    }
    try file.keep(pick)
    let wording = Wording(
      "transcript.picked",
      [
        "speaker": .text(pick.speaker.text), "count": .text("\(pick.paragraphs.count)"), "file": .text(file.path),
      ])
    try options.form.show(
      ["✓ " + heard.strings[wording]] + pick.paragraphs.map { "  " + $0 }, json: pick)
  }
}

/// What was said at a congress, beside who had the floor.
struct HeardCongress {
  let transcript: Transcript
  let folder: TranscriptFolder
  let floor: FloorRecord
  let definition: Definition
  let strings: Strings

  /// Refuses a speaker of whom nothing was heard, with those of whom something was.
  func check(_ speaker: Code<Speaker>) throws {
    guard !transcript.speakers.contains(speaker) else { return }
    let known = transcript.speakers.map(\.text).joined(separator: ", ")
    throw RoomProblem.notThere(
      Wording(
        known.isEmpty ? "transcript.none" : "transcript.speaker-unknown",
        ["speaker": .text(speaker.text), "known": .text(known), "folder": .text(folder.path)]))
  }

  private func time(_ ms: Int64) -> String {
    FigureFormat(language: strings.language).timeOfDay(ms, utcOffset: definition.utcOffset)
  }

  private func title(of speaker: Code<Speaker>) -> String {
    let span = floor.spans.last { $0.speaker == speaker }
    let unit = span.flatMap { $0.unit.isEmpty ? nil : " (\($0.unit))" } ?? ""
    return "\(speaker) \(span?.name ?? "")\(unit)"
  }

  /// A speech on one line.
  func summaryLine(_ speaker: Code<Speaker>) -> String {
    let entries = transcript.entries(of: speaker)
    let waiting = entries.count { $0.hearing == .waiting }
    let values: [String: Wording.Part] = [
      "pieces": .text("\(entries.count)"), "segments": .text("\(transcript.segments(of: speaker).count)"),
      "waiting": .text("\(waiting)"), "from": .text(entries.first.map { time($0.piece.startMS) } ?? "–"),
    ]
    return "\(title(of: speaker)) · "
      + strings[Wording(waiting == 0 ? "transcript.heard" : "transcript.heard-partly", values)]
  }

  /// A speech: each time that its speaker had the floor, and beneath it what was heard then.
  func lines(of speaker: Code<Speaker>, hasFiles: Bool) -> [String] {
    var lines = [title(of: speaker)]
    var number = 0
    var rest = transcript.entries(of: speaker)[...]
    for span in floor.spans where span.speaker == speaker {
      let from = FigureFormat(language: strings.language).timeWithSeconds(span.fromMS, utcOffset: definition.utcOffset)
      lines.append("\(from) – \(span.untilMS.map(time) ?? "…")")
      while let entry = rest.first, entry.piece.startMS < span.untilMS ?? .max {
        lines += self.lines(of: entry, hasFiles: hasFiles, number: &number)
        rest = rest.dropFirst()
      }
    }
    for entry in rest { lines += self.lines(of: entry, hasFiles: hasFiles, number: &number) }
    if let summary = transcript.summaries[speaker] {
      lines.append(strings[Wording("transcript.machine", ["model": .text(summary.model)])])
      lines.append("  " + summary.text)
    }
    return lines
  }

  private func lines(of entry: Transcript.Entry, hasFiles: Bool, number: inout Int) -> [String] {
    var lines: [String] = []
    switch entry.hearing {
    case .waiting:
      lines.append("   – " + strings[Wording("transcript.waiting", ["time": .text(time(entry.piece.startMS))])])
    case .failed(let reason):
      lines.append(
        "   – "
          + strings[
            Wording("transcript.failed", ["time": .text(time(entry.piece.startMS)), "reason": .text(reason)])])
    case .heard(_, let segments):
      for segment in segments {
        number += 1
        let counted = String(repeating: " ", count: max(0, 4 - "\(number)".count)) + "\(number)"
        lines.append("\(counted)  \(time(segment.startMS))  \(segment.textWithConfidence)")
      }
    }
    return lines + (hasFiles ? ["      " + folder.soundFile(entry.piece.digest)] : [])
  }

  /// What of a speech is in the minutes.
  func pickLines(of speaker: Code<Speaker>, in picks: [SpeechPick]) -> [String] {
    guard let pick = picks.first(where: { $0.speaker == speaker }) else { return [] }
    return [strings[Wording("transcript.in-minutes")]] + pick.paragraphs.map { "  " + $0 }
  }

  /// A speech, as JSON.
  struct Answer: Encodable {
    let speaker: Code<Speaker>
    let pieces: [TranscriptPiece]
    let segments: [TranscriptSegment]
    let waiting: Int
    let summary: SpeechSummary?
  }

  /// A speech for programs.
  func answer(_ speaker: Code<Speaker>) -> Answer {
    let entries = transcript.entries(of: speaker)
    return Answer(
      speaker: speaker, pieces: entries.map(\.piece), segments: transcript.segments(of: speaker),
      waiting: entries.count { $0.hearing == .waiting }, summary: transcript.summaries[speaker])
  }
}
