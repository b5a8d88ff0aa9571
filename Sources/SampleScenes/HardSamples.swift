public import Congress

/// Data at which pictures fall apart where they can: nobody and everybody, the longest names, endless texts.
extension Sample {
  /// A question of ten thousand characters.
  public static let endlessQuestion: LocalizedText = {
    func text(_ sentence: String) -> String {
      var text = ""
      while text.count < 10_000 { text += (text.isEmpty ? "" : " ") + sentence }
      return String(text.prefix(10_000))
    }
    return LocalizedText(
      vi: text(longQuestion.vi + "; giao Ban Chấp hành Đảng bộ thành phố tiếp thu ý kiến của các đại biểu."),
      en: text((longQuestion.en ?? "") + "; the Executive Committee shall take up the delegates' comments."))
  }()

  private static let longNames = [
    "Công Tằng Tôn Nữ Thị Hồng Nhung", "Nguyễn Huỳnh Quang Tiến", "Trương Thị Phương Thảo", "Nguyễn Thị Minh Nguyệt",
  ]

  private static func attendance(of summoned: Int, present: Int) -> SceneContent {
    let people = (0..<summoned).map { number in
      Delegate(
        code: Code("D\(number)"), name: "N", kind: .appointed, organisation: "O\(number % 109)", group: "", seat: "",
        sex: .male, ethnicity: "Kinh", birthYear: 1970, partyYear: nil)
    }
    let presences = (0..<summoned).map { index in
      PresenceRecord(presence: index < present ? .present : .absentUnexcused, atMS: nowMS - 60_000, source: .list)
    }
    return .attendance(Attendance(roster: Roster(people), presences: presences, policy: QuorumPolicy()))
  }

  private static func table(_ candidates: Int) -> SceneContent {
    let rows = (0..<candidates).map { place in
      ElectionTableView.Row(
        name: longNames[place % longNames.count],
        figures: ElectionTableView.Figures(votes: 10_000 - place * 61, isElected: place < 51))
    }
    return .electionTable(
      ElectionTableView(
        election: "BC01", title: electionTitle, seats: 51, base: 10_000, needed: 5_001, rows: rows, current: nil,
        isVoided: false))
  }

  private static let longProgramme: SceneContent = {
    let titles = [
      (
        "Thông qua số lượng và danh sách Ban Thẩm tra tư cách đại biểu Đại hội gồm 3 đồng chí",
        "Adoption of the number and of the list of the 3 members of the Credentials Committee of the Congress"
      ),
      (
        "Tuyên bố lý do, giới thiệu đại biểu, khách mời và các đồng chí nguyên lãnh đạo thành phố qua các thời kỳ",
        "Statement of purpose and introduction of delegates, guests and former leaders of the city of all periods"
      ),
      ("Giải lao", "Break"),
    ]
    let lines = (0..<24).map { index in
      ProgrammeView.Line(
        code: Code("9.\(index)"), plannedStartMS: nowMS + Int64(index - 5) * 600_000,
        title: LocalizedText(vi: titles[index % titles.count].0, en: titles[index % titles.count].1),
        mark: index < 5 ? .done : index == 5 ? .now : .pending)
    }
    return .programme(
      ProgrammeView(
        session: LocalizedText(vi: "Phiên chính thức ngày thứ hai", en: "Official session of the second day"),
        lines: lines))
  }()

  private static func organisations(_ count: Int, incomplete: Int) -> SceneContent {
    let rows = (0..<count).map { number in
      OrganisationsView.Row(
        name: number % 5 == 0 ? "Đảng bộ Trường Đại học Y Dược Cần Thơ" : "Đảng bộ phường Thới An Đông",
        present: number < incomplete ? 10 : 12, summoned: 12)
    }
    return .organisations(OrganisationsView(rows: rows, asOfMS: nowMS))
  }

  private static let longItem: SceneContent = .item(
    ItemView(
      session: LocalizedText(vi: "Phiên chính thức ngày thứ hai", en: "Official session of the second day"),
      title: LocalizedText(
        vi: "Thông qua số lượng và danh sách Ban Thẩm tra tư cách đại biểu Đại hội gồm 3 đồng chí",
        en: "Adoption of the number and of the list of members of the Credentials Committee of the Congress"),
      presenter: LocalizedText(
        vi: "Ban Thường vụ Đảng ủy các cơ quan Đảng thành phố", en: "Standing Board of the Party Committee"),
      next: LocalizedText(
        vi: "Tuyên bố lý do, giới thiệu đại biểu, khách mời và các đồng chí nguyên lãnh đạo thành phố",
        en: "Statement of purpose and introduction of delegates, guests and former leaders of the city")))

  /// As many rows and seats as a map can have.
  private static let largestSeats: SceneContent = .seats(
    SeatMapView(
      rows: (1...SeatMapView.rowsMax).map { row in
        .init(
          name: "R\(row)",
          seats: String((1...SeatMapView.seatsPerRowMax).map { ($0 * 31 + row * 17) % 11 == 0 ? "a" : "p" }))
      }, asOfMS: nowMS))

  /// The scenes with hard data.
  public static let hard: [(name: String, content: SceneContent)] =
    [
      ("L02-programme-long", longProgramme),
      ("L03-item-long", longItem),
      ("L04-attendance-nobody", attendance(of: 0, present: 0)),
      ("L04-attendance-10000", attendance(of: 10_000, present: 9_999)),
      (
        "L05-credentials-nobody",
        .credentials(
          CredentialsView(summoned: CredentialsReport([], year: 2025), present: CredentialsReport([], year: 2025)))
      ),
      ("L06-organisations-none", organisations(0, incomplete: 0)),
      ("L06-organisations-half", organisations(109, incomplete: 54)),
      ("L06-organisations-300", organisations(300, incomplete: 2)),
      ("L09-question-endless", .question(QuestionView(BallotPlan(code: "BQ99", question: endlessQuestion)))),
      (
        "L10-voting-endless",
        .voting(
          VotingView(
            ballot: "BQ99", question: endlessQuestion, method: .electronicSecret, choices: fiveChoices, standing: .open,
            voters: 10_000, durationMS: 600_000, deadlineMS: nowMS + 599_000, heldMS: nil,
            progress: VotingProgress(turnout: 9_999)))
      ),
      (
        "L11-result-10000",
        {
          let plan = BallotPlan(code: "BQ99", question: endlessQuestion)
          let opening = Opening(
            attendance: attendance(present: 484), roll: (0..<484).map { Code("D\($0)") }, openedMS: 0, deadlineMS: nil)
          return .result(
            ResultView(
              plan: plan, outcome: Outcome(plan: plan, opening: opening, tally: Tally(counts: [480, 3, 1])),
              publishedMS: nowMS, isVoided: false))
        }()
      ),
      ("L12-body-long", body(members: 61, names: longNames)),
      ("L12-body-nobody", body(members: 0)),
      ("L14-election-table-60", table(60)),
      (
        "L16-notice-long",
        .notice(TextView(text: endlessQuestion.vi.split(separator: ";").prefix(3).joined(separator: ";")))
      ),
      (
        "L17-break-titled",
        .break(
          BreakView(
            untilMS: nowMS + 95 * 60_000, places: rooms,
            title: LocalizedText(vi: "Thảo luận tổ về dự thảo văn kiện", en: "Group discussion of the draft documents"))
        )
      ),
      ("L19-seats-nobody", .seats(SeatMapView(rows: [], asOfMS: nowMS))),
      ("L19-seats-unseated", seats(unseated: "ppo")),
      (
        "L19-seats-vote-endless",
        seats(vote: SeatMapView.Vote(ballot: "BQ99", question: endlessQuestion, choices: fiveChoices))
      ),
      ("L19-seats-largest", largestSeats),
      ("L18-text-endless", .text(TextView(title: "DỰ THẢO NGHỊ QUYẾT ĐẠI HỘI", text: endlessQuestion.vi))),
    ] + hardVotes
}
