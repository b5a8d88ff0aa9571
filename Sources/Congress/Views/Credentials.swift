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
    count = people.count
    kinds = Dictionary(people.map { ($0.kind.rawValue, 1) }, uniquingKeysWith: +)
    women = people.count { $0.sex == .female }
    minority = people.count { $0.ethnicity != Self.majority }
    ages = Self.bands(people.map { year - $0.birthYear }, starts: Self.ageBandStarts)
    oldest = Self.extreme(people, year: year, bornIn: people.map(\.birthYear).min())
    youngest = Self.extreme(people, year: year, bornIn: people.map(\.birthYear).max())
    let years = people.compactMap(\.partyYear)
    members = years.count
    memberships = Self.bands(years.map { year - $0 }, starts: Self.membershipBandStarts)
  }

  private static func bands(_ values: [Int], starts: [Int]) -> [Band] {
    starts.enumerated().map { index, start in
      let end = index + 1 < starts.count ? starts[index + 1] - 1 : nil
      return Band(
        from: start, to: end, count: values.count { (index == 0 || $0 >= start) && $0 <= end ?? Int.max })
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
