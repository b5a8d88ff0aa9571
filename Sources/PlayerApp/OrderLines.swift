import Foundation
import Glibc
import Playback

/// The orders of a screen, line by line, and the way back for reports.
///
/// Thread: reports from any, orders on one.
struct OrderLines {
  private var bytes: [UInt8] = []
  /// Whether nobody gives orders any more.
  private(set) var isOver = false

  /// The orders that have come; a line that is none is passed over.
  mutating func take() -> [PlayerOrder] {
    var room = [UInt8](repeating: 0, count: PlayerLines.lineBytesMax)
    let count = read(STDIN_FILENO, &room, room.count)
    guard count > 0 else {
      isOver = count == 0 || errno != EINTR
      return []
    }
    bytes += room[..<count]
    guard bytes.count <= 2 * PlayerLines.lineBytesMax else {
      isOver = true
      return []
    }
    var orders: [PlayerOrder] = []
    while let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
      if let order = try? JSONDecoder().decode(PlayerOrder.self, from: Data(bytes[..<end])) { orders.append(order) }
      bytes.removeSubrange(...end)
    }
    return orders
  }

  /// Tells a report; a line is written at once or not at all.
  static func tell(_ report: PlayerReport) {
    guard let json = try? JSONEncoder().encode(report) else { return }
    write(Array(json) + [UInt8(ascii: "\n")])
  }

  /// Tells that there is another picture.
  static func tellFrame() { write([PlayerLines.frame, UInt8(ascii: "\n")]) }

  /// Tells that the player goes on.
  static func tellBeat() { write([PlayerLines.beat, UInt8(ascii: "\n")]) }

  private static func write(_ line: [UInt8]) { _ = Glibc.write(STDOUT_FILENO, line, line.count) }
}
