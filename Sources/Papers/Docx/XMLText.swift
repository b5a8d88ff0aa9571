/// Text as it stands in XML: what has a meaning there is written by its name, and what no XML may hold is left out.
enum XMLText {
  static func escaped(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default:
        let isAllowed = scalar.value >= 0x20 || scalar == "\t" || scalar == "\n"
        if isAllowed, scalar.value != 0xFFFE, scalar.value != 0xFFFF { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }

  /// An element without content and with attributes that hold no user's text.
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
}
