import Documents
import Testing

/// Goal: whoever has read a version is told what is otherwise in the next, and nothing that is not.
///
/// Method: pages of a few words; what is put in, taken out, moved on by what stands before it.
@Suite struct PageDifferencesTests {
  /// Pages of words: each line of a text is a line, words 10 points wide.
  private func pages(_ texts: String..., look: String = "") -> [(picture: String, text: PageText)] {
    texts.map { text in
      let words = text.split(separator: "/").enumerated().flatMap { line, words in
        words.split(separator: " ").enumerated().map { place, word in
          PageText.Word(
            text: String(word), box: [place * 1_000, line * 2_000, place * 1_000 + 900, line * 2_000 + 1_500],
            line: line)
        }
      }
      return (text + look, PageText(words: words))
    }
  }

  @Test("A word that was changed is told with its page and its place")
  func changed() {
    let differences = PageDifferences(
      from: pages("một hai ba", "bốn năm sáu"), to: pages("một hai ba", "bốn mười sáu"))
    #expect(differences.pages.map(\.number) == [2])
    #expect(differences.pages.first?.changes.map(\.removed) == ["năm"])
    #expect(differences.pages.first?.changes.map(\.added) == ["mười"])
    #expect(differences.pages.first?.changes.first?.boxes == [[1_000, 0, 1_900, 1_500]])
  }

  @Test("Words that wander to the next page are no change")
  func wandered() {
    let differences = PageDifferences(from: pages("a b c", "d e f"), to: pages("mới a b", "c d e", "f"))
    #expect(differences.pages.map(\.number) == [1])
    #expect(differences.pages.first?.changes.map(\.added) == ["mới"])
    #expect(differences.pagesBefore == 2)
  }

  @Test("What is put in over two lines has a box on each; what is taken out at the end is told on the last page")
  func boxes() {
    let differences = PageDifferences(from: pages("a d x"), to: pages("a b/c d"))
    #expect(
      differences.pages.first?.changes.map(\.boxes) == [[[1_000, 0, 1_900, 1_500], [0, 2_000, 900, 3_500]], []])
    #expect(differences.pages.first?.changes.map(\.removed) == ["", "x"])
  }

  @Test("The same words under another picture are another page")
  func look() {
    #expect(PageDifferences(from: pages("a b"), to: pages("a b", look: "!")).pages.map(\.number) == [1])
    #expect(PageDifferences(from: pages("a b"), to: pages("a b")).pages.isEmpty)
    #expect(PageDifferences(from: [], to: pages("a")).pages.map(\.number) == [1])
    #expect(PageDifferences(from: pages("a"), to: []).pages.isEmpty)
  }

  @Test("Of very much that differs it is still told which pages do")
  func many() {
    let words = (0..<PageDifferences.wordsMax).map { "a\($0)" }.joined(separator: " ")
    let others = (0..<PageDifferences.wordsMax).map { "b\($0)" }.joined(separator: " ")
    let differences = PageDifferences(from: pages("x", words, "y"), to: pages("x", others, "y"))
    #expect(differences.pages.map(\.number) == [2] && differences.pages.first?.changes.isEmpty == true)
  }
}
