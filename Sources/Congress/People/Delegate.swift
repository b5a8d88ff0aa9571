/// One person on the roster.
///
/// Shape: as written in `roster.csv`; nothing here changes while the congress runs (presence is kept apart).
public struct Delegate: Sendable, Hashable, Codable {
  /// In what right somebody sits in the hall.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case exOfficio = "ex-officio"
    case elected
    case appointed
    case alternate
    case guest

    /// Whether delegates of this kind are summoned and may vote without being seated for somebody.
    public var isOfficial: Bool {
      switch self {
      case .exOfficio, .elected, .appointed: true
      case .alternate, .guest: false
      }
    }
  }

  /// As the credentials report counts them.
  public enum Sex: String, Sendable, Hashable, Codable, CaseIterable {
    case male = "m"
    case female = "f"
  }

  /// The code on the badge.
  public let code: Code<Delegate>
  /// Full name, family name first, NFC.
  public let name: String
  /// In what right the person sits in the hall.
  public let kind: Kind
  /// The organisation that sent the person.
  public let organisation: String
  /// The discussion group.
  public let group: String
  /// The seat in the hall, or empty.
  public let seat: String
  /// As the credentials report counts them.
  public let sex: Sex
  /// Ethnic group, as the credentials report names it.
  public let ethnicity: String
  /// Year of birth.
  public let birthYear: Int
  /// Year of joining the Party, if a member.
  public let partyYear: Int?

  /// What the badge holds where that is not the code, such as the text of a QR code.
  public let badge: String?
  /// How many votes the delegate has in a weighted vote (`1...1000`); nothing for one.
  public let weight: Int?

  /// A delegate from all fields of the roster.
  public init(
    code: Code<Delegate>, name: String, kind: Kind, organisation: String, group: String, seat: String, sex: Sex,
    ethnicity: String, birthYear: Int, partyYear: Int?, badge: String? = nil, weight: Int? = nil
  ) {
    self.badge = badge
    self.weight = weight
    self.code = code
    self.name = name
    self.kind = kind
    self.organisation = organisation
    self.group = group
    self.seat = seat
    self.sex = sex
    self.ethnicity = ethnicity
    self.birthYear = birthYear
    self.partyYear = partyYear
  }
}
