import Congress
import Testing

/// Goal: attendance is right however it becomes known: by badge, by list, by hand, or corrected afterwards.
///
/// Method: the small congress; each way once by itself, and those that meet.
@Suite struct AttendanceTests {
  @Test(arguments: ["D6", " d6", "D6\r\n", "\td6  "])
  func aScannerIsUnderstoodHoweverItTypesACode(badge: String) throws {
    let hall = try Hall(after: .delegateScan(badge: badge))
    #expect(hall.presence("D6") == .present)
  }

  @Test func aBadgeMayHoldATextOfItsOwn() throws {
    let people = [
      Delegate(
        code: "D1", name: "An", kind: .elected, organisation: "Chi bộ 1", group: "", seat: "", sex: .male,
        ethnicity: "Kinh", birthYear: 1970, partyYear: nil, badge: "https://x.vn/b/7Fq")
    ]
    let roster = Roster(people)
    #expect(roster.index(ofBadge: "HTTPS://X.VN/B/7fq\n") == 0)
    #expect(roster.index(ofBadge: "7Fq") == nil)
    #expect(try throughJSON(roster).index(ofBadge: "d1") == 0)
  }

  @Test func aCorrectionKeepsTheOldValueAndItsReason() throws {
    var hall = try Hall(after: .delegateCheckIn("D6"))
    let was = try #require(hall.state.presence(of: "D6"))
    try hall.run(.delegateCorrect("D6", presence: .absentExcused, reason: "quét nhầm thẻ"), as: .desk)
    #expect(hall.state.attendance.present == 5)
    let correction = try #require(hall.state.corrections.first)
    #expect(correction.was == was)
    #expect(correction.became.presence == .absentExcused && correction.became.reason == "quét nhầm thẻ")
    #expect(correction.actor == .desk)
    #expect(hall.state.attendance.source == .correction)
  }

  @Test func aListIsTakenInOnceHoweverOftenItIsSent() throws {
    let list: [PresenceEntry] = [
      .init(delegate: "D6", presence: .present), .init(delegate: "D1", presence: .present),
      .init(delegate: "D2", presence: .absentExcused, reason: "họp"),
    ]
    var hall = try Hall()
    #expect(try hall.run(.attendanceImport(list)) == [.attendanceImported(changes: [list[0], list[2]], unchanged: 1)])
    let after = hall.state.presences
    #expect(try hall.run(.attendanceImport(list)) == [.attendanceImported(changes: [], unchanged: 3)])
    #expect(hall.state.presences == after)
    #expect(hall.state.attendance.present == 5 && hall.state.attendance.absentExcused == 1)
    #expect(hall.state.attendance.source == .list)
  }

  @Test func aListWithOneUnknownCodeChangesNothing() throws {
    var hall = try Hall()
    let before = hall.state
    #expect(throws: Rejection.importUnknown(["X"])) {
      try hall.run(
        .attendanceImport([.init(delegate: "D6", presence: .present), .init(delegate: "X", presence: .out)]))
    }
    #expect(hall.state == before)
  }

  @Test func aListNamesEveryUnknownCodeBesideWhateverElseIsWrong() throws {
    var hall = try Hall()
    let reason = String(repeating: "x", count: CommandRequest.reasonBytesMax + 1)
    #expect(throws: Rejection.importUnknown(["X", "Y"])) {
      try hall.run(
        .attendanceImport([
          .init(delegate: "D6", presence: .present), .init(delegate: "D6", presence: .present),
          .init(delegate: "X", presence: .out), .init(delegate: "D1", presence: .absentExcused, reason: reason),
          .init(delegate: "Y", presence: .out),
        ]))
    }
    try hall.run(.attendanceImport([.init(delegate: " d6", presence: .out)]))
    #expect(hall.presence("D6") == .out)
    #expect(throws: Rejection.importRepeats("D6")) {
      try hall.run(
        .attendanceImport([.init(delegate: "D6", presence: .present), .init(delegate: "d6", presence: .out)]))
    }
  }

  @Test func aCountOfTheHallStandsInForCheckInUntilItIsTakenBack() throws {
    var hall = try Hall(after: .attendanceCount(AttendanceCount(scope: .hall, counts: ["hall": 3])))
    #expect(hall.state.attendance.present == 3 && hall.state.attendance.countedBy == .hall)
    #expect(hall.state.attendance.delegateQuorum.present == 3)
    try hall.run(.delegateCheckIn("D6"))
    #expect(hall.state.attendance.present == 3, "badges are still taken, and do not count meanwhile")
    try hall.run(.ballotOpen("B1"))
    let opening = try #require(hall.state.ballot("B1")?.phase.opening)
    #expect(opening.voters == 3 && opening.roll.isEmpty)
    try hall.run(.attendanceUncount)
    #expect(hall.state.attendance.present == 6 && hall.state.attendance.countedBy == nil)
    #expect(hall.state.ballot("B1")?.phase.opening == opening)
  }

  @Test func aCountByOrganisationTellsWhichAreRepresented() throws {
    let count = AttendanceCount(scope: .organisation, counts: ["Chi bộ 1": 2, "Chi bộ 2": 0])
    let hall = try Hall(after: .attendanceCount(count))
    #expect(hall.state.attendance.present == 2)
    #expect(hall.state.attendance.organisationsRepresented == 1)
    let rows = hall.state.attendanceBreakdown.organisations
    #expect(rows.map(\.counted) == [2, 0, nil])
    #expect(rows.map(\.present) == [2, 2, 1], "what check-in knows stays beside it")
  }

  @Test func whoIsCountedNeverMakesMoreThanTheWhole() throws {
    var hall = try Hall()
    for code in ["D1", "D2", "D3"] { try hall.run(.delegateMarkAbsent(Code(code), reason: "ốm")) }
    try hall.run(.attendanceCount(AttendanceCount(scope: .hall, counts: ["hall": 5])))
    let facts = hall.state.attendance
    #expect(facts.present + facts.out + facts.pending + facts.absent == facts.summoned)
    #expect(facts.absentExcused == 0 && facts.pending == 1, "who of the three did not come, nobody knows")
  }

  @Test func theAdjustedBaseLeavesOutWhoWasAbsentThroughout() throws {
    let plan = BallotPlan(code: "B1", question: LocalizedText(vi: "?"), base: .adjustedSummoned)
    var hall = try Hall(.sample(ballots: [plan]), after: .delegateMarkAbsent("D6", reason: "ốm nặng"))
    try hall.run(.attendanceAdjust(absentThroughout: 1, reason: "Nghị quyết 02"))
    #expect(hall.state.attendance.adjustedSummoned == 5)
    for step: Command in [
      .ballotOpen("B1"), .ballotCount("B1", counts: ["for": 3, "against": 2, "other": 0]), .ballotClose("B1"),
      .ballotConfirm("B1"), .ballotPublish("B1"),
    ] {
      try hall.run(step)
    }
    let result = try #require(hall.state.resultsView.results.first)
    #expect(result.outcome.base == 5 && result.outcome.needed == 3 && result.outcome.isAdopted)
  }

  @Test func theRowsOfEveryPartAddUpToTheWhole() throws {
    let hall = try Hall(after: .delegateStepOut("D1"), .delegateMarkAbsent("D2", reason: ""))
    let view = hall.state.attendanceBreakdown
    for rows in [view.organisations, view.groups, view.kinds] {
      #expect(rows.reduce(0) { $0 + $1.summoned } == 6)
      #expect(rows.reduce(0) { $0 + $1.present } == hall.state.attendance.present)
      #expect(rows.reduce(0) { $0 + $1.absentUnexcused } == 1)
    }
    #expect(view.organisations.map(\.isIncomplete) == [true, false, true])
  }
}

/// Goal: the credentials report is computed from the roster, and nothing in it is typed.
///
/// Method: people whose figures can be added up by hand, and the published shares of a real congress.
@Suite struct CredentialsTests {
  private static func person(
    _ code: Code<Delegate>, _ sex: Delegate.Sex, _ ethnicity: String, born: Int, member: Int?
  ) -> Delegate {
    Delegate(
      code: code, name: "Đại biểu \(code)", kind: .elected, organisation: "Chi bộ 1", group: "", seat: "", sex: sex,
      ethnicity: ethnicity, birthYear: born, partyYear: member)
  }

  @Test func everyFigureIsWhatTheRosterSays() {
    let report = CredentialsReport(
      [
        Self.person("D1", .female, "Kinh", born: 1995, member: 2018),
        Self.person("D2", .female, "Khmer", born: 1964, member: 1985),
        Self.person("D3", .male, "Hoa", born: 1984, member: 2005),
        Self.person("D4", .male, "Kinh", born: 1964, member: nil),
      ], year: 2025)
    #expect(report.count == 4 && report.women == 2 && report.minority == 2 && report.members == 3)
    #expect(report.ages.map(\.count) == [1, 0, 1, 0, 2])
    #expect(report.ages.map(\.count).reduce(0, +) == report.count)
    #expect(report.memberships.map(\.count) == [1, 0, 1, 1])
    #expect(report.oldest?.age == 61 && report.oldest?.names == ["Đại biểu D2", "Đại biểu D4"])
    #expect(report.youngest?.age == 30 && report.youngest?.names == ["Đại biểu D1"])
  }

  /// The press printed 3,90 % for the second; 19 of 485 are 3,92 %.
  @Test func theSharesOfARealCongressAreExact() {
    #expect(Share(count: 96, base: 485).hundredthsOfPercent == 1_979)
    #expect(Share(count: 19, base: 485).hundredthsOfPercent == 392)
  }

  @Test func anAlternateStandsInTheReportForWhomTheySit() throws {
    let hall = try Hall(
      after: .delegateMarkAbsent("D5", reason: "ốm"), .delegateCheckIn("A1"), .delegateSeat(alternate: "A1", for: "D5"))
    let view = hall.state.credentialsView
    #expect(view.summoned.count == 6 && view.present.count == 5)
    #expect(view.summoned.kinds == ["appointed": 5, "alternate": 1])
  }
}
