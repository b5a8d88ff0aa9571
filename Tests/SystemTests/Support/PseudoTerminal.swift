import Foundation
import Glibc
import Synchronization
import TerminalEmulator
import Testing

/// A program of the house in a terminal of its own: what it draws is read as a screen, keys are typed as bytes.
///
/// The program is the leader of its session and the terminal its controlling one, so a change of size reaches it as it
/// reaches a program in a window.
final class PseudoTerminal: Sendable {
  /// `POSIX_SPAWN_SETSID` of glibc, which the importer does not give.
  private static let spawnInOwnSession: Int16 = 0x80
  /// `TIOCSPTLCK` and `TIOCGPTN` of Linux.
  private static let setLock: UInt = 0x4004_5431
  private static let number: UInt = 0x8004_5430

  let identifier: pid_t
  private let ours: Int32
  private let theirs: Int32
  private let before: [UInt8]
  private let screen: Mutex<TerminalScreen>
  private let exitStatus = Mutex<Int32?>(nil)
  /// How often the console has said of each key that it swallowed it, and of which key it says so now.
  private let swallowed = Mutex((counts: [String: Int](), told: String?.none))

  /// Starts an executable of the house in a terminal of a size.
  init(_ name: String, _ arguments: [String], columns: Int, rows: Int) throws {
    // As posix_openpt, unlockpt and ptsname do it; the importer gives none of them.
    ours = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var lock: Int32 = 0
    var number: UInt32 = 0
    try #require(ours >= 0 && ioctl(ours, Self.setLock, &lock) == 0 && ioctl(ours, Self.number, &number) == 0)
    let path = "/dev/pts/\(number)"
    theirs = open(path, O_RDWR | O_NOCTTY)
    try #require(theirs >= 0)
    // What is started later must not keep this terminal open.
    for descriptor in [ours, theirs] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    screen = Mutex(TerminalScreen(columns: columns, rows: rows))
    Self.setSize(of: ours, columns: columns, rows: rows)
    before = try Self.settings(of: theirs)
    identifier = try Self.start("\(Executable.folder)/\(name)", arguments, terminal: path)
    read()
  }

  deinit {
    if exitStatus.withLock({ $0 }) == nil {
      kill(identifier, SIGKILL)
      var status: Int32 = 0
      waitpid(identifier, &status, 0)
    }
    close(theirs)
    close(ours)
  }

  private static func start(_ path: String, _ arguments: [String], terminal: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened by a session leader without a terminal, it becomes the controlling one.
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, spawnInOwnSession)
    let environment = ProcessInfo.processInfo.environment.merging([
      "PLENARY_ASSETS": Executable.package + "/Assets", "TERM": "xterm-256color",
      "PLENARY_SETTINGS": Executable.package + "/Config/settings.json",
    ]) { $1 }
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var identifier: pid_t = 0
    try #require(posix_spawn(&identifier, path, &actions, &attributes, &words, &variables) == 0)
    return identifier
  }

  private static func settings(of descriptor: Int32) throws -> [UInt8] {
    var settings = termios()
    try #require(tcgetattr(descriptor, &settings) == 0)
    return withUnsafeBytes(of: &settings) { Array($0) }
  }

  private static func setSize(of descriptor: Int32, columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  /// Reads what is drawn, on a thread of its own, until the terminal is gone.
  private func read() {
    let descriptor = dup(ours)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    Thread.detachNewThread { [weak self] in
      var bytes = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        guard count > 0, let self else { break }
        let told = self.screen.withLock { screen in
          screen.take(bytes[..<count])
          return screen.lines.lazy.compactMap { $0.firstMatch(of: /Key (\S+) swallowed/) }.first.map { String($0.1) }
        }
        self.swallowed.withLock { swallowed in
          if let told, told != swallowed.told { swallowed.counts[told, default: 0] += 1 }
          swallowed.told = told
        }
      }
      close(descriptor)
    }
  }

  /// How often the console has said that it swallowed a key, seen or not by whoever looks at the screen now and then.
  func timesSwallowed(_ key: String) -> Int { swallowed.withLock { $0.counts[key] ?? 0 } }

  /// What stands on the screen, line by line.
  var lines: [String] { screen.withLock { $0.lines } }

  /// What stands on the screen.
  var text: String { lines.joined(separator: "\n") }

  /// Whether the program has a screen of its own, beside the shell's.
  var isInOwnScreen: Bool { screen.withLock { $0.isAlternate } }

  /// Whether the cursor is to be seen.
  var isCursorShown: Bool { screen.withLock { $0.isCursorShown } }

  /// Whether the terminal's settings are as they were before the program started.
  var isRestored: Bool { (try? Self.settings(of: theirs)) == before }

  /// Types bytes as a keyboard would send them.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(ours, $0.baseAddress, $0.count) }
  }

  /// Changes the terminal's size.
  func resize(columns: Int, rows: Int) {
    screen.withLock { $0 = $0.resized(columns: columns, rows: rows) }
    Self.setSize(of: ours, columns: columns, rows: rows)
  }

  /// Waits until the screen says something.
  func waits(for words: String) async throws {
    do {
      try await eventually("the terminal says '\(words)'") { self.text.contains(words) }
    } catch {
      Issue.record("the terminal says:\n\(text)")
      throw error
    }
  }

  /// Waits for the program's end; its exit status.
  func end() async throws -> Int32 {
    try await eventually("the program in the terminal ends") {
      var status: Int32 = 0
      guard waitpid(self.identifier, &status, WNOHANG) == self.identifier else { return false }
      self.exitStatus.withLock { $0 = status }
      return true
    }
    let status = try #require(exitStatus.withLock { $0 })
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }
}
