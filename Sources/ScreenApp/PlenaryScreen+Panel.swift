import Congress
import ControlClient
import Foundation
import Settings
import Stage

extension PlenaryScreen {
  /// Runs the chair's panel until its window is closed.
  @MainActor
  func showPanel(
    _ place: ScreenPlace, _ painter: Painter, _ assets: ScreenAssets, _ manager: ServiceManager,
    _ settings: ClientSettings
  ) {
    place.watchPointers()
    let screen = ChairScreen(
      id: name, hall: panel.hall, language: panel.chosen, heldMS: panel.heldMS, settings: settings,
      inbox: ChairInbox(waker: place.waker), assets: assets, painter: painter, pointers: { place.takePointers() },
      pixels: { place.paintedSize })
    screen.connect()
    let loop = ScreenLoop(
      presenter: place.presenter, waker: place.waker, clockMS: MonotonicClock.nowMS,
      onProblem: { ScreenPlace.say("\($0)") },
      beatMS: [manager.feedEveryMS, place.lookMS].compactMap(\.self).min(),
      onBeat: {
        manager.feed()
        place.look()
      })
    let signals = endOnSignals(loop.control)
    var isReady = false
    loop.run(nextFrame: screen.nextFrame) { _, _ in
      if !isReady { manager.ready() }
      isReady = true
    }
    manager.stopping()
    for signal in signals { signal.cancel() }
  }

  /// Where the service is, and the secret of a role; waits for it, for without it there is nothing to show.
  func readSettings(of role: Role, file: String?) throws -> ClientSettings {
    try Waiting.result {
      try await service.clientSettings(role: role, token: token, file: file)
    }
  }
}
