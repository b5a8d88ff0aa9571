import Congress
import ControlService
import Foundation
import HallProtocol
import Logging
import ServiceLifecycle
import Settings
import Testing

/// A real service on a free port of this machine, for the length of one test.
struct RunningService: Sendable {
  static let tokens: [Role: [String]] = Dictionary(
    uniqueKeysWithValues: Role.allCases.map { ($0, ["token-\($0.rawValue)"]) })

  /// Both ends of every connection are this process's, and suites run beside one another.
  private static let hasRoomForFiles: Bool = {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = limit.rlim_max
    return setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
  }()

  let port: Int
  let journal: MemoryJournal
  let engine: CommandEngine
  let group: ServiceGroup

  /// So much that a busy machine ends no test.
  static let patience = ConnectionPatience(helloMS: 900_000, shotMS: 900_000)

  /// Runs a service, hands it to `test`, and ends it.
  static func with(
    journal: MemoryJournal = MemoryJournal(), state: CongressState = SmallCongress.state, connectionsMax: Int = 100,
    tokenFile: String? = nil, security: ServerSecurity? = nil,
    nowMS: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1_000) },
    patience: ConnectionPatience = patience, onTurn: @escaping @Sendable () -> Void = {},
    _ test: @escaping @Sendable (RunningService) async throws -> Void
  ) async throws {
    try #require(hasRoomForFiles)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let parts = ControlServiceParts(
      state: state, journal: journal,
      settings: try ServiceSettings(
        port: 0, tokens: tokens, tokenFile: tokenFile,
        holders: tokenFile.map { file throws(SettingsProblem) in try TokenFile(reading: file) } ?? TokenFile(),
        connectionsMax: connectionsMax), nowMS: nowMS,
      sentence: { "refused: \($0.code)" }, logger: logger, security: security, patience: patience, onTurn: onTurn)
    let group = ServiceGroup(
      configuration: .init(
        services: [.init(service: parts.engine), .init(service: parts.server)], logger: logger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      let port = try #require(await parts.server.port)
      try await test(RunningService(port: port, journal: journal, engine: parts.engine, group: group))
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }
}
