package import Congress

/// A congress of four delegates from two organisations, one item with two ballots, hall and lobby.
package enum SmallCongress {
  package static let definition = congress(ballots: [])

  /// The congress with more ballots behind its own two.
  package static func congress(ballots: [BallotPlan]) -> Definition {
    func text(_ vi: String) -> LocalizedText { LocalizedText(vi: vi) }
    let people = (1...4).map { number in
      Delegate.test(
        Code("D-\(number)"), name: "Đại biểu \(number)", kind: .appointed,
        organisation: number < 3 ? "Đảng bộ A" : "Đảng bộ B", seat: "A\(number)")
    }
    let items = [
      Item(
        code: "1", kind: .reception, title: text("Điểm danh"), presenter: nil, plannedStartMS: 0, plannedMinutes: 10,
        ballots: [], cue: .attendance),
      Item(
        code: "2", kind: .vote, title: text("Biểu quyết"), presenter: nil, plannedStartMS: 600_000,
        plannedMinutes: 10, ballots: ["B1", "B2"], cue: .item),
    ]
    let day = Day(
      code: "N1", date: "2025-09-26", title: text("Ngày 1"),
      sessions: [Session(code: "S1", title: text("Phiên"), items: items)])
    return .test(
      people: people, present: 3, quorum: QuorumPolicy(), publishing: .twoPersons,
      outputs: [Output(name: "hall"), Output(name: "lobby", follows: "hall")],
      screens: [Screen(id: "hall-left", output: "hall"), Screen(id: "lobby-1", output: "lobby")],
      agenda: Agenda(days: [day]),
      ballots: [
        BallotPlan(code: "B1", question: text("Câu hỏi 1?")), BallotPlan(code: "B2", question: text("Câu hỏi 2?")),
      ] + ballots)
  }

  package static let founding = definition.founding(atMS: 1_000)

  package static var state: CongressState { CongressState(definition, foundedBy: founding) }
}
