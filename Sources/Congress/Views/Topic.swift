/// A named value that clients can follow, and who may.
public enum Topic: Sendable, Hashable {
  /// What one output's screens show, whole and of one moment.
  case output(Code<Output>)
  /// What one screen is told of itself.
  case screen(Code<Screen>)
  case agenda
  case attendance
  /// Who is here by organisation, group, kind and block.
  case attendanceBreakdown
  /// What the roster tells of those who were summoned and of those who came.
  case credentials
  /// Every ballot with its figures, published or not.
  case ballots
  /// The vote that is open on terminals, with its roll.
  case terminals
  /// Every published ballot.
  case results
  /// Every election with its figures, published or not.
  case elections
  /// Every published round of every election.
  case electionResults
  /// The speakers' list, with the clock of whoever has the floor.
  case speakers
  /// Whether the hall is recorded.
  case recording
  /// The newest words of whoever speaks; on no record.
  case captions
  /// What is on air and standing by, per output, and SAFE.
  case show
  /// Which screens are connected and what they have shown.
  case screens
  /// Who else is connected, and what was commanded last.
  case controlRoom
  /// What the control room alone knows of the programme: notes for the operator.
  case rundown
  /// Every document with every version, for the staff.
  case documents
  /// What somebody may read.
  case documentsReleased(to: DocumentReader)
  /// What goes out later and may lie sealed on tablets until then.
  case documentsSealed
  /// Every picture for reporters with its embargo, for the staff.
  case pressPictures
  /// The pictures that reporters have.
  case pressPicturesReleased
  /// The event records themselves: ordered, resumable, never conflated.
  case journal
  /// Everybody who may come, with what a badge holds.
  case roster
  /// Where everybody is.
  case presences
  /// Who voted how in a published named vote.
  case votes(Code<Ballot>)
  /// What somebody in a role may do now, and why not what they may not.
  case legal(Role)
  /// What the tablets of an audience are told of the hall.
  case tablet(TabletAudience)
  /// Who has which tablet.
  case tablets

  /// Every topic of a congress with these outputs, but for those of single screens and ballots.
  public static func all(outputs: [Code<Output>]) -> [Topic] {
    outputs.map(Topic.output) + [
      .agenda, .attendance, .attendanceBreakdown, .credentials, .ballots, .terminals, .results, .elections,
      .electionResults, .speakers, .recording, .captions,
      .show, .screens, .controlRoom, .rundown, .journal, .roster, .presences, .documents, .documentsSealed,
      .pressPictures, .pressPicturesReleased,
    ] + DocumentReader.allCases.map(Topic.documentsReleased) + LegalCommands.roles.map(Topic.legal)
      + TabletAudience.allCases.map(Topic.tablet) + [.tablets]
  }

  /// The topic's name on the wire: `agenda`, `output.hall`.
  public var name: String {
    switch self {
    case .output(let output): "output.\(output)"
    case .screen(let screen): "screen.\(screen)"
    case .agenda: "agenda"
    case .attendance: "attendance"
    case .attendanceBreakdown: "attendance-breakdown"
    case .credentials: "credentials"
    case .ballots: "ballots"
    case .terminals: "terminals"
    case .results: "results"
    case .elections: "elections"
    case .electionResults: "election-results"
    case .speakers: "speakers"
    case .recording: "recording"
    case .captions: "captions"
    case .show: "show"
    case .screens: "screens"
    case .controlRoom: "control-room"
    case .rundown: "rundown"
    case .documents: "documents"
    case .documentsReleased(let reader): "documents.\(reader.rawValue)"
    case .documentsSealed: "documents.sealed"
    case .pressPictures: "press-pictures"
    case .pressPicturesReleased: "press-pictures.released"
    case .journal: "journal"
    case .roster: "roster"
    case .presences: "presences"
    case .votes(let ballot): "votes.\(ballot)"
    case .legal(let role): "legal.\(role.rawValue)"
    case .tablets: "tablets"
    case .tablet(let audience): "tablet.\(audience.rawValue)"
    }
  }

  /// The topic of that name, if it has the form of one.
  public init?(name: String) {
    switch name {
    case "agenda": self = .agenda
    case "attendance": self = .attendance
    case "attendance-breakdown": self = .attendanceBreakdown
    case "credentials": self = .credentials
    case "ballots": self = .ballots
    case "terminals": self = .terminals
    case "results": self = .results
    case "elections": self = .elections
    case "election-results": self = .electionResults
    case "speakers": self = .speakers
    case "recording": self = .recording
    case "captions": self = .captions
    case "show": self = .show
    case "screens": self = .screens
    case "control-room": self = .controlRoom
    case "rundown": self = .rundown
    case "documents": self = .documents
    case "documents.sealed": self = .documentsSealed
    case "press-pictures": self = .pressPictures
    case "press-pictures.released": self = .pressPicturesReleased
    case "journal": self = .journal
    case "roster": self = .roster
    case "presences": self = .presences
    case "tablets": self = .tablets
    default:
      guard let dot = name.firstIndex(of: ".") else { return nil }
      let rest = String(name[name.index(after: dot)...])
      guard !rest.isEmpty else { return nil }
      switch name[..<dot] {
      case "output": self = .output(Code(rest))
      case "screen": self = .screen(Code(rest))
      case "votes": self = .votes(Code(rest))
      case "documents":
        guard let reader = DocumentReader(rawValue: rest) else { return nil }
        self = .documentsReleased(to: reader)
      case "legal":
        guard let role = Role(rawValue: rest), LegalCommands.roles.contains(role) else { return nil }
        self = .legal(role)
      case "tablet":
        guard let audience = TabletAudience(rawValue: rest) else { return nil }
        self = .tablet(audience)
      default: return nil
      }
    }
  }

  /// Whether somebody in `role` may follow the topic.
  ///
  /// Whatever is not published stays with those who work on it.
  public func isOpen(to role: Role) -> Bool {
    switch self {
    case .output(Output.presidium): role == .operator || role == .chair || role == .screen
    case .output, .agenda, .attendance, .attendanceBreakdown, .credentials, .results, .electionResults, .votes,
      .recording, .captions:
      true
    case .screen: role == .screen || role == .operator
    case .ballots, .elections: role == .operator || role == .chair || role == .teller
    case .terminals: role == .operator || role == .chair || role == .voter
    case .show, .screens, .controlRoom, .rundown, .speakers: role == .operator || role == .chair
    case .documents, .pressPictures: role.documentViewer == .staff
    case .pressPicturesReleased: role.documentViewer == .staff || role == .gateway
    case .documentsReleased(let reader): role == .gateway || [.staff, .reader(reader)].contains(role.documentViewer)
    case .documentsSealed: role == .gateway || role.documentViewer == .staff
    case .journal: role == .operator
    case .roster, .presences: role == .operator || role == .registration
    case .tablets: role == .operator || role == .registration || role == .gateway
    case .legal(let of): role == of || role == .operator
    case .tablet: role == .gateway || role == .operator
    }
  }
}
