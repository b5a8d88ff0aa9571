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

  /// The exit status: 1 refused, 69 no service, 75 outcome unknown or no answer (try again).
  public var exitStatus: Int32 {
    switch self {
    case .refused: 1
    case .noLink: 69
    case .outcomeUnknown, .noAnswer: 75
    }
  }

  /// One sentence that says what would have worked.
  public var sentence: String {
    switch self {
    case .refused(_, let sentence): sentence
    case .noLink(let loss):
      if case .notReached = loss {
        "\(loss) Start one with 'plenary-service --congress FOLDER', or name another with --host and --port."
      } else {
        "\(loss)"
      }
    case .outcomeUnknown(let id):
      "The link was lost before the answer came. Look at 'plenary status' before you repeat it (command \(id))."
    case .noAnswer(let topic): "The service sent no '\(topic)' in time."
    }
  }
}
