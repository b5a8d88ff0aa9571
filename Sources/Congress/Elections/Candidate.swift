/// Somebody who may be elected.
public struct Candidate: Sendable, Hashable, Codable {
  /// The longest name of a candidate who is not on the roster, in characters.
  public static let nameCharactersMax = 200
  /// The longest name in bytes of UTF-8; marks without end would be one character.
  public static let nameBytesMax = 800

  /// By whom somebody was put forward.
  public enum Origin: String, Sendable, Hashable, Codable, CaseIterable {
    /// The committee that convened the congress; stands in the plan.
    case prepared
    /// A delegate (đề cử).
    case floor
    /// The candidate (ứng cử).
    case itself = "self"
  }

  /// The code of the delegate, or of whoever is not on the roster.
  public let code: Code<Candidate>
  /// Full name, family name first, NFC.
  public let name: String
  /// By whom the candidate was put forward.
  public let origin: Origin

  /// A candidate from all parts.
  public init(code: Code<Candidate>, name: String, origin: Origin = .prepared) {
    self.code = code
    self.name = name
    self.origin = origin
  }

  /// Candidates in the order of a ballot paper: by Vietnamese name, then by code.
  public static func inOrder(_ candidates: [Candidate]) -> [Candidate] {
    let places = candidates.map { Place(name: VietnameseName($0.name), candidate: $0) }
    return places.sorted(by: <).map(\.candidate)
  }

  /// A candidate's place: two of one name stand by their codes, so that the order is the same in every process.
  private struct Place: Comparable {
    let name: VietnameseName
    let candidate: Candidate

    static func < (left: Place, right: Place) -> Bool {
      left.name == right.name ? left.candidate.code < right.candidate.code : left.name < right.name
    }
  }
}

/// A candidate on the way to the list.
public struct Nominee: Sendable, Hashable, Codable {
  /// What stands between a nominee and the list.
  public enum Standing: Sendable, Hashable, Codable {
    /// Nothing: prepared by the committee, or on the list of an earlier round.
    case admitted
    /// The congress has not been asked yet.
    case proposed
    /// So many of those attending want the nominee on the list.
    case supported(votes: Int, attending: Int)
    /// Has withdrawn.
    case withdrawn(reason: String)
  }

  /// The part of those attending that a nominee from the floor must have more than (04-HD/TW).
  public static let supportNeeded = Fraction.threeTenths

  /// Who it is.
  public let candidate: Candidate
  /// What stands between the nominee and the list.
  public internal(set) var standing: Standing

  /// A nominee as far as the congress has come.
  public init(candidate: Candidate, standing: Standing) {
    self.candidate = candidate
    self.standing = standing
  }

  /// Whether the nominee goes on the list.
  public var entersList: Bool {
    switch standing {
    case .admitted: true
    case .proposed, .withdrawn: false
    case .supported(let votes, let attending): votes >= Self.supportNeeded.leastCountMoreThan(of: attending)
    }
  }
}

/// The list that a congress has adopted: what stands on the ballot paper.
public struct CandidateList: Sendable, Hashable, Codable {
  /// How the paper is filled in.
  public let form: ElectionForm
  /// Who stands on it, in Vietnamese given-name order.
  public let candidates: [Candidate]

  /// A list; candidates are put in order.
  public init(form: ElectionForm, candidates: [Candidate]) {
    self.form = form
    self.candidates = Candidate.inOrder(candidates)
  }

  /// The candidates' codes, in order.
  public var codes: [Code<Candidate>] { candidates.map(\.code) }
}
