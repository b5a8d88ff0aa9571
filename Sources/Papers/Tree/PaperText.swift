/// A paper as plain text, for a terminal or a message.
package struct PaperText {
  let paper: Paper
  /// Whether the journal's places stand behind each paragraph.
  let hasSources: Bool

  /// The widest line, in letters.
  static let columns = 100

  /// A paper to be written as text.
  package init(_ paper: Paper, hasSources: Bool) {
    self.paper = paper
    self.hasSources = hasSources
  }

  /// Its lines.
  package var lines: [String] {
    var lines = paper.mark.map { [Self.centered($0), ""] } ?? []
    for block in paper.blocks { lines += self.lines(of: block) }
    return lines
  }

  private func lines(of block: PaperBlock) -> [String] {
    switch block {
    case .head(let left, let right): return beside(left.map(\.paragraph.text), right.map(\.paragraph.text)) + [""]
    case .paragraph(let paragraph): return lines(of: paragraph)
    case .table(let table): return lines(of: table) + [""]
    case .signatures(let left, let right): return [""] + beside(left.map(\.text), right.map(\.text)) + [""]
    case .pageBreak: return [String(repeating: "─", count: Self.columns), ""]
    }
  }

  private func lines(of paragraph: PaperParagraph) -> [String] {
    let places = PaperWords.places(paragraph.sources)
    let text = (paragraph.number ?? "") + paragraph.text + (hasSources && !places.isEmpty ? "  [\(places)]" : "")
    switch paragraph.style {
    case .title, .annex, .subject, .head, .signFor, .signOffice, .signName:
      return Self.wrapped(text, columns: Self.columns).map(Self.centered)
        + ([.subject, .annex].contains(paragraph.style) ? [""] : [])
    case .heading, .subheading, .caption: return Self.wrapped(text, columns: Self.columns) + [""]
    case .body, .note: return Self.wrapped("    " + text, columns: Self.columns) + [""]
    case .listed: return Self.wrapped("    " + text, columns: Self.columns)
    }
  }

  /// Two columns of lines, each in the middle of its half.
  private func beside(_ left: [String], _ right: [String]) -> [String] {
    let half = Self.columns / 2
    return (0..<max(left.count, right.count)).map { index in
      let (one, other) = (
        left.indices.contains(index) ? left[index] : "", right.indices.contains(index) ? right[index] : ""
      )
      let line = Self.padded(one, to: half) + Self.padded(other, to: half)
      return Self.trimmed(line)
    }
  }

  private func lines(of table: PaperTable) -> [String] {
    let whole = table.columns.map(\.width).reduce(0, +)
    let room = Self.columns - 2 * (table.columns.count - 1)
    let widths = table.columns.map { max(3, room * $0.width / max(1, whole)) }
    func rows(_ cells: [String]) -> [String] {
      let wrapped = zip(cells, widths).map { cell, width in
        cell.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
          Self.wrapped(String($0), columns: width)
        }
      }
      return (0..<(wrapped.map(\.count).max() ?? 0)).map { line in
        Self.trimmed(
          zip(wrapped, widths).map { lines, width in
            let text = lines.indices.contains(line) ? lines[line] : ""
            return text + String(repeating: " ", count: max(0, width - text.count))
          }.joined(separator: "  "))
      }
    }
    return rows(table.columns.map(\.head)) + [widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")]
      + table.rows.flatMap { row in
        row.isHeading ? Self.wrapped(row.cells.first ?? "", columns: Self.columns) : rows(row.cells)
      }
  }

  /// A text in lines of so many letters at most; a longer word has a line of its own.
  package static func wrapped(_ text: String, columns: Int) -> [String] {
    let indent = String(text.prefix { $0 == " " })
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = (lines.isEmpty ? indent : "") + word
      } else if line.count + 1 + word.count <= columns {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
  }

  private static func centered(_ line: String) -> String { trimmed(padded(line, to: columns)) }

  private static func padded(_ text: String, to columns: Int) -> String {
    let room = max(0, columns - text.count)
    return String(repeating: " ", count: room / 2) + text + String(repeating: " ", count: room - room / 2)
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
