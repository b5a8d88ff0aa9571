public import Congress

/// Facts for the pictures of a body's list and of the hall by its seats.
extension Sample {
  private static let bodyNames = [
    "Phạm Hữu Danh", "Nguyễn Văn Điền", "Nguyễn Ngọc Tường", "Lê Hữu Quyền", "Hà Anh Thiện", "Bùi Công Toàn",
    "Nguyễn Huỳnh Quang Tiến", "Trần Thanh Tuấn",
  ]

  /// A body of so many, the first of whom leads it.
  public static func body(members: Int, names: [String]? = nil) -> SceneContent {
    let names = names ?? bodyNames
    let units = [
      "Đảng bộ các cơ quan Đảng thành phố", "Đảng bộ phường Ninh Kiều", "Đảng bộ Công an thành phố",
      "Đảng bộ xã Lịch Hội Thượng",
    ]
    return .body(
      BodyView(
        name: LocalizedText(vi: "Đoàn Chủ tịch Đại hội", en: "Presidium of the Congress"),
        lines: (0..<members).map { place in
          BodyView.Line(
            name: names[place % names.count],
            office: place == 0 ? LocalizedText(vi: "Trưởng đoàn", en: "Head") : nil,
            organisation: place % 7 == 5 ? nil : units[place % units.count])
        }))
  }

  /// 485 seats in rows that grow longer towards the back; who sits there, or how they voted.
  public static func seats(vote: SeatMapView.Vote? = nil, unseated: String = "") -> SceneContent {
    let lengths = (0..<20).map { 20 + $0 * 9 / 20 } + [9]
    var seat = 0
    let rows = lengths.enumerated().map { row, length in
      let seats = (0..<length).map { _ -> Character in
        defer { seat += 1 }
        return mark(ofSeat: seat, choices: vote?.choices.count)
      }
      return SeatMapView.Row(name: String(UnicodeScalar(UInt8(65 + row))), seats: String(seats))
    }
    return .seats(SeatMapView(rows: rows, unseated: unseated, vote: vote, asOfMS: nowMS - 60_000))
  }

  private static func mark(ofSeat seat: Int, choices: Int?) -> Character {
    guard let choices else { return seat % 97 == 40 ? "a" : seat % 61 == 7 ? "o" : "p" }
    if seat % 97 == 40 { return "a" }
    if seat % 89 == 11 { return "n" }
    let digits: [Character] = ["1", "2", "3", "4", "5"]
    return digits[seat % 53 == 9 ? 1 : seat % 71 == 30 ? 2 : choices > 3 ? seat % choices : 0]
  }
}
