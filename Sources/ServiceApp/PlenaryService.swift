public import ArgumentParser
import Assets
public import Congress
import CongressFiles
import ControlService
import Foundation
import HallProtocol
import Journal
import Logging
import ServiceLifecycle
import Settings
import Synchronization
import UnixSignals

/// The control service of one congress: reads its folder, opens its journal, listens.
public struct PlenaryService: AsyncParsableCommand {
  /// How it is called, and what its help says.
  public static let configuration = CommandConfiguration(
    commandName: "plenary-service", abstract: "Run the control service of a congress.",
    discussion: "The journal is the truth: what it holds stands, whatever the folder says by now.")

  /// How long the service may take to end, in seconds.
  static let shutdownSecondsMax = 10

  @Option(help: "Folder of the congress: congress.yaml, agenda.yaml, ballots.yaml, roster.csv.")
  var congress: String

  @Option(help: "Folder of the journal (else PLENARY_JOURNAL, STATE_DIRECTORY, ~/.local/state/plenary/<congress>).")
  var journal: String?

  @Option(help: "Folder of the keys of secret votes, in memory (else PLENARY_KEYS, the runtime folder, /dev/shm).")
  var keys: String?

  @Option(help: "Address to listen on (else the settings; 127.0.0.1).")
  var host: String?

  @Option(help: "Port to listen on, 0 for any that is free (else the settings; \(HallLimits.defaultPort)).")
  var port: Int?

  @Option(help: "Settings file (else PLENARY_SETTINGS, Config/settings.json beside the package, /etc/plenary).")
  var settings: String?

  @Option(help: "Folder of strings (else PLENARY_ASSETS, beside the package, share/plenary).")
  var assets: String?

  @Option(help: "Language of what the service says at its start and in refusals: en or vi.")
  var language: Language = .english

  @Flag(help: "What to do where the journal has lost records; without a decision the service does not start.")
  var loss: LossDecision?

  @OptionGroup var rehearsal: RehearsalOptions

  /// A service as it is asked for on the command line.
  public init() {}

  /// Serves until it is told to end; what keeps it from beginning is told in one sentence.
  public func run() async throws {
    let folders = HouseFolders(
      environment: ProcessInfo.processInfo.environment, executable: HouseFolders.runningExecutable)
    do {
      let words = try Strings(language: language.rawValue, assets: folders.assets(flag: assets))
      do {
        try await serve(folders: folders, words: words)
      } catch {
        throw StartProblem(sentence: Self.sentence(for: error, in: words))
      }
    } catch {
      StandardStream.error.say("plenary-service: \(error)\n")
      throw ExitCode(1)
    }
  }

  /// Why the service does not run, in words.
  private struct StartProblem: Error, CustomStringConvertible {
    let sentence: String
    var description: String { sentence }
  }

  static func sentence(for error: any Error, in words: Strings) -> String {
    switch error {
    case let problems as CongressFolderProblems: problems.report(in: words)
    case let error as JournalError:
      words[Wording("journal.\(error.facts.code)", error.facts.values.mapValues { .text($0) })]
    case let problem as HallServer.Problem:
      words[Wording("settings.\(problem.facts.code)", problem.facts.values.mapValues { .text($0) })]
    default: words.sentence(for: error)
    }
  }

  private func serve(folders: HouseFolders, words: Strings) async throws {
    LoggingSystem.bootstrap(StreamLogHandler.standardError)
    let logger = Logger(label: "plenary.service")
    let definition = rehearsal.definition(try CongressFolder.read(congress))
    let settings = try await serviceSettings(file: folders.settings(flag: settings))
    _ = try Theme(named: definition.theme, assets: folders.assets(flag: assets))
    OpenFileLimit.raise(
      for: settings.connectionsMax + ServiceLimits.connectionsUnknownMax, logger: logger)
    let clock = try rehearsal.clock(for: definition)
    // A service that nobody could reach founds no congress.
    try await HallServer.checkAddress(settings)
    let folder = try folders.journal(
      flag: journal, congress: definition.id.text, isRehearsal: definition.isRehearsal)
    let keysFolder = folders.keys(flag: keys, congress: definition.id.text, user: getuid())
    let replacedEpoch = loss == .foundAnew ? Journal.knownEpoch(folder: folder) : nil
    let journal = try await openJournal(of: definition, in: folder)
    // The rounds of a journal that has been set aside can never be counted any more.
    if let replacedEpoch {
      try? FileManager.default.removeItem(atPath: UrnKeys.folder(keysFolder, ofEpoch: replacedEpoch))
    }
    let start = try await replay(journal, in: folder, founding: definition, atMS: clock.nowMS(), logger: logger)
    let state = start.state
    let aheadMS = clock.holdBack(to: state.newestMS)
    if aheadMS >= ServiceLimits.clockDifferenceMS, !rehearsal.rehearsal {
      logger.critical(
        "The newest record lies ahead of this machine's clock: times are wrong until 'plenary clock correct'",
        metadata: ["aheadSeconds": "\(aheadMS / 1_000)"])
    }
    let manager = ServiceManager(environment: ProcessInfo.processInfo.environment, processID: getpid())
    let parts = ControlServiceParts(
      state: state, journal: DurableJournal(journal: journal, words: words, logger: logger),
      commands: start.commands, settings: settings,
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
    let beating = Task { await Self.beat(parts, for: manager) }
    let verifying = Task.detached(priority: .background) {
      guard let snapshot = start.snapshot else { return }
      await Self.verify(snapshot, in: folder, words: words, logger: logger, parts: parts)
    }
    defer {
      beating.cancel()
      verifying.cancel()
      manager.stopping()
    }
    var group = ServiceGroupConfiguration(
      services: [.init(service: parts.engine), .init(service: parts.server)],
      gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    group.maximumGracefulShutdownDuration = .seconds(Self.shutdownSecondsMax)
    try await ServiceGroup(configuration: group).run()
  }

  /// Says that the service is there once it listens, and then makes the engine take a turn as often as the watchdog
  /// wants to hear of it: it is fed by an engine that has come to its end, disk included, and by nothing else.
  private static func beat(_ parts: ControlServiceParts, for manager: ServiceManager) async {
    guard await parts.server.port != nil else { return }
    manager.ready()
    guard let everyMS = manager.feedEveryMS else { return }
    while (try? await Task.sleep(for: .milliseconds(everyMS))) != nil { parts.engine.turn() }
  }

  private func serviceSettings(file: String?) async throws -> ServiceSettings {
    var overrides: [String: String] = [:]
    if let host { overrides["host"] = host }
    if let port { overrides["port"] = "\(port)" }
    let reader = try await SettingsReader(file: file, overrides: overrides)
    return try ServiceSettings(reading: reader, defaultPort: HallLimits.defaultPort)
  }

  private func openJournal(of definition: Definition, in folder: String) async throws -> Journal {
    let parent = (folder as NSString).deletingLastPathComponent
    if !parent.isEmpty { try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true) }
    return try await Journal.open(
      folder: folder, congress: definition.id, newEpoch: UUID().uuidString, loss: loss?.journalLoss ?? .refused)
  }

  /// The keys of secret votes; without a place for them the congress goes on, and only secret votes are refused.
  private func urnKeys(folder: String, epoch: String, logger: Logger) -> UrnKeys? {
    do {
      return try UrnKeys(folder: folder, epoch: epoch)
    } catch {
      logger.warning("Secret votes are not possible", metadata: ["reason": "\(error)"])
      return nil
    }
  }

  private func replay(
    _ journal: Journal, in folder: String, founding definition: Definition, atMS: Int64, logger: Logger
  ) async throws -> Start {
    let snapshot = try await journal.newestSnapshot(software: DurableJournal.software)
    let commands = Mutex(snapshot.flatMap { CommandMemory(encoded: [UInt8]($0.attachment)) } ?? CommandMemory())
    let replayed = try await journal.replay(from: snapshot) { id, sequence in
      commands.withLock { $0.remember(id, at: sequence) }
    }
    if let state = replayed {
      try rehearsal.check(state.definition, inJournal: folder)
      logger.info("Resumed", metadata: ["congress": "\(definition.id)", "sequence": "\(state.sequence)"])
      if state.definition != definition {
        logger.warning("The folder has changed since the congress was founded; the journal stands.")
      }
      return Start(state: state, commands: commands.withLock { $0 }, snapshot: snapshot)
    }
    let founding = EventRecord(
      sequence: 1, atMS: atMS, actor: nil, commandID: nil, event: .congressFounded(definition))
    try await journal.append([founding])
    let state = CongressState(definition, foundedBy: founding)
    let count = definition.roster.delegates.count
    logger.info("Founded", metadata: ["congress": "\(definition.id)", "delegates": "\(count)"])
    return Start(state: state, commands: CommandMemory(), snapshot: nil)
  }

  /// What a service begins with.
  private struct Start {
    let state: CongressState
    let commands: CommandMemory
    /// From where it was replayed; nothing for the first record.
    let snapshot: JournalSnapshot?
  }

  /// Checks behind the serving what a start from a snapshot has left out; a break is told to everybody who runs the day.
  private static func verify(
    _ snapshot: JournalSnapshot, in folder: String, words: Strings, logger: Logger, parts: ControlServiceParts
  ) async {
    do {
      try await JournalReader.open(folder: folder).verify(snapshot)
      logger.info("Verified", metadata: ["sequence": "\(snapshot.state.sequence)"])
    } catch {
      let reason = sentence(for: error, in: words)
      logger.critical("The record is not whole", metadata: ["reason": "\(reason)"])
      parts.journalIsBroken(reason)
    }
  }
}

/// What to do where the journal has lost records.
enum LossDecision: String, EnumerableFlag {
  case foundAnew, acceptLoss

  static func name(for value: LossDecision) -> NameSpecification {
    switch value {
    case .foundAnew: .customLong("found-anew")
    case .acceptLoss: .customLong("accept-loss")
    }
  }

  static func help(for value: LossDecision) -> ArgumentHelp? {
    switch value {
    case .foundAnew: "Set aside what is left of the journal, and found the congress anew."
    case .acceptLoss: "Go on with what is left of the journal."
    }
  }

  /// The journal's word for it.
  var journalLoss: JournalLoss { self == .foundAnew ? .foundedAnew : .accepted }
}

extension Language: ExpressibleByArgument {}

/// How many files and connections the system lets a process have.
enum OpenFileLimit {
  /// Files that a service needs beside its connections.
  private static let reserve = 64

  /// Asks for as many as the connections need, and says so where that is not to be had.
  static func raise(for connections: Int, logger: Logger) {
    let wanted = rlim_t(connections + reserve)
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < wanted else { return }
    limit.rlim_cur = min(wanted, limit.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    guard limit.rlim_cur < wanted else { return }
    logger.warning("The system allows \(limit.rlim_cur) open files; \(connections) connections need \(wanted).")
  }
}

/// The journal is the record that the service needs, as it stands.
struct DurableJournal: JournalStore {
  let journal: Journal
  /// What is wrong is told in them.
  let words: Strings
  let logger: Logger

  /// Names this very executable: another build may fold the same records differently, so its snapshots are not taken up.
  static let software: String = {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return UUID().uuidString }
    return "\(status.st_size)-\(status.st_mtim.tv_sec)-\(status.st_mtim.tv_nsec)"
  }()

  func keep(_ state: CongressState, commands: CommandMemory) async {
    do {
      try await journal.keep(state, attachment: Data(commands.encoded), software: Self.software)
    } catch {
      // The next start reads all the records instead.
      logger.warning("No state was kept", metadata: ["reason": "\(error)"])
    }
  }

  var epoch: String { journal.epoch }
  var head: String? {
    let head = journal.head
    return "\(head.sequence):\(head.hash)"
  }
  func append(_ records: [EventRecord]) async throws {
    do {
      try await journal.append(records)
    } catch .outcomeUnknown(_, let reason) {
      throw JournalOutcomeUnknown(reason)
    } catch {
      throw Trouble(sentence: PlenaryService.sentence(for: error, in: words))
    }
  }

  func settle(after sequence: Int64) async throws -> [EventRecord] { try await journal.settle(after: sequence) }

  func records(after sequence: Int64, limit: Int) async throws -> [EventRecord] {
    try await journal.records(after: sequence, limit: limit)
  }

  func checkPlace() throws {
    do {
      try journal.checkPlace()
    } catch {
      throw Trouble(sentence: PlenaryService.sentence(for: error, in: words))
    }
  }

  /// What is wrong, in the service's language.
  private struct Trouble: Error, CustomStringConvertible {
    let sentence: String
    var description: String { sentence }
  }
}
