import Dispatch
import Foundation
import Glibc
import Synchronization

/// A player, which is a process of its own: orders go in, reports come back.
///
/// Thread: any; what the player says is told on a queue of its own, in order.
public final class PlayerProcess: Sendable {
  /// The program's name; it stands beside the screen's.
  public static let program = "plenary-player"

  /// What a player does.
  public enum News: Sendable {
    /// There is another picture.
    case frame
    /// It goes on.
    case beat
    /// It says something.
    case report(PlayerReport)
    /// It has ended; nothing comes after.
    case ended
  }

  private let process: pid_t
  /// Lines in both directions.
  private let lines: Int32
  private let isOver = Mutex(false)

  /// Starts a player.
  ///
  /// - Parameters:
  ///   - frames: The file of the memory for its pictures.
  ///   - onNews: Told what it does; called on a queue of its own.
  public init(
    program path: String, frames: Int32?, onNews: @escaping @Sendable (News) -> Void
  ) throws(FilmRefusal) {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw .playerIsMissing(reason: String(cString: strerror(errno)))
    }
    let (own, given) = (ends[0], ends[1])
    var process: pid_t = 0
    let code = Self.start(path, lines: given, frames: frames, &process)
    close(given)
    guard code == 0 else {
      close(own)
      throw .playerIsMissing(reason: String(cString: strerror(code)))
    }
    (self.process, lines) = (process, own)
    DispatchQueue(label: "player").async { [self] in
      PlayerReportReader(file: own).readAll(onNews)
      reap()
      onNews(.ended)
    }
  }

  deinit {
    end()
    close(lines)
  }

  private static func start(
    _ path: String, lines: Int32, frames: Int32?, _ process: inout pid_t
  ) -> Int32 {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_adddup2(&files, lines, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&files, lines, STDOUT_FILENO)
    if let frames { posix_spawn_file_actions_adddup2(&files, frames, SharedFrames.descriptor) }
    var words: [UnsafeMutablePointer<CChar>?] = [strdup(path), nil]
    defer { free(words[0]) }
    return posix_spawn(&process, path, &files, nil, &words, environ)
  }

  /// Gives an order; one that finds no room, for the player does not listen, ends it.
  public func order(_ order: PlayerOrder) {
    guard let json = try? JSONEncoder().encode(order) else { return }
    let line = Array(json) + [UInt8(ascii: "\n")]
    let sent = send(lines, line, line.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    if sent != line.count { end() }
  }

  /// Ends it at once.
  public func end() { isOver.withLock { if !$0 { kill(process, SIGKILL) } } }

  /// Waits for its end; from then on its number may be another's.
  private func reap() {
    isOver.withLock { isOver in
      // It has closed its way back; whatever keeps it, it is not needed any more.
      kill(process, SIGKILL)
      isOver = true
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }
}

/// Reads what a player says, until it ends.
struct PlayerReportReader {
  let file: Int32

  /// Blocks the calling thread; a line that is too long ends it.
  func readAll(_ onNews: (PlayerProcess.News) -> Void) {
    var (bytes, room): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: PlayerLines.lineBytesMax))
    while true {
      let count = read(file, &room, room.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes += room[..<count]
      while let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
        tell(bytes[..<end], onNews)
        bytes.removeSubrange(...end)
      }
      guard bytes.count <= PlayerLines.lineBytesMax else { return }
    }
  }

  private func tell(_ line: ArraySlice<UInt8>, _ onNews: (PlayerProcess.News) -> Void) {
    if line.elementsEqual([PlayerLines.frame]) { return onNews(.frame) }
    if line.elementsEqual([PlayerLines.beat]) { return onNews(.beat) }
    if let report = try? JSONDecoder().decode(PlayerReport.self, from: Data(line)) { onNews(.report(report)) }
  }
}
