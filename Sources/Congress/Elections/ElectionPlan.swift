/// An election as the congress prepared it.
public struct ElectionPlan: Sendable, Hashable, Codable {
  /// The most elections of a congress.
  public static let electionsMax = 8
  /// The most candidates of one election, withdrawn ones among them.
  public static let candidatesMax = 250
  /// The most names on all lists of all rounds of a congress: with names of a usual length all elections then fit into
  /// one line of the hall protocol.
  public static let listedNamesMax = 6_000
  /// How many may be elected at once.
  public static let seatsRange = 1...candidatesMax
  /// The part of the seats that the surplus (số dư) may come to (190-QĐ/TW).
  public static let surplusPart = Fraction.threeTenths

  /// The election's code, such as `E1`.
  public let code: Code<Election>
  /// What is elected.
  public let title: LocalizedText
  /// How many are to be elected.
  public let seats: Int
  /// How the ballot paper is filled in.
  public let form: ElectionForm
  /// The ballot by which the congress adopts the list, if that is a ballot of its own.
  public let listBallot: Code<Ballot>?
  /// Whom the convening committee has put forward.
  public let candidates: [Candidate]

  /// An election from its parts.
  public init(
    code: Code<Election>, title: LocalizedText, seats: Int, form: ElectionForm, listBallot: Code<Ballot>? = nil,
    candidates: [Candidate]
  ) {
    self.code = code
    self.title = title
    self.seats = seats
    self.form = form
    self.listBallot = listBallot
    self.candidates = candidates
  }

  /// The largest surplus: 15 for 51 seats.
  public static func surplusMax(seats: Int) -> Int { surplusPart.leastCountMoreThan(of: seats) - 1 }

  /// Which rule the list of the first round would break with that many candidates, if any.
  public func rule(brokenByCandidates count: Int) -> ElectionRule? {
    switch form {
    case .withSurplus:
      if count <= seats { return .surplusMissing(candidates: count, seats: seats) }
      return count - seats > Self.surplusMax(seats: seats) ? .surplusTooLarge(candidates: count, seats: seats) : nil
    case .withoutSurplus:
      return count == seats ? nil : .listUnlikeSeats(candidates: count, seats: seats)
    }
  }
}

/// How a ballot paper is filled in.
public enum ElectionForm: String, Sendable, Hashable, Codable, CaseIterable {
  /// More names than seats; names not wanted are struck out, those left standing have the vote.
  case withSurplus = "with-surplus"
  /// As many names as seats; agree or disagree is marked beside each.
  case withoutSurplus = "without-surplus"
}
