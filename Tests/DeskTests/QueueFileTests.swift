import Congress
import Foundation
import Testing

@testable import Desk

/// Goal: what a desk has kept is there after any crash, and nothing else is.
///
/// Method: real files; a crash is a file that is opened again, cut anywhere.
@Suite struct QueueFileTests {
  private let folder = NSTemporaryDirectory() + "plenary-queue-\(UUID().uuidString)"
  private var path: String { folder + "/desk-1.queue" }

  private func command(_ number: Int) -> QueuedCommand {
    QueuedCommand(
      id: "run-\(number)", congress: "can-tho-2025", atMS: Int64(number),
      command: .delegateScan(badge: "CT-\(number)"))
  }

  private func waiting() throws -> [String] { try QueueFile(path: path).waiting.map(\.id) }

  @Test func whatIsKeptIsThereInItsOrderAndWhatIsForgottenIsNot() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var queue: QueueFile? = try QueueFile(path: path)
    for number in 1...4 { try queue?.keep(command(number)) }
    try queue?.forget("run-2")
    try queue?.forget("run-9")
    queue = nil
    let again = try QueueFile(path: path)
    #expect(again.waiting == [1, 3, 4].map(command))
  }

  /// A process that was being started at that moment held the queue's lock for its parent, which could not open it again.
  @Test func aQueueThatWasClosedCanBeOpenedWhileSomebodyElseHoldsItsDescriptors() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var queue: QueueFile? = try QueueFile(path: path)
    try queue?.keep(command(1))
    let held = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { name -> Int32? in
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + name)
      return target?.hasPrefix(path) == true ? Int32(name).map { dup($0) } : nil
    }
    defer { for descriptor in held { close(descriptor) } }
    #expect(!held.isEmpty)
    queue = nil
    #expect(try waiting() == ["run-1"])
  }

  @Test func aFileCutAnywhereLosesOnlyTheLineThatWasNotFinished() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      let queue = try QueueFile(path: path)
      for number in 1...3 { try queue.keep(command(number)) }
    }
    let whole = try Data(contentsOf: URL(filePath: path))
    for length in 0...whole.count {
      try whole.prefix(length).write(to: URL(filePath: path))
      let finished = whole.prefix(length).count { $0 == UInt8(ascii: "\n") }
      #expect(try waiting() == (0..<finished).map { "run-\($0 + 1)" }, "cut at \(length)")
    }
  }

  @Test func aLineThatNobodyWroteIsRefusedWithItsNumber() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do { try QueueFile(path: path).keep(command(1)) }
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"keep\":{\"id\":1}}\n".utf8))
    try handle.close()
    #expect(throws: QueueProblem.lineUnreadable(file: path, line: 2)) { try QueueFile(path: path) }
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("run-1"), "the file is left as it is")
  }

  @Test func twoDesksDoNotShareAFile() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = try QueueFile(path: path)
    #expect(throws: QueueProblem.inUse(file: path)) { try QueueFile(path: path) }
    try first.keep(command(1))
  }

  @Test func aLongDayLeavesAShortFile() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let queue = try QueueFile(path: path)
    for number in 1...2_000 {
      try queue.keep(command(number))
      try queue.forget("run-\(number)")
    }
    try queue.keep(command(2_001))
    let bytes = try Data(contentsOf: URL(filePath: path)).count
    #expect(bytes < 200 * QueueFile.deadLinesMax, "\(bytes)")
  }

  @Test func aFolderThatCannotBeIsToldWithWhatWouldWork() throws {
    #expect(throws: QueueProblem.self) { try QueueFile(path: "/proc/nowhere/desk.queue") }
  }
}
