import Congress
import ControlClient
import Foundation
import HallProtocol
import Synchronization
import Testing

/// A real service on the sample congress with a journal of its own, restarted on the same port as often as needed.
final class House: Sendable {
  let workplace: Workplace
  let port: Int
  /// The journal's folder.
  let journal: String
  /// The folder of the keys of secret votes.
  let keys: String
  private let congress: String
  private let environment: [String: String]
  private let running: Mutex<Executable?>

  /// Starts the service on a congress, the sample where none is named, and waits until it listens.
  convenience init(
    workplace: Workplace? = nil, congress: String? = nil, environment: [String: String] = [:]
  ) async throws {
    let workplace = try workplace ?? Workplace()
    try self.init(
      continuing: workplace.path + "/journal", workplace: workplace,
      congress: congress ?? Executable.package + "/Config/congresses/can-tho-2025",
      keys: "/dev/shm/plenary-test-\(UUID().uuidString)", environment: environment)
    try await start()
  }

  /// A service on a journal that may be there already; not started yet.
  init(
    continuing journal: String, workplace: Workplace, congress: String, keys: String,
    environment: [String: String] = [:]
  ) throws {
    self.environment = environment
    self.workplace = workplace
    self.journal = journal
    self.congress = congress
    self.keys = keys
    port = try Self.freePort()
    running = Mutex(nil)
  }

  /// The service goes before what it keeps in memory and on the disk: it would write on.
  deinit {
    if let service = running.withLock({ $0 }), service.isRunning { service.crash() }
    try? FileManager.default.removeItem(atPath: keys)
  }

  /// A service on the journal that is there, which may refuse to start.
  func service(_ flags: String...) throws -> Executable { try service(flags) }

  private func service(_ flags: [String]) throws -> Executable {
    try Executable(
      "plenary-service",
      ["--congress", congress, "--journal", journal, "--keys", keys, "--port", "\(port)"] + flags,
      environment: environment)
  }

  /// Starts the service on the journal that is there.
  func start(_ flags: String...) async throws {
    let executable = try service(flags)
    running.withLock { $0 = executable }
    try await eventually("the service listens: \(executable.words)") {
      try #require(executable.isRunning, "\(executable.words)")
      return executable.words.contains("Listening")
    }
  }

  /// Kills the service with -9.
  func crash() { running.withLock { $0 }?.crash() }

  /// Ends the service politely; its exit status.
  func end() async throws -> Int32? { try await running.withLock { $0 }?.end() }

  /// Runs `plenary` against this service.
  @discardableResult
  func plenary(_ arguments: String...) async throws -> (words: String, status: Int32) {
    try await Executable.plenary(arguments, port: port)
  }

  /// Runs `plenary`, which must succeed.
  func run(_ arguments: String...) async throws {
    let (words, status) = try await Executable.plenary(arguments, port: port)
    #expect(status == 0, "plenary \(arguments.joined(separator: " ")): \(words)")
  }

  /// What `plenary status --json` says.
  func status() async throws -> StatusAnswer {
    let (words, status) = try await Executable.plenary(["status", "--json"], port: port)
    try #require(status == 0, "\(words)")
    return try JSONDecoder().decode(StatusAnswer.self, from: Data(words.utf8))
  }

  /// A ballot as `plenary status` tells it.
  func ballot(_ code: Code<Ballot>) async throws -> BallotView {
    try #require(try await status().ballots.first { $0.plan.code == code })
  }

  /// An election as those see it who work on it.
  func election(_ code: Code<Election>) async throws -> ElectionView {
    let (words, status) = try await plenary("election", "show", code.text, "--json")
    try #require(status == 0, "\(words)")
    return try JSONDecoder().decode(ElectionView.self, from: Data(words.utf8))
  }

  /// Settings of a client of this service.
  func settings(_ role: Role) -> ClientSettings {
    ClientSettings(host: "127.0.0.1", port: port, token: "sample-\(role.rawValue)")
  }

  /// A screen of this service that writes its pictures into a folder.
  func screen(_ id: String) throws -> (executable: Executable, pictures: String) {
    let pictures = "\(workplace.path)/pictures-\(id)"
    // Numbers of pictures begin anew; those of an earlier run would stand among them.
    if FileManager.default.fileExists(atPath: pictures) { try FileManager.default.removeItem(atPath: pictures) }
    let executable = try Executable(
      "plenary-screen",
      ["--id", id, "--port", "\(port)", "--off-screen", pictures, "--window", "640x360"])
    return (executable, pictures)
  }

  /// Waits until the newest picture that a screen has painted is one of a scene.
  func waitForScreen(_ id: String, showing scene: String) async throws {
    try await eventually("\(id) shows \(scene)") {
      let pictures = "\(self.workplace.path)/pictures-\(id)"
      let newest = try? FileManager.default.contentsOfDirectory(atPath: pictures).filter { $0.hasSuffix(".png") }.max()
      return newest?.contains(scene) ?? false
    }
  }

  /// The next port to try, below those that the system gives to whoever connects: one of these may be a client's own by
  /// the time the service wants it.
  private static let nextPort = Mutex(11_000 + Int(getpid() % 150) * 130)
  private static let lastPort = 32_000

  /// A port that nobody has, and no client is given.
  static func freePort() throws -> Int {
    while true {
      let port = nextPort.withLock { next in
        defer { next += 1 }
        return next
      }
      try #require(port < lastPort, "no port is free")
      if isFree(port) { return port }
    }
  }

  /// Whether a service could listen on a port of every address.
  private static func isFree(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = INADDR_ANY
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}

/// `plenary status --json`.
struct StatusAnswer: Decodable {
  let epoch: String
  let show: ShowView
  let item: Item?
  let attendance: Attendance
  let ballots: [BallotView]
  let screens: [ScreensView.Line]
  let connections: [ControlRoomView.Connection]
}
