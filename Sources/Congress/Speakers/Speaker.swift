/// Somebody who is to speak, and on what.
public struct Speaker: Sendable, Hashable, Codable {
  /// Who it is.
  public enum Person: Sendable, Hashable, Codable {
    /// Somebody on the roster, who has name and unit from there.
    case delegate(Code<Delegate>)
    /// Anybody else.
    case guest(name: String, unit: String)

    private enum CodingKeys: String, CodingKey { case delegate, guest }
    private enum DelegateCodingKeys: String, CodingKey { case _0 = "code" }
  }

  /// The longest name, office or unit, in characters.
  public static let nameCharactersMax = 200
  /// The longest title of a speech, in characters.
  public static let titleCharactersMax = 500
  /// The seconds that a speech may be given, extensions among them.
  public static let secondsRange = 10...14_400

  /// The speaker's code on the list, such as `PB07`.
  public let code: Code<Speaker>
  /// Who it is.
  public let person: Person
  /// The office held, if the hall is told one.
  public let office: LocalizedText?
  /// The title of the speech, if it has one.
  public let title: LocalizedText?
  /// The item at which the speech is given; nothing for one that may be given at any.
  public let item: Code<Item>?
  /// The time given, in seconds (``secondsRange``).
  public internal(set) var allottedSeconds: Int

  /// A speaker from all parts.
  public init(
    code: Code<Speaker>, person: Person, office: LocalizedText? = nil, title: LocalizedText? = nil,
    item: Code<Item>? = nil, allottedSeconds: Int
  ) {
    self.code = code
    self.person = person
    self.office = office
    self.title = title
    self.item = item
    self.allottedSeconds = allottedSeconds
  }

  /// Whether two speakers are the same delegate, or guests of one name and unit.
  func isSamePerson(as other: Speaker) -> Bool { person == other.person }
}

/// How long speakers have, and when they are told that their time runs out.
public struct SpeakingRules: Sendable, Hashable, Codable {
  /// What a congress has that says nothing: seven minutes, told one minute before, over after half a minute.
  public static let standard = SpeakingRules(seconds: 420, warningSeconds: 60, overtimeSeconds: 30)

  /// The time of whoever is given none in particular, in seconds.
  public let seconds: Int
  /// How much time is left when the warning begins, in seconds.
  public let warningSeconds: Int
  /// How long after the end of the time it counts as overtime, in seconds.
  public let overtimeSeconds: Int

  /// Rules from their figures.
  public init(seconds: Int, warningSeconds: Int, overtimeSeconds: Int) {
    self.seconds = seconds
    self.warningSeconds = warningSeconds
    self.overtimeSeconds = overtimeSeconds
  }
}
