import Congress
import HallProtocol
import NIOCore
import Synchronization

/// The sessions of one event loop: wakes each once for all topics that changed, and once a tick.
///
/// `changed` is called from any thread and never waits: changes that pile up while the loop is busy are merged.
final class SessionHub: Sendable {
  private let eventLoop: any EventLoop
  private let board: TopicBoard
  private let sessions: NIOLoopBoundBox<[ObjectIdentifier: ClientSession]>
  private let pending = Mutex<Set<Topic>>([])
  private let met: NIOLoopBoundBox<NIODeadline>

  init(eventLoop: any EventLoop, board: TopicBoard) {
    self.board = board
    self.eventLoop = eventLoop
    sessions = NIOLoopBoundBox.makeBoxSendingValue([:], eventLoop: eventLoop)
    met = NIOLoopBoundBox.makeBoxSendingValue(.distantPast, eventLoop: eventLoop)
  }

  /// Looks the sessions over every tick, until the loop ends.
  func startTicking(nowMS: @escaping @Sendable () -> Int64) {
    let tick = TimeAmount.milliseconds(ServiceLimits.tickMS)
    eventLoop.scheduleRepeatedTask(initialDelay: tick, delay: tick) { [sessions] _ in
      for session in sessions.value.values { session.tick(nowMS: nowMS()) }
    }
  }

  /// Adds a session; on the loop.
  func add(_ session: ClientSession) { sessions.value[ObjectIdentifier(session)] = session }

  /// Removes a session; on the loop.
  func remove(_ session: ClientSession) { sessions.value[ObjectIdentifier(session)] = nil }

  /// Looks at the sessions that will be told of topics when they have changed, and tells them nothing.
  ///
  /// A thousand sessions lie far apart in memory, and most of what it costs to tell them is to fetch that. While the disk
  /// writes there is time to; where they were told a moment ago it is still at hand. From any thread.
  func expect(_ topics: Set<Topic>) {
    eventLoop.execute { [self] in
      guard .now() - met.value > .milliseconds(ServiceLimits.atHandMS) else { return }
      for session in sessions.value.values {
        // What has changed meanwhile goes before.
        guard pending.withLock(\.isEmpty) else { break }
        _ = session.canTake(topics)
      }
    }
  }

  /// Wakes the sessions for topics that have changed; from any thread.
  func changed(_ topics: Set<Topic>) {
    let isScheduled = pending.withLock { pending in
      defer { pending.formUnion(topics) }
      return !pending.isEmpty
    }
    guard !isScheduled else { return }
    eventLoop.execute { [self] in
      let topics = pending.withLock { pending in
        defer { pending = [] }
        return pending
      }
      // One publication for all: what goes out together is of one moment.
      let change = PublishedChange(topics, of: board.publication)
      for session in sessions.value.values { session.offer(change) }
      met.value = .now()
    }
  }

  /// Ends the sessions of those whose tokens have been taken away; from any thread.
  func checkTokens() {
    eventLoop.execute { [sessions] in
      for session in sessions.value.values { session.checkToken() }
    }
  }

  /// Says reason to every session and waits until their last words are out; from any thread.
  func shutDown() async {
    let closings = eventLoop.submit { [sessions, eventLoop] in
      let endings = sessions.value.values.compactMap { $0.shutDown() }
      return EventLoopFuture.andAllComplete(endings, on: eventLoop)
    }
    try? await closings.flatMap { $0 }.get()
  }
}
