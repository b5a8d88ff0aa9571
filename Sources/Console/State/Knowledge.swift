public import Congress
public import ControlClient
public import HallProtocol

/// What a console has heard from the service, and how long ago.
public struct Knowledge: Sendable {
  /// How the link to the service stands.
  public enum Link: Sendable, Hashable {
    /// Never there yet, since a local time in ms.
    case connecting(sinceMS: Int64)
    /// The service has let the console in.
    case up
    /// Gone since a local time in ms, and why.
    case down(LinkLoss, sinceMS: Int64)
  }

  /// The topics that a console or a panel in a role follows.
  public static func topics(for role: Role) -> [Topic] {
    [
      .show, .agenda, .attendance, .ballots, .elections, .speakers, .screens, .controlRoom, .rundown, .legal(role),
    ]
  }

  /// How the link stands.
  public private(set) var link: Link
  /// When the service was last heard, by the local clock in ms since 1970 UTC.
  public private(set) var heardMS: Int64
  /// What the service said on letting the console in.
  public private(set) var welcome: Welcome?
  /// What is on air and standing by.
  public private(set) var show: ShowView?
  /// The programme.
  public private(set) var agenda: AgendaView?
  /// Who is here.
  public private(set) var attendance: Attendance?
  /// Every ballot.
  public private(set) var ballots: BallotsView?
  /// Every election.
  public private(set) var elections: ElectionsView?
  /// The operator's notes; nothing until they have come.
  public private(set) var rundown: RundownView?
  /// The speakers' list.
  public private(set) var speakers: SpeakersView?
  /// Every screen.
  public private(set) var screens: ScreensView?
  /// What may be done now.
  public private(set) var legal: LegalCommands?
  /// Who else is connected, and the last commands of everybody.
  public private(set) var room: ControlRoomView?
  /// All that commands are judged by; nothing until every topic has come.
  public private(set) var control: ControlView?
  private var clock = ServiceClock()

  /// Nothing yet.
  public init(atMS nowMS: Int64) {
    link = .connecting(sinceMS: nowMS)
    heardMS = nowMS
  }

  /// Whether commands can be sent.
  public var isLinked: Bool { link == .up }

  /// The service's time at a local time, both in ms since 1970 UTC.
  public func serviceMS(atMS nowMS: Int64) -> Int64 { clock.serviceMS(atLocalMS: nowMS) }

  /// Takes in what the link says.
  public mutating func hear(_ event: LinkEvent, atMS nowMS: Int64) {
    switch event {
    case .up(let welcome):
      if welcome.epoch != self.welcome?.epoch { forget() }
      self.welcome = welcome
      link = .up
    case .topic(let update): take(update.value)
    case .clock(let clock): self.clock = clock
    // The console reads it from who is connected.
    case .reply, .shot, .picture, .namesakes: break
    case .down(let loss):
      // The first reason is the one that matters: what follows are tries to come back.
      if case .down = link { break }
      link = .down(loss, sinceMS: nowMS)
      return
    }
    heardMS = nowMS
  }

  private mutating func forget() {
    (show, agenda, attendance, ballots, speakers, screens, room) = (nil, nil, nil, nil, nil, nil, nil)
    (elections, rundown, legal, control) = (nil, nil, nil, nil)
  }

  private mutating func take(_ value: TopicValue) {
    switch value {
    case .show(let view): show = view
    case .agenda(let view): agenda = view
    case .attendance(let facts): attendance = facts
    case .ballots(let view): ballots = view
    case .elections(let view): elections = view
    case .speakers(let view): speakers = view
    case .legal(let commands): legal = commands
    case .screens(let view):
      screens = view
      return
    case .controlRoom(let view):
      room = view
      return
    case .rundown(let view):
      rundown = view
      return
    case .output, .screen, .attendanceBreakdown, .credentials, .terminals, .results, .electionResults,
      .journal, .roster, .presences, .votes:
      return
    }
    guard let show, let agenda, let attendance, let ballots, let elections, let speakers, let legal else { return }
    control = ControlView(
      show: show, agenda: agenda, attendance: attendance, ballots: ballots, elections: elections, speakers: speakers,
      legal: legal)
  }
}

extension ScreensView {
  /// Whether a newer view says nothing but that the screens have been heard since.
  func isOnlyOlder(than newer: ScreensView) -> Bool {
    screens.count == newer.screens.count
      && zip(screens, newer.screens).allSatisfy { old, new in old == new || old.heard(atMS: new.heardAtMS) == new }
  }
}

extension ScreensView.Line {
  fileprivate func heard(atMS: Int64) -> Self {
    Self(
      id: id, output: output, isConnected: isConnected, askedRevision: askedRevision, shownRevision: shownRevision,
      shownAtMS: shownAtMS, heardAtMS: atMS, problem: problem, name: name, standing: standing, report: report,
      takenOverAtMS: takenOverAtMS)
  }
}
