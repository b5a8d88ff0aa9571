import Congress
import HallTestSupport
import Testing

/// Goal: a list stands in the order that every Vietnamese reader expects.
///
/// Method: lists in their right order, shuffled and sorted again; each rule of the order by a list of its own.
@Suite struct VietnameseNameTests {
  static let lists: [[String]] = [
    // The letters, by given name.
    [
      "Lê An", "Lê Ăn", "Lê Ân", "Lê Ba", "Lê Ca", "Lê Dung", "Lê Đa", "Lê En", "Lê Ên", "Lê Giang", "Lê Hà", "Lê In",
      "Lê Khoa", "Lê Lan", "Lê Mai", "Lê Na", "Lê Oanh", "Lê Ôn", "Lê Ơn", "Lê Phú", "Lê Quý", "Lê Rạng", "Lê Sơn",
      "Lê Tú", "Lê Uy", "Lê Ưng", "Lê Vi", "Lê Xuân", "Lê Yên",
    ],
    // The tones: ngang, huyền, hỏi, ngã, sắc, nặng.
    ["Lê Ma", "Lê Mà", "Lê Mả", "Lê Mã", "Lê Má", "Lê Mạ"],
    ["Lê Tuyên", "Lê Tuyền", "Lê Tuyển", "Lê Tuyễn", "Lê Tuyến", "Lê Tuyện"],
    // Letters before tones: no tone of a shorter or earlier word comes after it.
    ["Lê Á", "Lê An", "Lê Án", "Lê Anh", "Lê Ánh", "Lê Ăn"],
    ["Lê Dũng", "Lê Dương", "Lê Đào", "Lê Đức"],
    // Given name first, then the middle words, then the family name.
    ["Trần An", "Vũ An", "Lê Bá An", "Lê Bá Ninh An", "Đỗ Văn An", "Trần Văn An", "An Văn Bình"],
    ["Nguyễn Thị An", "Bùi Thị Bích An", "Nguyễn Thị Bích An", "An"].sorted { $0 == "An" && $1 != "An" },
    // Capitals are the same letters; foreign letters stand where Latin has them.
    ["Lê ĐÀO", "Lê Đạo", "Lê Fi", "Lê Ga", "Lê Ja", "Lê Ka", "Lê Wa", "Lê Xa", "Lê Ya", "Lê Za", "Lê 1"],
    ["Lê Khả Tú", "Lê Khánh Tú", "Lê Khoa Tú"],
  ]

  @Test(arguments: lists) func aShuffledListComesBackInItsOrder(_ names: [String]) {
    var random = SeededRandom(seed: UInt64(names.count))
    for _ in 0..<20 {
      let candidates = names.enumerated().map { Candidate(code: Code("C\($0)"), name: $1) }
      #expect(Candidate.inOrder(candidates.shuffled(using: &random)).map(\.name) == names)
    }
  }

  @Test func twoOfOneNameStandByTheirCodes() {
    let candidates = ["C2", "C10", "C1"].map { Candidate(code: Code($0), name: "Nguyễn Văn An") }
    #expect(Candidate.inOrder(candidates).map(\.code.text) == ["C1", "C10", "C2"])
  }

  @Test func composedAndDecomposedLettersAreTheSame() {
    #expect(VietnameseName("Lê Ánh") == VietnameseName("Le\u{302} A\u{301}nh"))
    #expect(VietnameseName("  Lê   Ánh ") == VietnameseName("Lê Ánh"))
    #expect(VietnameseName("") < VietnameseName("A"))
  }
}
