/// L16 and L18: a text of the operator's, with or without a title.
public struct TextView: Sendable, Hashable, Codable {
  /// The title.
  public let title: String?
  /// The text; its lines end where the operator ended them.
  public let text: String

  /// A text of the operator's.
  public init(title: String? = nil, text: String) {
    self.title = title
    self.text = text
  }
}

/// L17: a break.
public struct BreakView: Sendable, Hashable, Codable {
  /// When it ends, in ms since 1970 UTC.
  public let untilMS: Int64
  /// Where people go, place by place; none where nothing is said.
  public let places: [String]
  /// What the agenda calls the break, where it is an item of its own.
  public let title: LocalizedText?

  /// A break until a moment.
  public init(untilMS: Int64, places: [String] = [], title: LocalizedText? = nil) {
    self.title = title
    self.untilMS = untilMS
    self.places = places
  }

  /// A break as it was taken: it ends when the hall's clocks show that time, or has ended.
  init(until: TimeOfDay, place: String?, takenAtMS: Int64, utcOffset: UTCOffset, title: LocalizedText? = nil) {
    let places = (place ?? "").split(separator: ";").map { part in
      String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
    self.init(
      untilMS: until.meant(atMS: takenAtMS, utcOffset: utcOffset),
      places: places.filter { !$0.isEmpty }, title: title)
  }
}

/// L23: what is held.
public struct CeremonyView: Sendable, Hashable, Codable {
  /// What is held.
  public let rite: Rite

  /// A ceremony.
  public init(rite: Rite) { self.rite = rite }
}
