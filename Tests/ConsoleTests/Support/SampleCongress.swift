import Congress
import HallTestSupport

extension Definition {
  /// A congress of two days, seven items and four ballots (`BQ01` by cards, `BQ02` by block, `BQ03` on terminals with a
  /// clock, `BQ04` on paper), 30 delegates of 10 organisations, of whom the first 24 are here.
  static func sample(
    present: Int = 24, publishing: Publishing = .onePerson, quorum: QuorumPolicy = QuorumPolicy(policy: .warn),
    outputs: [Output] = [
      Output(name: "hall"), Output(name: "presidium", follows: "hall"), Output(name: "lobby", follows: "hall"),
    ], ballots: [BallotPlan] = BallotPlan.samples
  ) -> Definition {
    let delegates = (1...30).map { number in
      Delegate.test(
        Code("CT-\(number)"), name: "Đại biểu \(number)", kind: .appointed,
        organisation: "Đảng bộ \(number % 10)", sex: .female)
    }
    return .test(
      id: "can-tho-2025", name: .test(LocalizedText(vi: "ĐẠI HỘI", en: "CONGRESS")), people: delegates,
      present: present, quorum: quorum, publishing: publishing, outputs: outputs,
      blocks: ["A", "B"].map { Block(code: $0, name: LocalizedText(vi: "Khối"), teller: nil, seats: nil) },
      agenda: .sample, ballots: ballots)
  }
}

extension Agenda {
  /// 00:00 UTC of the first day, 2025-09-26, in ms since 1970 UTC.
  static let firstDayMS: Int64 = 1_758_844_800_000

  static var sample: Agenda {
    func item(
      _ code: Code<Item>, _ hour: Int64, _ minute: Int64, _ minutes: Int, _ title: LocalizedText, cue: Cue = .item,
      _ ballots: [Code<Ballot>] = []
    ) -> Item {
      let startMS = firstDayMS + ((hour - 7) * 60 + minute) * 60_000
      return Item(
        code: code, kind: .report, title: title, presenter: nil, plannedStartMS: startMS, plannedMinutes: minutes,
        ballots: ballots, cue: cue)
    }
    let morning = Session(
      code: "S1", title: LocalizedText(vi: "Phiên bế mạc", en: "Closing session"),
      items: [
        item("3.05", 9, 0, 50, LocalizedText(vi: "Thảo luận tại hội trường", en: "Plenary debate")),
        item("3.06", 9, 50, 15, LocalizedText(vi: "Giải lao", en: "Break"), cue: .holding),
        item(
          "3.07", 10, 5, 20,
          LocalizedText(vi: "Trình bày dự thảo Nghị quyết Đại hội", en: "Presentation of the draft resolution")),
        item(
          "3.08", 10, 25, 10,
          LocalizedText(vi: "Biểu quyết thông qua Nghị quyết", en: "Vote on the resolution"), ["BQ01", "BQ02"]),
        item(
          "3.09", 10, 35, 10,
          LocalizedText(vi: "Tri ân các đồng chí không tái cử", en: "Thanks to those who leave office"), ["BQ03"]),
        item("3.10", 10, 45, 15, LocalizedText(vi: "Diễn văn bế mạc; chào cờ", en: "Closing address"), cue: .holding),
      ])
    let next = Session(
      code: "S2", title: LocalizedText(vi: "Phiên sau", en: "Next session"),
      items: [
        item("4.01", 31, 0, 30, LocalizedText(vi: "Họp lần thứ nhất", en: "First meeting"), cue: .attendance, ["BQ04"])
      ])
    return Agenda(days: [
      Day(
        code: "N3", date: "2025-09-26", title: LocalizedText(vi: "Ngày thứ ba", en: "Day three"), sessions: [morning]),
      Day(code: "N4", date: "2025-09-27", title: LocalizedText(vi: "Ngày thứ tư", en: "Day four"), sessions: [next]),
    ])
  }
}

extension BallotPlan {
  /// The samples with `BQ01` as a choice between three things.
  static var alternatives: [BallotPlan] {
    let choices = ["A", "B", "C"].map {
      Choice(
        key: $0.lowercased(), label: LocalizedText(vi: "Phương án \($0)", en: "Option \($0)"), sign: .other)
    }
    let question = LocalizedText(vi: "Chọn phương án trụ sở", en: "Choose the site of the seat")
    return [BallotPlan(code: "BQ01", question: question, choices: choices, base: .valid, kind: .alternatives)]
      + samples.dropFirst()
  }

  static var samples: [BallotPlan] {
    let question = LocalizedText(
      vi: "Thông qua Nghị quyết Đại hội đại biểu Đảng bộ thành phố", en: "Adoption of the resolution of the congress")
    return [
      BallotPlan(code: "BQ01", question: question),
      BallotPlan(code: "BQ02", question: question, method: .blockCount, base: .present),
      BallotPlan(code: "BQ03", question: question, method: .electronicNamed, durationMS: 60_000),
      BallotPlan(code: "BQ04", question: question, method: .paper, base: .valid),
    ]
  }
}
