import ArgumentParser
import Assets
import ControlRoom
import Documents
import Foundation
import Papers

/// Where a paper goes, and in which form.
struct PaperOutput: ParsableArguments {
  @Option(help: "The file, by its ending: .docx, .pdf or .txt; else text on standard output.")
  var out: String?

  @Flag(help: "Put the places of the journal beside each sentence: as comments in a DOCX, in brackets in text.")
  var sources = false

  /// The forms that a file's ending names.
  private enum Form: String, CaseIterable { case docx, pdf, txt }

  /// Writes a paper, and tells where it went and what it stands on.
  func write(_ paper: Paper, conflicts: [String] = [], form answer: AnswerForm) throws {
    for conflict in conflicts { answer.complain("! " + conflict) }
    guard let out else {
      let text = PaperText(paper, hasSources: sources)
      return try answer.show(text.lines, json: PaperReceipt(paper, file: nil, digest: nil, conflicts: conflicts))
    }
    try Self.write(paper, to: out, hasSources: sources, conflicts: conflicts, form: answer) { strings in
      strings[
        Wording(
          "papers.written",
          ["file": .text(out), "title": .text(paper.title), "sequence": .text("\(paper.sequence)")])]
    }
  }

  /// Writes a paper to a file, in the form that its ending names.
  /// - Parameter said: What is told where it was written.
  static func write(
    _ paper: Paper, to out: String, hasSources sources: Bool = false, conflicts: [String] = [],
    form answer: AnswerForm, said: (Strings) -> String
  ) throws {
    let strings = try answer.strings()
    guard let form = Form(rawValue: URL(filePath: out).pathExtension.lowercased()) else {
      throw RoomProblem.notThere(Wording("papers.ending-unknown", ["file": .text(out)]))
    }
    var remarks: [String] = []
    let bytes: Data
    switch form {
    case .txt: bytes = Data((PaperText(paper, hasSources: sources).lines.joined(separator: "\n") + "\n").utf8)
    case .docx: bytes = Data(try DocxFile(paper, hasSources: sources).bytes())
    case .pdf:
      let office = try OfficeProcess()
      bytes = try office.pdf(of: Data(DocxFile(paper, hasSources: sources).bytes()))
      if let standIn = office.standIn(for: paper.layout.font.family) {
        remarks.append(
          strings[
            Wording("papers.stand-in", ["font": .text(paper.layout.font.family), "standIn": .text(standIn)])])
      }
    }
    do {
      try bytes.write(to: URL(filePath: out), options: .atomic)
    } catch {
      throw RoomProblem.notWritten(path: out)
    }
    let digest = PaperDigest.hex(of: bytes)
    let lines = ["✓ " + said(strings), "  SHA-256 \(digest)"]
    try answer.show(
      lines + remarks.map { "  " + $0 },
      json: PaperReceipt(paper, file: out, digest: digest, conflicts: conflicts))
  }
}

/// What was written, as JSON.
private struct PaperReceipt: Encodable {
  let ok = true
  let title: String
  let file: String?
  let digest: String?
  let sequence: Int64
  let conflicts: [String]
  let paragraphs: [Paragraph]

  struct Paragraph: Encodable {
    let key: String
    let text: String
    let sources: [Int64]
    let isEdited: Bool
  }

  init(_ paper: Paper, file: String?, digest: String?, conflicts: [String]) {
    title = paper.title
    self.file = file
    self.digest = digest
    sequence = paper.sequence
    self.conflicts = conflicts
    paragraphs = paper.paragraphs.map {
      Paragraph(key: $0.key, text: ($0.number ?? "") + $0.text, sources: $0.sources, isEdited: $0.isEdited)
    }
  }
}

/// The digest by which a paper is known: what `sha256sum` says of its file.
enum PaperDigest {
  static func hex(of bytes: Data) -> String { DocumentLibrary.digest(of: bytes) }
}
