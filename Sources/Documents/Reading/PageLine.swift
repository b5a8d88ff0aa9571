/// A line of a page as it is read: its words, with the place of each.
///
/// Places are hundredths of a point from the page's top left corner.
public struct PageLine: Sendable, Hashable, Codable {
  /// Where its letters begin.
  public let top: Int
  /// Where they end.
  public let bottom: Int
  /// Its words.
  public let words: [String]
  /// Where each word begins and ends: two numbers a word.
  public let edges: [Int]

  /// Where the line begins.
  var left: Int { edges.min() ?? 0 }
  /// Where it ends.
  var right: Int { edges.max() ?? 0 }
  var height: Int { bottom - top }
  var text: String { words.joined(separator: " ") }

  /// The lines of a page, in the order in which they are read; words without a place are left out.
  static func lines(of text: PageText) -> [PageLine] {
    var lines: [(number: Int, words: [PageText.Word])] = []
    for word in text.words where word.box.count == 4 {
      if lines.last?.number == word.line {
        lines[lines.count - 1].words.append(word)
      } else {
        lines.append((word.line, [word]))
      }
    }
    return lines.map { line in
      PageLine(
        top: line.words.map { $0.box[1] }.min() ?? 0, bottom: line.words.map { $0.box[3] }.max() ?? 0,
        words: line.words.map(\.text), edges: line.words.flatMap { [$0.box[0], $0.box[2]] })
    }
  }
}
