/// By how much the clocks in a hall are ahead of UTC, and when that changes: summer time begins or ends.
///
/// It is worked out from the time zone once, when the congress is read: what a journal says about a time is the same on
/// every machine and in every year, whatever its time zone database says by then.
///
/// On the wire and in the journal it is a number of minutes; where the clocks change, an object with that number and the
/// changes.
public struct UTCOffset: Sendable, Hashable {
  /// A moment from which on the clocks show another time.
  public struct Change: Sendable, Hashable, Codable {
    /// When, in ms since 1970 UTC.
    public let atMS: Int64
    /// The minutes that the clocks are ahead of UTC from then on.
    public let minutes: Int

    /// A change of the clocks.
    public init(atMS: Int64, minutes: Int) {
      self.atMS = atMS
      self.minutes = minutes
    }
  }

  /// The minutes that the clocks are ahead of UTC before the first change.
  public let minutes: Int
  /// What changes, in the order of time; nothing where the clocks are never changed.
  public let changes: [Change]

  /// The most changes that are kept: no congress has more.
  public static let changesMax = 32

  /// Clocks that are ahead of UTC by so many minutes, and then by others.
  /// - Parameter changes: At most ``changesMax`` of them, in the order of time.
  public init(minutes: Int, changes: [Change] = []) {
    self.minutes = minutes
    self.changes = Array(changes.prefix(Self.changesMax))
  }

  /// The minutes that the clocks are ahead of UTC at a moment, in ms since 1970 UTC.
  public func minutes(atMS moment: Int64) -> Int { changes.last { $0.atMS <= moment }?.minutes ?? minutes }

  /// What the clocks show at a moment, in ms from their midnight of 1970-01-01.
  public func shownMS(atMS moment: Int64) -> Int64 { moment + Int64(minutes(atMS: moment)) * 60_000 }

  /// The days from 1970-01-01 to the day that the hall has at a moment.
  public func days(atMS moment: Int64) -> Int {
    let (days, rest) = shownMS(atMS: moment).quotientAndRemainder(dividingBy: Self.dayMS)
    return Int(rest < 0 ? days - 1 : days)
  }

  /// The moment at which the clocks show a time, in ms since 1970 UTC.
  ///
  /// Of a time that they show twice it is the first; of one that they leap over, the moment at which they leap. So what is
  /// planned later is never earlier.
  /// - Parameter shownMS: What they show, in ms from their midnight of 1970-01-01.
  public func moment(shownMS: Int64) -> Int64 {
    var moment = shownMS - Int64(minutes) * 60_000
    for change in changes where moment >= change.atMS {
      moment = max(change.atMS, shownMS - Int64(change.minutes) * 60_000)
    }
    return moment
  }

  /// The moment at which the clocks show a time of a day, in ms since 1970 UTC.
  /// - Parameters:
  ///   - days: The day, in days since 1970-01-01.
  ///   - minutes: What the clocks show, in minutes from its midnight; from 1,440 on it is the night after it.
  public func moment(days: Int, minutes: Int) -> Int64 {
    moment(shownMS: Int64(days) * Self.dayMS + Int64(minutes) * 60_000)
  }

  /// What the clocks show at a moment, in minutes from the midnight of a day.
  /// - Parameter days: The day, in days since 1970-01-01.
  public func minutes(atMS moment: Int64, fromMidnightOf days: Int) -> Int {
    Int((shownMS(atMS: moment) - Int64(days) * Self.dayMS) / 60_000)
  }

  private static let dayMS = Int64(TimeOfDay.minutesPerDay) * 60_000
}

extension UTCOffset: ExpressibleByIntegerLiteral {
  /// Clocks that are never changed.
  public init(integerLiteral minutes: Int) { self.init(minutes: minutes) }
}

extension UTCOffset: Codable {
  private enum CodingKeys: CodingKey { case minutes, changes }

  /// Reads a number of minutes, or an object with changes.
  public init(from decoder: any Decoder) throws {
    if let minutes = try? decoder.singleValueContainer().decode(Int.self) {
      self.init(minutes: minutes)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let changes = try container.decode([Change].self, forKey: .changes)
    guard changes.count <= Self.changesMax, zip(changes, changes.dropFirst()).allSatisfy({ $0.atMS < $1.atMS }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .changes, in: container, debugDescription: "changes of the clocks are out of order, or too many")
    }
    self.init(minutes: try container.decode(Int.self, forKey: .minutes), changes: changes)
  }

  /// Writes a number of minutes, or an object with changes.
  public func encode(to encoder: any Encoder) throws {
    if changes.isEmpty {
      var container = encoder.singleValueContainer()
      try container.encode(minutes)
    } else {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(minutes, forKey: .minutes)
      try container.encode(changes, forKey: .changes)
    }
  }
}
