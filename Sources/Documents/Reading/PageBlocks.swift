/// Which lines of a page belong together: its paragraphs, as a phone sets them anew and as a finger chooses them.
///
/// A page made of a PDF says nothing of paragraphs, so they are found as people find them: a paragraph ends where more is
/// left free below it than between its lines, where a line is not filled, and where a line is set in or begins with a mark.
public struct PageBlock: Sendable, Hashable, Codable {
  /// How it is set.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case plain, centered, heading
  }

  /// The first of its lines.
  public let first: Int
  /// How many lines it has.
  public let count: Int
  /// How it is set.
  public let kind: Kind

  /// How much more than is usual between two lines ends a paragraph, in hundredths of a line's height.
  private static let gapPercent = 35
  /// By how much a line is set in that begins a paragraph, in hundredths of a line's height.
  private static let indentPercent = 60
  /// How much of the width a line may leave free at its end, in hundredths.
  private static let openPercent = 12

  /// The blocks of a page's lines, all of them in order.
  static func blocks(of lines: [PageLine]) -> [PageBlock] {
    guard !lines.isEmpty else { return [] }
    let measure = Measure(lines)
    var starts = [0]
    for index in lines.indices.dropFirst() where measure.ends(between: lines[index - 1], lines[index]) {
      starts.append(index)
    }
    return zip(starts, starts.dropFirst() + [lines.count]).map { start, end in
      let own = lines[start..<end]
      let text = own.map(\.text).joined(separator: " ")
      let kind: Kind =
        DocumentOutline.level(of: text) != nil ? .heading : own.allSatisfy(measure.isCentered) ? .centered : .plain
      return PageBlock(first: start, count: end - start, kind: kind)
    }
  }

  /// The measures of a page's text.
  private struct Measure {
    let left: Int
    let right: Int
    /// What is usual between two lines.
    let gap: Int

    init(_ lines: [PageLine]) {
      left = Self.common(lines.map(\.left)) ?? 0
      right = lines.map(\.right).max() ?? 0
      let gaps = zip(lines, lines.dropFirst()).filter { $1.top > $0.top }.map { $1.top - $0.bottom }
      gap = Self.middle(gaps) ?? 0
    }

    /// Whether a paragraph ends between two lines.
    func ends(between above: PageLine, _ below: PageLine) -> Bool {
      let height = max(above.height, 1)
      // Cells of one row stand beside each other.
      if below.top < above.bottom - height / 2 { return !(below.left >= above.right && below.bottom > above.top) }
      if below.top - above.bottom > gap + height * gapPercent / 100 { return true }
      // What a part is about stands below its number.
      if DocumentOutline.level(of: above.text) == 1 { return true }
      if isCentered(above) || isCentered(below) { return isCentered(above) != isCentered(below) }
      if (right - above.right) * 100 > max(right - left, 1) * openPercent { return true }
      // A cell at the end of its row goes on in no other row.
      if above.left > (left + right) / 2, below.left < above.left { return true }
      if below.left > left + height * indentPercent / 100, below.left > above.left + height * indentPercent / 100 {
        return true
      }
      return below.words.first.map(Self.isMark) ?? false
    }

    /// Whether a line stands in the middle.
    func isCentered(_ line: PageLine) -> Bool {
      let width = max(right - left, 1)
      let (before, behind) = (line.left - left, right - line.right)
      return before * 100 > width * 8 && behind * 100 > width * 8 && (before - behind).magnitude * 100 < width * 8
    }

    /// Whether a word begins a part of a list: `-`, `a)`, `1.`.
    private static func isMark(_ word: String) -> Bool {
      if ["-", "–", "+", "•", "*"].contains(word) { return true }
      guard word.count <= 4, let end = word.last, ".)".contains(end) else { return false }
      let rest = word.dropLast()
      return !rest.isEmpty && (rest.allSatisfy(\.isNumber) || (rest.count == 1 && rest.allSatisfy(\.isLetter)))
    }

    /// Where most lines begin, to a point.
    private static func common(_ places: [Int]) -> Int? {
      var counts: [Int: Int] = [:]
      for place in places { counts[place / 100, default: 0] += 1 }
      return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { $0.key * 100 }
    }

    private static func middle(_ numbers: [Int]) -> Int? {
      numbers.isEmpty ? nil : numbers.sorted()[numbers.count / 2]
    }
  }
}
