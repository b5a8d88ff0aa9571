import Congress

/// Text from anywhere made fit to print: nothing in it can steer a terminal or turn the line around.
///
/// Names, reasons and problems come from people, files and other machines, and an escape sequence in one of them would
/// reach the shell of whoever lists it. Line ends and tabs stay; every other control becomes its picture (`␛`) or the
/// replacement character.
public enum PrintedText {
  /// The text as it may be printed for people.
  public static func plain(_ text: String) -> String {
    replacing(text) { scalar in
      switch scalar.value {
      case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value).map(String.init) ?? replacement
      case 0x7F: "\u{2421}"
      default: replacement
      }
    }
  }

  /// JSON as it may be printed: the same value, its controls written as escapes.
  public static func json(_ text: String) -> String {
    replacing(text) { scalar in
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }

  private static let replacement = "\u{FFFD}"

  private static func replacing(_ text: String, with picture: (Unicode.Scalar) -> String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.contains(where: \.isSteering) else { return text }
    var printed = String.UnicodeScalarView()
    for index in scalars.indices {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      let isLineEnd = scalar == "\r" && next < scalars.endIndex && scalars[next] == "\n"
      if scalar.isSteering, !isLineEnd {
        printed.append(contentsOf: picture(scalar).unicodeScalars)
      } else {
        printed.append(scalar)
      }
    }
    return String(printed)
  }
}
