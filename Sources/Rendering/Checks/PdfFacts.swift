import Congress

/// What `pdfinfo` says of a PDF.
struct PdfFacts: Sendable, Hashable {
  /// The size of a page, in points.
  struct Size: Sendable, Hashable {
    let width: Double
    let height: Double
  }

  /// The longest side of a page, in points: more than that no reader of PDF takes.
  static let sidePointsMax = 14_400.0

  let sizes: [Size]
  let hasScripts: Bool

  /// Reads what was said.
  /// - Throws: ``PressProblem`` for a PDF of which no pages are made.
  init(_ words: String) throws(PressProblem) {
    var sizes: [Int: Size] = [:]
    var values: [String: String] = [:]
    for line in words.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let key = line[..<colon].split(separator: " ").map(String.init)
      let value = line[line.index(after: colon)...].split(separator: " ").map(String.init)
      if key.count == 3, key[0] == "Page", key[2] == "size", let number = Int(key[1]), value.count >= 3,
        let width = Double(value[0]), let height = Double(value[2])
      {
        sizes[number] = Size(width: width, height: height)
      } else {
        values[key.joined(separator: " ")] = value.first
      }
    }
    guard values["Encrypted"] == "no" else { throw values["Encrypted"] == nil ? .damaged("pdfinfo") : .encrypted }
    let count = values["Pages"].flatMap { Int($0) } ?? 0
    guard count > 0 else { throw .noPages }
    guard count <= DocumentPages.countMax else { throw .pagesTooMany(count: count, max: DocumentPages.countMax) }
    self.sizes = (1...count).compactMap { sizes[$0] }
    guard self.sizes.count == count else { throw .damaged("pdfinfo: \(self.sizes.count)/\(count)") }
    for (index, size) in self.sizes.enumerated() {
      guard (1...Self.sidePointsMax).contains(size.width), (1...Self.sidePointsMax).contains(size.height) else {
        throw .pageTooLarge(number: index + 1)
      }
    }
    hasScripts = values["JavaScript"] == "yes"
  }
}
