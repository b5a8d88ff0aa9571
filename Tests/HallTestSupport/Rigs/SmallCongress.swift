package import Congress

/// A congress of four delegates from two organisations, one item with two ballots, hall and lobby.
package enum SmallCongress {
  package static let definition = congress(ballots: [])

  /// The congress with more ballots behind its own two.
  package static func congress(ballots: [BallotPlan]) -> Definition {
    func text(_ vi: String) -> LocalizedText { LocalizedText(vi: vi) }
    let people = (1...4).map { number in
      Delegate(
        code: Code("D-\(number)"), name: "Đại biểu \(number)", kind: .appointed,
        organisation: number < 3 ? "Đảng bộ A" : "Đảng bộ B", group: "Tổ 1", seat: "A\(number)", sex: .male,
        ethnicity: "Kinh", birthYear: 1970, partyYear: 1995)
    }
    let items = [
      Item(
        code: "1", kind: .reception, title: text("Điểm danh"), presenter: nil, plannedStartMS: 0, plannedMinutes: 10,
        ballots: [], cue: .attendance),
      Item(
        code: "2", kind: .vote, title: text("Biểu quyết"), presenter: nil, plannedStartMS: 600_000,
        plannedMinutes: 10, ballots: ["B1", "B2"], cue: .item),
    ]
    return Definition(
      id: "small",
      name: CongressName(
        slogan: text("S"), body: text("B"), title: text("T"), shortTitle: text("K"), ordinal: text("I"),
        term: text("N"), placeAndDate: text("P")),
      language: .vietnamese, utcOffset: 420, theme: "red-gold", emblem: nil,
      hall: HallGeometry(farthestViewerMetres: 28, imageHeightMetres: 4), quorum: QuorumPolicy(),
      outputs: [Output(name: "hall"), Output(name: "lobby", follows: "hall")],
      screens: [Screen(id: "hall-left", output: "hall"), Screen(id: "lobby-1", output: "lobby")],
      agenda: Agenda(
        days: [
          Day(
            code: "N1", date: "2025-09-26", title: text("Ngày 1"),
            sessions: [Session(code: "S1", title: text("Phiên"), items: items)])
        ]),
      ballots: [
        BallotPlan(code: "B1", question: text("Câu hỏi 1?")), BallotPlan(code: "B2", question: text("Câu hỏi 2?")),
      ] + ballots,
      roster: Roster(people), presentAtFounding: ["D-1", "D-2", "D-3"])
  }

  package static let founding = EventRecord(
    sequence: 1, atMS: 1_000, actor: nil, commandID: nil, event: .congressFounded(definition))

  package static var state: CongressState { CongressState(definition, foundedBy: founding) }
}
