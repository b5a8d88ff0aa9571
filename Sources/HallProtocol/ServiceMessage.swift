import FoundationEssentials
public import Congress

/// What a service says, one JSON object a line.
public enum ServiceMessage: Sendable, Hashable {
  case welcome(Welcome)
  case topic(TopicUpdate)
  case reply(Reply)
  /// Asks a screen for what it shows.
  case shot(ShotRequest)
  /// What a screen shows, for whoever asked.
  case picture(ScreenPicture)
  case ping(atMS: Int64)
  /// `namesakes`: how many others stay connected under the client's own role and name; nothing where none does.
  case pong(atMS: Int64, nowMS: Int64, namesakes: Int? = nil)
  /// The last line before the service closes the connection.
  case error(CloseReason)
}

/// The answer to a good hello.
public struct Welcome: Sendable, Hashable, Codable {
  /// Whether what happens counts.
  public enum Mode: String, Sendable, Hashable, Codable {
    case live, rehearsal
  }

  /// The protocol version of this connection.
  public let `protocol`: Int
  /// The journal's epoch; another one than before means: forget everything.
  public let epoch: String
  /// The newest event.
  public let sequence: Int64
  /// The service's clock, in ms since 1970 UTC.
  public let now: Int64
  /// Whether what happens counts.
  public let mode: Mode
  /// How many times as fast as time the service's clock runs, in a rehearsal; nothing where it keeps time.
  public let speed: Int?
  /// The topics that will be sent.
  public let topics: [String]
  /// Whether an older connection of this screen's id had to go for this one; nothing where there was none.
  public let hasReplaced: Bool?
  /// The name that the client's token says; nothing where it is known by the id that it has said.
  public let id: String?

  /// The answer to a good hello.
  public init(
    epoch: String, sequence: Int64, now: Int64, mode: Mode, speed: Int? = nil, topics: [String],
    hasReplaced: Bool? = nil, id: String? = nil
  ) {
    self.id = id
    self.hasReplaced = hasReplaced
    self.protocol = HallLimits.protocolVersion
    self.epoch = epoch
    self.sequence = sequence
    self.now = now
    self.mode = mode
    self.speed = speed
    self.topics = topics
  }
}

extension Welcome {
  /// Who somebody is after it, who came under a name of their own choice.
  public func name(_ actor: Actor) -> Actor { Actor(role: actor.role, name: id ?? actor.name) }
}

/// A topic's whole value at a revision.
public struct TopicUpdate: Sendable, Hashable {
  /// The revision; a higher one is newer.
  public let revision: Int64
  /// When the value came to be, in ms since 1970 UTC.
  public let atMS: Int64
  /// When every screen of an output shows it, by the service's clock, in ms since 1970 UTC; whoever has it later, or has
  /// no such moment, shows it at once.
  public let presentAtMS: Int64?
  /// The topic and its value.
  public let value: TopicValue

  /// A topic's value at a revision.
  public init(revision: Int64, atMS: Int64, presentAtMS: Int64? = nil, value: TopicValue) {
    self.presentAtMS = presentAtMS
    self.revision = revision
    self.atMS = atMS
    self.value = value
  }
}

/// A topic with its value.
public enum TopicValue: Sendable, Hashable {
  /// Large, and handed on from hand to hand on its way to the picture: as one reference.
  indirect case output(OutputView)
  case screen(ScreenView)
  case agenda(AgendaView)
  case attendance(Attendance)
  case attendanceBreakdown(AttendanceBreakdown)
  case credentials(CredentialsView)
  case ballots(BallotsView)
  case terminals(TerminalsView)
  case results(ResultsView)
  case elections(ElectionsView)
  case electionResults(ElectionResultsView)
  case speakers(SpeakersView)
  case recording(Recording)
  case captions(CaptionsView)
  case show(ShowView)
  case screens(ScreensView)
  case controlRoom(ControlRoomView)
  case rundown(RundownView)
  case documents(DocumentsView)
  case documentsReleased(ReleasedDocumentsView)
  case documentsSealed(SealedDocumentsView)
  case pressPictures(PressPicturesView)
  case pressPicturesReleased(ReleasedPressPicturesView)
  case journal(JournalView)
  case roster(RosterView)
  case presences(PresencesView)
  case votes(NamedVotesView)
  case legal(LegalCommands)
  case tablet(TabletView)
  case tablets(TabletsView)

  /// The topic.
  public var topic: Topic {
    switch self {
    case .output(let view): .output(view.output)
    case .screen(let view): .screen(view.id)
    case .agenda: .agenda
    case .attendance: .attendance
    case .attendanceBreakdown: .attendanceBreakdown
    case .credentials: .credentials
    case .ballots: .ballots
    case .terminals: .terminals
    case .results: .results
    case .elections: .elections
    case .electionResults: .electionResults
    case .speakers: .speakers
    case .recording: .recording
    case .captions: .captions
    case .show: .show
    case .screens: .screens
    case .controlRoom: .controlRoom
    case .rundown: .rundown
    case .documents: .documents
    case .documentsReleased(let view): .documentsReleased(to: view.reader)
    case .documentsSealed: .documentsSealed
    case .pressPictures: .pressPictures
    case .pressPicturesReleased: .pressPicturesReleased
    case .journal: .journal
    case .roster: .roster
    case .presences: .presences
    case .votes(let view): .votes(view.ballot)
    case .legal(let commands): .legal(commands.role)
    case .tablet(let view): .tablet(view.audience)
    case .tablets: .tablets
    }
  }
}

/// The `screens` topic: who shows what.
public struct ScreensView: Sendable, Hashable, Codable {
  /// One screen, by its own word.
  public struct Line: Sendable, Hashable, Codable {
    /// The screen's name.
    public let id: String
    /// Its output.
    public let output: Code<Output>
    /// Whether it is connected.
    public let isConnected: Bool
    /// The newest revision sent or waiting for it.
    public let askedRevision: Int64
    /// The newest revision it has presented.
    public let shownRevision: Int64
    /// When it presented that, in ms since 1970 UTC by the service's clock.
    public let shownAtMS: Int64?
    /// When it was last heard, in ms since 1970 UTC.
    public let heardAtMS: Int64
    /// What it could not show, if anything.
    public let problem: String?
    /// The name that people know it by.
    public let name: String?
    /// Which picture it shows.
    public let standing: ScreenView.Standing.Name?
    /// What it has said of its display.
    public let report: ScreenReport?
    /// When a newer connection last took its id over from an older one, in ms since 1970 UTC.
    public let takenOverAtMS: Int64?
    /// The longest that it has lately taken from a publication to its pixels, in ms; nothing before that was measured.
    public let delayMS: Int64?

    /// A screen as it stands.
    public init(
      id: String, output: Code<Output>, isConnected: Bool, askedRevision: Int64, shownRevision: Int64,
      shownAtMS: Int64?, heardAtMS: Int64, problem: String?, name: String? = nil,
      standing: ScreenView.Standing.Name? = nil, report: ScreenReport? = nil, takenOverAtMS: Int64? = nil,
      delayMS: Int64? = nil
    ) {
      self.name = name
      self.standing = standing
      self.report = report
      self.takenOverAtMS = takenOverAtMS
      self.delayMS = delayMS
      self.id = id
      self.output = output
      self.isConnected = isConnected
      self.askedRevision = askedRevision
      self.shownRevision = shownRevision
      self.shownAtMS = shownAtMS
      self.heardAtMS = heardAtMS
      self.problem = problem
    }
  }

  /// The screens by name.
  public let screens: [Line]

  /// The screens of a congress.
  public init(screens: [Line]) { self.screens = screens }
}

/// The `journal` topic: the records after the revision that was acknowledged.
public struct JournalView: Sendable, Hashable, Codable {
  /// The records in order, without gaps.
  public let records: [EventRecord]

  /// Records in order.
  public init(records: [EventRecord]) { self.records = records }

  /// The first of some records, as many as fit into one value of the topic; one that is longer goes alone.
  public static func filled(with records: [EventRecord]) -> [EventRecord] {
    guard records.count > 1 else { return records }
    let encoder = JSONEncoder()
    var bytes = 0
    let fitting = records.prefix { record in
      bytes += (try? encoder.encode(record).count) ?? 0
      return bytes <= HallLimits.journalBytesMax
    }
    return fitting.isEmpty ? [records[0]] : Array(fitting)
  }
}

/// The answer to a command.
public struct Reply: Sendable, Hashable {
  /// What came of it.
  public enum Answer: Sendable, Hashable {
    /// Done, and on disk.
    case done(sequence: Int64)
    /// Refused; nothing changed.
    case refused(Refusal)
  }

  /// The command's id.
  public let id: String
  /// What came of it.
  public let answer: Answer

  /// The answer to the command with `id`.
  public init(id: String, answer: Answer) {
    self.id = id
    self.answer = answer
  }
}

/// Why something was refused: a stable code, a sentence, the names and numbers.
public struct Refusal: Error, Sendable, Hashable, Codable {
  /// The broken rule's name.
  public let code: String
  /// One English sentence.
  public let message: String
  /// The names and numbers by the keys of the rule's sentence.
  public let details: [String: Detail]?

  /// A refusal.
  public init(code: String, message: String, details: [String: Detail]? = nil) {
    self.code = code
    self.message = message
    self.details = details
  }
}

/// Why the service is about to close a connection.
public struct CloseReason: Error, Sendable, Hashable, Codable {
  /// The reasons, by the names that clients may rely on.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case badLine = "bad_line"
    case lineTooLong = "line_too_long"
    case helloExpected = "hello_expected"
    case helloTwice = "hello_twice"
    case helloTooLate = "hello_too_late"
    case protocolUnknown = "protocol_unknown"
    case tokenWrong = "token_wrong"
    case tokenRevoked = "token_revoked"
    case idWrong = "id_wrong"
    case idTaken = "id_taken"
    case topicUnknown = "topic_unknown"
    case topicNotOpen = "topic_not_open"
    case replaced
    case tooManyConnections = "too_many_connections"
    case silent
    case stalled
    case shuttingDown = "shutting_down"
  }

  /// The reason's name.
  public let code: Kind
  /// One English sentence that says what would have worked.
  public let message: String

  /// A reason.
  public init(code: Kind, message: String) {
    self.code = code
    self.message = message
  }
}
