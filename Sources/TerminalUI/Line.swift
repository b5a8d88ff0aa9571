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
  /// What a camera reads: black on white whatever the terminal's colours are, and where it is to have none.
  case blackOnWhite
}

/// A piece of text in one style.
public struct Span: Sendable, Hashable {
  /// The text: NFC, without control characters and without what only asks for another form of a letter.
  public let text: String
  /// How it stands out.
  public let style: Style

  /// A piece of text, made safe for a terminal.
  public init(_ text: String, _ style: Style = .plain) {
    self.style = style
    guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
      self.text = text
      return
    }
    let composed = text.precomposedStringWithCanonicalMapping
    let isSafe = composed.unicodeScalars.allSatisfy { !Self.isControl($0) && !Self.isFormOfLetter($0) }
    let shown = composed.unicodeScalars.lazy.filter { !Self.isFormOfLetter($0) }.map(Self.shown)
    self.text = isSafe ? composed : String(String.UnicodeScalarView(shown))
  }

  /// Whether a scalar asks for the letter before it as a picture or as text: terminals differ in how wide it is then.
  private static func isFormOfLetter(_ scalar: Unicode.Scalar) -> Bool { (0xFE0E...0xFE0F).contains(scalar.value) }

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
  public var width: Int { spans.reduce(0) { $0 + $1.text.columns } }

  /// The words without their styles.
  public var text: String { spans.map(\.text).joined() }

  /// One line behind the other.
  public static func + (left: Line, right: Line) -> Line { Line(left.spans + right.spans) }

  /// The line in exactly `width` columns: cut with `…`, or filled with spaces.
  public func fitted(to width: Int) -> Line {
    let missing = width - self.width
    guard missing < 0 else { return missing == 0 ? self : self + Line(String(repeating: " ", count: missing)) }
    guard width > 0 else { return Line() }
    var left = width - 1
    var cut: [Span] = []
    for span in spans where left > 0 {
      let text = span.text.prefix(columns: left)
      cut.append(Span(text, span.style))
      left -= text.columns
      if text.count < span.text.count { break }
    }
    // Where a letter of two columns did not fit, one column stays empty.
    return Line(cut + [Span("…" + String(repeating: " ", count: left), cut.last?.style ?? .plain)])
  }

  /// The line with `right` hanging on the right margin; what does not fit is cut from the left one.
  public func with(right: Line, width: Int) -> Line {
    guard right.width > 0 else { return fitted(to: width) }
    return fitted(to: max(0, width - right.width - 1)) + Line(" ") + right.fitted(to: min(right.width, width - 1))
  }

  /// The line with `other` directly behind it; where both do not fit, each is sure of half the width.
  public func beside(_ other: Line, width: Int) -> Line {
    let room = width - min(other.width, max(width / 2, width - self.width))
    return (self.width > room ? fitted(to: room) : self) + other
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
