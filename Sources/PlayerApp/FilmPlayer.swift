import CMpv
import Foundation
import Glibc
import Playback

/// Plays one film for a screen: orders come in as lines, pictures go out in shared memory.
///
/// Whatever a film does to those who play it, it does here: it takes its time, fills its memory or ends it, and the wall
/// goes on. It ends when nobody gives orders any more. Thread: the main thread.
public enum FilmPlayer {
  /// The most memory that it takes, in bytes of its address space.
  static let memoryBytesMax: UInt = 4 << 30

  /// Plays until it is told to end; never returns.
  public static func run() -> Never {
    plenary_keep_files(SharedFrames.descriptor + 1)
    plenary_limit_memory(memoryBytesMax)
    signal(SIGPIPE, SIG_IGN)
    // Ctrl-C in a terminal is for the screen, which then ends its players.
    signal(SIGINT, SIG_IGN)
    setlocale(LC_NUMERIC, "C")
    var lines = OrderLines()
    while !lines.isOver {
      var waiting = lines.take()
      guard !waiting.isEmpty else { continue }
      let first = waiting.removeFirst()
      do throws(FilmRefusal) {
        switch first {
        case .open(let source, let room, let sound):
          if case .film = source {
            try Showing(source, room: room, sound: sound).run(waiting, lines: &lines)
          } else {
            try CameraShowing(source, room: room).run(waiting, lines: &lines)
          }
        case .measure, .size, .letters, .play, .stand: break
        }
      } catch {
        OrderLines.tell(.refused(error))
      }
      _exit(0)
    }
    _exit(0)
  }

  /// The monotonic clock, which all processes of the machine share, in ns.
  static var nowNS: Int64 { plenary_now_ns() }

  /// Sleeps until one of two files can be read, or a moment has come.
  static func sleep(_ files: [Int32], untilNS: Int64?) -> [Int32] {
    var watched = files.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let waitMS = untilNS.map { Int32(clamping: max(0, ($0 - nowNS + 999_999) / 1_000_000)) } ?? -1
    poll(&watched, nfds_t(watched.count), waitMS)
    return watched.filter { $0.revents != 0 }.map(\.fd)
  }
}
