/// What is read of an item: the part of its plan that `agenda.retitle` changes.
public struct ItemWords: Sendable, Hashable, Codable {
  /// The longest of its texts, in characters.
  public static let charactersMax = 1_000

  /// What the hall reads.
  public let title: LocalizedText
  /// What stands for the title in a line of the programme.
  public let shortTitle: LocalizedText?
  /// Who presents it.
  public let presenter: LocalizedText?

  /// Words from their parts.
  public init(title: LocalizedText, shortTitle: LocalizedText? = nil, presenter: LocalizedText? = nil) {
    self.title = title
    self.shortTitle = shortTitle
    self.presenter = presenter
  }
}

/// When an item is planned and for how long: the part of its plan that `agenda.retime` changes.
public struct ItemTime: Sendable, Hashable, Codable {
  /// The longest item, in minutes.
  public static let minutesMax = 1_440

  /// Planned start, in ms since 1970 UTC.
  public let startMS: Int64
  /// Planned length, in minutes (`0...1440`).
  public let minutes: Int

  /// A time from its parts.
  public init(startMS: Int64, minutes: Int) {
    self.startMS = startMS
    self.minutes = minutes
  }

  /// Planned end, in ms since 1970 UTC.
  public var endMS: Int64 { startMS + Int64(minutes) * 60_000 }
}

/// How an item is run: the part of its plan that `agenda.revise` changes.
public struct ItemRunning: Sendable, Hashable, Codable {
  /// What sort of thing it is.
  public let kind: Item.Kind
  /// The ballots that belong to it, in order.
  public let ballots: [Code<Ballot>]
  /// What the hall is shown when it starts.
  public let cue: Cue
  /// What the hall is shown when it ends.
  public let endCue: Cue?
  /// What follows its end.
  public let followOn: FollowOn?
  /// What the operator is to mind.
  public let operatorNotes: LocalizedText?

  /// The running of an item from its parts.
  public init(
    kind: Item.Kind, ballots: [Code<Ballot>] = [], cue: Cue = .item, endCue: Cue? = nil, followOn: FollowOn? = nil,
    operatorNotes: LocalizedText? = nil
  ) {
    self.kind = kind
    self.ballots = ballots
    self.cue = cue
    self.endCue = endCue
    self.followOn = followOn
    self.operatorNotes = operatorNotes
  }
}

extension Item {
  /// What is read of it.
  public internal(set) var words: ItemWords {
    get { ItemWords(title: title, shortTitle: shortTitle, presenter: presenter) }
    set { (title, shortTitle, presenter) = (newValue.title, newValue.shortTitle, newValue.presenter) }
  }

  /// When it is planned and for how long.
  public internal(set) var time: ItemTime {
    get { ItemTime(startMS: plannedStartMS, minutes: plannedMinutes) }
    set { (plannedStartMS, plannedMinutes) = (newValue.startMS, newValue.minutes) }
  }

  /// How it is run.
  public internal(set) var running: ItemRunning {
    get {
      ItemRunning(
        kind: kind, ballots: ballots, cue: cue, endCue: endCue, followOn: followOn, operatorNotes: operatorNotes)
    }
    set {
      (kind, ballots, cue) = (newValue.kind, newValue.ballots, newValue.cue)
      (endCue, followOn, operatorNotes) = (newValue.endCue, newValue.followOn, newValue.operatorNotes)
    }
  }

  /// An item from the parts of its plan.
  public init(code: Code<Item>, words: ItemWords, time: ItemTime, running: ItemRunning) {
    self.init(
      code: code, kind: running.kind, title: words.title, shortTitle: words.shortTitle, presenter: words.presenter,
      plannedStartMS: time.startMS, plannedMinutes: time.minutes, ballots: running.ballots, cue: running.cue,
      endCue: running.endCue, followOn: running.followOn, operatorNotes: running.operatorNotes)
  }
}
