import Synchronization

/// How many pictures have been made; counted on one thread, read on another.
final class FrameCount: Sendable {
  private let count = Atomic(0)

  func add() { count.add(1, ordering: .relaxed) }
  var now: Int { count.load(ordering: .relaxed) }
}
