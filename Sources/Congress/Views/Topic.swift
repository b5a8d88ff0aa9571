/// A named value that clients can follow, and who may.
public enum Topic: Sendable, Hashable {
  /// What one output's screens show, whole and of one moment.
  case output(Code<Output>)
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
  /// What is on air and standing by, per output, and SAFE.
  case show
  /// Which screens are connected and what they have shown.
  case screens
  /// The event records themselves: ordered, resumable, never conflated.
  case journal

  /// Every topic of a congress with these outputs.
  public static func all(outputs: [Code<Output>]) -> [Topic] {
    outputs.map(Topic.output) + [
      .agenda, .attendance, .attendanceBreakdown, .credentials, .ballots, .terminals, .results, .elections,
      .electionResults, .speakers,
      .show, .screens, .journal,
    ]
  }

  /// The topic's name on the wire: `agenda`, `output.hall`.
  public var name: String {
    switch self {
    case .output(let output): "output.\(output)"
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
    case .show: "show"
    case .screens: "screens"
    case .journal: "journal"
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
    case "show": self = .show
    case "screens": self = .screens
    case "journal": self = .journal
    default:
      guard name.hasPrefix("output."), name.count > 7 else { return nil }
      self = .output(Code(String(name.dropFirst(7))))
    }
  }

  /// Whether somebody in `role` may follow the topic.
  ///
  /// Whatever is not published stays with those who work on it.
  public func isOpen(to role: Role) -> Bool {
    switch self {
    case .output(Output.presidium): role == .operator || role == .chair || role == .screen
    case .output, .agenda, .attendance, .attendanceBreakdown, .credentials, .results, .electionResults: true
    case .ballots, .elections: role == .operator || role == .chair || role == .teller
    case .terminals: role == .operator || role == .chair || role == .voter
    case .show, .screens, .speakers: role == .operator || role == .chair
    case .journal: role == .operator
    }
  }
}
