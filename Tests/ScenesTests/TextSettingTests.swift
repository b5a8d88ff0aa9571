import Congress
import Testing

@testable import Scenes

/// Goal: text wraps, then shrinks to the floor, then pages, and is never lost or smaller.
///
/// Method: even fonts (half an em a letter), examples, and seeded random texts against the rule that all words come out
/// in order.
@Suite struct TextSettingTests {
  private let setter = TextSetter(measure: EvenFonts(), face: .text)

  @Test func theFloorOfAHallFollowsFromItsMeasures() {
    #expect(TypeScale.floorSize(for: HallGeometry(farthestViewerMetres: 28, imageHeightMetres: 4)) == 72)
    #expect(TypeScale.floorSize(for: HallGeometry(farthestViewerMetres: 40, imageHeightMetres: 4)) == 104)
    #expect(TypeScale.floorSize(for: HallGeometry(farthestViewerMetres: 5, imageHeightMetres: 4)) == 24)
  }

  @Test func linesBreakBetweenWords() {
    #expect(setter.wrap("một hai ba bốn", size: 20, width: 80) == ["một hai", "ba bốn"])
  }

  @Test func aWordWiderThanALineIsCut() {
    #expect(setter.wrap("abcdefghij", size: 20, width: 40) == ["abcd", "efgh", "ij"])
  }

  @Test func rangesNumeralsAndCountsAreNotPartedFromTheirWords() {
    let words = TextSetter.unbreakables(of: "thành phố Cần Thơ lần thứ I, nhiệm kỳ 2025 – 2030 gồm 15 đồng chí")
    #expect(
      words
        == ["thành", "phố", "Cần Thơ", "lần thứ I,", "nhiệm", "kỳ", "2025 – 2030", "gồm", "15 đồng", "chí"])
  }

  @Test func evenLinesLeaveNoWordAlone() {
    let lines = setter.wrapEvenly("aaaa bbbb cccc dddd eeee f", size: 20, width: 250)
    #expect(lines.count == 2)
    #expect(lines[1].count > 5)
  }

  @Test func wordsHeldTogetherPartBeforeTheyAreCutAndEvenLinesCutNothing() {
    #expect(setter.wrap("Thới An Đông", size: 20, width: 90) == ["Thới An", "Đông"])
    #expect(setter.wrapEvenly("Phường Thới An Đông", size: 20, width: 180) == ["Phường Thới", "An Đông"])
  }

  @Test func aWordOfTwoSyllablesIsNotTornWhereThatTakesNoFurtherLine() {
    let text = "Thông qua Nghị quyết Đại hội đại biểu Đảng bộ thành phố"
    #expect(setter.wrap(text, size: 20, width: 320)[0].hasSuffix("Đại hội đại"))
    #expect(
      setter.wrapEvenly(text, size: 20, width: 320) == ["Thông qua Nghị quyết Đại hội", "đại biểu Đảng bộ thành phố"])
    // Here it would take a third line.
    #expect(setter.wrapEvenly("aaa nghị quyết bbb", size: 20, width: 130) == ["aaa nghị", "quyết bbb"])
  }

  @Test func ofTwoWaysLinesEndWhereAReaderPauses() {
    #expect(setter.wrapEvenly("aaaa bbb, ccc dddd", size: 20, width: 140) == ["aaaa bbb,", "ccc dddd"])
    #expect(setter.wrapEvenly("aaaa bbb cc, ddd eee ff", size: 20, width: 150) == ["aaaa bbb cc,", "ddd eee ff"])
  }

  @Test func atTheFloorAWordIsUntornByOneMoreLineWhereThereIsRoom() {
    let text = "aaa nghị quyết bbb"
    #expect(setter.fit(text, width: 130, height: 54, largest: 20, floor: 20).lines == ["aaa nghị", "quyết bbb"])
    #expect(setter.fit(text, width: 130, height: 81, largest: 20, floor: 20).lines == ["aaa", "nghị quyết", "bbb"])
  }

  @Test func aParagraphThatFitsThePageIsNotPartedByItsEnd() {
    let text = ["aaaa bbbb cccc", "dddd eeee ffff"].joined(separator: "\n\n")
    let pages = ParagraphSetter(measure: EvenFonts(), face: .text)
      .pages(text, width: 50, height: 5 * 27, largest: 20, floor: 20)
    #expect(pages.map(\.lines) == [["aaaa", "bbbb", "cccc"], ["dddd", "eeee", "ffff"]])
  }

  @Test(arguments: ["Đại hội", "đại biểu,", "“biểu quyết”", "THÔNG QUA", "kỹ thuật."])
  func twoSyllablesOfOneWordAreKnown(word: String) throws {
    let syllables = word.split(separator: " ")
    #expect(Compounds.isWord(try #require(syllables.first), try #require(syllables.last)))
  }

  @Test(arguments: ["hội đại", "đại, biểu", "– 2030", "Party Committee"])
  func whatBelongsToTwoWordsMayPart(pair: String) throws {
    let syllables = pair.split(separator: " ")
    #expect(!Compounds.isWord(try #require(syllables.first), try #require(syllables.last)))
  }

  @Test func whatIsCutSaysWhereTheWholeStands() {
    let text = (1...60).map { "w\($0)" }.joined(separator: " ")
    let block = setter.restate(text, width: 300, linesMax: 4, largest: 20, floor: 20, whole: "(whole on page 1)")
    #expect(block.lines.count == 4 && !block.isWhole)
    #expect(block.lines.joined(separator: " ").hasSuffix("… (whole on page 1)"))
    #expect(block.lines.allSatisfy { EvenFonts().width(of: $0, face: .text, size: 20) <= 300 })
    let one = setter.restate(text, width: 300, linesMax: 1, largest: 20, floor: 20, whole: "(whole on page 1)")
    #expect(one.lines.count == 1 && one.lines[0].hasSuffix("…"))
  }

  @Test func textShrinksOnlyAsFarAsItMust() {
    let block = setter.fit("aaaa bbbb", width: 200, height: 60, largest: 80, floor: 20)
    #expect(block == TextBlock(lines: ["aaaa bbbb"], size: 44, isWhole: true))
  }

  @Test func atTheFloorALongTextPagesAndLosesNothing() {
    let text = (1...60).map { "w\($0)" }.joined(separator: " ")
    let pages = setter.pages(text, width: 200, height: 90, largest: 40, floor: 20)
    #expect(pages.count > 1)
    #expect(pages.allSatisfy { $0.size == 20 && $0.height <= 90 })
    #expect(pages.flatMap(\.lines).joined(separator: " ") == text)
  }

  @Test func restatedTextEndsWithAnEllipsisWhereItIsCut() {
    let block = setter.restate("aaaa bbbb cccc dddd eeee", width: 100, linesMax: 2, largest: 20, floor: 20)
    #expect(block.lines == ["aaaa bbbb", "cccc…"] || block.lines == ["aaaa bbbb", "cccc dddd…"])
    #expect(!block.isWhole)
    #expect(block.lines.allSatisfy { EvenFonts().width(of: $0, face: .text, size: 20) <= 100 })
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func everyWordComesOutInOrderAndNoLineIsTooWide(seed: UInt64) {
    var state = seed
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let words = (0..<(1 + random(40))).map { _ in String(repeating: "đ", count: 1 + random(9)) }
    let (size, width) = (10 + random(60), 300 + random(900))
    for lines in [
      setter.wrap(words.joined(separator: " "), size: size, width: width),
      setter.wrapEvenly(words.joined(separator: " "), size: size, width: width),
    ] {
      #expect(lines.joined(separator: " ").filter { $0 != " " } == words.joined(), "seed \(seed)")
      #expect(lines.allSatisfy { EvenFonts().width(of: $0, face: .text, size: size) <= width }, "seed \(seed)")
    }
  }
}
