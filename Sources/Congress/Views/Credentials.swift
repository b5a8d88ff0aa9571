/// The `credentials` topic: what the roster tells of the delegates, computed and never typed.
public struct CredentialsView: Sendable, Hashable, Codable {
  /// Of everybody summoned, with alternates in the place of those for whom they sit.
  public let summoned: CredentialsReport
  /// Of those in the hall.
  public let present: CredentialsReport

  /// The report on those who were summoned, and on those of them who are here.
  public init(summoned: CredentialsReport, present: CredentialsReport) {
    self.summoned = summoned
    self.present = present
  }
}

/// What the roster tells of some delegates.
///
/// Invariant: `women` and `minority` are parts of `count`; the bands of age add up to `count`; those of membership to
/// `members`. Ages are the congress's year less the year of birth.
public struct CredentialsReport: Sendable, Hashable, Codable {
  /// How many are of an age, or members for so long.
  public struct Band: Sendable, Hashable, Codable {
    /// From this many years on.
    public let from: Int
    /// Up to this many years; nothing for no end.
    public let to: Int?
    /// How many.
    public let count: Int
  }

  /// The oldest or the youngest, all who were born in that year.
  public struct Extreme: Sendable, Hashable, Codable {
    /// Year of birth.
    public let birthYear: Int
    /// Age in the congress's year.
    public let age: Int
    /// Names, in the roster's order; at most ``namesMax``.
    public let names: [String]

    /// The most names that are listed.
    public static let namesMax = 10
  }

  /// The ethnic group that is not a minority.
  public static let majority = "Kinh"
  /// Where the bands of age begin, in years.
  public static let ageBandStarts = [0, 31, 41, 51, 61]
  /// Where the bands of membership begin, in years.
  public static let membershipBandStarts = [0, 10, 20, 30]

  /// How many delegates.
  public let count: Int
  /// By kind.
  public let kinds: [String: Int]
  /// Women.
  public let women: Int
  /// Of an ethnic minority.
  public let minority: Int
  /// By age.
  public let ages: [Band]
  /// The oldest; nothing where there is nobody.
  public let oldest: Extreme?
  /// The youngest; nothing where there is nobody.
  public let youngest: Extreme?
  /// Members of the Party.
  public let members: Int
  /// By years of membership.
  public let memberships: [Band]

  /// What the roster tells of people in a year.
  public init(_ people: [Delegate], year: Int) {
    var kinds: [Delegate.Kind: Int] = [:]
    var (women, minority, members) = (0, 0, 0)
    var ages = Bands(starts: Self.ageBandStarts)
    var memberships = Bands(starts: Self.membershipBandStarts)
    var births: (first: Int, last: Int)?
    for person in people {
      kinds[person.kind, default: 0] += 1
      if person.sex == .female { women += 1 }
      if person.ethnicity != Self.majority { minority += 1 }
      ages.add(year - person.birthYear)
      let known = births ?? (person.birthYear, person.birthYear)
      births = (min(known.first, person.birthYear), max(known.last, person.birthYear))
      guard let partyYear = person.partyYear else { continue }
      members += 1
      memberships.add(year - partyYear)
    }
    count = people.count
    self.kinds = Dictionary(kinds.map { ($0.rawValue, $1) }, uniquingKeysWith: +)
    self.women = women
    self.minority = minority
    self.ages = ages.bands
    oldest = Self.extreme(people, year: year, bornIn: births?.first)
    youngest = Self.extreme(people, year: year, bornIn: births?.last)
    self.members = members
    self.memberships = memberships.bands
  }

  /// Numbers of years counted into bands; what lies below the first counts as of the first.
  private struct Bands {
    let starts: [Int]
    private var counts: [Int]

    init(starts: [Int]) {
      self.starts = starts
      counts = starts.map { _ in 0 }
    }

    mutating func add(_ years: Int) { counts[starts.lastIndex { $0 <= years } ?? 0] += 1 }

    var bands: [Band] {
      starts.indices.map { index in
        Band(
          from: starts[index], to: index + 1 < starts.count ? starts[index + 1] - 1 : nil, count: counts[index])
      }
    }
  }

  private static func extreme(_ people: [Delegate], year: Int, bornIn birthYear: Int?) -> Extreme? {
    birthYear.map { birthYear in
      Extreme(
        birthYear: birthYear, age: year - birthYear,
        names: Array(people.filter { $0.birthYear == birthYear }.map(\.name).prefix(Extreme.namesMax)))
    }
  }
}

extension CongressState {
  /// What the roster tells of those who were summoned and of those who are here.
  public var credentialsView: CredentialsView {
    let roster = definition.roster
    let mandates = roster.delegates.indices.filter { roster.delegates[$0].kind.isOfficial }
    let holders = mandates.map { (mandate(at: $0).presence, roster[holder(of: roster.delegates[$0].code)]) }
    return CredentialsView(
      summoned: CredentialsReport(holders.compactMap(\.1), year: year),
      present: CredentialsReport(holders.filter { $0.0 == .present }.compactMap(\.1), year: year))
  }

  /// The year in which the congress meets.
  private var year: Int { agenda.days.first.flatMap { Int($0.date.prefix(4)) } ?? 0 }
}
