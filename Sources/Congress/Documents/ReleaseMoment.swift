/// When a document goes out by itself.
///
/// Encoded as one key over what it names: `{"item":"1.11"}`, `{"ballot":"BQ06"}`, `{"atMS":1758859200000}`.
public enum ReleaseMoment: Sendable, Hashable {
  /// When an item begins.
  case item(Code<Item>)
  /// When a ballot opens.
  case ballot(Code<Ballot>)
  /// At a time by the service's clock, in ms since 1970 UTC.
  case time(atMS: Int64)

  /// The moment's name and what it names, as people write it: `item 1.11`.
  public var text: String {
    switch self {
    case .item(let item): "item \(item)"
    case .ballot(let ballot): "ballot \(ballot)"
    case .time(let atMS): "time \(atMS)"
    }
  }
}

extension ReleaseMoment: Codable {
  private enum CodingKeys: String, CodingKey { case item, ballot, atMS }

  /// Reads the one thing that is named.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let item = try container.decodeIfPresent(Code<Item>.self, forKey: .item).map(ReleaseMoment.item)
    let ballot = try container.decodeIfPresent(Code<Ballot>.self, forKey: .ballot).map(ReleaseMoment.ballot)
    let time = try container.decodeIfPresent(Int64.self, forKey: .atMS).map { ReleaseMoment.time(atMS: $0) }
    let named = [item, ballot, time].compactMap(\.self)
    guard let only = named.first, named.count == 1 else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "a release is on one of item, ballot and atMS, not \(named.count)"))
    }
    self = only
  }

  /// Writes the one thing that is named.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .item(let item): try container.encode(item, forKey: .item)
    case .ballot(let ballot): try container.encode(ballot, forKey: .ballot)
    case .time(let atMS): try container.encode(atMS, forKey: .atMS)
    }
  }
}

extension CongressState {
  /// Whether a moment has come.
  func hasCome(_ moment: ReleaseMoment, atMS: Int64) -> Bool {
    switch moment {
    case .item(let code): agenda[code].map { $0.progress.isLive || $0.progress.isDone } ?? false
    case .ballot(let code): ballot(code).map { $0.round > 1 || $0.phase.opening != nil } ?? false
    case .time(let dueMS): dueMS <= atMS
    }
  }

  /// What goes out as a moment comes: the newest version of each document that waits for it and is approved.
  ///
  /// What is not approved stays where it is, and goes out with its approval.
  func releases(on moment: ReleaseMoment) -> [Event] {
    documents.filter { $0.plannedRelease == moment }.compactMap(\.release)
  }

  /// What goes out at a time because it was to.
  func releasesDue(atMS: Int64) -> [Event] {
    documents.filter { ($0.releaseDueMS ?? .max) <= atMS }.compactMap(\.release)
  }

  /// When the next document goes out by itself at a time, in ms since 1970 UTC; nothing where none does.
  var nextReleaseMS: Int64? { documents.compactMap(\.releaseDueMS).min() }
}

extension Document {
  /// That the newest version goes out; nothing where it is not approved, or is out already.
  fileprivate var release: Event? {
    guard state == .approved else { return nil }
    return .documentChanged(document: code, change: .released(version: newest.number, audience: audience))
  }

  /// When it goes out by itself at a time; nothing where it does not, or cannot yet.
  fileprivate var releaseDueMS: Int64? {
    guard case .time(let atMS) = plannedRelease, state == .approved else { return nil }
    return atMS
  }
}

extension ReleaseMoment {
  /// Reads a time of the hall, `14:30` of the day that is or `2025-09-26T14:30`, in ms since 1970 UTC; nothing where it is
  /// none.
  public static func time(_ text: String, nowMS: Int64, utcOffset: UTCOffset) -> Int64? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      let clock = parts.last?.split(separator: ":", omittingEmptySubsequences: false),
      clock.count == 2, let hour = CivilDate.number(clock[0], digits: 2),
      let minute = CivilDate.number(clock[1], digits: 2), hour < 24, minute < 60
    else { return nil }
    let today = utcOffset.days(atMS: nowMS)
    guard let days = parts.count == 1 ? today : CivilDate.days(date: String(parts[0])) else { return nil }
    return utcOffset.moment(days: days, minutes: hour * 60 + minute)
  }
}
