import Foundation
import Glibc
import Synchronization

/// A browser as a process: it is ended with all that it has started, also where whoever started it has failed.
final class BrowserProcess: Sendable {
  /// How often it is looked whether all that it has started is gone.
  private static let looksMax = 500
  private static let lookEveryMS: Int32 = 10

  /// Its number, which is that of its group, too.
  let identifier: pid_t
  private let hasEnded = Atomic(false)

  /// Starts a program that is looked for on the path, without a terminal and in a group of its own.
  /// - Parameters:
  ///   - folder: Where it may leave temporary files.
  ///   - socket: What it finds as its descriptors 3 and 4.
  init(_ program: String, _ arguments: [String], leaving folder: String, socket: Int32) throws(BrowserProblem) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for output in [1, 2] as [Int32] { posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0) }
    for place in [3, 4] as [Int32] { posix_spawn_file_actions_adddup2(&actions, socket, place) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    let environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": folder]) { $1 }
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var process = pid_t()
    let status = posix_spawnp(&process, program, &actions, &attributes, &words, &variables)
    guard status == 0 else { throw .notStarted(program: program, reason: String(cString: strerror(status))) }
    identifier = process
  }

  deinit { end() }

  /// Kills it with all that it has started, and waits until it is gone; does nothing a second time.
  func end() {
    guard !hasEnded.exchange(true, ordering: .acquiringAndReleasing) else { return }
    kill(-identifier, SIGKILL)
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    // What it has started is nobody's child here: only its group tells when the last of it has written its last file.
    for _ in 0..<Self.looksMax where kill(-identifier, 0) == 0 { poll(nil, 0, Self.lookEveryMS) }
  }
}
