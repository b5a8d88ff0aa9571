/// The whole truth about a congress at one moment: the fold of its events.
///
/// Invariants: the same events give the same state in every process, byte for byte when encoded with sorted keys;
/// at most one item is live; at most one ballot is open or held; `presences` has one record a delegate of the
/// roster, in its order. Knows no clock, no file, no random: time and ids come in with commands and events.
///
/// A command's way: ``decide(_:)`` refuses or answers with events and changes nothing; the events are stored;
/// ``apply(_:)`` folds them in and never refuses.
public struct CongressState: Sendable, Hashable, Codable {
  /// The congress as it was founded: names, rules, roster.
  ///
  /// Agenda, ballots and elections live on below.
  public let definition: Definition
  /// The place of the newest event folded in.
  public internal(set) var sequence: Int64
  /// The place of the newest event that decided anything: what screens report does not.
  public internal(set) var decidedSequence: Int64
  /// When the newest event happened, in ms since 1970 UTC.
  public internal(set) var newestMS: Int64
  /// The programme and how far it has come.
  public internal(set) var agenda: Agenda
  /// Where everybody is, one record a delegate in the roster's order.
  public internal(set) var presences: [PresenceRecord]
  /// Who sits for whom, in the order in which they were seated.
  public internal(set) var seatings: Seatings
  /// A count by hand that stands in for check-in, while there is one.
  public internal(set) var attendanceCount: AttendanceCount?
  /// Delegates entered as absent throughout the congress without an alternate.
  public internal(set) var absentThroughout: Int
  /// Every presence that was put right afterwards, oldest first.
  public internal(set) var corrections: [PresenceCorrection]
  /// The ballots in the order of the plan.
  public internal(set) var ballots: [Ballot]
  /// The elections in the order of the plan.
  public internal(set) var elections: [Election]
  /// The speakers' list.
  public internal(set) var floor: Floor
  /// The outputs; the first is the hall.
  public internal(set) var outputs: [Output]
  /// The screens that are known, those of the definition first.
  public internal(set) var screens: [ScreenStanding]
  /// Until when every screen says who it is, in ms since 1970 UTC; 0 where that was never asked.
  public internal(set) var identifyAllUntilMS: Int64
  /// Whether every screen shows the plain picture, whatever is on air beneath it.
  public internal(set) var isSafe: Bool
  /// The operator who runs the show, while somebody has taken it over.
  public internal(set) var driver: Actor?
  /// Whether every output stays as it is.
  public internal(set) var isLocked: Bool
  /// The minutes that were read out; nothing before the first, as in early snapshots.
  var minutesRead: [MinutesStanding]?
  /// The documents; nothing before the first, as in early snapshots.
  var documentsFiled: [Document]?
  /// The pictures for reporters; nothing before the first, as in early snapshots.
  var pressPicturesAdded: [PressPicture]?
  /// How the recording stands; nothing before the first, as in early snapshots.
  var recordingTurned: Recording?
  /// Who has which tablet; nothing before the first, as in early snapshots.
  var tabletStandings: TabletStandings?
  /// How long films are that screens have opened, oldest first; nothing before the first, as in early snapshots.
  var filmLengths: [FilmLength]?
  /// What can still be taken back.
  var undo: UndoMemory
  /// How many are where.
  var headcount: Headcount

  /// The state that a founding leaves: everything pending, the holding picture everywhere.
  public init?(founding record: EventRecord) {
    guard case .congressFounded(let definition) = record.event else { return nil }
    self.init(definition, foundedBy: record)
  }

  /// The state of a congress just founded by a record.
  public init(_ definition: Definition, foundedBy record: EventRecord) {
    self.definition = definition
    sequence = record.sequence
    decidedSequence = record.sequence
    newestMS = record.atMS
    agenda = definition.agenda
    ballots = definition.ballots.map(Ballot.init(plan:))
    elections = definition.elections.map(Election.init(plan:))
    floor = Floor(speakers: definition.speakers)
    outputs = definition.outputs
    screens = definition.screens.map { ScreenStanding(id: $0.id, output: $0.output) }
    identifyAllUntilMS = 0
    isSafe = false
    driver = nil
    isLocked = false
    seatings = Seatings()
    attendanceCount = nil
    absentThroughout = 0
    corrections = []
    undo = UndoMemory()
    let present = Set(definition.presentAtFounding)
    presences = definition.roster.delegates.map {
      PresenceRecord(presence: present.contains($0.code) ? .present : .pending, atMS: record.atMS, source: .roster)
    }
    headcount = Headcount(roster: definition.roster, presences: presences)
  }

  /// Who is here, against what it takes to decide.
  public var attendance: Attendance {
    Attendance(
      headcount, policy: definition.quorum, count: attendanceCount, alternatesSeated: seatings.all.count,
      absentThroughout: absentThroughout)
  }

  /// The output that the hall sees.
  public var hall: Output? { outputs.first }

  /// The output with `name`, if there is one.
  public func output(_ name: Code<Output>) -> Output? { outputs.first { $0.name == name } }

  /// The ballot with `code`, if there is one.
  public func ballot(_ code: Code<Ballot>) -> Ballot? { ballots.first { $0.code == code } }

  /// What is known of a delegate's presence, if on the roster.
  public func presence(of code: Code<Delegate>) -> PresenceRecord? {
    definition.roster.index(of: code).map { presences[$0] }
  }

  /// What an output's screens show, beneath SAFE: its own cue, or that of the output it follows.
  public func onAir(_ name: Code<Output>) -> Cue { shown(on: name)?.onAir ?? .fallback }

  /// The output whose pictures an output's screens show: itself or the one it follows.
  package func shown(on name: Code<Output>) -> Output? {
    output(name).map { output in output.follows.flatMap(self.output) ?? output }
  }
}
