import Foundation

/// Texts and times of a meeting as plain ones.
enum MeetingText {
  /// A text of a page without its marks, in one line, cut where it is long.
  static func plain(_ text: String, max: Int = 500) -> String {
    var plain = text.replacing(/<(?:br|\/p|\/li|\/h\d|\/div)[^>]*>/, with: " ").replacing(/<[^>]*>/, with: "")
    for (mark, letter) in marks { plain = plain.replacing(mark, with: letter) }
    let visible = plain.unicodeScalars.filter { $0.properties.generalCategory != .format }
    let line = String(String.UnicodeScalarView(visible)).precomposedStringWithCanonicalMapping
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= max ? line : line.prefix(max - 1) + "…"
  }

  private static let marks = [
    ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&ouml;", "ö"), ("&auml;", "ä"),
    ("&uuml;", "ü"), ("&Ouml;", "Ö"), ("&Auml;", "Ä"), ("&Uuml;", "Ü"), ("&szlig;", "ß"), ("&amp;", "&"),
  ]

  /// A code out of a text: its letters, figures and the signs that codes have, the rest as `-`; nothing where none is left.
  static func code(_ text: String, max: Int = 60) -> String? {
    let signs = plain(text).map { $0.isLetter || $0.isNumber || "-._/".contains($0) ? $0 : "-" }
    let parts = String(signs).split(separator: "-").joined(separator: "-")
    return parts.isEmpty ? nil : String(parts.prefix(max))
  }

  /// A moment of a meeting: its date, its minute of the day and the offset of its clock.
  struct Moment {
    let date: String
    let minutes: Int
    let offset: String
  }

  /// Reads `2011-11-11T11:11:11+01:00`; nothing for what is no moment.
  static func moment(_ text: String?) -> Moment? {
    guard let text,
      let match = text.firstMatch(of: /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})[^+\-Z]*([+\-]\d{2}:\d{2}|Z)?/),
      let hour = Int(match.2), let minute = Int(match.3)
    else { return nil }
    let offset = match.4.map { $0 == "Z" ? "+00:00" : String($0) } ?? "+00:00"
    return Moment(date: String(match.1), minutes: hour * 60 + minute, offset: offset)
  }
}
