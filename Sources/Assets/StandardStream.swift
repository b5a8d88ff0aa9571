import Glibc

/// What whoever started the process reads: its answers, and what goes wrong.
public enum StandardStream: Int32, Sendable {
  case output = 1
  case error = 2

  /// Writes a text; where nobody reads any more, it is nobody's.
  ///
  /// A process whose terminal or log has gone must not end of it: a wall would go dark. Any thread; the service and the
  /// screens ignore SIGPIPE.
  public func say(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(rawValue, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
    }
  }
}
