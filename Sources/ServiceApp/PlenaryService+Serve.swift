import Assets
import Congress
import CongressFiles
import ControlService
import Foundation
import HallProtocol
import Journal
import LineTransport
import Logging
import ServiceLifecycle
import Settings
import UnixSignals

extension PlenaryService {
  /// Reads the folder, opens the journal, and serves until the end is asked for.
  func serve(folders: HouseFolders, words: Strings) async throws {
    LoggingSystem.bootstrap(StreamLogHandler.standardError)
    let logger = Logger(label: "plenary.service")
    let definition = rehearsal.definition(try CongressFolder.read(congress))
    let settings = try await serviceSettings(file: folders.settings(flag: settings))
    _ = try Theme(named: definition.theme, assets: folders.assets(flag: assets))
    OpenFileLimit.raise(
      for: settings.connectionsMax + ServiceLimits.connectionsUnknownMax, logger: logger)
    let clock = try rehearsal.clock(for: definition)
    let security = try settings.certificate.map { files throws(SettingsProblem) in try ServerSecurity(files) }
    // A service that nobody could reach founds no congress.
    try await LineListener.checkAddress(settings)
    let folder = try folders.journal(
      flag: journal, congress: definition.id.text, isRehearsal: definition.isRehearsal)
    let keysFolder = folders.keys(flag: keys, congress: definition.id.text, user: getuid())
    let replacedEpoch = loss == .foundAnew ? Journal.knownEpoch(folder: folder) : nil
    let journal = DurableJournal(
      journal: try await openJournal(of: definition, in: folder), words: words, logger: logger)
    // The rounds of a journal that has been set aside can never be counted any more.
    if let replacedEpoch {
      try? FileManager.default.removeItem(atPath: UrnKeys.folder(keysFolder, ofEpoch: replacedEpoch))
    }
    let start = try await replay(journal, in: folder, founding: definition, atMS: clock.nowMS())
    let state = start.state
    let aheadMS = clock.holdBack(to: state.newestMS)
    if aheadMS >= ServiceLimits.clockDifferenceMS, !rehearsal.rehearsal {
      logger.critical(
        "The newest record lies ahead of this machine's clock: times are wrong until 'plenary clock correct'",
        metadata: ["aheadSeconds": "\(aheadMS / 1_000)"])
    }
    let manager = ServiceManager(environment: ProcessInfo.processInfo.environment, processID: getpid())
    let service = ControlService(
      state: state, journal: journal, commands: start.commands, settings: settings,
      urn: urnKeys(folder: keysFolder, epoch: journal.epoch, logger: logger), speed: rehearsal.speed,
      // A rehearsal's clock runs as it was told, until it is told another time: the night between two days.
      correctable: CorrectableClock(
        machineMS: { [isRehearsal = rehearsal.rehearsal] in isRehearsal ? nil : SteadyClock.machineMS() },
        shift: { clock.shift(byMS: $0) }),
      nowMS: { clock.nowMS() },
      sentence: { refusal in
        let values = refusal.details.mapValues { "\($0)" }
        return words.text("refusal.\(refusal.code)", values) ?? refusal.code
      }, logger: logger, onTurn: manager.feed)
    let listener = LineListener(service: service, settings: settings, security: security, logger: logger)
    let beating = Task { await Self.beat(service, listener, for: manager) }
    let verifying = Task.detached(priority: .background) {
      guard let snapshot = journal.replayedFrom else { return }
      await Self.verify(snapshot, in: folder, words: words, logger: logger, service: service)
    }
    defer {
      beating.cancel()
      verifying.cancel()
      manager.stopping()
    }
    var group = ServiceGroupConfiguration(
      services: [.init(service: service.engine), .init(service: service), .init(service: listener)],
      gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    group.maximumGracefulShutdownDuration = .seconds(Self.shutdownSecondsMax)
    try await ServiceGroup(configuration: group).run()
  }

  /// Says that the service is there once it listens, and then makes the engine take a turn as often as the watchdog
  /// wants to hear of it: it is fed by an engine that has come to its end, disk included, and by nothing else.
  private static func beat(_ service: ControlService, _ listener: LineListener, for manager: ServiceManager) async {
    guard await listener.port != nil else { return }
    manager.ready()
    guard let everyMS = manager.feedEveryMS else { return }
    while (try? await Task.sleep(for: .milliseconds(everyMS))) != nil { service.engine.turn() }
  }

  private func serviceSettings(file: String?) async throws -> ServiceSettings {
    var overrides: [String: String] = [:]
    if let host { overrides["host"] = host }
    if let port { overrides["port"] = "\(port)" }
    if let tokenFile { overrides["tokenFile"] = tokenFile }
    if let certificate { overrides["tls.certificate"] = certificate }
    if let certificateKey { overrides["tls.key"] = certificateKey }
    let reader = try await SettingsReader(file: file, overrides: overrides)
    return try ServiceSettings(reading: reader, file: file, defaultPort: HallLimits.defaultPort)
  }
}
