public import Congress
public import HallProtocol

/// What a client has heard from the service: how the link stands, what time it is there, and the newest value of every
/// topic that it follows.
///
/// Console, chair's panel, desk and scripts keep one. A value: whoever hears the link's events lets it ``hear(_:atMS:)`` them.
/// Invariant: all values are of one epoch. After a lost link they stay, with ``heardMS`` to say how old they are.
public struct HallModel: Sendable {
  /// How the link to the service stands.
  public enum Link: Sendable, Hashable {
    /// Never there yet, since a local time in ms.
    case connecting(sinceMS: Int64)
    /// The service has let the client in.
    case up
    /// Gone since a local time in ms, and why.
    case down(LinkLoss, sinceMS: Int64)
  }

  /// How the link stands.
  public private(set) var link: Link
  /// When the service was last heard, by the local clock in ms since 1970 UTC.
  public private(set) var heardMS: Int64
  /// What the service said on letting the client in.
  public private(set) var welcome: Welcome?
  /// Whether the service has told its time on this link.
  public private(set) var knowsClock = false
  /// How many others stay connected under the same role and name.
  public private(set) var namesakes = 0
  /// All that commands are judged by; nothing until every topic of it has come.
  public private(set) var control: ControlView?
  private var clock = ServiceClock()
  private var updates: [Topic: TopicUpdate] = [:]

  /// Nothing yet.
  public init(atMS nowMS: Int64) {
    link = .connecting(sinceMS: nowMS)
    heardMS = nowMS
  }

  /// Whether commands can be sent.
  public var isLinked: Bool { link == .up }

  /// The service's time at a local time, both in ms since 1970 UTC.
  public func serviceMS(atMS nowMS: Int64) -> Int64 { clock.serviceMS(atLocalMS: nowMS) }

  /// The newest value of a topic with its revision; nothing where it is not followed or has not come.
  public subscript(topic: Topic) -> TopicUpdate? { updates[topic] }

  /// Takes in what the link says.
  public mutating func hear(_ event: LinkEvent, atMS nowMS: Int64) {
    switch event {
    case .up(let welcome):
      // Another epoch is another journal, perhaps of another congress.
      if welcome.epoch != self.welcome?.epoch { (updates, control) = ([:], nil) }
      self.welcome = welcome
      knowsClock = false
      link = .up
    case .topic(let update):
      updates[update.value.topic] = update
      if ControlView.isMade(of: update.value.topic) { control = ControlView(self) }
    case .clock(let clock):
      self.clock = clock
      knowsClock = true
    case .namesakes(let count): namesakes = count
    case .reply, .shot, .picture: break
    case .down(let loss):
      // The first reason is the one that matters: what follows are tries to come back.
      if case .down = link { return }
      link = .down(loss, sinceMS: nowMS)
      return
    }
    heardMS = nowMS
  }
}

extension HallModel {
  /// The topics by which somebody in a role runs the hall.
  public static func controlTopics(for role: Role) -> [Topic] {
    [.show, .agenda, .attendance, .ballots, .elections, .speakers, .screens, .controlRoom, .rundown, .legal(role)]
  }

  /// What is on air and standing by.
  public var show: ShowView? { if case .show(let view)? = updates[.show]?.value { view } else { nil } }
  /// The programme.
  public var agenda: AgendaView? { if case .agenda(let view)? = updates[.agenda]?.value { view } else { nil } }
  /// Who is here.
  public var attendance: Attendance? {
    if case .attendance(let facts)? = updates[.attendance]?.value { facts } else { nil }
  }
  /// Every ballot.
  public var ballots: BallotsView? { if case .ballots(let view)? = updates[.ballots]?.value { view } else { nil } }
  /// Every election.
  public var elections: ElectionsView? {
    if case .elections(let view)? = updates[.elections]?.value { view } else { nil }
  }
  /// The speakers' list.
  public var speakers: SpeakersView? { if case .speakers(let view)? = updates[.speakers]?.value { view } else { nil } }
  /// Every screen.
  public var screens: ScreensView? { if case .screens(let view)? = updates[.screens]?.value { view } else { nil } }
  /// The operator's notes.
  public var rundown: RundownView? { if case .rundown(let view)? = updates[.rundown]?.value { view } else { nil } }
  /// Who else is connected, and the last commands of everybody.
  public var controlRoom: ControlRoomView? {
    if case .controlRoom(let view)? = updates[.controlRoom]?.value { view } else { nil }
  }

  /// What may be done now, in whatever role it was asked for.
  public var legal: LegalCommands? {
    for role in LegalCommands.roles {
      if case .legal(let commands)? = updates[.legal(role)]?.value { return commands }
    }
    return nil
  }
}

extension ControlView {
  /// Whether a topic is part of what commands are judged by.
  fileprivate static func isMade(of topic: Topic) -> Bool {
    switch topic {
    case .show, .agenda, .attendance, .ballots, .elections, .speakers, .legal: true
    default: false
    }
  }

  /// What commands are judged by, once every topic of it has come.
  public init?(_ model: HallModel) {
    guard let show = model.show, let agenda = model.agenda, let attendance = model.attendance,
      let ballots = model.ballots, let elections = model.elections, let speakers = model.speakers,
      let legal = model.legal
    else { return nil }
    self.init(
      show: show, agenda: agenda, attendance: attendance, ballots: ballots, elections: elections, speakers: speakers,
      legal: legal)
  }
}
