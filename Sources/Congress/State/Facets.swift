/// The parts of a congress that an event changes and that a topic is worked out from.
///
/// What nobody has changed need not be worked out again: a topic is due when an event has changed a facet that it reads.
/// Saying too many costs time; saying too few leaves a wrong figure on a wall, so a test holds what is worked out by
/// facets against everything worked out afresh.
public struct Facets: OptionSet, Sendable, Hashable {
  /// One bit a facet.
  public let rawValue: UInt16

  /// Facets from their bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Who is where, who sits for whom, counts by hand.
  public static let people = Facets(rawValue: 1 << 0)
  /// The programme and how far it has come.
  public static let agenda = Facets(rawValue: 1 << 1)
  /// Ballots, their rounds and figures.
  public static let ballots = Facets(rawValue: 1 << 2)
  /// Elections, their lists and figures.
  public static let elections = Facets(rawValue: 1 << 3)
  /// The speakers' list and the clock.
  public static let floor = Facets(rawValue: 1 << 4)
  /// What is on air and standing by, and lower thirds.
  public static let outputs = Facets(rawValue: 1 << 5)
  /// Which screens are known, where they belong, what they are pinned to.
  public static let screens = Facets(rawValue: 1 << 6)
  /// Whether SAFE covers everything.
  public static let safe = Facets(rawValue: 1 << 7)
  /// Who drives, and how far the record has come: every event changes that.
  public static let record = Facets(rawValue: 1 << 8)
  /// Whether outputs are locked.
  public static let lock = Facets(rawValue: 1 << 9)

  /// Documents, their versions and releases.
  public static let documents = Facets(rawValue: 1 << 10)
  /// How the recording of the hall stands.
  public static let recording = Facets(rawValue: 1 << 11)
  /// Who has which tablet.
  public static let tablets = Facets(rawValue: 1 << 12)

  /// Pictures for reporters.
  public static let pressPictures = Facets(rawValue: 1 << 13)

  /// Every facet.
  public static let all = Facets(rawValue: (1 << 14) - 1)
}

extension Event {
  /// What the event changes, beside ``Facets/record``, which every event does.
  public var facets: Facets {
    switch self {
    case .congressFounded, .clockCorrected: .all
    case .itemStarted, .itemEnded, .itemRestored, .agendaChanged: .agenda
    case .delegatePresenceChanged, .delegatePresenceCorrected, .delegateSeated, .delegateUnseated, .attendanceImported,
      .attendanceCounted, .attendanceUncounted, .attendanceAdjusted:
      .people
    // A part that is split off stands in the item of the whole.
    case .ballotSplit: [.ballots, .agenda]
    case .ballotPlanned, .ballotAsked, .ballotOpened, .ballotHeld, .ballotResumed, .ballotExtended, .ballotClosed,
      .ballotCounted,
      .ballotBlockReported, .ballotVoteCast, .ballotVoteSealed, .ballotRollJoined, .ballotConfirmed, .ballotPublished,
      .ballotAborted, .ballotVoidRequested, .ballotVoided, .ballotRoundBegun:
      .ballots
    case .electionPlanned, .electionChanged: .elections
    case .speakerChanged: .floor
    case .cueStoodBy, .cueTaken, .lowerThirdChanged, .filmChanged, .filmMeasured: .outputs
    case .screenChanged, .screenIdentified: .screens
    case .safeTurned: .safe
    case .outputsLocked: .lock
    case .documentChanged: .documents
    case .pressPictureChanged: .pressPictures
    case .recordingTurned: .recording
    case .tabletChanged: .tablets
    case .driverChanged, .commandUndone, .screensReported, .minutesChanged: .record
    }
  }
}

extension CongressState {
  /// What a topic is worked out from, as things stand; nothing for what no event changes.
  public func facets(readBy topic: Topic) -> Facets {
    switch topic {
    case .output(let name):
      Facets([.outputs, .safe, .floor, .recording]).union(shown(on: name)?.onAir.facets ?? [])
    case .screen: screenFacets
    case .agenda: .agenda
    case .rundown: [.agenda, .documents]
    case .documents, .documentsReleased, .documentsSealed: .documents
    case .pressPictures, .pressPicturesReleased: .pressPictures
    case .attendance, .attendanceBreakdown, .presences: .people
    case .credentials: [.people, .agenda]
    case .ballots, .terminals, .results, .votes: .ballots
    // How their steps stand rests on who is here and what else is being voted on.
    case .elections: [.elections, .people, .ballots]
    case .electionResults: .elections
    case .speakers: [.floor, .agenda]
    case .tablet: [.agenda, .ballots, .elections, .floor, .people, .outputs, .safe, .recording]
    case .recording: .recording
    case .tablets: [.tablets, .people]
    // It says what can be undone, which rests on everything.
    case .show: .all
    case .legal: LegalCommands.facets
    case .screens, .controlRoom, .journal, .roster, .captions: []
    }
  }

  /// What the screens' own topics are worked out from: where they belong, and the scenes that some are pinned to.
  public var screenFacets: Facets {
    screens.reduce([.screens, .safe, .outputs, .recording]) { facets, screen in
      if case .pinned(let cue, _) = screen.mode { facets.union(cue.facets) } else { facets }
    }
  }
}

extension Cue {
  /// What the scene's facts are worked out from.
  public var facets: Facets {
    switch self {
    case .holding, .black, .fallback, .testPattern, .body, .pictures, .notice, .text, .ceremony: []
    case .film: .outputs
    case .camera(let camera): camera.beside?.facets ?? []
    case .attendance, .organisations: .people
    case .credentials: [.people, .agenda]
    case .programme, .item, .break: .agenda
    case .speaker, .speakers: [.floor, .agenda]
    case .presidium: .all
    case .question, .voting, .result: .ballots
    case .electionPapers, .electionTable, .elected: .elections
    case .seats: [.people, .ballots]
    }
  }
}
