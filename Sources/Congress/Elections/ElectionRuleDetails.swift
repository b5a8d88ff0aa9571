extension ElectionRule {
  /// The names and numbers by the keys that the rule's sentence uses; the election's own code comes beside them.
  public var details: [String: Detail] {
    switch self {
    case .unknown(let known): ["known": Self.list(known.map(\.text))]
    case .inWrongState(let state, let needed):
      ["state": .text(state.rawValue), "needed": Self.list(needed.map(\.rawValue))]
    case .candidateUnknown(let candidate), .candidateNotPrepared(let candidate), .nameMissing(let candidate),
      .candidateAlreadyElected(let candidate), .figureMissing(let candidate):
      ["candidate": .text(candidate.text)]
    case .nameNotFit(let candidate):
      ["candidate": .text(candidate.text), "charactersMax": Self.number(Candidate.nameCharactersMax)]
    case .codeNotFit(let candidate):
      ["candidate": .text(candidate.text), "charactersMax": Self.number(Code<Candidate>.charactersMax)]
    case .candidateAlreadyStands(let candidate, let name), .candidateAlreadyWithdrawn(let candidate, let name),
      .nameUnlikeCode(let candidate, let name), .supportNotNeeded(let candidate, let name),
      .supportMissing(let candidate, let name):
      ["candidate": .text(candidate.text), "name": .text(name)]
    case .candidatesTooMany(let count), .seatsFilled(let count): ["count": Self.number(count)]
    case .listNotVoted(let ballot, let state), .listIsVotedOn(let ballot, let state):
      ["ballot": .text(ballot.text), "state": .text(state.rawValue)]
    case .listRejected(let ballot): ["ballot": .text(ballot.text)]
    case .surplusMissing(let candidates, let seats):
      Self.numbers(["candidates": candidates, "seats": seats, "least": seats + 1])
    case .surplusTooLarge(let candidates, let seats):
      Self.numbers([
        "candidates": candidates, "seats": seats, "surplus": candidates - seats,
        "surplusMax": ElectionPlan.surplusMax(seats: seats),
        "excess": candidates - seats - ElectionPlan.surplusMax(seats: seats),
      ])
    case .listUnlikeSeats(let candidates, let seats):
      Self.numbers(["candidates": candidates, "seats": seats, "difference": abs(candidates - seats)])
    case .publishNeedsOtherRole(let role), .voidNeedsOtherRole(let role): ["role": .text(role.rawValue)]
    case .runOffHasItsCandidates, .disagreeNotAsked, .codeTaken, .titleOrSeatsMissing, .hasBegun, .alreadySo: [:]
    case .planCodeNotFit: ["charactersMax": Self.number(Code<Election>.charactersMax)]
    case .tooMany: ["max": Self.number(ElectionPlan.electionsMax)]
    case .titleNotFit: ["charactersMax": Self.number(ItemWords.charactersMax)]
    case .seatsOutOfRange(let seats):
      Self.numbers([
        "seats": seats, "least": ElectionPlan.seatsRange.lowerBound, "most": ElectionPlan.seatsRange.upperBound,
      ])
    case .roundNotPublished(let round, let published):
      ["round": Self.number(round), "known": Self.list(published.map(String.init))]
    case .rowsOutOfRange(let rows, let candidates): Self.numbers(["rows": rows, "candidates": candidates])
    case .roundsTooMany: ["max": Self.number(Election.roundsMax)]
    case .secondTellerMissing(let first): ["teller": .text(first)]
    case .tellersAlreadyTwo(let tellers): ["tellers": Self.list(tellers)]
    case .supportAboveAttending, .figureOutOfRange, .issuedAboveEntitled, .absentAboveReallyAbsent,
      .collectedAboveIssued, .validAndInvalidUnlikeCollected, .votesAboveValid, .answersAboveValid, .votesAboveSeats,
      .tellersDiffer, .electedAboveSeats:
      figureDetails
    }
  }

  /// The numbers of the rules by which figures reconcile, each with the difference.
  private var figureDetails: [String: Detail] {
    switch self {
    case .supportAboveAttending(let votes, let attending):
      return Self.numbers(["votes": votes, "attending": attending, "excess": votes - attending])
    case .figureOutOfRange(let figure, let candidate, let value):
      return Self.numbers(["value": value, "max": Roster.delegatesMax]).merging([
        "figure": .text([figure?.rawValue, candidate?.text].compactMap { $0 }.joined(separator: " "))
      ]) { $1 }
    case .issuedAboveEntitled(let issued, let entitled):
      return Self.numbers(["issued": issued, "entitled": entitled, "excess": issued - entitled])
    case .absentAboveReallyAbsent(let entered, let absent):
      return Self.numbers(["entered": entered, "absent": absent, "excess": entered - absent])
    case .collectedAboveIssued(let collected, let issued):
      return Self.numbers(["collected": collected, "issued": issued, "excess": collected - issued])
    case .validAndInvalidUnlikeCollected(let valid, let invalid, let collected):
      return Self.numbers([
        "valid": valid, "invalid": invalid, "collected": collected, "difference": abs(valid + invalid - collected),
      ])
    case .votesAboveValid(let candidate, let votes, let valid):
      return Self.numbers(["votes": votes, "valid": valid, "excess": votes - valid])
        .merging(["candidate": .text(candidate.text)]) { $1 }
    case .answersAboveValid(let candidate, let agree, let disagree, let valid):
      return Self.numbers(["agree": agree, "disagree": disagree, "valid": valid, "excess": agree + disagree - valid])
        .merging(["candidate": .text(candidate.text)]) { $1 }
    case .votesAboveSeats(let votes, let valid, let seats):
      return Self.numbers([
        "votes": votes, "valid": valid, "seats": seats, "most": valid * seats, "excess": votes - valid * seats,
      ])
    case .tellersDiffer(let differences):
      let told = differences.prefix(Self.differencesTold).map { difference in
        let whose = difference.candidate.map { " \($0)" } ?? ""
        return "\(difference.figure.rawValue)\(whose) \(difference.first) ≠ \(difference.second)"
      }
      let more = differences.count > Self.differencesTold ? ["…"] : []
      return ["count": Self.number(differences.count), "differences": Self.list(told + more)]
    case .electedAboveSeats(let elected, let seats):
      return Self.numbers(["elected": elected, "seats": seats, "excess": elected - seats])
    default: return [:]
    }
  }

  /// How many differences a sentence names; `plenary election show` has them all.
  private static let differencesTold = 5

  private static func list(_ words: [String]) -> Detail { .text(words.joined(separator: ", ")) }
  private static func number(_ value: Int) -> Detail { .number(Int64(value)) }
  private static func numbers(_ values: [String: Int]) -> [String: Detail] { values.mapValues(number) }
}
