import ArgumentParser
import Assets
import Dispatch
import Foundation
import Synchronization

/// The processes of the demo: one service and its screens, started here and ended here.
final class DemoCast: Sendable {
  /// How long a process may take to begin or to end, in ms.
  static let patienceMS = 15_000
  /// The screens of the demo.
  static let demoScreens = ["hall-left", "lobby-1", "presidium"]

  private struct State {
    var service: Process?
    /// The command that runs, or ran last.
    var command: Process?
    var web: Process?
    var screens: [Process] = []
    var isEnding = false
  }

  /// The demo is being ended; nothing more is started.
  struct Ending: Error {}

  private let executables: String
  private let congress: String
  private let pictures: String?
  private let serviceArguments: [String]
  private let state = Mutex(State())
  /// The port that the service keeps over its restart.
  let port: Int
  /// The screens that are started.
  let screens: [String]
  /// The folder of journal and logs.
  let workFolder: String
  /// Whether that folder outlives the cast.
  let keeps: Bool
  /// The folder of the journal.
  var journal: String { workFolder + "/journal" }
  /// The library of documents.
  var library: String { workFolder + "/library" }
  /// The document that the demo files: the programme of the official session.
  var document: String { congress + "/documents/chuong-trinh.docx" }

  /// The folder of the keys of secret votes; in memory, as the service wants it.
  private let keys = "/dev/shm/plenary-demo-\(UUID().uuidString.prefix(8))"

  /// Prepares the cast: a folder of its own for the journal, a free port, an empty folder for pictures.
  /// - Parameters:
  ///   - workFolder: Where journal and logs go; else a temporary folder.
  ///   - serviceArguments: What the service is told beside its congress and its places.
  init(
    congress: String, pictures: String?, screens: [String] = demoScreens, workFolder: String? = nil,
    keeps: Bool = false, serviceArguments: [String] = []
  ) throws {
    executables = (HouseFolders.runningExecutable as NSString).deletingLastPathComponent
    self.congress = congress
    self.pictures = pictures
    self.screens = screens
    self.keeps = keeps
    self.serviceArguments = serviceArguments
    self.workFolder = workFolder ?? NSTemporaryDirectory() + "plenary-demo-\(UUID().uuidString.prefix(8))"
    port = try FreePort.find()
    try FileManager.default.createDirectory(atPath: self.workFolder, withIntermediateDirectories: true)
    guard let pictures else { return }
    try FileManager.default.createDirectory(atPath: pictures, withIntermediateDirectories: true)
    for file in try FileManager.default.contentsOfDirectory(atPath: pictures) where isOfADemo(file) {
      try FileManager.default.removeItem(atPath: "\(pictures)/\(file)")
    }
  }

  /// Whether a file is a picture that a demo has left, `0007-hall-left-….png`; nothing else is ever removed.
  private func isOfADemo(_ file: String) -> Bool {
    let number = file.prefix { $0.isWholeNumber }
    return number.count >= 4 && screens.contains { file.dropFirst(number.count).hasPrefix("-\($0)-") }
  }

  /// Starts the service on the demo's journal.
  func startService() throws {
    // Under the lock, so that whatever is started is known to whoever ends everything.
    try state.withLock { state in
      guard !state.isEnding else { throw Ending() }
      state.service = try start(
        "plenary-service",
        [
          "--congress", congress, "--journal", journal, "--keys", keys, "--host", "127.0.0.1", "--port",
          "\(port)",
        ] + serviceArguments,
        log: "service.log")
    }
  }

  /// Starts the screens: windows in rows of two or, without a display, pictures in the folder.
  func startScreens() throws {
    for (index, screen) in screens.enumerated() {
      let position = "\(40 + index % 2 * 920),\(80 + index / 2 * 540)"
      let place = pictures.map { ["--off-screen", $0] } ?? ["--window", "880x495", "--position", position]
      try state.withLock { state in
        guard !state.isEnding else { throw Ending() }
        state.screens.append(
          try start(
            "plenary-screen", ["--id", screen, "--host", "127.0.0.1", "--port", "\(port)"] + place,
            log: "\(screen).log"))
      }
    }
  }

  /// Starts the tablets' web service; tablets find it over the service's restart as they find the service.
  /// - Parameters:
  ///   - host: Where it listens.
  ///   - webPort: A port that is free.
  func startWeb(host: String, port webPort: Int) throws {
    try state.withLock { state in
      guard !state.isEnding else { throw Ending() }
      state.web = try start(
        "plenary-web",
        ["--host", "127.0.0.1", "--port", "\(port)", "--listen", "\(host):\(webPort)", "--library", library],
        log: "web.log")
    }
  }

  /// Ends the service without a word, as a crash would.
  func killService() {
    guard let service = state.withLock({ $0.service }) else { return }
    kill(service.processIdentifier, SIGKILL)
    service.waitUntilExit()
  }

  /// The name of the first process that has ended by itself, and its last words.
  var fallen: (name: String, words: String)? {
    state.withLock { state in
      let logs = ["service.log", "web.log"] + screens.map { "\($0).log" }
      let processes = [state.service, state.web] + state.screens.map { $0 }
      return zip(processes, logs).first { $0.0.map { !$0.isRunning } ?? false }.map { process, log in
        let words = (try? String(contentsOfFile: "\(workFolder)/\(log)", encoding: .utf8)) ?? ""
        return (name: process?.executableURL?.lastPathComponent ?? "?", words: String(words.suffix(2_000)))
      }
    }
  }

  /// Ends everything that was started, and removes the folder of journal and logs where it is not kept.
  func end() {
    endProcesses()
    try? FileManager.default.removeItem(atPath: keys)
    if !keeps { try? FileManager.default.removeItem(atPath: workFolder) }
  }

  /// Ends everything that was started.
  func endProcesses() {
    let processes = state.withLock { state in
      defer { state = State(isEnding: true) }
      return state.screens + [state.command, state.web, state.service].compactMap { $0 }
    }
    for process in processes where process.isRunning { process.terminate() }
    for process in processes { process.waitUntilExit() }
  }

  /// Ends everything on Ctrl-C or a polite kill, and then this process.
  func endOnSignals(saying words: String) -> any DispatchSourceSignal {
    signal(SIGTERM, SIG_IGN)
    signal(SIGINT, SIG_IGN)
    let terminate = DispatchSource.makeSignalSource(signal: SIGTERM, queue: .global())
    let interrupt = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    for source in [terminate, interrupt] {
      source.setEventHandler { [self] in
        end()
        print("\n" + words)
        exit(130)
      }
    }
    terminate.resume()
    // The one source keeps the other alive.
    interrupt.setCancelHandler { terminate.cancel() }
    interrupt.resume()
    return interrupt
  }

  /// Runs `plenary` against the service, to its end.
  /// - Returns: Its exit status, and the last line that it wrote.
  func runPlenary(_ arguments: [String]) throws -> (status: Int32, words: String) {
    let log = "plenary.log"
    let process = try state.withLock { state in
      guard !state.isEnding else { throw Ending() }
      let process = try start("plenary", arguments + ["--host", "127.0.0.1", "--port", "\(port)"], log: log)
      state.command = process
      return process
    }
    process.waitUntilExit()
    let lines = (try? String(contentsOfFile: "\(workFolder)/\(log)", encoding: .utf8))?.split(separator: "\n") ?? []
    return (process.terminationStatus, lines.last.map(String.init) ?? "")
  }

  private func start(_ name: String, _ arguments: [String], log: String) throws -> Process {
    let path = "\(workFolder)/\(log)"
    if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(filePath: path)) }
    let output = try FileHandle(forWritingTo: URL(filePath: path))
    try output.seekToEnd()
    let process = Process()
    process.executableURL = URL(filePath: "\(executables)/\(name)")
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = output
    try process.run()
    return process
  }
}
