import Testing

@testable import Congress

/// Goal: what people take for one name is one name, and what they tell apart stays two.
///
/// Method: names as offices type them.
@Suite struct FoldedTextTests {
  @Test(arguments: [
    ("Đảng bộ xã Hòa An", "Đảng bộ xã Hoà An"), ("Đảng bộ xã Hòa An", "Đảng bộ  xã Hòa An"),
    ("Đảng bộ xã Hòa An", "Đảng bộ\u{A0}xã Hòa An"), ("Đảng bộ xã Hòa An", "\u{D0}ảng bộ xã Hòa An"),
    ("Đảng bộ xã Hòa An", "ĐẢNG BỘ XÃ HOÀ AN"), ("Đảng bộ xã Hòa An", " đảng bộ xã hòa an\t"),
    ("Hòa", "Ho\u{300}a"), ("Thúy Kiều", "Thuý Kiều"), ("Khỏe", "Khoẻ"), ("CT-0001", "ct-0001"),
    ("CT-0001", "CT\u{2011}0001"), ("CT-0001", "CT–0001"), ("đ", "\u{F0}"), ("K'Sor", "K’Sor"),
  ]) func aNameThatIsWrittenOtherwiseIsTheSame(_ left: String, _ right: String) {
    #expect(FoldedText(left) == FoldedText(right))
  }

  @Test(arguments: [
    ("Hòa An", "Hoa An"), ("Hòa An", "Hóa An"), ("Tân Lộc", "Tân Lọc"), ("Đa", "Da"), ("Hòa An", "HòaAn"),
    ("Chi bộ 1", "Chi bộ 11"), ("CT-0001", "CT-001"), ("ưa", "ua"), ("", "a"),
  ]) func namesThatPeopleTellApartStayTwo(_ left: String, _ right: String) {
    #expect(FoldedText(left) != FoldedText(right))
  }

  @Test func aNameIsKeptInTheRightLettersAndWithPlainSpaces() {
    #expect(FoldedText.tidied("\u{D0}ảng  bộ\u{A0}xã Hoà An ") == "Đảng bộ xã Hoà An")
    #expect(FoldedText.tidied("Chi bo  1") == "Chi bo 1" && FoldedText.tidied("plain text") == "plain text")
  }

  @Test func theSearchFindsALetterAndItsTwin() {
    #expect(FoldedName("\u{D0}ặng") == FoldedName("đặng") && FoldedName("\u{D0}ặng") == FoldedName("dang"))
  }

  @Test func aBadgeIsFoundHoweverItIsTyped() {
    let roster = Roster([.sampled("CT-0001"), .sampled("CT-0002", badge: "QR Đ7")])
    #expect(roster.index(ofBadge: " ct–0001\r") == 0 && roster.index(ofBadge: "qr  \u{F0}7") == 1)
    #expect(roster.index(ofBadge: "CT-0003") == nil)
  }

  @Test func aCountByNameIsTakenInTheRostersWords() {
    let count = AttendanceCount(scope: .organisation, counts: ["Chi bộ Hoà": 2, "chi bộ  x": 1, "Ai": 3])
    #expect(count.named(as: ["Chi bộ Hòa", "Chi bộ X"]).counts == ["Chi bộ Hòa": 2, "Chi bộ X": 1, "Ai": 3])
    let twice = AttendanceCount(scope: .organisation, counts: ["Hoà": 2, "Hòa": 1])
    #expect(twice.named(as: ["Hòa"]).counts == ["Hoà": 2, "Hòa": 1], "nothing is added up or lost")
  }
}

extension Delegate {
  fileprivate static func sampled(_ code: Code<Delegate>, badge: String? = nil) -> Delegate {
    Delegate(
      code: code, name: "An", kind: .elected, organisation: "Chi bộ", group: "", seat: "", sex: .male,
      ethnicity: "Kinh", birthYear: 1980, partyYear: nil, badge: badge)
  }
}
