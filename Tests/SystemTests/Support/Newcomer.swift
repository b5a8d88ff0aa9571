import Foundation
import Testing

/// Somebody who does what the guide says, in a folder from which `Config` can be reached.
final class Newcomer {
  let workplace: Workplace
  let port: Int
  private var service: Executable?
  private var screens: [Executable] = []
  private var console: PseudoTerminal?

  var folder: String { workplace.path }

  init() throws {
    workplace = try Workplace()
    port = try House.freePort()
    try FileManager.default.createSymbolicLink(
      atPath: workplace.path + "/Config", withDestinationPath: Executable.package + "/Config")
  }

  /// Does all that a guide says, and ends what was started.
  func follow(_ steps: [GuideStep]) async throws {
    for step in steps {
      switch step {
      case .command(let command, let answer): try await type(command, answer: answer)
      case .keys(let keys, let words): try await press(keys, until: words)
      }
    }
    try await leave()
  }

  /// Types a line, and compares what comes back.
  func type(_ line: String, answer: [String]) async throws {
    let words = line.split(separator: " ").map(String.init)
    if words == ["plenary", "console"] {
      console = try PseudoTerminal(
        "plenary", ["console", "--port", "\(port)", "--language", "en"], columns: 120, rows: 40)
      try await console?.waits(for: "▶ control-1")
    } else if line.hasSuffix(" &") {
      try await start(String(line.dropLast(2)), answer: answer)
    } else {
      let command = try run(line)
      let status = try await command.exitStatus(patience: .seconds(240))
      // The spaces that keep a figure and its unit on one line are typed as any other in the guide.
      let words = command.words.replacing("\u{202F}", with: " ").replacing("\u{A0}", with: " ")
      let lines = words.split(separator: "\n").map(String.init)
      #expect(Self.agrees(lines, with: answer), "\(line)\n\(command.words)\nexit status \(status)")
      #expect((status == 0) == !(answer.first?.hasPrefix("✕") ?? false), "\(line): \(status)\n\(command.words)")
    }
  }

  private func start(_ line: String, answer: [String]) async throws {
    if line.hasPrefix("plenary-service") {
      if let service {
        service.crash()
        try await console?.waits(for: "LINK LOST")
      }
      let started = try run("exec \(line)")
      service = started
      try await eventually("the service answers as in the guide: \(started.words)") {
        try #require(started.isRunning, "\(started.words)")
        return started.words.split(separator: "\n").contains { Self.agrees([String($0)], with: answer) }
      }
      if console != nil {
        try await eventually("the console is back") { self.console?.text.contains("LINK LOST") == false }
      }
    } else {
      let id = line.split(separator: " ").last ?? ""
      screens.append(try run("exec \(line) --off-screen \(folder)/pictures-\(id) --window 640x360"))
      try await eventually("screen \(id) is connected") {
        let (words, _) = try await Executable.plenary(["screens"], port: self.port)
        return words.split(separator: "\n").contains { $0.contains(id) && $0.contains("connected") }
      }
    }
  }

  private func run(_ line: String) throws -> Executable {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try Executable(
      path: "/bin/bash", ["-c", "cd '\(folder)' && \(line)"],
      environment: [
        "PATH": "\(Executable.folder):\(path)", "PLENARY_PORT": "\(port)", "PLENARY_LANGUAGE": "en",
        "PLENARY_JOURNAL": folder + "/journal", "PLENARY_KEYS": folder + "/keys",
      ])
  }

  /// Presses a key, and waits for what the page says then.
  func press(_ key: String, until words: String) async throws {
    let console = try #require(console, "there is no console for \(key)")
    let bytes = [
      "Down": "\u{1B}[B", "Up": "\u{1B}[A", "Esc": "\u{1B}", "Home": "\u{1B}[H", "Enter": "\r", "Space": " ",
    ]
    guard !words.isEmpty else { return console.type(bytes[key] ?? key) }
    try await console.press(bytes[key] ?? key, named: key, until: words)
  }

  /// Ends what was started; the console has been left by its own keys.
  func leave() async throws {
    if let console { #expect(try await console.end() == 0) }
    for screen in screens { #expect(try await screen.end() == 0) }
    if let service { #expect(try await service.end() == 0) }
  }

  /// Whether lines are as the guide has them: `…` is anything within a line, and alone on one any number of lines.
  static func agrees(_ lines: [String], with answer: [String]) -> Bool {
    guard let first = answer.first else { return lines.isEmpty }
    if first == "…" {
      return (0...lines.count).contains { agrees(Array(lines.dropFirst($0)), with: Array(answer.dropFirst())) }
    }
    guard let line = lines.first, agrees(line, with: first) else { return false }
    return agrees(Array(lines.dropFirst()), with: Array(answer.dropFirst()))
  }

  private static func agrees(_ line: String, with pattern: String) -> Bool {
    let parts = pattern.components(separatedBy: "…")
    guard parts.count > 1 else { return line == pattern }
    guard line.hasPrefix(parts[0]), let last = parts.last, line.hasSuffix(last) else { return false }
    var rest = line.dropFirst(parts[0].count)
    for part in parts.dropFirst() where !part.isEmpty {
      guard let found = rest.range(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
