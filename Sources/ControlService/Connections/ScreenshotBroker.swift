import Congress
import HallProtocol
import Synchronization

/// Passes requests for what a screen shows on to the screen, and its picture back to whoever asked.
///
/// At most ``ServiceLimits/shotsUnderWayMax`` at a time; each is answered once: with a picture, or with why there is
/// none. Called from any event loop.
final class ScreenshotBroker: Sendable {
  /// What becomes of a request.
  typealias Answer = @Sendable (Result<ScreenPicture, Refusal>) -> Void

  private struct Waiting {
    let request: ShotRequest
    let answer: Answer
  }

  private struct State {
    var newest = 0
    var waiting: [String: Waiting] = [:]
  }

  private let state = Mutex(State())

  /// Takes a request in.
  /// - Returns: The request as the screen is to have it; nothing where there are too many, which is answered.
  func admit(_ request: ShotRequest, answer: @escaping Answer) -> ShotRequest? {
    let admitted = state.withLock { state -> ShotRequest? in
      guard state.waiting.count < ServiceLimits.shotsUnderWayMax else { return nil }
      state.newest += 1
      let id = "\(state.newest)"
      state.waiting[id] = Waiting(request: request, answer: answer)
      let range = HallLimits.shotWidthRange
      let widthMax = min(max(request.widthMax, range.lowerBound), range.upperBound)
      return ShotRequest(id: id, screen: request.screen, widthMax: widthMax)
    }
    if admitted == nil { answer(.failure(.tooManyShots)) }
    return admitted
  }

  /// A screen has answered; a picture that nobody waits for, or of another screen than was asked, is passed over.
  func arrived(_ picture: ScreenPicture, from screen: String) {
    let waiting = state.withLock { state -> Waiting? in
      guard state.waiting[picture.id]?.request.screen == screen else { return nil }
      return state.waiting.removeValue(forKey: picture.id)
    }
    guard let waiting else { return }
    waiting.answer(
      .success(
        ScreenPicture(
          id: waiting.request.id, screen: screen, shownAt: picture.shownAt, png: picture.png,
          problem: picture.problem)))
  }

  /// Gives up on a request that has not been answered.
  func fail(_ id: String, _ refusal: Refusal) {
    state.withLock { $0.waiting.removeValue(forKey: id) }?.answer(.failure(refusal))
  }
}

extension Refusal {
  /// Too many pictures are being asked for.
  static let tooManyShots = Refusal(
    code: "shot_too_many", message: "Too many pictures of screens are being asked for. Ask again in a moment.")

  /// No such screen is connected.
  static func screenNotConnected(_ screen: String) -> Refusal {
    Refusal(
      code: "screen_not_connected",
      message: "Screen '\(screen)' is not connected. 'plenary screens' lists those that are.",
      details: ["screen": .text(screen)])
  }

  /// A screen is connected and has not answered.
  static func shotTimedOut(_ screen: String, ms: Int64) -> Refusal {
    Refusal(
      code: "shot_timed_out",
      message: "Screen '\(screen)' has not answered within \(ms) ms; its loop may hang.",
      details: ["screen": .text(screen), "ms": .number(ms)])
  }

  /// Somebody asks who may not.
  static func shotRole(_ role: String) -> Refusal {
    Refusal(
      code: "role_may_not", message: "Role '\(role)' may not look at screens; only operator may.",
      details: ["command": .text("screen.shot"), "role": .text(role), "allowed": .text("operator")])
  }
}
