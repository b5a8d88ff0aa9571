/// What a cue says beside its scene, in the flat form in which cues are written and kept.
public struct CueFacts: Sendable, Hashable, Codable {
  /// The ballot that the scene is about.
  public var ballot: Code<Ballot>?
  /// The election that the scene is about.
  public var election: Code<Election>?
  /// How many rows of a table are revealed; nothing for all.
  public var rows: Int?
  /// The round that is shown; nothing for the newest that is published when the cue is taken.
  public var round: Int?
  /// The body whose list is shown.
  public var body: Code<Body>?
  /// The pictures that are shown.
  public var series: Code<PictureSeries>?
  /// A text of the operator's.
  public var text: String?
  /// The title over a text.
  public var title: String?
  /// The time of day at which a break ends.
  public var until: TimeOfDay?
  /// Where people go in a break, place by place between semicolons.
  public var place: String?
  /// What is held.
  public var rite: Rite?
  /// How much of the picture a speaker takes; nothing for all of it.
  public var form: SpeakerForm?
  /// The file of a film.
  public var film: String?
  /// Whether a film begins again at its end; nothing where it does not.
  public var loops: Bool?
  /// What is taken at a film's end, as people write cues.
  public var then: String?
  /// The camera.
  public var camera: Code<Camera>?
  /// What stands beside a camera, as people write cues.
  public var beside: String?

  /// Says nothing beside the scene.
  public init() {}

  /// A cue about a ballot, if there is one.
  public init(ballot: Code<Ballot>?) { self.ballot = ballot }

  /// A cue about an election.
  public init(election: Code<Election>, rows: Int? = nil, round: Int? = nil) {
    self.election = election
    self.rows = rows
    self.round = round
  }

  /// A cue about a body.
  public init(body: Code<Body>) { self.body = body }

  /// A cue with pictures.
  public init(series: Code<PictureSeries>) { self.series = series }

  /// A cue with a text of the operator's.
  public init(text: String, title: String? = nil) {
    self.text = text
    self.title = title
  }

  /// A break.
  public init(until: TimeOfDay, place: String?) {
    self.until = until
    self.place = place
  }

  /// A ceremony.
  public init(rite: Rite) { self.rite = rite }

  /// A speaker; the whole picture is what is meant where nothing is said.
  public init(form: SpeakerForm) { self.form = form == .full ? nil : form }
}

/// How much of the picture a speaker takes.
public enum SpeakerForm: String, Sendable, Hashable, Codable, CaseIterable {
  /// All of it.
  case full
  /// A strip at the foot.
  case lowerThird = "lower-third"
}

/// What is held while nothing may appear on a screen.
public enum Rite: String, Sendable, Hashable, Codable, CaseIterable {
  /// The flag is saluted.
  case flag
  /// A minute of silence.
  case silence
  /// Anything else; the emblem alone.
  case plain
}

/// A time of day in the hall, to the minute, written `14:00`.
public struct TimeOfDay: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The minutes of a day.
  public static let minutesPerDay = 24 * 60

  /// The beginning of a day.
  public static let midnight = TimeOfDay(minutes: 0)

  /// Minutes since midnight, `0..<1440`.
  public let minutes: Int

  private init(minutes: Int) { self.minutes = minutes }

  /// A time so many minutes after midnight, brought into a day.
  init(clamped minutes: Int) { self.minutes = min(max(0, minutes), Self.minutesPerDay - 1) }

  /// Reads `14:00`, always five characters.
  public init?(text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy { ("0"..."9").contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    minutes = hour * 60 + minute
  }

  /// The time as it is written, such as `14:00`.
  public var description: String {
    func digits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return digits(minutes / 60) + ":" + digits(minutes % 60)
  }

  /// Reads `14:00` from a plain string.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = TimeOfDay(text: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no time of day (HH:MM)")
    }
    self = time
  }

  /// Writes `14:00` as a plain string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// The first moment after `moment` at which a hall's clocks show this time, in ms since 1970 UTC.
  public func next(afterMS moment: Int64, utcOffset: UTCOffset) -> Int64 {
    let days = utcOffset.days(atMS: moment)
    let today = utcOffset.moment(days: days, minutes: minutes)
    return today > moment ? today : utcOffset.moment(days: days + 1, minutes: minutes)
  }

  /// How long ago a moment may be that is meant, and not that of tomorrow, in ms: no break runs over by more, and the
  /// night's, which may be told at noon, ends farther away.
  static let pastMaxMS: Int64 = 3 * 3_600_000

  /// The moment at which a hall's clocks show this time that is meant at `moment`: the next, or that which has just been.
  public func meant(atMS moment: Int64, utcOffset: UTCOffset) -> Int64 {
    let next = next(afterMS: moment, utcOffset: utcOffset)
    let last = utcOffset.moment(days: utcOffset.days(atMS: next) - 1, minutes: minutes)
    return moment - last < Self.pastMaxMS ? last : next
  }
}
