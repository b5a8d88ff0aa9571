public import Assets
import Glibc
import Synchronization

/// Why a full-screen page cannot be shown.
public enum TerminalProblem: LocalizedProblem, Sendable, Hashable {
  /// Standard input or output is no terminal.
  case noTerminal

  /// One sentence that says what would work.
  public var wording: Wording { Wording("console.no-terminal") }
}

/// The terminal of this process: keys raw, a screen of its own, everything as it was in the end.
///
/// Called from any thread; ``restore()`` does its work once.
final class Terminal: Sendable {
  private static let input: Int32 = 0
  private static let output: Int32 = 1
  /// How long a slow terminal may take before it is left as it is, in ms.
  private static let leavingMS: Int32 = 500
  /// The most bytes of keys that are read at once.
  private static let bytesReadMax = 1_024

  /// How the terminal was, while it is the page's.
  private let before = Mutex<termios?>(nil)

  /// The terminal as the shell left it.
  init() throws(TerminalProblem) {
    guard isatty(Self.input) == 1, isatty(Self.output) == 1 else { throw .noTerminal }
  }

  deinit { restore() }

  /// How many columns and rows there are; the least page where the terminal does not say.
  var size: PageSize { TerminalWidth.window(of: Self.output) ?? PageSize.least }

  /// Takes the terminal over, also again after the process was stopped.
  func takeOver() throws(TerminalProblem) {
    var raw = termios()
    guard tcgetattr(Self.input, &raw) == 0 else { throw .noTerminal }
    before.withLock { [raw] before in before = before ?? raw }
    cfmakeraw(&raw)
    guard tcsetattr(Self.input, TCSANOW, &raw) == 0 else { throw .noTerminal }
    write(TerminalPainter.enter)
  }

  /// Gives the terminal back as it was.
  func restore() {
    guard
      var settings = before.withLock({ before in
        defer { before = nil }
        return before
      })
    else { return }
    // First the keys: they come back even where nothing can be written any more.
    tcsetattr(Self.input, TCSANOW, &settings)
    if isWritable(withinMS: Self.leavingMS) { write(TerminalPainter.leave) }
  }

  /// Whether something can be written, at once or within a time in ms.
  func isWritable(withinMS: Int32 = 0) -> Bool {
    var descriptor = pollfd(fd: Self.output, events: Int16(POLLOUT), revents: 0)
    return poll(&descriptor, 1, withinMS) == 1 && Int32(descriptor.revents) & POLLOUT != 0
  }

  /// Writes text; whether all of it could be written.
  @discardableResult
  func write(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(Self.output, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// The bytes that are there; nothing where the terminal is gone.
  static func read() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: bytesReadMax)
    let count = bytes.withUnsafeMutableBytes { Glibc.read(input, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR || errno == EAGAIN { return [] }
    return count > 0 ? Array(bytes.prefix(count)) : nil
  }
}
