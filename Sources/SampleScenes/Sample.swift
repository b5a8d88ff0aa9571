public import Congress

/// Facts for pictures of every scene: what the goldens record, the gallery paints and the tests measure.
///
/// Shape: scenes by the name of their pictures, `L11-result-adopted`. Pure: no clock, no chance.
public enum Sample {
  /// 27 September 2025, 08:41:20 in the hall.
  public static let nowMS: Int64 = 1_758_937_280_000

  /// A hall of 28 m with an image 4 m high.
  public static let hall = HallGeometry(farthestViewerMetres: 28, imageHeightMetres: 4)

  /// What the hall's output shows.
  public static func view(
    _ content: SceneContent, emblem: String? = "star", takenAtMS: Int64 = nowMS, theme: String = "red-gold",
    hall: HallGeometry = hall, lowerThird: LowerThirdView? = nil, recording: Recording.Standing? = nil
  ) -> OutputView {
    func text(_ vi: String, _ en: String) -> LocalizedText { LocalizedText(vi: vi, en: en) }
    return OutputView(
      output: "hall",
      congress: CongressHeading(
        name: CongressName(
          slogan: text(
            "ĐẢNG CỘNG SẢN VIỆT NAM QUANG VINH MUÔN NĂM", "Long live the glorious Communist Party of Viet Nam"),
          body: text("ĐẢNG BỘ THÀNH PHỐ CẦN THƠ", "PARTY COMMITTEE OF CẦN THƠ CITY"),
          title: text("ĐẠI HỘI ĐẠI BIỂU", "FIRST CONGRESS"),
          shortTitle: text("ĐẠI HỘI LẦN THỨ I", "FIRST CONGRESS"),
          ordinal: text("LẦN THỨ I", "OF DELEGATES"), term: text("NHIỆM KỲ 2025 – 2030", "2025 – 2030 TERM"),
          placeAndDate: text("Cần Thơ, ngày 26 – 28 tháng 9 năm 2025", "Cần Thơ, 26 – 28 September 2025")),
        language: .vietnamese, utcOffset: 420, theme: theme, emblem: emblem, hall: hall),
      isSafe: false, takenAtMS: takenAtMS, content: content, lowerThird: lowerThird, recording: recording)
  }

  /// The longest question of the sample congress.
  public static let longQuestion = LocalizedText(
    vi: "Thông qua Nghị quyết Đại hội đại biểu Đảng bộ thành phố Cần Thơ lần thứ I, nhiệm kỳ 2025 – 2030",
    en: "Adopt the resolution of the First Congress of Delegates of the Party Committee of Cần Thơ City")

  /// 485 delegates, of whom so many are present.
  public static func attendance(present: Int, excused: Int = 1, organisations: Int = 109) -> Attendance {
    let people = (0..<485).map { number in
      Delegate(
        code: Code("D\(number)"), name: "N", kind: .appointed, organisation: "O\(number % 109)", group: "", seat: "",
        sex: .male, ethnicity: "Kinh", birthYear: 1970, partyYear: nil)
    }
    let presences = (0..<485).map { index in
      PresenceRecord(
        presence: index < present ? .present : index < present + excused ? .absentExcused : .pending,
        atMS: nowMS - 60_000, source: .badge)
    }
    return Attendance(roster: Roster(people), presences: presences, policy: QuorumPolicy())
  }

  /// Who could vote.
  private static func roll(_ present: Int) -> [Code<Delegate>] { (0..<present).map { Code("D\($0)") } }

  /// The votes of each who could, 1400 together.
  private static let weights = (0..<484).map { $0 < 432 ? 3 : 2 }

  /// The result of a vote by raised cards.
  public static func result(_ counts: [Int], present: Int = 484, isVoided: Bool = false) -> SceneContent {
    let plan = BallotPlan(code: "BQ11", question: longQuestion)
    let opening = Opening(attendance: attendance(present: present), roll: roll(present), openedMS: 0, deadlineMS: nil)
    let outcome = Outcome(plan: plan, opening: opening, tally: Tally(counts: counts))
    return .result(ResultView(plan: plan, outcome: outcome, publishedMS: nowMS, isVoided: isVoided))
  }

  /// A result of a vote of another kind than raised cards.
  public static func result(
    _ method: BallotPlan.Method, _ tally: Tally, base: BallotPlan.Base = .summoned,
    choices: [Choice] = Choice.standard, targets: Int = 0, round: Int = 1
  ) -> SceneContent {
    let plan = BallotPlan(
      code: "BQ12", question: longQuestion, method: method, choices: choices, base: base,
      isWeighted: tally.weights != nil,
      targets: (0..<targets).map {
        .init(code: Code("\($0)"), text: LocalizedText(vi: "Chỉ tiêu \($0)", en: "Target \($0)"))
      }, kind: ChoiceLooks(choices) == .alternatives ? .alternatives : .motion)
    let opening = Opening(
      attendance: attendance(present: 484), roll: roll(484), weights: tally.weights.map { _ in weights },
      summonedWeight: tally.weights.map { _ in 1_455 }, targets: plan.targets, openedMS: 0, deadlineMS: nil)
    let outcome = Outcome(plan: plan, opening: opening, tally: tally)
    return .result(
      ResultView(plan: plan, outcome: outcome, opening: opening, publishedMS: nowMS, isVoided: false, round: round))
  }

  /// As many choices as a vote can have.
  public static let fiveChoices = [
    ("Phương án một", "Option one"), ("Phương án hai", "Option two"), ("Phương án ba", "Option three"),
    ("Không phương án nào", "None of them"), ("Ý kiến khác", "Other opinion"),
  ]
  .enumerated().map { index, label in
    Choice(
      key: "c\(index)", label: LocalizedText(vi: label.0, en: label.1),
      sign: index < 3 ? .agree : index == 3 ? .against : .other, isAdoptable: index < 3)
  }

  /// An open vote of which the hall may know how far it is.
  public static func voting(_ method: BallotPlan.Method, _ progress: VotingProgress, seconds: Int64? = nil)
    -> SceneContent
  {
    .voting(
      VotingView(
        ballot: "BQ12", question: longQuestion, method: method, choices: Choice.standard, standing: .open,
        voters: 484, durationMS: seconds.map { _ in 30_000 }, deadlineMS: seconds.map { nowMS + $0 * 1_000 },
        heldMS: nil, progress: progress))
  }

  /// A vote by raised cards.
  public static func voting(_ standing: VotingView.Standing, seconds: Int64?, heldMS: Int64? = nil) -> SceneContent {
    .voting(
      VotingView(
        ballot: "BQ10", question: longQuestion, method: .cardCount, choices: Choice.standard, standing: standing,
        voters: 484, durationMS: seconds.map { _ in 30_000 }, deadlineMS: seconds.map { nowMS + $0 * 1_000 },
        heldMS: heldMS))
  }

  /// What is on in the opening session, and what comes after it.
  private static let itemTitles = (
    now: ("Báo cáo thẩm tra tư cách đại biểu", "Report on the credentials of the delegates"),
    next: ("Trình bày Báo cáo chính trị (tóm tắt)", "Presentation of the Political Report (summary)")
  )

  /// The opening session.
  private static let session = LocalizedText(vi: "Phiên khai mạc", en: "Opening session")

  /// The programme of a session, its sixth item being on.
  public static let programme: SceneContent = {
    let titles = [
      ("Đón tiếp đại biểu, khách mời; điểm danh", "Reception of delegates and guests; check-in"),
      ("Văn nghệ chào mừng", "Welcome performance"),
      ("Chào cờ (Quốc ca, Quốc tế ca)", "Flag salute (National Anthem, Internationale)"),
      ("Tuyên bố lý do, giới thiệu đại biểu, khách mời", "Statement of purpose, introduction of delegates and guests"),
      ("Diễn văn khai mạc Đại hội", "Opening address"), itemTitles.now, itemTitles.next,
      ("Phóng sự tài liệu", "Documentary film"),
    ]
    let lines = titles.enumerated().map { index, title in
      ProgrammeView.Line(
        code: Code("2.0\(index + 1)"), plannedStartMS: nowMS + Int64(index - 5) * 900_000,
        title: LocalizedText(vi: title.0, en: title.1), mark: index < 5 ? .done : index == 5 ? .now : .pending)
    }
    return .programme(ProgrammeView(session: session, lines: lines))
  }()

  /// The item that is on.
  static let item = SceneContent.item(
    ItemView(
      session: session, title: LocalizedText(vi: itemTitles.now.0, en: itemTitles.now.1),
      presenter: LocalizedText(vi: "Ban Thẩm tra tư cách đại biểu", en: "Credentials Committee"),
      next: LocalizedText(vi: itemTitles.next.0, en: itemTitles.next.1)))

  /// A programme that was changed while it ran.
  public static let changedProgramme: SceneContent = {
    guard case .programme(let view) = programme else { return programme }
    let marks: [ProgrammeView.Mark] = [.done, .done, .done, .struck, .now, .next, .pending, .adjourned]
    let lines = zip(view.lines, marks).map { line, mark in
      ProgrammeView.Line(
        code: line.code, plannedStartMS: line.plannedStartMS, title: line.title, mark: mark,
        isChanged: mark == .pending || mark == .struck)
    }
    return .programme(ProgrammeView(session: view.session, lines: lines))
  }()

  /// Every scene of the house, by the name of its golden.
  public static let scenes: [(name: String, content: SceneContent)] =
    [
      ("L01-holding", .holding),
      ("L02-programme", programme), ("L02-programme-changed", changedProgramme),
      ("L03-item", item),
      ("L04-attendance", .attendance(attendance(present: 484))),
      ("L04-attendance-not-met", .attendance(attendance(present: 300, excused: 3))),
      ("L09-question", .question(QuestionView(BallotPlan(code: "BQ11", question: longQuestion)))),
      ("L10-voting-card", voting(.open, seconds: nil)),
      ("L10-voting-countdown", voting(.open, seconds: 20)),
      ("L10-voting-held", voting(.held, seconds: 20, heldMS: nowMS)),
      ("L10-voting-closed", voting(.closed, seconds: nil)),
      ("L11-result-adopted", result([476, 5, 3])),
      ("L11-result-not-adopted", result([242, 240, 2])),
      ("L11-result-voided", result([476, 5, 3], isVoided: true)),
      (
        "L10-voting-blocks",
        voting(.blockCount, VotingProgress(blocksReported: ["A", "B", "C"], blocksMissing: ["D", "E"]))
      ),
      (
        "L10-voting-live",
        voting(
          .electronicOpen, VotingProgress(turnout: 317, live: Tally(counts: [301, 11, 5])), seconds: 12)
      ),
      ("L10-voting-turnout", voting(.electronicSecret, VotingProgress(turnout: 317), seconds: 12)),
      (
        "L11-result-paper",
        result(
          .paper, Tally(counts: [470, 9, 3], paper: PaperFigures(issued: 484, collected: 484, invalid: 2)), base: .valid
        )
      ),
      ("L11-result-weighted", result(.electronicOpen, Tally(counts: [300, 150, 30], weights: [727, 600, 60]))),
      ("L11-result-five-choices", result(.cardCount, Tally(counts: [210, 140, 90, 30, 10]), choices: fiveChoices)),
      ("L11-result-targets", result(.blockCount, Tally(counts: [480, 3, 1]), base: .present, targets: 28, round: 2)),
      ("L20-fallback", .fallback),
      ("L24-black", .black),
    ] + votes + lists + speakers + cameras
}
