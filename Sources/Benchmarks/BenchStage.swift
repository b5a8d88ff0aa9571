import Congress
import ControlClient
import Foundation
import HallProtocol
import Synchronization

/// The processes that are measured: one service on the sample congress, with a journal of its own.
final class BenchStage: Sendable {
  /// How long an executable may take until it serves, in ms: a service reads a long journal first.
  static let startMSMax: Double = 600_000
  /// From one look at what it says to the next, in ms: what is measured is no finer.
  static let lookMS = 2

  struct NotStarted: Error, CustomStringConvertible {
    let name: String
    let words: String
    var description: String { "'\(name)' has not started: \(words)" }
  }

  let port: Int
  /// The delegates who may vote, all of them present.
  let voters: [Code<Delegate>]
  /// Whether the congress is larger than the sample's.
  let isLarge: Bool
  /// Where everything of the run is.
  let folder: String
  private let executables: String
  private let service = Mutex<Process?>(nil)

  /// A stage.
  /// - Parameter delegates: How many the roster has; those of the sample and as many more as are missing.
  init(delegates: Int = 0) throws {
    folder = NSTemporaryDirectory() + "plenary-bench-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    executables = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
    // Below those that the system gives to whoever connects.
    port = 10_000 + Int(getpid() % 10_000)
    let sample = FileManager.default.currentDirectoryPath + "/Config/congresses/can-tho-2025"
    let congress = folder + "/congress"
    try FileManager.default.copyItem(atPath: sample, toPath: congress)
    try Self.addCamera(to: congress + "/congress.yaml")
    isLarge = delegates > 0
    voters = try Self.fill(roster: congress + "/roster.csv", to: delegates)
    try Self.takeOnTerminals(ballotsFile: congress + "/ballots.yaml")
  }

  /// With it a count changes while delegates come and go, and no row comes or goes; said again, it changes nothing.
  static let somebodyIsOut = CommandMessage(id: "somebody-is-out", command: .delegateStepOut("CT-0004"))

  /// A camera in whose place a film of the package's tests is played.
  static let camera: Code<Camera> = "podium"

  private static func addCamera(to path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try (text + "\ncameras: [{ id: \(camera), source: \(FilmBench.film) }]\n").write(
      toFile: path, atomically: true, encoding: .utf8)
  }

  /// The sample congress, with ballots on terminals in place of the first two by cards.
  var congress: String { folder + "/congress" }

  /// Adds delegates to a roster until there are so many.
  /// - Returns: Those who are official and present.
  static func fill(roster path: String, to count: Int) throws -> [Code<Delegate>] {
    var lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).map(String.init)
    for number in stride(from: lines.count, through: count, by: 1) {
      lines.append(
        "ZZ-\(number),Trần Văn Thêm \(number),elected,Đảng bộ số \(number % 100),Tổ 1,Z\(number / 100)R\(number % 100 + 1),m,Kinh,1970,1995,present"
      )
    }
    try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let official: Set<Substring> = ["ex-officio", "elected", "appointed"]
    return lines.dropFirst().compactMap { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count > 10, official.contains(fields[2]), fields[10] == "present" else { return nil }
      return Code(String(fields[0]))
    }
  }

  /// Lets the first two ballots by cards be taken on terminals: an open one, and a secret one.
  static func takeOnTerminals(ballotsFile path: String) throws {
    var methods = ["electronic-open", "electronic-secret"]
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line == "    method: card-count", !methods.isEmpty else { return String(line) }
      return "    method: \(methods.removeFirst())"
    }
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// Starts the service on the journal that is there; returns how long it took until it listened, in ms.
  @discardableResult
  func startService() async throws -> Double {
    let (process, milliseconds) = try await start(
      "plenary-service",
      [
        "--congress", congress, "--journal", folder + "/journal", "--port", "\(port)", "--keys",
        "/dev/shm/plenary-bench-\(getpid())",
      ], until: "Listening")
    service.withLock { $0 = process }
    return milliseconds
  }

  /// Starts an executable of the house, and waits until it says that it serves; how long that took, in ms.
  ///
  /// Where it does not, it is ended.
  /// - Parameter mark: A part of what it says then.
  func start(
    _ name: String, _ arguments: [String], until mark: String
  ) async throws -> (process: Process, milliseconds: Double) {
    let log = folder + "/\(name).log"
    try Data().write(to: URL(filePath: log))
    let start = ContinuousClock.now
    let process = try launch(name, arguments, log: log)
    do {
      while true {
        let words = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        let milliseconds = (ContinuousClock.now - start).milliseconds
        if words.contains(mark) { return (process, milliseconds) }
        guard process.isRunning, milliseconds < Self.startMSMax else { throw NotStarted(name: name, words: words) }
        try await Task.sleep(for: .milliseconds(Self.lookMS))
      }
    } catch {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      throw error
    }
  }

  struct NotDone: Error, CustomStringConvertible {
    let command: String
    let words: String
    var description: String { "'\(command)' was not done: \(words)" }
  }

  /// Makes the minutes of the journal that is there, as a document; returns how long it took, in ms.
  func makeMinutes() throws -> Double {
    let paper = folder + "/minutes.docx"
    let start = ContinuousClock.now
    let words = try run(["minutes", "draft", "--journal", folder + "/journal", "--out", paper])
    let milliseconds = (ContinuousClock.now - start).milliseconds
    guard FileManager.default.fileExists(atPath: paper) else { throw NotDone(command: "minutes draft", words: words) }
    return milliseconds
  }

  /// Has `plenary` do a command at the service; what it says.
  @discardableResult
  func plenary(_ command: [String]) throws -> String { try run(command + ["--port", "\(port)", "--language", "en"]) }

  /// Runs `plenary` to its end, which has to be a good one; what it says.
  private func run(_ arguments: [String]) throws -> String {
    let log = folder + "/plenary.log"
    try Data().write(to: URL(filePath: log))
    let process = try launch("plenary", arguments, log: log)
    process.waitUntilExit()
    let words = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    guard process.terminationStatus == 0 else {
      throw NotDone(command: "plenary \(arguments.joined(separator: " "))", words: words)
    }
    return words
  }

  /// Starts an executable of the house.
  func launch(
    _ name: String, _ arguments: [String], log: String? = nil, terminal: FileHandle? = nil,
    environment: [String: String] = [:]
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "\(executables)/\(name)")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = try terminal ?? log.map { try FileHandle(forWritingTo: URL(filePath: $0)) } ?? FileHandle.nullDevice
    if let terminal { process.standardInput = terminal }
    process.standardOutput = output
    process.standardError = output
    try process.run()
    return process
  }

  /// Ends the service without a word.
  func crash() {
    guard let process = service.withLock({ $0 }) else { return }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Ends everything and removes the journal.
  func end() {
    crash()
    try? FileManager.default.removeItem(atPath: folder)
    try? FileManager.default.removeItem(atPath: "/dev/shm/plenary-bench-\(getpid())")
  }

  /// A client that is connected.
  func client(
    _ identity: ClientIdentity, onEvent: @escaping @Sendable (LinkEvent) -> Void = { _ in }
  ) async throws -> (client: HallClient, staying: Task<Void, Never>) {
    let (ups, up) = AsyncStream.makeStream(of: Void.self)
    let client = HallClient(
      identity: identity,
      settings: ClientSettings(host: "127.0.0.1", port: port, token: "sample-\(identity.role.rawValue)"),
      nowMS: { Int64(Date().timeIntervalSince1970 * 1_000) }
    ) { event in
      if case .up = event { up.finish() }
      onEvent(event)
    }
    let staying = Task { _ = await client.run() }
    for await _ in ups {}
    return (client, staying)
  }
}
