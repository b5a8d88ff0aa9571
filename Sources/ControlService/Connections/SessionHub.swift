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

  init(eventLoop: any EventLoop, board: TopicBoard) {
    self.board = board
    self.eventLoop = eventLoop
    sessions = NIOLoopBoundBox.makeBoxSendingValue([:], eventLoop: eventLoop)
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
