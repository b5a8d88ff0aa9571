import Assets
import ControlRoom
import Foundation
import Glibc

/// The secretary's editor, in the terminal of whoever called it.
///
/// Foundation's `Process` gives its children a process group of their own, which may not read from the terminal; so the
/// editor is started without it.
enum EditorProcess {
  /// The command of the editor: `$VISUAL`, `$EDITOR`, or what there is.
  private static var command: String {
    let environment = ProcessInfo.processInfo.environment
    let named = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first { !$0.isEmpty }
    return named ?? "sensible-editor"
  }

  /// A text as the editor leaves it, in a file that only its owner reads and that is gone afterwards.
  static func edited(_ text: String, name: String) throws -> String {
    let folder = NSTemporaryDirectory() + "plenary-edit-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/" + name
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(text.utf8).write(to: URL(filePath: path))
    } catch {
      throw RoomProblem.notWritten(path: path)
    }
    try edit(path)
    return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }

  /// Opens a file and waits until the editor is closed.
  static func edit(_ file: String) throws(RoomProblem) {
    // Ctrl-C is for the editor.
    let before = signal(SIGINT, SIG_IGN)
    defer { _ = signal(SIGINT, before) }
    let words = ["/bin/sh", "-c", "\(command) \"$1\"", "plenary", file]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    var process = pid_t()
    var actions = posix_spawnattr_t()
    posix_spawnattr_init(&actions)
    defer { posix_spawnattr_destroy(&actions) }
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    posix_spawnattr_setsigdefault(&actions, &signals)
    posix_spawnattr_setflags(&actions, Int16(POSIX_SPAWN_SETSIGDEF))
    guard posix_spawn(&process, words[0], nil, &actions, arguments, environ) == 0 else { throw failed("posix_spawn") }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { throw failed("waitpid") } }
    guard status == 0 else { throw failed("\(status >> 8 & 0xFF)") }
  }

  private static func failed(_ reason: String) -> RoomProblem {
    .notThere(Wording("papers.editor-failed", ["editor": .text(command), "reason": .text(reason)]))
  }
}
