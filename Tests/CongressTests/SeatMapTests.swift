import Congress
import Testing

/// Goal: the map of the hall tells where everybody is, and how somebody voted only once that is public.
///
/// Method: a congress with seats; the facts of the scene after arrivals and after each step of a named vote.
@Suite struct SeatMapTests {
  private static func map(_ hall: Hall) -> SeatMapView? {
    if case .seats(let view) = hall.state.outputView("hall").content { view } else { nil }
  }

  @Test func everySeatOfTheRosterStandsInItsRowFrontToBack() throws {
    var hall = try Hall(.seated())
    try hall.run(.cueTake("hall", .seats(nil)))
    #expect(
      Self.map(hall)?.rows == [
        .init(name: "A", seats: "pp-p"), .init(name: "B", seats: "-a"), .init(name: "AA", seats: "p"),
      ])
    try hall.run(.delegateStepOut("S2"))
    #expect(Self.map(hall)?.rows.first?.seats == "po-p")
  }

  @Test func aNamedVoteIsOnTheMapOncePublishedAndNotAMomentBefore() throws {
    var hall = try Hall(.seated())
    #expect(throws: Rejection.resultNotPublished("V", state: .ready)) { try hall.run(.cueTake("hall", .seats("V"))) }
    try hall.run(.ballotOpen("V"))
    for (delegate, choice) in [("S1", "for"), ("S2", "against"), ("S5", "for")] {
      try hall.run(.ballotVote("V", delegate: Code(delegate), choice: choice), as: .gateway)
    }
    for command in [.ballotClose("V"), .ballotConfirm("V")] as [Command] { try hall.run(command) }
    #expect(throws: Rejection.resultNotPublished("V", state: .confirmed)) {
      try hall.run(.cueTake("hall", .seats("V")))
    }
    try hall.run(.ballotPublish("V"), as: .podium)
    try hall.run(.cueTake("hall", .seats("V")))
    let map = try #require(Self.map(hall))
    #expect(map.rows.map(\.seats) == ["12-n", "-a", "1"])
    #expect(map.vote?.ballot == "V" && map.vote?.choices.map(\.key) == ["for", "against", "other"])
    try hall.run(.ballotVoid("V", reason: "đếm sai"))
    try hall.run(.ballotVoid("V", reason: "đếm sai"), as: .podium)
    #expect(Self.map(hall)?.vote == nil, "what is void is on the wall no longer")
  }

  @Test func twoOnOneSeatAreStillTwo() throws {
    var hall = try Hall(.seated(extra: "A1"))
    try hall.run(.cueTake("hall", .seats(nil)))
    let map = try #require(Self.map(hall))
    #expect(map.rows.first?.seats == "pp-p" && map.unseated == "a")
  }

  static let seats: [(String, SeatMapView.Row?)] = [
    ("", nil), ("C", nil), ("C0", nil), ("C999", nil), ("3", .init(name: "", seats: "--a")),
    ("C02", .init(name: "C", seats: "-a")), ("Dãy 3-2", .init(name: "Dãy 3-", seats: "-a")),
  ]

  @Test(arguments: seats)
  func aSeatIsARowAndANumber(_ text: String, _ row: SeatMapView.Row?) throws {
    var hall = try Hall(.seated(extra: text))
    try hall.run(.cueTake("hall", .seats(nil)))
    let map = try #require(Self.map(hall))
    let rows = map.rows.filter { !["A", "B", "AA"].contains($0.name) }
    #expect(rows == [row].compactMap { $0 })
    #expect(map.unseated == (row == nil ? "a" : ""), "whoever has no place on the map is counted all the same")
  }
}

extension Definition {
  /// Five with seats, one of them absent, a guest who has none on the map, and a named vote.
  fileprivate static func seated(extra: String? = nil) -> Definition {
    let seats = ["A1", "A2", "A4", "B2", "AA1"]
    var people = seats.enumerated().map { index, seat in
      Delegate(
        code: Code("S\(index + 1)"), name: "Người \(index + 1)", kind: .elected, organisation: "Đảng bộ", group: "Tổ 1",
        seat: seat, sex: .female, ethnicity: "Kinh", birthYear: 1970, partyYear: 1995)
    }
    people.append(
      Delegate(
        code: "K1", name: "Khách", kind: .guest, organisation: "", group: "", seat: "A3", sex: .male, ethnicity: "",
        birthYear: 1950, partyYear: nil))
    if let extra {
      people.append(
        Delegate(
          code: "X", name: "Thêm", kind: .elected, organisation: "Đảng bộ", group: "Tổ 1", seat: extra, sex: .male,
          ethnicity: "Kinh", birthYear: 1970, partyYear: nil))
    }
    let sample = Definition.sample()
    return Definition(
      id: sample.id, name: sample.name, language: sample.language, utcOffset: sample.utcOffset,
      theme: sample.theme, emblem: nil, hall: sample.hall, quorum: QuorumPolicy(policy: .off), outputs: sample.outputs,
      screens: [], agenda: sample.agenda,
      ballots: [BallotPlan(code: "V", question: LocalizedText(vi: "Thông qua"), method: .electronicNamed)]
        + sample.ballots,
      roster: Roster(people), presentAtFounding: ["S1", "S2", "S3", "S5"])
  }
}
