/// How papers are laid out, as measures: a file of `Assets/layouts`, such as `party` or `state`.
///
/// Lengths are in mm, letters and lines in points.
package struct PaperLayout: Sendable, Hashable, Decodable {
  /// The page and its margins.
  package struct Page: Sendable, Hashable, Decodable {
    package let width: Int
    package let height: Int
    package let top: Int
    package let bottom: Int
    package let left: Int
    package let right: Int
    /// From the upper edge to the page number.
    package let number: Int

    /// How wide the text is.
    package var textWidth: Int { width - left - right }
  }

  /// The letters.
  package struct Font: Sendable, Hashable, Decodable {
    package let family: String
    /// What stands in where the family is not there.
    package let standIn: String
    package let body: Int
    package let title: Int
    package let subject: Int
    package let table: Int
  }

  /// The lines of the text.
  package struct Spacing: Sendable, Hashable, Decodable {
    /// From line to line, exactly.
    package let line: Int
    /// Behind a paragraph.
    package let after: Int
    /// Before the first line of a paragraph, in mm.
    package let indent: Int
  }

  /// How a line of the head looks, and what it says.
  package struct HeadLook: Sendable, Hashable, Decodable {
    /// What a line of the head says.
    package enum Part: String, Sendable, Hashable, Decodable, CaseIterable {
      case superior, body, number, star, party, nation, motto, place, blank
    }
    /// What is drawn beneath it.
    package enum Rule: String, Sendable, Hashable, Decodable {
      /// A line as long as the text.
      case text
      /// A line of a third of it.
      case third
    }

    package let part: Part
    package let points: Int
    package var isBold: Bool { bold ?? false }
    package var isItalic: Bool { italic ?? false }
    package let rule: Rule?
    private let bold: Bool?
    private let italic: Bool?
  }

  /// The head's two columns.
  package struct Head: Sendable, Hashable, Decodable {
    /// The left column's share of the width, in percent.
    package let leftPercent: Int
    package let left: [HeadLook]
    package let right: [HeadLook]
  }

  /// What stands beneath the title's subject.
  package enum SubjectRule: String, Sendable, Hashable, Decodable {
    case dashes, line
  }

  /// The layout's name, as its words and its file have it.
  package let name: String
  package private(set) var page: Page
  package let font: Font
  package let spacing: Spacing
  package let head: Head
  package let subjectRule: SubjectRule
  /// Between a heading's number and its words: `- `.
  package let headingMark: String
  /// The end of the last sentence: `.` or `./.`.
  package let textEnd: String
}

extension PaperLayout {
  /// The same layout with its pages turned, for tables that need the width.
  package var turned: PaperLayout {
    var layout = self
    layout.page = Page(
      width: page.height, height: page.width, top: page.top, bottom: page.bottom, left: page.top, right: page.bottom,
      number: page.number)
    return layout
  }
}
