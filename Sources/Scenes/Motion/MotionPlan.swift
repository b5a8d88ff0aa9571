public import Assets

/// Decides how each picture takes the place of the one before, and what stands on the display at any moment of it.
///
/// Pure: told which picture is due and what time it is. Another page cross-fades, from exactly what is on the display;
/// in the same page only bars move, everything else is there at once. How far a motion has come depends on the service's
/// clock alone.
public struct MotionPlan: Sendable, Hashable {
  private enum Transition: Sendable, Hashable {
    case still
    case fade(MotionSpan)
    /// Bars of the newest list, in their order, on their way from these lengths.
    case growth(MotionSpan, from: [Int])
  }

  private struct Shown: Sendable, Hashable {
    let list: DrawList
    let entrance: Entrance
  }

  private var newest: Shown?
  private var transition = Transition.still
  private var motion = Motion.none

  /// Nothing has been shown.
  public init() {}

  /// Whether something moves.
  public var isMoving: Bool { transition != .still }

  /// Takes the picture that is due.
  ///
  /// - Parameters:
  ///   - entrance: How it comes; without one, at once.
  ///   - motion: How things move on this screen.
  /// - Returns: The first moment.
  public mutating func show(
    _ list: DrawList, entrance: Entrance?, motion: Motion, atMS nowMS: Int64
  ) -> MotionFrame {
    let before = newest
    let standing = currentBars(atMS: nowMS)
    self.motion = motion
    newest = entrance.map { Shown(list: list, entrance: $0) }
    guard let before, let entrance, !entrance.isCut else {
      transition = .still
      return MotionFrame(list: list)
    }
    // A moment in the future is the service's and this clock's disagreement.
    let startMS = min(entrance.sinceMS, nowMS)
    if entrance.pageID != before.entrance.pageID {
      transition = .fade(MotionSpan(startMS: startMS, durationMS: motion.fadeMS))
      return frame(atMS: nowMS, beginsFade: true)
    }
    if case .fade = transition { return frame(atMS: nowMS) }
    if let standing, before.list.bars.map(\.box) == list.bars.map(\.box) {
      let hasNewFigures = before.list.bars != list.bars
      if hasNewFigures {
        transition = .growth(MotionSpan(startMS: startMS, durationMS: motion.growMS), from: standing)
      }
    } else {
      transition = .still
    }
    return frame(atMS: nowMS)
  }

  /// What stands on the display at a moment; nothing where nothing has been shown.
  public mutating func frame(atMS nowMS: Int64) -> MotionFrame? {
    guard newest != nil else { return nil }
    return frame(atMS: nowMS, beginsFade: false)
  }

  /// Ends whatever moves; the newest picture is wholly there from now on.
  public mutating func stop() { transition = .still }

  private mutating func frame(atMS nowMS: Int64, beginsFade: Bool = false) -> MotionFrame {
    guard let list = newest?.list else { return MotionFrame(list: DrawList(ground: .black)) }
    switch transition {
    case .still: break
    case .fade(let span):
      if let nextMS = span.nextMS(after: nowMS) {
        let weight = span.part(of: MotionFrame.weightMax, easing: motion.easing, atMS: nowMS)
        return MotionFrame(list: list, weight: weight, beginsFade: beginsFade, nextMS: nextMS)
      }
    case .growth(let span, _):
      if let nextMS = span.nextMS(after: nowMS), let lengths = currentBars(atMS: nowMS) {
        return MotionFrame(list: list.withBars(lengths), nextMS: nextMS)
      }
    }
    transition = .still
    return MotionFrame(list: list)
  }

  /// How long the newest list's bars are at a moment.
  private func currentBars(atMS nowMS: Int64) -> [Int]? {
    guard let bars = newest?.list.bars else { return nil }
    guard case .growth(let span, let from) = transition, from.count == bars.count else { return bars.map(\.lit) }
    return zip(from, bars).map { from, bar in
      let way = abs(bar.lit - from)
      let done = span.part(of: way, easing: motion.easing, atMS: nowMS)
      return bar.lit < from ? from - done : from + done
    }
  }
}

extension DrawList {
  struct Bar: Sendable, Hashable {
    let box: Box
    let lit: Int
  }

  /// Its bars, in the order of painting.
  var bars: [Bar] {
    commands.compactMap { if case .bar(let box, let lit, _) = $0 { Bar(box: box, lit: lit) } else { nil } }
  }

  /// The same picture with bars of other lengths, given in the order of painting.
  func withBars(_ lengths: [Int]) -> DrawList {
    var (changed, remaining) = (self, lengths[...])
    for (index, command) in commands.enumerated() {
      guard case .bar(let box, _, let role) = command, let lit = remaining.popFirst() else { continue }
      changed.commands[index] = .bar(box, lit: lit, role)
    }
    return changed
  }
}
