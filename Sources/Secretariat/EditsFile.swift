import Assets
import Congress
import ControlRoom
import Foundation
import Papers

/// The secretary's edits of a congress's minutes, in a file of their own beside the journal, which they never change.
struct EditsFile {
  /// The largest file that is read, in bytes.
  static let bytesMax = 16 << 20

  let path: String
  let congress: Code<Definition>

  private struct Content: Codable {
    let congress: Code<Definition>
    /// Edits by paper and language: `minutes/vi`, `minutes.N1B/vi`.
    var papers: [String: PaperEdits]
    /// What is picked of speeches; nothing in a file of before there was a transcript.
    var picks: [SpeechPick]?
  }

  /// The name of a paper in the file.
  static func name(of session: Code<Session>?, in language: Language) -> String {
    "minutes\(session.map { ".\($0.text)" } ?? "")/\(language.rawValue)"
  }

  /// The edits of a paper; none where there is no file yet.
  func edits(of paper: String) throws -> PaperEdits { try content().papers[paper] ?? PaperEdits() }

  /// Keeps the edits of a paper, whole or not at all.
  func keep(_ edits: PaperEdits, of paper: String) throws {
    var content = try content()
    content.papers[paper] = edits
    try write(content)
  }

  private func write(_ content: Content) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    do {
      try FileManager.default.createDirectory(
        at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
      try encoder.encode(content).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw RoomProblem.notWritten(path: path)
    }
  }

  /// What is picked of speeches.
  func picks() throws -> [SpeechPick] { try content().picks ?? [] }

  /// Keeps what is picked of a speech in place of what was; nothing of it where no paragraph is left.
  func keep(_ pick: SpeechPick) throws {
    var content = try content()
    var picks = (content.picks ?? []).filter { $0.speaker != pick.speaker }
    if !pick.paragraphs.isEmpty { picks.append(pick) }
    content.picks = picks.isEmpty ? nil : picks.sorted { $0.speaker.text < $1.speaker.text }
    try write(content)
  }

  private func content() throws -> Content {
    guard FileManager.default.fileExists(atPath: path) else { return Content(congress: congress, papers: [:]) }
    let content: Content
    do {
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      guard size <= Self.bytesMax else { throw CocoaError(.fileReadTooLarge) }
      content = try JSONDecoder().decode(Content.self, from: Data(contentsOf: URL(filePath: path)))
    } catch {
      throw RoomProblem.notThere(
        Wording("papers.edits-unreadable", ["file": .text(path), "reason": .text("\(error)")]))
    }
    guard content.congress == congress else {
      throw RoomProblem.notThere(
        Wording("papers.edits-of-other", ["file": .text(path), "congress": .text(content.congress.text)]))
    }
    return content
  }
}
