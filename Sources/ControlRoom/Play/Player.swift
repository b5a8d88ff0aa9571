public import ArgumentParser
import Assets
import Congress
import ControlClient
import CongressFiles
import Foundation
import HallProtocol

/// Plays a script, step by step, and tells each; stops at the first that is refused.
public struct Player {
  private let script: PlayScript
  private let options: RoomOptions
  private let parse: ([String]) throws -> any ParsableCommand

  /// A player of a script.
  /// - Parameter parse: Reads a command's words, as the command line does.
  public init(_ script: PlayScript, options: RoomOptions, parse: @escaping ([String]) throws -> any ParsableCommand) {
    self.script = script
    self.options = options
    self.parse = parse
  }

  /// Plays the steps from a line on.
  /// - Throws: `RoomProblem` before the first step; the exit status of the step that was refused.
  public func play(from line: Int) async throws {
    let strings = try options.strings()
    let steps = script.steps.filter { $0.line >= line }
    guard !steps.isEmpty else {
      let last = script.steps.last?.line ?? 0
      throw RoomProblem.notThere(Wording("play.no-line", ["line": .text("\(line)"), "last": .text("\(last)")]))
    }
    try await checkNames(in: steps)
    for (done, step) in steps.enumerated() {
      say("\(step.line) ▶ \(step.text)")
      do {
        try await play(step, strings)
      } catch {
        let values: [String: Wording.Part] = [
          "line": .text("\(step.line)"), "done": .text("\(done)"), "count": .text("\(steps.count)"),
          "file": .text(script.file),
        ]
        options.form.complain("✕ " + strings[Wording("play.stopped", values)])
        throw error
      }
    }
    say("✓ " + strings[Wording("play.done", ["count": .text("\(steps.count)")])])
  }

  /// A wait for something that the congress does not have would never end.
  private func checkNames(in steps: [PlayScript.Step]) async throws {
    var facts: [(line: Int, fact: PlayFact)] = []
    for step in steps {
      if case .wait(let fact, _) = step.action { facts.append((step.line, fact)) }
    }
    let topics = Set(facts.flatMap(\.fact.topics)).sorted { $0.name < $1.name }
    guard !topics.isEmpty else { return }
    let (_, values) = try await options.link().read(topics)
    let problems = facts.compactMap { line, fact in
      values.lazy.compactMap { fact.unknownName(by: $0) }.first.map { name in
        FileProblem(file: script.file, line: line, fault: Wording("play.fault.unknown", ["name": .text(name)]))
      }
    }
    guard problems.isEmpty else { throw RoomProblem.file(problems) }
  }

  private func play(_ step: PlayScript.Step, _ strings: Strings) async throws {
    switch step.action {
    case .pause(let ms): try await Task.sleep(for: .milliseconds(ms))
    case .wait(let fact, let withinMS):
      let start = ContinuousClock.now
      guard try await options.link().wait(for: fact.topics, patienceMS: withinMS, until: { fact.holds($0) }) else {
        let problem = RoomProblem.notThere(Wording("play.waited", ["seconds": .text("\(withinMS / 1_000)")]))
        options.form.complain("✕ " + problem.sentence(in: strings))
        throw ExitCode(problem.exitStatus)
      }
      let tenths = Int((ContinuousClock.now - start) / .milliseconds(100))
      say("✓ \(FigureFormat(language: strings.language).number(tenths / 10)) s")
    case .command(let words):
      // Whoever plays the script has said where the service is; what a line says itself goes before that.
      guard var command = try parse(options.passedOn(to: words) + ["--scripted"]) as? any AsyncParsableCommand else {
        return
      }
      try await command.run()
    }
  }

  /// Tells a line at once, also where somebody else reads along.
  private func say(_ line: String) {
    print(PrintedText.plain(line))
    fflush(nil)
  }
}

extension RoomOptions {
  /// The words of a command with everything that stands here and that they do not say themselves.
  public func passedOn(to words: [String]) -> [String] {
    let own: [(String, String?)] =
      service.words.map { ($0.name, $0.value) } + [
        ("language", form.language?.rawValue), ("assets", form.assets), ("id", id),
        ("role", role == .operator ? nil : role.rawValue), ("token", token),
      ]
    let said = Set(
      words.compactMap { $0.hasPrefix("--") ? $0.dropFirst(2).split(separator: "=").first.map(String.init) : nil })
    let missing = own.flatMap { name, value -> [String] in
      guard let value, !said.contains(name) else { return [] }
      // Another role has another secret and goes by another name.
      if said.contains("role"), ["token", "id"].contains(name) { return [] }
      return ["--\(name)", value]
    }
    return words + missing
  }
}
