package import Congress
package import ControlService
import Foundation
import HallProtocol
package import LineTransport
import Logging
package import ServiceLifecycle
import Settings

/// A service as it runs, for the length of one test; on a free port of this machine where it listens.
package struct RunningService: Sendable {
  package static let tokens: [Role: [String]] = Dictionary(
    uniqueKeysWithValues: Role.allCases.map { ($0, ["token-\($0.rawValue)"]) })

  /// Both ends of every connection are this process's, and suites run beside one another.
  private static let hasRoomForFiles: Bool = {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = limit.rlim_max
    return setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
  }()

  package let port: Int
  package let journal: MemoryJournal
  package let service: ControlService
  package let group: ServiceGroup

  /// Decides and records.
  package var engine: CommandEngine { service.engine }

  /// So much that a busy machine ends no test.
  package static let patience = ConnectionPatience(helloMS: 900_000, shotMS: 900_000)

  /// Runs a service, hands it to `test`, and ends it.
  package static func with(
    journal: MemoryJournal = MemoryJournal(), state: CongressState = SmallCongress.state, connectionsMax: Int = 100,
    isListening: Bool = true, tokenFile: String? = nil, security: ServerSecurity? = nil, sendBufferBytes: Int? = nil,
    nowMS: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1_000) },
    patience: ConnectionPatience = patience, onTurn: @escaping @Sendable () -> Void = {},
    _ test: @escaping @Sendable (RunningService) async throws -> Void
  ) async throws {
    guard hasRoomForFiles else { throw NotServing() }
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let settings = try ServiceSettings(
      port: 0, tokens: tokens, tokenFile: tokenFile,
      holders: tokenFile.map { file throws(SettingsProblem) in try TokenFile(reading: file) } ?? TokenFile(),
      connectionsMax: connectionsMax)
    let service = ControlService(
      state: state, journal: journal, settings: settings, nowMS: nowMS, sentence: { "refused: \($0.code)" },
      logger: logger, patience: patience, onTurn: onTurn)
    let listener = LineListener(
      service: service, settings: settings, security: security, logger: logger, sendBufferBytes: sendBufferBytes)
    let services: [any Service] = [service.engine, service] + (isListening ? [listener] : [])
    let group = ServiceGroup(
      configuration: .init(services: services.map { .init(service: $0) }, logger: logger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      let port = try await isListening ? listener.boundPort : 0
      try await test(RunningService(port: port, journal: journal, service: service, group: group))
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }
}

private struct NotServing: Error {}

extension LineListener {
  /// The port it listens on; throws where it ended before it did.
  fileprivate var boundPort: Int {
    get async throws {
      guard let port = await port else { throw NotServing() }
      return port
    }
  }
}
