/// The parts of a document, found by how Vietnamese offices number them: `Phần thứ nhất`, `Chương II`, `Điều 5`, `I.`,
/// `2.`; and by `Part`, `Chapter`, `Article` in English.
public enum DocumentOutline {
  /// One part.
  public struct Entry: Sendable, Hashable, Codable {
    /// 1 for the largest parts, 2 and 3 for those in them.
    public let level: Int
    /// Its page, from 1.
    public let page: Int
    /// Which block of the page it begins with, from 0.
    public let block: Int
    /// Its heading.
    public let title: String
  }

  /// The most parts that are found.
  public static let entriesMax = 400
  /// The longest heading, in characters; what is longer is a paragraph.
  static let titleCharactersMax = 160
  private static let sentenceEnds: Set<Character> = [".", ";", ",", ":", "…"]
  private static let parts: Set<String> = ["phần", "part", "phụ"]
  private static let chapters: Set<String> = ["chương", "chapter", "mục"]
  private static let articles: Set<String> = ["điều", "article"]

  /// The parts of pages, each with its lines and blocks.
  static func entries(of pages: [(lines: [PageLine], blocks: [PageBlock])]) -> [Entry] {
    var entries: [Entry] = []
    for (index, page) in pages.enumerated() {
      for (place, block) in page.blocks.enumerated() {
        guard entries.count < entriesMax else { return entries }
        let text = text(of: block, in: page.lines)
        guard let level = level(of: text) else { continue }
        // `Phần thứ nhất` stands on a line of its own, and what it is about below.
        let isAlone = level == 1 && text.split(separator: " ").count <= 4
        let next = page.blocks.indices.contains(place + 1) ? page.blocks[place + 1] : nil
        let below = isAlone ? next.map { self.text(of: $0, in: page.lines) } : nil
        let title = below.flatMap { $0.count <= titleCharactersMax ? "\(text): \($0)" : nil } ?? text
        entries.append(Entry(level: level, page: index + 1, block: place, title: title))
      }
    }
    return entries
  }

  private static func text(of block: PageBlock, in lines: [PageLine]) -> String {
    lines[block.first..<(block.first + block.count)].map(\.text).joined(separator: " ")
  }

  /// How large a part is that begins with this text; nothing for what is no heading.
  static func level(of text: String) -> Int? {
    guard text.count <= titleCharactersMax else { return nil }
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first, words.count > 1 else { return nil }
    let numbered = words[1]
    let isNumbered = isNumeral(numbered) || ["thứ", "lục"].contains(numbered.lowercased())
    let name = first.lowercased()
    // A heading begins with a capital; within a sentence the same words stand small.
    if first.first?.isUppercase ?? false, isNumbered {
      if parts.contains(name) { return 1 }
      if chapters.contains(name) { return 2 }
      if articles.contains(name) { return 2 }
    }
    guard first.hasSuffix("."), isNumeral(first), let last = text.last, !sentenceEnds.contains(last) else { return nil }
    return first.dropLast().allSatisfy(\.isNumber) ? (text.count <= 100 ? 3 : nil) : 2
  }

  /// Whether a word is a number in digits or Roman letters, perhaps with its point.
  private static func isNumeral(_ word: String) -> Bool {
    let bare = word.last.map { ".:".contains($0) } ?? false ? word.dropLast() : word[...]
    guard !bare.isEmpty, bare.count <= 6 else { return false }
    return bare.allSatisfy { $0.isASCII && $0.isNumber } || bare.allSatisfy { "IVXLC".contains($0) }
  }
}
