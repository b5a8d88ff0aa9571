import Foundation

/// How a piece of text stands out; a terminal without colours still has weight and inversion.
public enum Style: Sendable, Hashable, CaseIterable {
  case plain, quiet, strong, accent, good, warning, alarm
  /// What is selected.
  case selected
  /// What must not be overlooked: a prompt, SAFE, a lost link.
  case shout
  /// A sign that is read from afar, by what it says: well, otherwise than usual, badly.
  case goodSign, otherSign, alarmSign
}

/// A piece of text in one style.
public struct Span: Sendable, Hashable {
  /// The text: NFC, without control characters, one column a character.
  public let text: String
  /// How it stands out.
  public let style: Style

  /// A piece of text, made safe for a terminal.
  public init(_ text: String, _ style: Style = .plain) {
    let composed = text.precomposedStringWithCanonicalMapping
    let isSafe = composed.unicodeScalars.allSatisfy { !Self.isControl($0) }
    self.text = isSafe ? composed : String(String.UnicodeScalarView(composed.unicodeScalars.map(Self.shown)))
    self.style = style
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar { isControl(scalar) ? "\u{FFFD}" : scalar }
}

/// One line of a page: pieces of text, left to right.
public struct Line: Sendable, Hashable {
  /// The pieces.
  public private(set) var spans: [Span]

  /// A line of pieces.
  public init(_ spans: [Span] = []) { self.spans = spans.filter { !$0.text.isEmpty } }

  /// A line in one style.
  public init(_ text: String, _ style: Style = .plain) { self.init([Span(text, style)]) }

  /// How many columns it takes.
  public var width: Int { spans.reduce(0) { $0 + $1.text.count } }

  /// The words without their styles.
  public var text: String { spans.map(\.text).joined() }

  /// One line behind the other.
  public static func + (left: Line, right: Line) -> Line { Line(left.spans + right.spans) }

  /// The line in exactly `width` columns: cut with `…`, or filled with spaces.
  public func fitted(to width: Int) -> Line {
    let missing = width - self.width
    guard missing < 0 else { return missing == 0 ? self : self + Line(String(repeating: " ", count: missing)) }
    var left = max(0, width - 1)
    var cut: [Span] = []
    for span in spans where left > 0 {
      let text = String(span.text.prefix(left))
      left -= text.count
      cut.append(Span(text, span.style))
    }
    return Line(cut + (width > 0 ? [Span("…", cut.last?.style ?? .plain)] : []))
  }

  /// The line with `right` hanging on the right margin; what does not fit is cut from the left one.
  public func with(right: Line, width: Int) -> Line {
    guard right.width > 0 else { return fitted(to: width) }
    return fitted(to: max(0, width - right.width - 1)) + Line(" ") + right.fitted(to: min(right.width, width - 1))
  }

  /// The same line in one style.
  public func styled(_ style: Style) -> Line { Line(spans.map { Span($0.text, style) }) }
}

/// How many columns and rows a terminal has.
public struct PageSize: Sendable, Hashable {
  /// The smallest page that shows everything.
  public static let least = PageSize(columns: 80, rows: 24)
  /// The largest page that is drawn; a larger terminal stays empty beyond it.
  public static let most = PageSize(columns: 400, rows: 200)

  /// Characters in a line.
  public let columns: Int
  /// Lines.
  public let rows: Int

  /// A size, kept within 1 × 1 and ``most``.
  public init(columns: Int, rows: Int) {
    self.columns = min(max(1, columns), 400)
    self.rows = min(max(1, rows), 200)
  }
}

extension String {
  /// The text with spaces behind it, up to so many columns.
  public func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
