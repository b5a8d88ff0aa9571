public import Assets
public import Congress

/// Something that came out otherwise than planned.
public enum RehearsalFault: Sendable, Hashable {
  /// A command was answered otherwise.
  case answer(command: String, planned: RehearsalPlan.Expectation, found: RehearsalPlan.Expectation)
  /// Others are present, or excused.
  case attendance(planned: Int, found: Int)
  case excused(planned: Int, found: Int)
  /// An item has not taken place.
  case itemNotDone(Code<Item>)
  /// A result is not published, or has other figures.
  case ballot(Code<Ballot>, planned: [Int], found: [Int]?)
  case voters(Code<Ballot>, planned: Int, found: Int?)
  /// An election is not published, or has other figures or other names.
  case election(Code<Election>)
  /// The journal is not unbroken.
  case journal(String)
  /// A screen has not shown the newest revision of its output.
  case screen(String)

  /// The fault in words.
  public var wording: Wording {
    switch self {
    case .answer(let command, let planned, let found):
      Wording(
        "rehearse.fault.answer",
        ["command": .text(command), "planned": .wording(planned.wording), "found": .wording(found.wording)])
    case .attendance(let planned, let found): figures("rehearse.fault.attendance", planned, found)
    case .excused(let planned, let found): figures("rehearse.fault.excused", planned, found)
    case .itemNotDone(let item): Wording("rehearse.fault.item", ["item": .text(item.text)])
    case .ballot(let ballot, let planned, let found):
      Wording(
        "rehearse.fault.ballot",
        [
          "ballot": .text(ballot.text), "planned": .text(Self.words(planned)),
          "found": .text(found.map(Self.words) ?? "–"),
        ])
    case .voters(let ballot, let planned, let found):
      Wording(
        "rehearse.fault.voters",
        ["ballot": .text(ballot.text), "planned": "\(planned)", "found": .text(found.map(String.init) ?? "–")])
    case .election(let election): Wording("rehearse.fault.election", ["election": .text(election.text)])
    case .journal(let reason): Wording("rehearse.fault.journal", ["reason": .text(reason)])
    case .screen(let screen): Wording("rehearse.fault.screen", ["screen": .text(screen)])
    }
  }

  private func figures(_ key: String, _ planned: Int, _ found: Int) -> Wording {
    Wording(key, ["planned": "\(planned)", "found": "\(found)"])
  }

  private static func words(_ counts: [Int]) -> String { counts.map(String.init).joined(separator: " / ") }
}

extension RehearsalPlan.Expectation {
  var wording: Wording {
    switch self {
    case .done: Wording("rehearse.done")
    case .refused(let code): Wording("rehearse.refused", ["code": .text(code)])
    }
  }
}

extension RehearsalPlan.Figures {
  /// What the service's own figures have that was not planned, and the other way round.
  public func faults(agenda: Agenda, attendance: Attendance, results: [ResultView], elected: [ElectionResultView])
    -> [RehearsalFault]
  {
    var faults: [RehearsalFault] = []
    if attendance.present != present { faults.append(.attendance(planned: present, found: attendance.present)) }
    if attendance.absentExcused != excused {
      faults.append(.excused(planned: excused, found: attendance.absentExcused))
    }
    faults += items.filter { agenda[$0]?.progress.isDone != true }.map(RehearsalFault.itemNotDone)
    for planned in ballots {
      let result = results.last { $0.ballot == planned.ballot && !$0.isVoided }
      let counts = result?.outcome.tally.counts
      if counts != planned.counts {
        faults.append(.ballot(planned.ballot, planned: planned.counts, found: counts))
      }
      if let result, result.voters != planned.voters {
        faults.append(.voters(planned.ballot, planned: planned.voters, found: result.voters))
      }
    }
    let known = Set(ballots.map(\.ballot))
    for stranger in results where !known.contains(stranger.ballot) {
      faults.append(.ballot(stranger.ballot, planned: [], found: stranger.outcome.tally.counts))
    }
    let published = elected.filter { !$0.isVoided }.map(RehearsalPlan.ElectionFigures.init)
    let unlike = Set(published).symmetricDifference(elections).map(\.election.text)
    return faults + Set(unlike).sorted().map { .election(Code($0)) }
  }
}
