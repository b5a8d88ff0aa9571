import Foundation
import Glibc

/// A real browser without a window, driven by the Chrome DevTools Protocol.
///
/// Method: with `--remote-debugging-pipe` it reads messages from its descriptor 3 and writes them to 4; no port is opened,
/// and nobody else can drive it. Any thread.
public final class Chromium: Sendable {
  /// The program, as it is looked for on the path.
  public static let executable = "chromium"

  /// Whether this machine has it.
  public static var isInstalled: Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(executable)")
    }
  }

  private let profile: String
  private let process: BrowserProcess
  private let connection: DevToolsConnection

  /// Starts a browser.
  ///
  /// - Parameters:
  ///   - profile: The folder of all that it keeps; made where it is missing, and removed once the browser has ended.
  ///   - hosts: Names by which it finds this machine, beside its own; over these, pages count as read by others, as on a
  ///     network without TLS.
  /// - Throws: ``BrowserProblem/notStarted(program:reason:)``.
  public init(profile: String, hosts: [String] = []) throws {
    self.profile = profile
    try FileManager.default.createDirectory(atPath: profile, withIntermediateDirectories: true)
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw BrowserProblem.notStarted(program: Self.executable, reason: String(cString: strerror(errno)))
    }
    defer { close(ends[1]) }
    connection = DevToolsConnection(descriptor: ends[0])
    do {
      process = try BrowserProcess(
        Self.executable,
        [
          "--headless", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
          "--no-first-run",
          "--disable-dev-shm-usage",
          "--host-resolver-rules=\(hosts.map { "MAP \($0) 127.0.0.1" }.joined(separator: ","))",
          "--user-data-dir=\(profile)", "about:blank",
        ], leaving: profile, socket: ends[1])
    } catch {
      connection.close()
      throw error
    }
  }

  deinit { end() }

  /// Kills the browser with all that it has started, waits until it is gone, and removes its profile.
  ///
  /// Done by itself where nobody holds the browser or a page of it any more; does nothing a second time.
  public func end() {
    process.end()
    connection.close()
    try? FileManager.default.removeItem(atPath: profile)
  }

  /// Opens an empty page as large as a display of so many pixels.
  public func page(width: Int, height: Int) async throws -> Page {
    struct Created: Decodable { let targetId: String }
    struct Attached: Decodable { let sessionId: String }
    let created: Created = try await answer("Target.createTarget", #"{"url":"about:blank"}"#)
    let attached: Attached = try await answer(
      "Target.attachToTarget", #"{"targetId":"\#(created.targetId)","flatten":true}"#)
    let page = Page(browser: self, session: attached.sessionId)
    try await page.resize(width: width, height: height)
    return page
  }

  /// Does a command, with its parameters as JSON; the whole message that answers it.
  func command(_ name: String, _ parameters: String, session: String? = nil) async throws -> Data {
    try await connection.command(name, parameters, session: session)
  }

  /// Does a command; what its answer has as a result.
  func answer<Result: Decodable>(
    _ name: String, _ parameters: String, session: String? = nil
  ) async throws -> Result {
    let message = try await command(name, parameters, session: session)
    do {
      return try JSONDecoder().decode(Answered<Result>.self, from: message).result
    } catch {
      throw BrowserProblem.unreadable(command: name)
    }
  }
}

/// A message that answers a command, with what the command has come to.
private struct Answered<Result: Decodable>: Decodable { let result: Result }
