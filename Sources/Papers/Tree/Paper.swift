package import Congress

/// A paper of the secretariat: its head, its sentences, its tables, the lines to sign on.
///
/// Shape: what stands from top to bottom, and nothing of how it looks but the layout by its measures. A value: the same
/// records and the same layout give the same paper.
package struct Paper: Sendable, Hashable {
  /// What it is called in a list of files.
  package let title: String
  /// The congress.
  package let congress: Code<Definition>
  /// The language that it is written in.
  package let language: Language
  /// How it is laid out.
  package let layout: PaperLayout
  /// The place of the newest record that it stands on.
  package let sequence: Int64
  /// When that record was made, in ms since 1970 UTC.
  package let atMS: Int64
  /// What stands at the head of every page of a paper that counts for nothing: of a rehearsal.
  package let mark: String?
  /// What stands on it, from top to bottom.
  package var blocks: [PaperBlock]

  /// Every paragraph that people may edit, in order.
  package var paragraphs: [PaperParagraph] { blocks.flatMap(\.paragraphs) }

  /// The same paper with other paragraphs in the place of each.
  func mappingParagraphs(_ change: (PaperParagraph) -> [PaperParagraph]) -> Paper {
    var paper = self
    paper.blocks = blocks.flatMap { $0.mappingParagraphs(change) }
    return paper
  }
}

/// One thing that stands on a paper.
package enum PaperBlock: Sendable, Hashable {
  /// The two columns above everything.
  case head(left: [HeadLine], right: [HeadLine])
  case paragraph(PaperParagraph)
  case table(PaperTable)
  /// The two columns to sign in, which stay on one page.
  case signatures(left: [PaperParagraph], right: [PaperParagraph])
  case pageBreak

  /// The paragraphs in it; a table has none, for its figures are the record's alone.
  package var paragraphs: [PaperParagraph] {
    switch self {
    case .head(let left, let right): (left + right).map(\.paragraph)
    case .paragraph(let paragraph): [paragraph]
    case .signatures(let left, let right): left + right
    case .table, .pageBreak: []
    }
  }

  func mappingParagraphs(_ change: (PaperParagraph) -> [PaperParagraph]) -> [PaperBlock] {
    switch self {
    case .head(let left, let right):
      func changed(_ lines: [HeadLine]) -> [HeadLine] {
        lines.flatMap { line in change(line.paragraph).map { HeadLine(paragraph: $0, look: line.look) } }
      }
      return [.head(left: changed(left), right: changed(right))]
    case .paragraph(let paragraph): return change(paragraph).map(PaperBlock.paragraph)
    case .signatures(let left, let right):
      return [.signatures(left: left.flatMap(change), right: right.flatMap(change))]
    case .table, .pageBreak: return [self]
    }
  }
}

/// A line of the head, and how it looks.
package struct HeadLine: Sendable, Hashable {
  package let paragraph: PaperParagraph
  package let look: PaperLayout.HeadLook
}

/// A paragraph with the key by which an edit finds it again.
package struct PaperParagraph: Sendable, Hashable {
  /// What a paragraph is on its paper.
  package enum Style: String, Sendable, Hashable, CaseIterable {
    case head, title, annex, subject, heading, subheading, body, listed, caption, note
    case signFor = "sign-for"
    case signOffice = "sign-office"
    case signName = "sign-name"
  }

  /// What it is about, the same in every draft: `item.1.11.ballot.BQ06.1`.
  package let key: String
  /// What it is on the paper.
  package let style: Style
  /// What stands before it and is counted anew in every draft: `12. `.
  package var number: String?
  /// Its sentences; between them stands a space.
  package var sentences: [PaperSentence]
  /// Whether its words are the secretary's.
  package var isEdited = false

  /// A paragraph of sentences.
  init(_ key: String, _ style: Style, number: String? = nil, _ sentences: [PaperSentence]) {
    self.key = key
    self.style = style
    self.number = number
    self.sentences = sentences
  }

  /// A paragraph of one sentence with marks.
  init(_ key: String, _ style: Style, number: String? = nil, _ markup: String, sources: [Int64] = []) {
    self.init(key, style, number: number, [PaperSentence(markup, sources: sources)])
  }

  /// Its text with marks for what is bold or italic.
  package var markup: String { sentences.map { PaperMarkup.text(of: $0.runs) }.joined(separator: " ") }

  /// Its text without marks.
  package var text: String { sentences.map { $0.runs.map(\.text).joined() }.joined(separator: " ") }

  /// The journal's places that it stands on, in order.
  package var sources: [Int64] { Set(sentences.flatMap(\.sources)).sorted() }
}

/// A sentence, and what it stands on.
package struct PaperSentence: Sendable, Hashable {
  /// Its parts that look alike, in order.
  package var runs: [PaperRun]
  /// The journal's places that it stands on, in order; none for words that are on every paper.
  package var sources: [Int64]

  /// A sentence from text with marks.
  init(_ markup: String, sources: [Int64] = []) {
    runs = PaperMarkup.runs(markup)
    self.sources = Set(sources).sorted()
  }
}

/// A part of a sentence that looks alike.
package struct PaperRun: Sendable, Hashable {
  package var text: String
  package var isBold = false
  package var isItalic = false
}

/// Rows of cells under a row of heads.
package struct PaperTable: Sendable, Hashable {
  /// One column.
  package struct Column: Sendable, Hashable {
    /// What stands above it.
    package let head: String
    /// Its share of the table's width, beside those of the others.
    package let width: Int
    /// Whether its cells stand in the middle.
    package var isCentered = false
  }

  /// One row: a cell a column, and what it stands on.
  package struct Row: Sendable, Hashable {
    package let cells: [String]
    package var sources: [Int64] = []
    package var isBold = false

    /// Whether its one cell is a heading over every column.
    package var isHeading: Bool { isBold && cells.count == 1 }
  }

  package let columns: [Column]
  package let rows: [Row]
}
