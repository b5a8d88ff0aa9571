import Foundation
import HallTestSupport
import Testing

/// Goal: where tablets are served on the hall's machine, the wall comes first.
///
/// Method: a real `plenary-web`, and what Linux says of each of its threads.
@Suite(.timeLimit(.minutes(5)), .realProcesses) struct WebPriorityLineTests {
  /// How nice a thread is: the 19th field, counted behind the name, which may hold blanks.
  private static func niceness(of thread: String, in process: Int32) -> Int? {
    guard let line = try? String(contentsOfFile: "/proc/\(process)/task/\(thread)/stat", encoding: .utf8),
      let name = line.lastIndex(of: ")")
    else { return nil }
    let fields = line[line.index(after: name)...].split(separator: " ")
    return fields.count > 16 ? Int(fields[16]) : nil
  }

  @Test("What carries frames to tablets lets the service and the screens come first")
  func whatServesIsNice() async throws {
    let house = try await House()
    let port = try House.freePort()
    let web = try Executable("plenary-web", ["--port", "\(house.port)", "--listen", "\(port)", "--no-picture"])
    try await eventually("tablets are served: \(web.words)") { web.words.contains(":\(port)/") }
    // Dispatch gives its own threads the priority that it thinks they should have, where it may.
    let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(web.identifier)/task").filter { thread in
      let name = try? String(contentsOfFile: "/proc/\(web.identifier)/task/\(thread)/comm", encoding: .utf8)
      return name?.hasPrefix("NIO") ?? false
    }
    let niceness = threads.compactMap { Self.niceness(of: $0, in: web.identifier) }
    #expect(!niceness.isEmpty)
    #expect(niceness.allSatisfy { $0 == 10 }, "\(niceness)")
    let own = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")
    #expect(own.contains { Self.niceness(of: $0, in: getpid()) == 0 })
  }
}
