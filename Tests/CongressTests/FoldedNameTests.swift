import Testing

@testable import Congress

/// Goal: names are found however they are typed, and nobody else is.
///
/// Method: names and queries as people write them.
@Suite struct FoldedNameTests {
  @Test(arguments: [
    ("Hòa", "hoa"), ("Hoà", "hoa"), ("HOÀ", "hoa"), ("Đặng Hữu Ưng", "dang huu ung"),
    ("Nguyễn Quỳnh Thị Ỷ", "nguyen quynh thi y"),
    ("  K'Sor   Phước ", "k'sor phuoc"), ("", ""),
  ]) func tonesHatsHornsAndBarsGo(_ name: String, _ folded: String) {
    #expect(FoldedName(name).words.joined(separator: " ") == folded)
  }

  @Test func lettersInTwoPartsFoldAsWholeOnes() {
    #expect(FoldedName("Ho\u{300}a") == FoldedName("Hòa"))
    #expect(FoldedName("Đ\u{0103}\u{0323}ng") == FoldedName("dang"))
  }

  @Test(arguments: [
    ("hoa", 0), ("nguyen van", 2), ("nguyen hoa", 0), ("van", 2), ("h", 1), ("van nguyen", nil), ("hoan", nil),
    ("", nil),
    ("nguyễn văn hòa", 0),
  ]) func wordsBeginWordsInTheirOrder(_ query: String, _ rank: Int?) {
    #expect(FoldedName("Nguyễn Văn Hòa").rank(for: FoldedName(query)) == rank, "\(query)")
  }

  /// Every vowel in every tone, and nothing with a mark is left.
  @Test func everyVietnameseLetterFoldsToALetterOfTheLatinAlphabet() {
    let letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
    for letter in letters + letters.uppercased() {
      #expect(FoldedName(String(letter)).words.first?.allSatisfy(\.isASCII) == true, "\(letter)")
    }
  }
}
