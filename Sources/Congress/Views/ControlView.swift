/// What somebody knows who runs the show: the topics that a console follows, of one moment or nearly so.
public struct ControlView: Sendable, Hashable {
  /// On air, standing by, SAFE, and the rules of this congress.
  public let show: ShowView
  /// The programme and how far it has come.
  public let agenda: Agenda
  /// The hall's time against UTC, in minutes.
  public let utcOffset: UTCOffset
  /// Who is here.
  public let attendance: Attendance
  /// Every ballot.
  public let ballots: [BallotView]
  /// Every election.
  public let elections: [ElectionView]
  /// The speakers' list.
  public let speakers: SpeakersView
  /// What may be done now.
  public let legal: LegalCommands

  /// What is known, topic by topic.
  public init(
    show: ShowView, agenda: AgendaView, attendance: Attendance, ballots: BallotsView, elections: ElectionsView,
    speakers: SpeakersView, legal: LegalCommands
  ) {
    self.legal = legal
    self.elections = elections.elections
    self.speakers = speakers
    self.show = show
    self.agenda = agenda.agenda
    utcOffset = agenda.utcOffset
    self.attendance = attendance
    self.ballots = ballots.ballots
  }

  /// The ballot with `code`, if there is one.
  public func ballot(_ code: Code<Ballot>) -> BallotView? { ballots.first { $0.plan.code == code } }

  /// The election with `code`, if there is one.
  public func election(_ code: Code<Election>) -> ElectionView? { elections.first { $0.code == code } }

  /// The output with `name`, if there is one.
  public func output(_ name: Code<Output>) -> Output? { show.outputs.first { $0.name == name } }

  /// The ballot that is being voted on, if any.
  public var openBallot: BallotView? { ballots.first { $0.state == .open || $0.state == .held } }
}

extension CongressState {
  /// What somebody knows who runs the show, in a role.
  public func controlView(for role: Role) -> ControlView {
    ControlView(
      show: showView, agenda: agendaView, attendance: attendance, ballots: ballotsView, elections: electionsView,
      speakers: speakersView, legal: legalCommands(for: role))
  }
}

/// Whether somebody could take their newest command back.
public struct UndoStanding: Sendable, Hashable, Codable {
  /// Whose command it is.
  public let actor: Actor
  /// Why it cannot be taken back; nothing where it can.
  public let refusal: BrokenRule?

  /// How an actor's newest command stands.
  public init(actor: Actor, refusal: BrokenRule?) {
    self.actor = actor
    self.refusal = refusal
  }
}
