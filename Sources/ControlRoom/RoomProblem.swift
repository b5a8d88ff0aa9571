public import Assets
public import CongressFiles
public import ControlClient
public import HallProtocol

/// Why a control-room command has not done what was asked, and the exit status that says so to scripts.
public enum RoomProblem: Error, Sendable {
  /// The service has refused the command; nothing changed.
  case refused(Refusal, sentence: String)
  /// There is no link to the service.
  case noLink(LinkLoss)
  /// The link was lost so often that it is not known whether the command was carried out.
  case outcomeUnknown(commandID: String)
  /// A topic did not come in time.
  case noAnswer(topic: String)
  /// Something on this machine is not as it must be: settings, folders.
  case notReady(any LocalizedProblem)
  /// An export could not be written.
  case notWritten(path: String)
  /// There is no such round of a ballot.
  case roundUnknown(ballot: String, round: Int?)
  /// A teller has not said who is counting.
  case tellerUnnamed
  /// The journal could not be read, or is not as it was written.
  case journal(Wording)
  /// A file has mistakes; every one is told.
  case file([FileProblem])
  /// A list is not right; nothing of it was sent.
  case list(ListProblems)
  /// What was asked for is not there, or not yet.
  case notThere(Wording)

  /// The exit status: 1 refused or not there, 65 a journal or a list that is not right, 69 no service, 75 outcome unknown or no answer (try
  /// again), 78 settings.
  public var exitStatus: Int32 {
    switch self {
    case .refused, .notThere: 1
    case .noLink: 69
    case .outcomeUnknown, .noAnswer: 75
    case .notReady: 78
    case .journal, .file, .list: 65
    case .roundUnknown: 1
    case .tellerUnnamed: 64
    case .notWritten: 73
    }
  }

  /// One sentence that says what would have worked, in the language of `strings`.
  public func sentence(in strings: Strings) -> String {
    switch self {
    case .refused(_, let sentence): sentence
    case .noLink(let loss): loss.sentence(in: strings)
    case .outcomeUnknown(let id): strings[.linkOutcomeUnknown, ["command": id]]
    case .noAnswer(let topic): strings[.linkNoAnswer, ["topic": topic]]
    case .notReady(let problem): strings[problem.wording]
    case .journal(let wording), .notThere(let wording): strings[wording]
    case .file(let problems): problems.map { $0.sentence(in: strings) }.joined(separator: "\n")
    case .list(let problems): problems.report(in: strings)
    case .tellerUnnamed: strings[Wording("link.teller-unnamed")]
    case .notWritten(let path): strings[Wording("link.not-written", ["file": .text(path)])]
    case .roundUnknown(let ballot, let round):
      strings[Wording("link.round-unknown", ["ballot": .text(ballot), "round": .text(round.map(String.init) ?? "–")])]
    }
  }
}
