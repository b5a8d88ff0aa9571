import Congress
import HallTestSupport

extension Definition {
  /// A congress of 485 delegates of 109 organisations, of whom 484 are here, with a break and two votes: `BQ06` by cards,
  /// `BQ07` on terminals with a clock; and the election `BC01` of 51 from 58.
  static func sample(
    present: Int = 484, publishing: Publishing = .onePerson, quorum: QuorumPolicy = QuorumPolicy(policy: .warn),
    ballots: [BallotPlan] = BallotPlan.samples
  ) -> Definition {
    func text(_ vi: String, _ en: String) -> LocalizedText { LocalizedText(vi: vi, en: en) }
    let delegates = (1...485).map { number in
      Delegate.test(
        Code("CT-\(number)"), name: "Đại biểu \(number)", kind: .appointed,
        organisation: "Đảng bộ \(number % 109)", sex: .female)
    }
    let name = CongressName(
      slogan: text("ĐẢNG CỘNG SẢN VIỆT NAM QUANG VINH MUÔN NĂM", "Long live the Party"),
      body: text("ĐẢNG BỘ THÀNH PHỐ CẦN THƠ", "Party Committee of Cần Thơ City"),
      title: text("ĐẠI HỘI ĐẠI BIỂU", "CONGRESS OF DELEGATES"),
      shortTitle: text("ĐẠI HỘI LẦN THỨ I", "1st CONGRESS"), ordinal: text("LẦN THỨ I", "THE FIRST"),
      term: text("NHIỆM KỲ 2025 – 2030", "2025 – 2030 TERM"),
      placeAndDate: text("Cần Thơ, ngày 26 – 28 tháng 9 năm 2025", "Cần Thơ, 26 – 28 September 2025"))
    return .test(
      id: "can-tho-2025", name: name, people: delegates, present: present, quorum: quorum, publishing: publishing,
      outputs: [Output(name: "hall"), Output(name: "presidium", follows: "hall")], agenda: .sample, ballots: ballots,
      elections: [.sample])
  }
}

extension ElectionPlan {
  static var sample: ElectionPlan {
    ElectionPlan(
      code: "BC01",
      title: LocalizedText(
        vi: "Bầu Ban Chấp hành Đảng bộ thành phố Cần Thơ, 51 đồng chí",
        en: "Election of the Executive Committee of Cần Thơ City, 51 members"),
      seats: 51, form: .withSurplus,
      candidates: (1...58).map { Candidate(code: Code("CT-\($0)"), name: "Đại biểu \($0)") })
  }
}

extension Agenda {
  static var sample: Agenda {
    func item(
      _ code: Code<Item>, _ minute: Int64, _ minutes: Int, _ title: LocalizedText, kind: Item.Kind = .report,
      _ ballots: [Code<Ballot>] = []
    ) -> Item {
      Item(
        code: code, kind: kind, title: title, presenter: LocalizedText(vi: "Đoàn Chủ tịch", en: "The presidium"),
        plannedStartMS: 1_758_852_000_000 + minute * 60_000, plannedMinutes: minutes, ballots: ballots, cue: .item)
    }
    let session = Session(
      code: "S1", title: LocalizedText(vi: "Phiên bế mạc", en: "Closing session"),
      items: [
        item("3.07", 65, 20, LocalizedText(vi: "Trình bày dự thảo Nghị quyết", en: "Presentation of the resolution")),
        item(
          "3.08", 85, 10, LocalizedText(vi: "Biểu quyết thông qua Nghị quyết", en: "Vote on the resolution"),
          kind: .vote, ["BQ06", "BQ07"]),
        item("3.09", 95, 20, LocalizedText(vi: "Giải lao", en: "Break"), kind: .break),
        item(
          "3.10", 115, 10,
          LocalizedText(vi: "Tri ân các đồng chí không tái cử", en: "Thanks to those who leave office")),
      ])
    let day = Day(
      code: "N3", date: "2025-09-26", title: LocalizedText(vi: "Ngày thứ ba", en: "Day three"), sessions: [session])
    return Agenda(days: [day])
  }
}

extension BallotPlan {
  /// `BQ06` as a choice between three sites.
  static var alternatives: [BallotPlan] {
    let choices = [("A", "Ninh Kiều"), ("B", "Cái Răng"), ("C", "Bình Thủy")].map { letter, place in
      Choice(
        key: letter.lowercased(),
        label: LocalizedText(vi: "Phương án \(letter): quận \(place)", en: "Option \(letter): \(place) district"),
        sign: .other)
    }
    return [
      BallotPlan(
        code: "BQ06",
        question: LocalizedText(
          vi: "Chọn địa điểm xây dựng Trung tâm Hội nghị thành phố", en: "Choose the site of the conference centre"),
        choices: choices, base: .valid, kind: .alternatives), samples[1],
    ]
  }

  static var samples: [BallotPlan] {
    [
      BallotPlan(
        code: "BQ06",
        question: LocalizedText(
          vi: "Thông qua Nghị quyết Đại hội đại biểu Đảng bộ thành phố Cần Thơ lần thứ I, nhiệm kỳ 2025 – 2030",
          en: "Adopt the resolution of the first congress of delegates of the Party Committee of Cần Thơ City")),
      BallotPlan(
        code: "BQ07",
        question: LocalizedText(vi: "Thông qua số lượng Ban Chấp hành", en: "Adopt the size of the committee"),
        method: .electronicOpen, durationMS: 60_000),
    ]
  }
}
