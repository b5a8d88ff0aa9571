import Assets
import Congress
import Console
import ControlClient
import Foundation
import HallProtocol
import Testing

@testable import ChairPanel

/// A panel at a congress without a network: what it sends is decided and applied as the service does, and what changes
/// is told to it at once, but where the link is down.
struct Chair {
  static let foundedMS: Int64 = 1_758_852_000_000
  /// The panel's clock, in ms; 10:31:07 in the hall at first.
  var nowMS: Int64 = 1_758_857_467_000
  var state: PanelState
  private(set) var congress: CongressState
  /// Every command the panel has sent.
  private(set) var sent: [Command] = []
  /// What the panel has written to its log.
  private(set) var notes: [PanelNote] = []
  /// Whether answers come; where not, commands stay on their way.
  var answers = true
  private var commandCount = 0
  private var isLinked = false

  init(
    _ definition: Definition = .sample(), pixels: (Int, Int) = (1_280, 800), language: Language = .vietnamese,
    isLinked: Bool = true
  ) throws {
    let founding = EventRecord(
      sequence: 1, atMS: Self.foundedMS, actor: nil, commandID: nil, event: .congressFounded(definition))
    congress = try #require(CongressState(founding: founding))
    state = PanelState(
      actor: Actor(role: .chair, name: "chair"), sheet: PanelSheet(pixelWidth: pixels.0, pixelHeight: pixels.1),
      language: language,
      words: [.vietnamese: try Self.strings(.vietnamese), .english: try Self.strings(.english)], atMS: nowMS)
    if isLinked { link() }
  }

  mutating func link(epoch: String = "E1") {
    isLinked = true
    hear(.up(Welcome(epoch: epoch, sequence: congress.sequence, now: nowMS, mode: .live, topics: [])))
    tellAll()
  }

  mutating func lose() {
    isLinked = false
    hear(.down(.closed))
  }

  mutating func hear(_ event: LinkEvent) { carryOut(state.hear(event, atMS: nowMS)) }

  private mutating func tellAll() {
    guard isLinked else { return }
    let view = congress
    let screens = ["hall-left", "hall-right", "presidium-1"].map { id in
      ScreensView.Line(
        id: id, output: "hall", isConnected: true, askedRevision: 1, shownRevision: 1, shownAtMS: nil,
        heardAtMS: nowMS, problem: nil)
    }
    for value in [
      .show(view.showView), .agenda(view.agendaView), .attendance(view.attendance), .ballots(view.ballotsView),
      .elections(view.electionsView),
      .speakers(view.speakersView), .legal(view.legalCommands(for: .chair)),
      .screens(ScreensView(screens: screens)), .output(view.outputView("hall")),
    ] as [TopicValue] {
      hear(.topic(TopicUpdate(revision: congress.sequence, atMS: nowMS, value: value)))
    }
  }

  /// Somebody else, or the panel, sends a command.
  mutating func run(_ command: Command, as actor: Actor = Actor(role: .operator, name: "control-1")) throws {
    commandCount += 1
    let events = try congress.decide(
      CommandRequest(id: "c\(commandCount)", actor: actor, atMS: nowMS, command: command))
    for event in events {
      congress.apply(
        EventRecord(
          sequence: congress.sequence + 1, atMS: nowMS, actor: actor, commandID: "c\(commandCount)", event: event))
    }
    tellAll()
  }

  /// The operator sends several commands.
  mutating func runAll(_ commands: Command...) throws { for command in commands { try run(command) } }

  // MARK: Fingers

  /// The middle of a place, in pixels.
  func middle(of slot: PanelSlot) -> (x: Int, y: Int) {
    state.sheet.pixel(inTheMiddleOf: PanelLayout(state.sheet)[slot])
  }

  mutating func touch(_ phase: PanelTouch.Phase, _ slot: PanelSlot) {
    let place = middle(of: slot)
    carryOut(state.touch(PanelTouch(phase, x: place.x, y: place.y), atMS: nowMS))
  }

  mutating func touch(_ phase: PanelTouch.Phase, x: Int, y: Int) {
    carryOut(state.touch(PanelTouch(phase, x: x, y: y), atMS: nowMS))
  }

  /// Lets time pass as the loop does, a ring's step at a time.
  mutating func wait(_ milliseconds: Int64) {
    let endMS = nowMS + milliseconds
    while nowMS < endMS {
      nowMS = min(endMS, nowMS + PanelState.ringStepMS)
      carryOut(state.pass(atMS: nowMS))
    }
  }

  /// Presses a place for as long as it takes, and lets go.
  mutating func hold(_ slot: PanelSlot, milliseconds: Int64 = PanelState.holdMS) {
    touch(.began, slot)
    wait(milliseconds)
    touch(.ended, slot)
  }

  mutating func tap(_ slot: PanelSlot) { hold(slot, milliseconds: 80) }

  mutating func carryOut(_ actions: [PanelAction]) {
    for action in actions {
      switch action {
      case .note(let note): notes.append(note)
      case .send(let number, let command, _):
        sent.append(command)
        if answers { settle(number, command) }
      }
    }
  }

  private mutating func settle(_ number: Int, _ command: Command) {
    do {
      try run(command, as: state.actor)
      carryOut(state.settle(number, .done, atMS: nowMS))
    } catch let rejection as Rejection {
      carryOut(
        state.settle(number, .refused(BrokenRule(rejection), message: rejection.code), atMS: nowMS))
    } catch {
      Issue.record("\(error)")
    }
  }

  /// What is told, in the panel's words.
  var told: String? { state.notice.map { state.strings[$0.wording] } }

  /// The state of a ballot, by name.
  func ballot(_ code: Code<Ballot>) -> BallotState? { congress.ballot(code)?.state }

  static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardizedFileURL.path

  static func strings(_ language: Language) throws -> Strings {
    try Strings(language: language.rawValue, assets: package + "/Assets")
  }
}
