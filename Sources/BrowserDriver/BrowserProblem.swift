/// What went wrong with a browser, for those who run tests and benchmarks.
public enum BrowserProblem: Error, Hashable, Sendable {
  /// The program is not there, or the system does not start it.
  case notStarted(program: String, reason: String)
  /// The browser has ended, or has closed its line, before it answered a command.
  case ended(command: String)
  /// A command was not answered in time.
  case notAnswered(command: String, after: Duration)
  /// The browser has refused a command.
  case refused(command: String, reason: String)
  /// An answer is not what the protocol says.
  case unreadable(command: String)
  /// A message is longer than is taken, in bytes.
  case messageTooLong(bytesMax: Int)
  /// A script on the page has thrown.
  case scriptFailed(reason: String)
  /// A page has not come to what was waited for.
  case inVain(fact: String, after: Duration)
}

extension BrowserProblem: CustomStringConvertible {
  /// What went wrong, in a sentence.
  public var description: String {
    switch self {
    case .notStarted(let program, let reason): "The browser '\(program)' does not start: \(reason)."
    case .ended(let command): "The browser has ended before it answered '\(command)'."
    case .notAnswered(let command, let time): "The browser has not answered '\(command)' within \(time)."
    case .refused(let command, let reason): "The browser has refused '\(command)': \(reason)."
    case .unreadable(let command): "The browser's answer to '\(command)' is not what the protocol says."
    case .messageTooLong(let bytesMax): "A message of the browser is longer than \(bytesMax) bytes."
    case .scriptFailed(let reason): "A script on the page has failed: \(reason)"
    case .inVain(let fact, let time): "Waited for \(time) in vain: \(fact)."
    }
  }
}
