/// How wide a line in Times New Roman is, near enough to draw a line as long beneath it.
enum TextWidth {
  /// The width in twentieths of a point.
  static func twips(_ text: String, points: Int, isBold: Bool) -> Int {
    let thousandths = text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    let wide = isBold ? thousandths * 106 / 100 : thousandths
    return wide * points * 20 / 1_000
  }

  /// A letter's advance in thousandths of its size; a mark that stands above a letter has none.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case " ", ",", ".", ":", ";", "'", "/", "i", "l", "j", "t", "I", "Í", "Ì", "í", "ì":
      return scalar == "I" ? 333 : 270
    case "M", "W": return 910
    case "m", "w": return 750
    case "-", "f", "r", "s": return 360
    default: break
    }
    let properties = scalar.properties
    if properties.generalCategory == .nonspacingMark { return 0 }
    return properties.isUppercase ? 690 : 480
  }
}
