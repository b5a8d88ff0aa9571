import Archives
import Documents
import Foundation

/// The words of pages with their places, from what `pdftotext -bbox-layout` writes.
enum TextLayer {
  /// Two boxes of one line that are nearer than this, as a share of their height, are parts of one word: where a font lacks
  /// a letter another stands in for it, and the word falls apart.
  private static let gapOfWord = 0.08

  /// The texts of the pages, in order.
  /// - Throws: ``PressProblem/resultUnsound(_:)`` where it is no such text.
  static func pages(of text: String) throws(PressProblem) -> [PageText] {
    // A document type is declared there, and read by nobody.
    guard let start = text.range(of: "<html") else { throw .resultUnsound(Tool.pdftotext.rawValue) }
    var reader = Reader()
    do {
      try MarkupReader.read(Array(text[start.lowerBound...].utf8.filter { $0 >= 0x20 || $0 == 0x0A })) { event in
        reader.take(event)
      }
    } catch {
      throw .resultUnsound(Tool.pdftotext.rawValue)
    }
    return reader.pages.map { PageText(words: $0) }
  }

  /// Reads word after word.
  private struct Reader {
    var pages: [[PageText.Word]] = []
    private var line = -1
    private var box: [Double]?
    private var text = ""

    mutating func take(_ event: MarkupEvent) {
      switch event {
      case .begin("page", _):
        pages.append([])
        line = -1
      case .begin("line", _): line += 1
      case .begin("word", let attributes):
        let sides = ["xMin", "yMin", "xMax", "yMax"].compactMap { attributes[$0].flatMap(Double.init) }
        (box, text) = (sides.count == 4 ? sides : nil, "")
      case .text(let piece): if box != nil { text += piece }
      case .end("word"):
        if let box { add(text, box) }
        box = nil
      case .begin, .end: break
      }
    }

    private mutating func add(_ text: String, _ box: [Double]) {
      guard let page = pages.indices.last else { return }
      let composed = text.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
      guard !composed.isEmpty else { return }
      let word = PageText.Word(
        text: composed, box: box.map { Int(min(max($0, -1e6), 1e6) * 100 + 0.5) }, line: max(line, 0))
      if let last = pages[page].last, last.line == word.line, isOneWord(last, word) {
        pages[page][pages[page].count - 1] = PageText.Word(
          text: (last.text + word.text).precomposedStringWithCanonicalMapping,
          box: [last.box[0], min(last.box[1], word.box[1]), word.box[2], max(last.box[3], word.box[3])], line: last.line
        )
      } else {
        pages[page].append(word)
      }
    }

    private func isOneWord(_ left: PageText.Word, _ right: PageText.Word) -> Bool {
      let height = Double(max(left.box[3] - left.box[1], 1))
      let gap = Double(right.box[0] - left.box[2])
      return gap < height * gapOfWord && gap > -height
    }
  }
}
