import Assets
import ChairPanel
import Congress
import Console
import ControlClient
import Foundation
import HallProtocol
import Scenes
import Stage

/// A chair's panel in a window: reads fingers and the service, shows what has changed, sends commands.
///
/// Thin: everything that could be wrong is decided by ``PanelState`` and drawn by ``PanelPage``. Thread: the loop's.
final class ChairScreen {
  /// With what the others see it connected.
  static let client = "chair-panel"

  private let inbox: ChairInbox
  private let client: HallClient
  private let assets: ScreenAssets
  private let painter: Painter
  private let pointers: () -> [PointerEvent]
  private let pixels: () -> (width: Int, height: Int)
  private var state: PanelState
  /// The files that cannot be shown, as far as that has been told.
  private var refused: [PictureName: PictureRefusal] = [:]

  /// A panel that is not linked yet.
  ///
  /// - Parameters:
  ///   - hall: The output that the hall sees, shown small.
  ///   - pointers: Takes what fingers have done.
  ///   - pixels: The window's size.
  init(
    id: String, hall: Code<Output>, language: Language, heldMS: Int64, settings: ClientSettings, inbox: ChairInbox,
    assets: ScreenAssets,
    painter: Painter, pointers: @escaping () -> [PointerEvent], pixels: @escaping () -> (width: Int, height: Int)
  ) {
    self.inbox = inbox
    self.assets = assets
    self.painter = painter
    self.pointers = pointers
    self.pixels = pixels
    let actor = Actor(role: .chair, name: id)
    let size = pixels()
    state = PanelState(
      actor: actor, sheet: PanelSheet(pixelWidth: size.width, pixelHeight: size.height), language: language,
      words: Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, assets.strings($0)) }),
      atMS: MonotonicClock.nowMS(), heldMS: heldMS)
    client = HallClient(
      identity: ClientIdentity(
        role: actor.role, id: id, topics: HallModel.controlTopics(for: actor.role) + [.output(hall)],
        client: Self.client),
      settings: settings, nowMS: { MonotonicClock.nowMS() }
    ) { inbox.post(.link($0)) }
  }

  /// Keeps the link for as long as the panel runs.
  func connect() {
    Task.detached { [client] in
      let loss: LinkLoss = await client.run()
      ChairLog.write("\(loss)")
    }
  }

  /// The picture of this moment.
  ///
  /// Fingers come before what the service says, and both before time: a hold that has ended, or whose ground has gone,
  /// never fires because the loop was late.
  func nextFrame(nowMS: Int64) throws -> Frame<Void> {
    let size = pixels()
    carryOut(state.resize(PanelSheet(pixelWidth: size.width, pixelHeight: size.height)))
    for pointer in pointers() { carryOut(state.touch(PanelTouch(pointer), atMS: nowMS)) }
    for input in inbox.take() {
      switch input {
      case .link(let event):
        if !refused.isEmpty { painter.forgetRefusals() }
        carryOut(state.hear(event, atMS: nowMS))
      case .settled(let number, let outcome): carryOut(state.settle(number, outcome, atMS: nowMS))
      }
    }
    carryOut(state.pass(atMS: nowMS))
    if let name = state.hallView?.congress.theme, name != painter.theme.name {
      painter.theme = try assets.theme(named: name)
    }
    let page = PanelPage(state, measure: assets.fonts)
    note(painter.prepare(page.list, width: size.width, height: size.height).refused)
    painter.dropUnneeded()
    return Frame(list: page.list, label: "chair", tag: (), nextChangeMS: page.nextChangeMS)
  }

  /// Tells once what is wrong with a file that the hall is shown; the panel goes on without it.
  private func note(_ refusals: [PictureName: PictureRefusal]) {
    for (name, refusal) in refusals where refused[name] != refusal {
      ChairLog.write(assets.strings(.english).sentence(for: Painter.Problem.pictureCannotBeShown(name, refusal)))
    }
    // A file that has been put right is looked at again with the next picture of the hall.
    refused = refusals
  }

  private func carryOut(_ actions: [PanelAction]) {
    for action in actions {
      switch action {
      case .note(let note): ChairLog.write("\(note)")
      case .send(let number, let command, let ifSequence): send(command, number: number, ifSequence: ifSequence)
      }
    }
  }

  private func send(_ command: Command, number: Int, ifSequence: Int64?) {
    let message = CommandMessage(id: UUID().uuidString, command: command, ifSequence: ifSequence)
    Task.detached { [inbox, client] in
      let outcome = await client.outcome(of: message)
      inbox.post(.settled(number: number, outcome))
    }
  }

}

/// What is kept of a chair's hand and of the link, line by line on standard error.
private enum ChairLog {
  static func write(_ line: String) {
    StandardStream.error.say("plenary-screen: chair: \(line)\n")
  }
}

extension PanelTouch {
  /// A touch as the window tells it.
  fileprivate init(_ event: PointerEvent) {
    let phase: Phase =
      switch event.phase {
      case .began: .began
      case .moved: .moved
      case .ended: .ended
      case .cancelled: .cancelled
      }
    self.init(phase, x: event.x, y: event.y)
  }
}
