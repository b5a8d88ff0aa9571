import Archives

/// Which cells are shown as dates: by the number of a cell's style.
struct NumberFormats {
  private var styles: [Bool] = []

  /// The formats that every workbook knows without being told, and that show dates or times.
  private static let dateFormats: Set<Int> = Set([14...22, 27...36, 45...47, 50...58].flatMap(Array.init))

  /// Whether cells of a style show dates.
  func isDate(style: Int?) -> Bool { style.map { styles.indices.contains($0) && styles[$0] } ?? false }

  static func read(_ bytes: [UInt8], named part: String) throws(WorkbookFault) -> NumberFormats {
    var formats = NumberFormats()
    var codes: [Int: String] = [:]
    var isWithinStyles = false
    try PartReader.read(bytes, named: part) { event in
      switch event {
      case .begin("numFmt", let attributes):
        guard let number = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] else {
          return
        }
        codes[number] = code
      case .begin("cellXfs", _): isWithinStyles = true
      case .end("cellXfs"): isWithinStyles = false
      case .begin("xf", let attributes) where isWithinStyles:
        let number = attributes["numFmtId"].flatMap { Int($0) } ?? 0
        formats.styles.append(codes[number].map(showsDate) ?? dateFormats.contains(number))
      default: break
      }
    }
    return formats
  }

  /// Whether a format shows a date or a time: letters of one stand in it outside quotes, brackets and escapes.
  static func showsDate(_ code: String) -> Bool {
    var rest = code.split(separator: ";", omittingEmptySubsequences: false).first.map(Array.init) ?? []
    rest.reverse()
    while let sign = rest.popLast() {
      switch sign {
      case "\"":
        while let next = rest.popLast(), next != "\"" {}
      case "\\", "_", "*": _ = rest.popLast()
      case "[":
        var inside = ""
        while let next = rest.popLast(), next != "]" { inside.append(next) }
        // [h] counts hours past a day; [Red] and [$-42A] are no dates.
        if let first = inside.lowercased().first, "hms".contains(first), Set(inside.lowercased()).count == 1 {
          return true
        }
      case "G", "g":
        // 'General' has letters, too.
        if String(rest.reversed().prefix(6)).lowercased() == "eneral" { rest.removeLast(6) }
      default:
        if "ymdhsYMDHS".contains(sign) { return true }
      }
    }
    return false
  }
}
