import Congress

/// Votes over several things at once, votes between several things, and votes that decide nothing.
extension Sample {
  /// Sites of which one is to be chosen, with a choice that is none of them.
  static let alternatives = [
    Choice(
      key: "a", label: LocalizedText(vi: "Phương án A: quận Ninh Kiều", en: "Option A: Ninh Kiều district"),
      sign: .other
    ),
    Choice(key: "b", label: LocalizedText(vi: "Phương án B: quận Cái Răng", en: "Option B: Cái Răng"), sign: .other),
    Choice(
      key: "c", label: LocalizedText(vi: "Phương án C: quận Bình Thủy", en: "Option C: Bình Thủy district"),
      sign: .other),
    Choice(
      key: "other", label: LocalizedText(vi: "Ý kiến khác", en: "Other opinion"), sign: .other, isAdoptable: false),
  ]

  /// So many targets, as the hall reads them.
  static func targets(_ count: Int) -> [BallotPlan.Target] {
    let texts = [
      ("Tăng trưởng GRDP bình quân từ 10%/năm trở lên", "GRDP growing by 10 % a year or more on average"),
      ("GRDP bình quân đầu người đạt 6.500 USD", "GRDP per head of 6,500 US dollars"),
      (
        "Tỷ lệ hồ sơ thủ tục hành chính giải quyết trực tuyến toàn trình đạt 80%",
        "Administrative procedures dealt with wholly online at 80 %"
      ),
      ("Tỷ lệ đô thị hóa đạt 50%", "Urbanisation of 50 %"),
    ]
    return (0..<count).map { index in
      let text = texts[index % texts.count]
      return .init(code: Code("\(index + 1)"), text: LocalizedText(vi: text.0, en: text.1))
    }
  }

  private static func alternativesPlan(
    _ choices: [Choice] = alternatives, base: BallotPlan.Base = .valid
  ) -> BallotPlan {
    BallotPlan(
      code: "BQ13",
      question: LocalizedText(
        vi: "Chọn địa điểm xây dựng Trung tâm Hội nghị thành phố", en: "Choose the site of the city's conference centre"
      ),
      choices: choices, base: base, kind: .alternatives)
  }

  private static func result(_ plan: BallotPlan, _ counts: [Int], round: Int = 1) -> SceneContent {
    let opening = Opening(
      attendance: attendance(present: 484), roll: (0..<484).map { Code("D\($0)") }, openedMS: 0, deadlineMS: nil)
    let outcome = Outcome(plan: plan, opening: opening, tally: Tally(counts: counts))
    return .result(
      ResultView(plan: plan, outcome: outcome, opening: opening, publishedMS: nowMS, isVoided: false, round: round))
  }

  /// A question over so many targets, of which some are put separately.
  static func question(targets count: Int, splitOff: [Int] = []) -> SceneContent {
    let all = targets(count)
    return .question(
      QuestionView(
        BallotPlan(
          code: "BQ10",
          question: LocalizedText(
            vi: "Thông qua \(count) chỉ tiêu chủ yếu của Đảng bộ thành phố, nhiệm kỳ 2025 – 2030",
            en: "Adopt the \(count) main targets of the Party Committee of the city, 2025 – 2030 term"),
          targets: all.enumerated().filter { !splitOff.contains($0.offset) }.map(\.element),
          splitOff: splitOff.map { all[$0] })))
  }

  private static func voting(_ plan: BallotPlan, targets: TargetDivision? = nil) -> SceneContent {
    .voting(
      VotingView(
        ballot: plan.code, question: plan.question, method: plan.method, choices: plan.choicesToShow(),
        standing: .open, voters: 484, durationMS: nil, deadlineMS: nil, heldMS: nil, targets: targets))
  }

  /// A count of the hall of whose organisations nobody has said anything.
  private static var uncounted: SceneContent {
    let people = (0..<485).map { number in
      Delegate(
        code: Code("D\(number)"), name: "N", kind: .appointed, organisation: "O\(number % 109)", group: "", seat: "",
        sex: .male, ethnicity: "Kinh", birthYear: 1970, partyYear: nil)
    }
    let presences = people.map { _ in PresenceRecord(presence: .pending, atMS: nowMS - 60_000, source: .roster) }
    let headcount = Headcount(roster: Roster(people), presences: presences)
    return .attendance(
      Attendance(
        headcount, policy: QuorumPolicy(), count: AttendanceCount(scope: .hall, counts: [AttendanceCount.hallName: 470])
      ))
  }

  /// Scenes of votes that are no plain motion.
  static let votes: [(name: String, content: SceneContent)] = [
    ("L04-attendance-uncounted", uncounted),
    ("L09-question-targets", question(targets: 28, splitOff: [6, 11])),
    ("L09-question-alternatives", .question(QuestionView(alternativesPlan()))),
    (
      "L10-voting-targets",
      voting(
        BallotPlan(code: "BQ10", question: longQuestion), targets: TargetDivision(count: 26, splitOff: ["7", "12"]))
    ),
    ("L10-voting-alternatives", voting(alternativesPlan())),
    ("L11-result-alternative", result(alternativesPlan(), [10, 450, 5, 3])),
    ("L11-result-no-alternative", result(alternativesPlan(), [180, 201, 90, 9])),
    ("L11-result-tie", result(alternativesPlan(Array(alternatives.prefix(2))), [240, 240], round: 2)),
    ("L11-result-none", result(BallotPlan(code: "BQ11", question: longQuestion, base: .valid), [0, 0, 0])),
  ]

  /// The presidium's monitor with the results of such votes.
  static let voteMonitors: [(name: String, content: SceneContent)] = [
    ("P1-presidium-alternative", monitor(result(alternativesPlan(), [10, 450, 5, 3]))),
    ("P1-presidium-no-alternative", monitor(result(alternativesPlan(), [180, 201, 90, 9]))),
    ("P1-presidium-long-alternatives", monitor(longAlternatives)),
  ]

  private static func monitor(_ result: SceneContent) -> SceneContent {
    guard case .result(let view) = result else { return result }
    return presidium(
      ballot: .init(
        ballot: view.ballot, question: view.question, method: view.method, state: .published, voters: 484,
        result: view), hall: result)
  }

  /// The same at their limits: a hundred targets, most of them split off, and alternatives with endless names.
  static let hardVotes: [(name: String, content: SceneContent)] = [
    ("L09-question-100-targets", question(targets: BallotPlan.targetsMax)),
    (
      "L10-voting-60-split-off",
      voting(
        BallotPlan(code: "BQ10", question: longQuestion),
        targets: TargetDivision(count: 40, splitOff: (1...60).map { Code("\($0)") }))
    ),
    ("L11-result-long-alternatives", longAlternatives),
  ]

  private static let longAlternatives = result(
    alternativesPlan(
      (0..<5).map { number in
        Choice(
          key: "k\(number)",
          label: LocalizedText(
            vi: "Phương án \(number + 1): xây dựng tại khu đô thị mới hai bên đường Võ Văn Kiệt, quận Bình Thủy",
            en: "Option \(number + 1): in the new quarter on both sides of Võ Văn Kiệt street, Bình Thủy district"),
          sign: .other)
      }), [100, 40, 300, 20, 24])
}
