import Congress
import Papers
import Testing

/// Goal: a figure in words is the figure.
///
/// Method: the numbers at which the two languages change how they count.
@Suite struct NumberWordsTests {
  @Test(
    "Vietnamese counts as it is read out",
    arguments: [
      (0, "không"), (4, "bốn"), (10, "mười"), (15, "mười lăm"), (21, "hai mươi mốt"), (24, "hai mươi tư"),
      (55, "năm mươi lăm"), (105, "một trăm linh năm"), (470, "bốn trăm bảy mươi"),
      (1_005, "một nghìn không trăm linh năm"), (1_586, "một nghìn năm trăm tám mươi sáu"),
      (20_000, "hai mươi nghìn"), (1_000_010, "một triệu không trăm mười"),
    ])
  func vietnamese(number: Int, text: String) {
    #expect(NumberWords.text(number, in: .vietnamese) == text)
  }

  @Test(
    "English counts as it is read out",
    arguments: [
      (0, "zero"), (13, "thirteen"), (21, "twenty-one"), (100, "one hundred"), (470, "four hundred and seventy"),
      (1_005, "one thousand and five"), (20_000, "twenty thousand"),
      (
        1_234_567,
        "one million two hundred and thirty-four thousand five hundred and sixty-seven"
      ),
    ])
  func english(number: Int, text: String) {
    #expect(NumberWords.text(number, in: .english) == text)
  }
}
