/// A draft as plain text for an editor, and what has been changed in it.
///
/// Shape: `#= KEY` before each paragraph, then its text with marks; a blank line divides paragraphs, so that one may
/// become several. Lines that begin with `#` and a space or a bar are told and not read; `#!` lines tell of a conflict,
/// which is decided where they are taken out.
package struct EditForm {
  /// Something in the text that cannot be taken back.
  package enum Problem: Error, Sendable, Hashable {
    /// A key that the draft does not have, on a line.
    case keyUnknown(String, line: Int)
    /// A key that stands there twice.
    case keyTwice(String, line: Int)
    /// A key of the draft that is not there: a paragraph is taken out by taking out its text, and not its key.
    case keyMissing(String)
    /// Text before the first key, on a line.
    case textOutside(line: Int)
    /// More letters than a paragraph may have.
    case tooLong(String, charactersMax: Int)
  }

  let draft: Paper
  let edits: PaperEdits
  private let conflicts: [String: EditConflict]

  /// A draft as the record alone has it, and the edits so far.
  package init(_ draft: Paper, edits: PaperEdits) {
    self.draft = draft
    self.edits = edits
    conflicts = Dictionary(
      draft.applying(edits).conflicts.map { ($0.edit.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The words around the text, in the reader's language.
  package struct Hints: Sendable {
    let head: [String]
    let now: String
    let was: String
    let gone: String

    /// Words for the head of the text, and for what a conflict shows.
    package init(head: [String], now: String, was: String, gone: String) {
      self.head = head
      self.now = now
      self.was = was
      self.gone = gone
    }
  }

  // MARK: Out

  /// The text for the editor.
  package func text(_ hints: Hints) -> String {
    var lines = hints.head.map { "# \($0)" } + [""]
    for block in draft.blocks {
      for paragraph in block.paragraphs { lines += self.lines(of: paragraph, hints) }
      if case .table(let table) = block {
        lines += table.rows.map { "#| " + $0.cells.map(Self.oneLine).joined(separator: " | ") } + [""]
      }
    }
    for case .gone(let edit) in draft.applying(edits).conflicts {
      lines += ["#= \(edit.key)", "#! \(hints.gone)"] + body(edit.became)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of paragraph: PaperParagraph, _ hints: Hints) -> [String] {
    let number = paragraph.number.map { ["# " + $0] } ?? []
    let head = ["#= \(paragraph.key)"] + number
    guard let edit = edits[paragraph.key] else { return head + body([paragraph.markup]) }
    guard case .changed(_, let now)? = conflicts[paragraph.key] else {
      return head + body(edit.was == paragraph.markup ? edit.became : [paragraph.markup])
    }
    return head + ["#! \(hints.now)", "#! \(now)", "#! \(hints.was)", "#! \(edit.was)"] + body(edit.became)
  }

  private func body(_ paragraphs: [String]) -> [String] {
    paragraphs.flatMap { [$0.first == "#" ? "\\" + $0 : $0, ""] }
  }

  private static func oneLine(_ text: String) -> String {
    text.split(separator: "\n").joined(separator: "; ")
  }

  // MARK: In

  /// The edits after the text has been changed; what was not touched stays as it was.
  package func edits(in text: String) throws(Problem) -> PaperEdits {
    let parts = try parts(of: text)
    var result = edits
    let known = Dictionary(draft.paragraphs.map { ($0.key, $0.markup) }, uniquingKeysWith: { first, _ in first })
    if let missing = known.keys.sorted().first(where: { parts[$0] == nil }) { throw .keyMissing(missing) }
    for (key, part) in parts.sorted(by: { $0.key < $1.key }) {
      if let long = part.paragraphs.first(where: { $0.count > PaperEdit.charactersMax }) {
        throw .tooLong(String(long.prefix(40)), charactersMax: PaperEdit.charactersMax)
      }
      // What is in conflict stays in conflict until its lines are taken out.
      if part.isInConflict, let edit = edits[key] {
        result.set(PaperEdit(key: key, was: edit.was, became: part.paragraphs), for: key)
      } else if let now = known[key] {
        let isAsDrafted = part.paragraphs == [now] || (part.paragraphs.isEmpty && now.isEmpty)
        result.set(isAsDrafted ? nil : PaperEdit(key: key, was: now, became: part.paragraphs), for: key)
      } else {
        result.set(nil, for: key)
      }
    }
    // Whoever takes the whole of it out, key and all, lets it go.
    for conflict in conflicts.values {
      if case .gone(let edit) = conflict, parts[edit.key] == nil { result.set(nil, for: edit.key) }
    }
    return PaperEdits(result.all.sorted { place(of: $0.key) < place(of: $1.key) })
  }

  private func place(of key: String) -> Int { draft.paragraphs.firstIndex { $0.key == key } ?? .max }

  private struct Part {
    var paragraphs: [String] = []
    var isInConflict = false
    var isOpen = false
  }

  private func parts(of text: String) throws(Problem) -> [String: Part] {
    let known = Set(draft.paragraphs.map(\.key)).union(conflicts.keys)
    var parts: [String: Part] = [:]
    var current: String?
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = Self.trimmed(line)
      if line.hasPrefix("#= ") {
        let key = String(line.dropFirst(3))
        guard known.contains(key) else { throw .keyUnknown(key, line: index + 1) }
        guard parts[key] == nil else { throw .keyTwice(key, line: index + 1) }
        parts[key] = Part()
        current = key
      } else if line.hasPrefix("#!") {
        if let current { parts[current]?.isInConflict = true }
      } else if line.hasPrefix("# ") || line.hasPrefix("#|") || line == "#" {
        continue
      } else if line.isEmpty {
        if let current { parts[current]?.isOpen = false }
      } else {
        guard let current, var part = parts[current] else { throw .textOutside(line: index + 1) }
        add(line, to: &part)
        parts[current] = part
      }
    }
    return parts.mapValues { part in
      var part = part
      // As the draft writes it, so that only what says something else counts as changed.
      part.paragraphs = part.paragraphs.map { PaperMarkup.text(of: PaperMarkup.runs($0)) }
      return part
    }
  }

  /// A line goes on with the paragraph that is open, or begins one.
  private func add(_ line: String, to part: inout Part) {
    let text = line.hasPrefix("\\#") ? String(line.dropFirst()) : line
    if part.isOpen, let last = part.paragraphs.indices.last {
      part.paragraphs[last] += " " + text
    } else {
      part.paragraphs.append(text)
      part.isOpen = true
    }
  }

  private static func trimmed(_ line: Substring) -> String {
    let blanks: Set<Character> = [" ", "\t", "\r", "\r\n"]
    let left = line.drop { blanks.contains($0) }
    return String(left.reversed().drop { blanks.contains($0) }.reversed())
  }
}
