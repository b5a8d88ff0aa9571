import Archives

/// The texts that cells share; of a text in several letterings the pieces are put together.
enum SharedTexts {
  static func read(_ bytes: [UInt8], named part: String, limits: WorkbookLimits) throws(WorkbookFault) -> [String] {
    var texts: [String] = []
    var text = RichText(limits: limits)
    try PartReader.read(bytes, named: part) { event in
      try text.take(event)
      guard case .end("si") = event else { return }
      guard texts.count < limits.sharedTextsMax else {
        throw WorkbookFault.tooMany(.texts, max: limits.sharedTextsMax)
      }
      texts.append(text.takeOut())
    }
    return texts
  }
}

/// A text that is collected from the elements `t` of its runs, without what stands above Japanese letters.
struct RichText {
  private let limits: WorkbookLimits
  private var text = ""
  private var isWithinText = false
  private var isWithinReading = false

  init(limits: WorkbookLimits) { self.limits = limits }

  mutating func take(_ event: MarkupEvent) throws {
    switch event {
    case .begin("t", _): isWithinText = true
    case .end("t"): isWithinText = false
    case .begin("rPh", _): isWithinReading = true
    case .end("rPh"): isWithinReading = false
    case .text(let piece) where isWithinText && !isWithinReading:
      text += piece
      guard text.utf16.count <= limits.cellCharactersMax else {
        throw WorkbookFault.tooMany(.characters, max: limits.cellCharactersMax)
      }
    default: break
    }
  }

  /// The text so far, in place of which an empty one begins.
  mutating func takeOut() -> String {
    defer { text = "" }
    return EscapedLetters.plain(text)
  }
}

/// Letters that XML has no place for, as workbooks write them: `_x000D_`.
enum EscapedLetters {
  private static let lengthOfMark = 7

  /// A text with the letters that are meant.
  static func plain(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var plain = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if let meant = self.scalar(at: rest) {
        plain.append(meant)
        rest = rest.dropFirst(lengthOfMark)
      } else {
        plain.append(scalar)
        rest = rest.dropFirst()
      }
    }
    return String(plain)
  }

  /// A text in which nothing reads as such a mark that is none.
  static func escaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var escaped = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if self.scalar(at: rest) != nil { escaped.append(contentsOf: "_x005F".unicodeScalars) }
      escaped.append(scalar)
      rest = rest.dropFirst()
    }
    return String(escaped)
  }

  private static func scalar(at text: Substring.UnicodeScalarView) -> Unicode.Scalar? {
    let mark = Array(text.prefix(lengthOfMark))
    guard mark.count == lengthOfMark, mark[0] == "_", mark[1] == "x", mark[6] == "_",
      mark[2..<6].allSatisfy({ $0.properties.isASCIIHexDigit })
    else { return nil }
    return UInt32(String(String.UnicodeScalarView(mark[2..<6])), radix: 16).flatMap(Unicode.Scalar.init)
  }
}
