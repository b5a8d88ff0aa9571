import Congress
import ControlClient
import Dispatch
import Foundation
import Settings
import Stage
import Synchronization

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
    let answer = Mutex<Result<ClientSettings, any Error>?>(nil)
    let isThere = DispatchSemaphore(value: 0)
    Task.detached {
      let result: Result<ClientSettings, any Error>
      do {
        result = .success(
          try await service.clientSettings(role: role, token: token, file: file))
      } catch {
        result = .failure(error)
      }
      answer.withLock { $0 = result }
      isThere.signal()
    }
    isThere.wait()
    guard let result = answer.withLock({ $0 }) else { throw CancellationError() }
    return try result.get()
  }
}
