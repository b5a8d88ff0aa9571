import Foundation
import Testing

@testable import BrowserDriver

/// Goal: every command comes to an end: with its own answer, or with a sentence that names it.
///
/// Method: a connection whose other end the test holds, in place of a browser.
@Suite(.timeLimit(.minutes(5))) struct DevToolsConnectionTests {
  /// The other end of a line.
  private final class FarEnd: Sendable {
    let descriptor: Int32
    let connection: DevToolsConnection

    init(answerMax: Duration = .seconds(240)) throws {
      var ends: [Int32] = [-1, -1]
      try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
      descriptor = ends[1]
      connection = DevToolsConnection(descriptor: ends[0], answerMax: answerMax)
    }

    deinit {
      connection.close()
      Glibc.close(descriptor)
    }

    /// Waits for the next command, on a thread of its own: a test that blocks keeps others from asking.
    func command() async throws -> String {
      try await withCheckedThrowingContinuation { answer in
        Thread.detachNewThread { [self] in answer.resume(with: Result { try read() }) }
      }
    }

    private func read() throws -> String {
      var (framing, part) = (MessageFraming(), [UInt8](repeating: 0, count: 4_096))
      while true {
        let count = Glibc.read(descriptor, &part, part.count)
        try #require(count > 0)
        if let message = try framing.take(Data(part[..<count])).first {
          return String(decoding: message, as: UTF8.self)
        }
      }
    }

    func say(_ text: String) { _ = (text + "\0").withCString { Glibc.write(descriptor, $0, text.utf8.count + 1) } }
  }

  @Test func answersComeToThoseWhoAskedInWhateverOrder() async throws {
    let end = try FarEnd()
    async let one = end.connection.command("Page.reload", "{}", session: "S")
    #expect(try await end.command() == #"{"id":1,"method":"Page.reload","params":{},"sessionId":"S"}"#)
    async let other = end.connection.command("Target.getTargets", #"{"a":1}"#, session: nil)
    #expect(try await end.command() == #"{"id":2,"method":"Target.getTargets","params":{"a":1}}"#)
    for message in [
      #"{"method":"Page.loaded"}"#, #"{"id":9}"#, "no JSON", #"{"id":2,"is":"b"}"#, #"{"id":1,"is":"a"}"#,
    ] {
      end.say(message)
    }
    #expect(try await [one, other] == [#"{"id":1,"is":"a"}"#, #"{"id":2,"is":"b"}"#].map { Data($0.utf8) })
  }

  @Test func aRefusalSaysWhatWasRefusedAndWhy() async throws {
    let end = try FarEnd()
    let asking = Task { try await end.connection.command("Page.fly", "{}", session: nil) }
    _ = try await end.command()
    end.say(#"{"id":1,"error":{"message":"'Page.fly' wasn't found"}}"#)
    await #expect(throws: BrowserProblem.refused(command: "Page.fly", reason: "'Page.fly' wasn't found")) {
      _ = try await asking.value
    }
  }

  @Test func aCommandThatNobodyAnswersFailsByItsName() async throws {
    let end = try FarEnd(answerMax: .milliseconds(20))
    let problem = await #expect(throws: BrowserProblem.self) {
      _ = try await end.connection.command("Page.reload", "{}", session: nil)
    }
    #expect(problem?.description == "The browser has not answered 'Page.reload' within 0.02 seconds.")
  }

  @Test func whereTheLineIsClosedWhatWaitsFailsAndSoDoesWhatIsAskedLater() async throws {
    let end = try FarEnd()
    let asking = Task { try await end.connection.command("Page.reload", "{}", session: nil) }
    _ = try await end.command()
    shutdown(end.descriptor, Int32(SHUT_RDWR))
    await #expect(throws: BrowserProblem.ended(command: "Page.reload")) { _ = try await asking.value }
    await #expect(throws: BrowserProblem.ended(command: "Page.close")) {
      _ = try await end.connection.command("Page.close", "{}", session: nil)
    }
  }

  @Test func whoeverIsCancelledWaitsNoLonger() async throws {
    let end = try FarEnd()
    let asking = Task { try await end.connection.command("Page.reload", "{}", session: nil) }
    _ = try await end.command()
    asking.cancel()
    await #expect(throws: CancellationError.self) { _ = try await asking.value }
  }
}

/// Goal: a browser never outlives whoever started it.
///
/// Method: a shell with a child of its own in the place of a browser.
@Suite struct BrowserProcessTests {
  @Test func whatItHasStartedIsKilledWithItAndItIsWaitedFor() throws {
    let (input, output) = try Self.ends()
    defer { close(input) }
    let process = try BrowserProcess(
      "sh", ["-c", "sleep 1000 & echo $$ >&4; wait"], leaving: NSTemporaryDirectory(), socket: output)
    close(output)
    var words = [UInt8](repeating: 0, count: 64)
    let count = read(input, &words, words.count)
    #expect(String(decoding: words[..<max(0, count)], as: UTF8.self) == "\(process.identifier)\n")
    process.end()
    process.end()
    #expect(kill(process.identifier, 0) == -1 && errno == ESRCH)
    // The child holds the line open for as long as it lives.
    #expect(read(input, &words, words.count) == 0)
  }

  @Test func whatIsNotThereIsSaidByItsName() throws {
    let (input, output) = try Self.ends()
    defer { for end in [input, output] { close(end) } }
    #expect(
      throws: BrowserProblem.notStarted(program: "no-such-browser", reason: "No such file or directory")
    ) { try BrowserProcess("no-such-browser", [], leaving: NSTemporaryDirectory(), socket: output) }
  }

  private static func ends() throws -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0)
    return (ends[0], ends[1])
  }
}
