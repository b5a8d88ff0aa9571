/// What somebody says of an election that is to be put in, or changed; what is not said is left as it is.
public struct ElectionDraft: Sendable, Hashable, Codable {
  /// What is elected.
  public let title: LocalizedText?
  /// How many are to be elected.
  public let seats: Int?
  /// How the ballot paper is filled in.
  public let form: ElectionForm?
  /// The ballot by which the list is adopted; an empty code for none.
  public let listBallot: Code<Ballot>?

  /// A draft from its parts.
  public init(
    title: LocalizedText? = nil, seats: Int? = nil, form: ElectionForm? = nil, listBallot: Code<Ballot>? = nil
  ) {
    self.title = title
    self.seats = seats
    self.form = form
    self.listBallot = listBallot
  }
}

/// Somebody whom the committee puts forward; `name` for whoever is not on the roster.
public struct NewCandidate: Sendable, Hashable, Codable {
  /// The code of the delegate, or of whoever is not on the roster.
  public let candidate: Code<Candidate>
  /// The full name.
  public let name: String?

  /// A candidate from both parts.
  public init(candidate: Code<Candidate>, name: String? = nil) {
    self.candidate = candidate
    self.name = name
  }
}
