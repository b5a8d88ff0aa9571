public import ArgumentParser
import Assets
public import Congress
import Foundation
import HallProtocol
import Synchronization

/// A control-room command that talks to the service.
public protocol RoomCommand: AsyncParsableCommand {
  /// Where the service is, who is speaking.
  var options: RoomOptions { get }
  /// Does the work.
  func talk() async throws
}

extension RoomCommand {
  /// Does the work; problems become one sentence on standard error (or JSON on standard output) and an exit status.
  public func run() async throws {
    try await options.form.reporting { try await talk() }
  }

  /// Sends a command and prints that it is done.
  public func send(_ command: Command) async throws {
    try options.checkLetters(of: command)
    try await options.checkBreak(of: command)
    let sequence = try await options.link().send(command)
    let reports = try options.reports()
    let after = options.json ? [] : await aftermath(of: command, sequence: sequence)
    try options.show(
      ["✓ " + reports.done(command, sequence: sequence)] + after.map { "  " + $0 },
      json: Done(command: command.name.rawValue, sequence: sequence))
  }

  /// How things stand after a command, as far as the role may see it; nothing where that cannot be had in time, because
  /// the command is done all the same.
  private func aftermath(of command: Command, sequence: Int64) async -> [String] {
    let topics = Reports.aftermathTopics(of: command).filter { $0.isOpen(to: options.role) }
    guard !topics.isEmpty, let (welcome, values) = try? await options.link().read(topics),
      let reports = try? options.reports()
    else { return [] }
    let lines = values.flatMap { reports.aftermath(of: command, $0, atMS: welcome.now) }
    guard case .agenda(let view)? = values.first, let session = view.agenda.sessionJustOver,
      let head = try? await options.head(sequence: sequence)
    else { return lines }
    return lines + [reports.endOfSession(session, head: head)]
  }
}

extension RoomOptions {
  /// Refuses to send letters that no font has, before a wall shows boxes in their place.
  fileprivate func checkLetters(of command: Command) throws {
    let texts = command.hallTexts
    guard !anyway, !texts.isEmpty else { return }
    let missing = HallLetters.missing(in: texts.joined())
    guard missing.isEmpty else {
      throw RoomProblem.notThere(
        Wording("send.letters-missing", ["letters": .text(missing.joined(separator: " "))]))
    }
  }

  /// Asks a break back that is over already or lasts most of a day, before a wall counts down to it.
  fileprivate func checkBreak(of command: Command) async throws {
    guard !anyway, !scripted, let cue = command.cueNamed, cue.scene == .break else { return }
    let (welcome, values) = try await link().read([.agenda])
    guard case .agenda(let agenda)? = values.first,
      let doubt = cue.breakDoubt(atMS: welcome.now, utcOffset: agenda.utcOffset)
    else { return }
    let figures = try reports().figures
    func wording(_ key: String, _ untilMS: Int64) -> Wording {
      let minutes = abs(untilMS - welcome.now) / 60_000
      return Wording(
        key,
        [
          "time": .text(figures.time(untilMS, utcOffset: agenda.utcOffset)),
          "now": .text(figures.time(welcome.now, utcOffset: agenda.utcOffset)),
          "hours": .text("\(minutes / 60)"),
        ])
    }
    switch doubt {
    case .over(let untilMS): throw RoomProblem.notThere(wording("send.break-over", untilMS))
    case .long(let untilMS): throw RoomProblem.notThere(wording("send.break-long", untilMS))
    }
  }

  /// How long the head of a record is waited for, in ms.
  private static let headPatienceMS: Int64 = 5_000

  /// The head of the service's journal, as it is from a place on; nothing where the role may not see it.
  func head(sequence: Int64) async throws -> String? {
    guard Topic.controlRoom.isOpen(to: role) else { return nil }
    let found = Mutex<String?>(nil)
    _ = try await link().wait(for: [.controlRoom], patienceMS: Self.headPatienceMS) { value in
      guard case .controlRoom(let room) = value, let head = room.head,
        let place = head.split(separator: ":").first.flatMap({ Int64($0) }), place >= sequence
      else { return false }
      found.withLock { $0 = head }
      return true
    }
    return found.withLock { $0 }
  }

  /// Where the congress only warns of a missing quorum, the warning stands here.
  func warnWithoutQuorum() async throws {
    let (_, values) = try await link().read([.attendance])
    guard case .attendance(let facts) = values.first, !facts.isQuorate, !json else { return }
    let reports = try reports()
    form.complain("! " + reports.quorum(facts) + " " + reports.attendance(facts))
  }
}

/// A command that is done, as JSON.
private struct Done: Encodable {
  let ok = true
  let command: String
  let sequence: Int64
}

extension Code: ExpressibleByArgument {
  /// Reads a code as written.
  public init?(argument: String) {
    guard !argument.isEmpty, !argument.contains(" ") else { return nil }
    self.init(argument)
  }
}

extension Cue: ExpressibleByArgument {
  /// Reads a cue as people write it: `attendance`, `result:BQ06`, `L11:BQ06`.
  ///
  /// Keyboards write letters in either form; what the hall reads is kept composed.
  public init?(argument: String) { self.init(text: argument.precomposedStringWithCanonicalMapping) }

  /// What can be written.
  public static var allValueStrings: [String] { Scene.allCases.map(\.usage) }
}
