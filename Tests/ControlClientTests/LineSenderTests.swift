import NIOCore
import Testing

@testable import ControlClient

/// Goal: whatever thread says a line, and however slowly the other side reads, lines arrive whole and in their order, and
/// the end of the connection is seen by the other side.
///
/// Method: a real connection on this machine, whose other side begins to read when the buffers in between are full.
@Suite struct LineSenderTests {
  private static let (threads, linesPerThread, bytesPerLine) = (4, 120, 8_000)

  @Test func linesOfManyThreadsArriveWholeAndInOrderWhereTheOtherSideReadsLate() async throws {
    let far = try await FarSide(isReading: false)
    let sender = try await far.sender()
    await withTaskGroup(of: Void.self) { group in
      for thread in 0..<Self.threads {
        group.addTask {
          for number in 0..<Self.linesPerThread {
            // From here on what the system takes at once may come before what waits.
            if thread == 0, number == Self.linesPerThread / 2 { await far.startReading() }
            let mark = "\(thread) \(number) "
            sender.send(ByteBuffer(string: mark + String(repeating: "x", count: Self.bytesPerLine - mark.count) + "\n"))
          }
        }
      }
    }
    sender.send(ByteBuffer(string: "last\n"))
    let lines = try await far.lines(through: "last")
    #expect(lines.count == Self.threads * Self.linesPerThread)
    #expect(lines.allSatisfy { $0.utf8.count == Self.bytesPerLine })
    for thread in 0..<Self.threads {
      let numbers = lines.compactMap { line -> Int? in
        let words = line.split(separator: " ")
        return words.first.map(String.init) == "\(thread)" ? Int(words[1]) : nil
      }
      #expect(numbers == Array(0..<Self.linesPerThread))
    }
    await far.end()
  }

  /// The second number of the socket kept the connection open.
  @Test func theOtherSideSeesTheEnd() async throws {
    let far = try await FarSide(isReading: true)
    let sender = try await far.sender()
    sender.send(ByteBuffer(string: "one\n"))
    sender.close()
    #expect(try await far.lines(through: nil) == ["one"])
    // Nothing is there to take it, and nothing else may.
    sender.send(ByteBuffer(string: "two\n"))
    await far.end()
  }
}
