public import Assets
public import Scenes
import Synchronization

/// A picture that is due, and when the next one will be.
///
/// `Tag` is whatever the caller wants back when the picture is on the display, such as the revisions that it shows.
public struct Frame<Tag: Sendable>: Sendable {
  /// The picture.
  public let list: DrawList
  /// What the picture is, for people: such as the scene's name.
  public let label: String
  /// Handed back when the picture is shown.
  public let tag: Tag
  /// When the picture changes by itself, on the loop's clock, in milliseconds; nothing where only a waking changes it.
  public let nextChangeMS: Int64?
  /// How it takes the place of the one before; without it, at once.
  public let entrance: Entrance?
  /// How things move.
  public let motion: Motion

  /// A picture that is due.
  public init(
    list: DrawList, label: String, tag: Tag, nextChangeMS: Int64? = nil, entrance: Entrance? = nil,
    motion: Motion = .none
  ) {
    self.entrance = entrance
    self.motion = motion
    self.list = list
    self.label = label
    self.tag = tag
    self.nextChangeMS = nextChangeMS
  }
}

/// Shows one picture after another, each when it is due, and sleeps in between.
///
/// The loop knows nothing of what the pictures are about: it asks for the one that is due now when it starts, when it
/// is woken and when the last one said that it would change. While one picture turns into the next it presents a frame
/// 60 times a second, without asking again. Otherwise it sleeps: idle, it uses no processor time.
/// It blocks the calling thread, which for a window is the main thread. ``control`` is for all other threads.
public final class ScreenLoop {
  /// How long a picture stays that says it should have changed already, in milliseconds: one refresh of the display.
  public static let overdueRestMS: Int64 = 16
  /// When it is asked again after no picture could be made or shown, in milliseconds.
  public static let retryMS: Int64 = 1_000
  /// When it is asked again after there was no new picture yet, in milliseconds, if nothing wakes it before: what is
  /// due at a moment of its own, such as SAFE, comes no later than this.
  public static let waitMS: Int64 = 40
  /// The longest single sleep before a change to come, in milliseconds: a day; the loop sleeps on after it.
  public static let sleepMaxMS: Int64 = 86_400_000

  /// Ends the loop and looks on, from any thread.
  public final class Control: Sendable {
    private let waker: any Waker
    private let stopRequested = Atomic(false)
    private let painted = Atomic(0)

    fileprivate init(waker: any Waker) {
      self.waker = waker
    }

    /// Makes the loop return soon, or at once if it has not started.
    ///
    /// Thread: any.
    public func stop() {
      stopRequested.store(true, ordering: .releasing)
      waker.wake()
    }

    /// How many pictures have been painted; one that is the same as the last is not.
    ///
    /// Thread: any.
    public var framesPainted: Int { painted.load(ordering: .acquiring) }

    fileprivate var isStopped: Bool { stopRequested.load(ordering: .acquiring) }
    fileprivate func countFrame() { painted.add(1, ordering: .releasing) }
  }

  /// Ends the loop and looks on, from any thread.
  public let control: Control
  private let presenter: any Presenter
  private let waker: any Waker
  private let clockMS: () -> Int64
  private let onProblem: (any Error) -> Void
  private let beatMS: Int64?
  private let onBeat: () -> Void

  /// A loop that has not started.
  ///
  /// - Parameters:
  ///   - waker: The presenter's own for a window, else a ``QuietWaker``.
  ///   - clockMS: The clock that frames are made and due by, in milliseconds. Whoever sets it wakes the loop.
  ///   - onProblem: Told what went wrong while the last good picture stays; called on the loop's thread.
  ///   - beatMS: The longest time between two beats, in milliseconds; without it the loop sleeps as long as it likes.
  ///   - onBeat: Told, after presenting, that the loop still turns; called on its thread.
  public init(
    presenter: any Presenter, waker: any Waker, clockMS: @escaping () -> Int64,
    onProblem: @escaping (any Error) -> Void, beatMS: Int64? = nil, onBeat: @escaping () -> Void = {}
  ) {
    self.beatMS = beatMS
    self.onBeat = onBeat
    self.presenter = presenter
    self.waker = waker
    self.clockMS = clockMS
    self.onProblem = onProblem
    control = Control(waker: waker)
  }

  /// How many pictures have been painted.
  public var framesPainted: Int { control.framesPainted }

  /// Makes the loop return soon; from other threads use ``control``.
  public func stop() { control.stop() }

  /// Runs until it is stopped or its window is closed.
  ///
  /// - Parameters:
  ///   - nextFrame: Makes the picture of a moment. What it throws is reported, and the last good picture stays; that
  ///     stays too, and whatever moves in it, where there is no new one yet.
  ///   - willMove: Told that a picture has begun to come, but will not be readable for a while.
  ///   - didPresent: Told that all words and figures of a picture are on the display, and since when; also where it is the
  ///     same as the last one. A picture that another one follows in the middle of its fade is never told.
  public func run<Tag>(
    nextFrame: (_ nowMS: Int64) throws -> Frame<Tag>?, willMove: (Frame<Tag>) -> Void = { _ in },
    didPresent: (Frame<Tag>, _ shownAtMS: Int64) -> Void
  ) {
    var state = LoopState<Tag>()
    while !control.isStopped {
      let nowMS = clockMS()
      let isNew = state.isDue
      do {
        let next = isNew ? try nextFrame(nowMS) : nil
        if isNew, next == nil { state.nextChangeMS = nowMS + Self.waitMS }
        if let next {
          state.take(next, atMS: nowMS)
          if try present(&state, isNew: true, atMS: nowMS, didPresent), let frame = state.newest { willMove(frame) }
        } else if state.nextStepMS.map({ $0 <= nowMS }) ?? false {
          try present(&state, isNew: false, atMS: nowMS, didPresent)
        }
      } catch {
        onProblem(error)
        state.fail(retryMS: nowMS + Self.retryMS)
      }
      beat(&state, isNew: isNew)
      let untilNextMS = state.nextMS.map { min(max(1, $0 - clockMS()), Self.sleepMaxMS) }
      let reasons = waker.sleep(atMost: [untilNextMS, beatMS].compactMap(\.self).min())
      if reasons.contains(.quit) { return }
      if reasons.contains(.pictureLost) { restore() }
      state.isDue =
        !reasons.isDisjoint(with: [.woken, .pointer]) || state.nextChangeMS.map { $0 <= clockMS() } ?? false
    }
  }

  /// Where the loop stands: what is coming, and what is due when.
  private struct LoopState<Tag: Sendable> {
    var isDue = true
    var plan = MotionPlan()
    /// The newest picture.
    var newest: Frame<Tag>?
    /// Whether all of its words and figures have been on the display.
    var isTold = false
    var nextChangeMS: Int64?
    var nextStepMS: Int64?
    var beatenAtMS: Int64?

    var nextMS: Int64? { [nextChangeMS, nextStepMS].compactMap(\.self).min() }

    mutating func take(_ frame: Frame<Tag>, atMS nowMS: Int64) {
      (newest, isTold) = (frame, false)
      nextChangeMS = frame.nextChangeMS.map { $0 > nowMS ? $0 : nowMS + ScreenLoop.overdueRestMS }
    }

    mutating func fail(retryMS: Int64) {
      plan.stop()
      (newest, nextStepMS, nextChangeMS) = (nil, nil, retryMS)
    }
  }

  /// Presents the newest picture as far as it has come; says whether it cannot be read yet.
  @discardableResult
  private func present<Tag>(
    _ state: inout LoopState<Tag>, isNew: Bool, atMS nowMS: Int64, _ didPresent: (Frame<Tag>, Int64) -> Void
  ) throws -> Bool {
    guard let frame = state.newest else { return false }
    let moment =
      isNew
      ? state.plan.show(frame.list, entrance: frame.entrance, motion: frame.motion, atMS: nowMS)
      : state.plan.frame(atMS: nowMS) ?? MotionFrame(list: frame.list)
    if try presenter.present(moment, label: frame.label) { control.countFrame() }
    state.nextStepMS = moment.nextMS
    if moment.isReadable, !state.isTold {
      state.isTold = true
      didPresent(frame, clockMS())
    }
    return !moment.isReadable
  }

  /// Tells that the loop still turns; between the frames of a motion not more often than was asked for.
  private func beat<Tag>(_ state: inout LoopState<Tag>, isNew: Bool) {
    let nowMS = clockMS()
    let isMoving = !isNew && state.nextStepMS != nil
    if isMoving, let beatMS, let beatenAtMS = state.beatenAtMS, (0..<beatMS).contains(nowMS - beatenAtMS) { return }
    state.beatenAtMS = nowMS
    onBeat()
  }

  private func restore() {
    do {
      try presenter.restore()
    } catch {
      onProblem(error)
    }
  }
}

@available(*, unavailable)
extension ScreenLoop: Sendable {}
