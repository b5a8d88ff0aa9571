/// Writes an XML text, element by element.
public struct MarkupWriter: Sendable {
  /// What has been written so far, with the declaration before it.
  public private(set) var text = declaration

  /// The line that every document begins with.
  public static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// A text without an element.
  public init() {}

  /// An element and what stands in it.
  /// - Parameter attributes: Name and value, in the order in which they are written.
  public mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], body: (inout MarkupWriter) -> Void
  ) {
    begin(name, attributes)
    text += ">"
    body(&self)
    text += "</\(name)>"
  }

  /// An element with nothing in it.
  public mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    begin(name, attributes)
    text += "/>"
  }

  /// Text between marks.
  public mutating func add(_ characters: String) { text += Self.escaped(characters) }

  private mutating func begin(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    text += "<\(name)"
    for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
  }

  /// A text as it may stand between marks and in an attribute; what XML has no place for becomes U+FFFD.
  public static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { replacement(of: $0) != nil }) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      if let replacement = replacement(of: scalar) {
        escaped += replacement
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func replacement(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "\n": "&#10;"
    case "\r": "&#13;"
    case "\t": "&#9;"
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
    default: nil
    }
  }
}
