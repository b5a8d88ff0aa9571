import Assets
import Congress
import ControlClient
import Foundation
import HallProtocol
public import TerminalUI
import Testing

@testable import Console

/// A console at a congress without a network: what it sends is decided and applied as the service does, and what changes
/// is told to it at once, but where the link is down.
struct Desk {
  /// The service, its clock and the console's are one, in ms since 1970 UTC; 10:31:07 in the hall.
  var nowMS = Agenda.firstDayMS + ((3 * 60 + 31) * 60 + 7) * 1_000
  var state: ConsoleState
  private(set) var congress: CongressState
  /// Every command the console has sent.
  private(set) var sent: [Command] = []
  /// Whether the console wanted to leave.
  private(set) var hasLeft = false
  /// Whether answers come; where not, commands stay on their way.
  var answers = true
  private var commandCount = 0

  /// A console that has just been let in.
  ///
  /// - Parameter drives: Whether it drives; a console that comes where nobody does takes the show over by itself.
  init(
    _ definition: Definition = .sample(), role: Role = .operator, isLinked: Bool = true, drives: Bool = false,
    missingLetters: @escaping @Sendable (String) -> [String] = { _ in [] }
  ) throws {
    let foundedMS = Agenda.firstDayMS + 2 * 3_600_000
    let founding = EventRecord(
      sequence: 1, atMS: foundedMS, actor: nil, commandID: nil, event: .congressFounded(definition))
    congress = try #require(CongressState(founding: founding))
    state = ConsoleState(
      actor: Actor(role: role, name: "control-1"), watches: !drives, atMS: nowMS, missingLetters: missingLetters)
    if isLinked { link() }
  }

  /// The service lets the console in and tells everything.
  mutating func link(epoch: String = "E1") {
    hear(
      .up(
        Welcome(
          epoch: epoch, sequence: congress.sequence, now: nowMS, mode: .live,
          topics: HallModel.controlTopics(for: state.actor.role).map(\.name))))
    tellAll()
  }

  /// The link is lost.
  mutating func lose() { hear(.down(.closed)) }

  mutating func hear(_ event: LinkEvent) {
    for case .send(let number, let command) in state.hear(event, atMS: nowMS) { carryOut(command, number: number) }
  }

  private mutating func tellAll() {
    let view = congress
    for value in [
      .show(view.showView), .agenda(view.agendaView), .attendance(view.attendance), .ballots(view.ballotsView),
      .elections(view.electionsView),
      .rundown(view.rundownView),
      .speakers(view.speakersView), .legal(view.legalCommands(for: state.actor.role)),
    ] as [TopicValue] { tell(value) }
  }

  private mutating func tell(_ value: TopicValue) {
    hear(.topic(TopicUpdate(revision: congress.sequence, atMS: nowMS, value: value)))
  }

  /// Screens say what they show: name, output, shown of 412, how long ago they were heard in ms, and whether connected.
  mutating func screens(_ lines: [(String, Code<Output>, Int64, Int64, Bool)]) {
    tell(
      .screens(
        ScreensView(
          screens: lines.map { id, output, shown, ageMS, isConnected in
            ScreensView.Line(
              id: id, output: output, isConnected: isConnected, askedRevision: 412, shownRevision: shown,
              shownAtMS: nil, heardAtMS: nowMS - ageMS, problem: nil)
          })))
  }

  /// Somebody else, or the console, sends a command.
  mutating func run(_ command: Command, as actor: Actor = Actor(role: .operator, name: "control-2")) throws {
    commandCount += 1
    let id = "c\(commandCount)"
    let events = try congress.decide(
      CommandRequest(id: id, actor: actor, atMS: nowMS, command: command))
    for event in events {
      congress.apply(
        EventRecord(sequence: congress.sequence + 1, atMS: nowMS, actor: actor, commandID: id, event: event))
    }
    tellAll()
  }

  /// Presses keys, a second apart.
  mutating func press(_ keys: Key..., gapMS: Int64 = 1_000) {
    for key in keys {
      nowMS += gapMS
      for action in state.handle(key, atMS: nowMS) {
        switch action {
        case .leave: hasLeft = true
        case .send(let number, let command): carryOut(command, number: number)
        }
      }
    }
  }

  /// Types text, key by key.
  mutating func type(_ text: String) {
    for character in text { press(character == "\r" ? .enter : .character(character), gapMS: 50) }
  }

  private mutating func carryOut(_ command: Command, number: Int) {
    sent.append(command)
    guard answers else { return }
    do {
      try run(command, as: state.actor)
      state.settle(number, .done, atMS: nowMS)
    } catch let rejection as Rejection {
      state.settle(number, .refused(BrokenRule(rejection), message: rejection.code), atMS: nowMS)
    } catch {
      Issue.record("\(error)")
    }
  }

  /// The key of what is told, or the code of the rule that refused.
  var told: String? {
    switch state.notice?.content {
    case .said(let wording), .withheld(let wording): wording.key
    case .refused(let rule, _): rule.code
    case nil: nil
    }
  }

  /// The hall's output.
  var hall: Output? { congress.hall }

  /// The page as text.
  func page(_ columns: Int, _ rows: Int, language: Language = .vietnamese) throws -> String {
    try ConsolePage(
      state, size: PageSize(columns: columns, rows: rows), strings: Self.strings(language), atMS: nowMS
    ).text
  }

  static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardizedFileURL.path

  static func strings(_ language: Language) throws -> Strings {
    try Strings(language: language.rawValue, assets: package + "/Assets")
  }
}

extension Key: ExpressibleByUnicodeScalarLiteral {
  /// A key as it is typed.
  public init(unicodeScalarLiteral character: Character) { self = .character(character) }
}
