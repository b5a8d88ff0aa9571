import HallProtocol
import NIOCore

/// How a session is reached from any thread, and told apart from others.
struct SessionHandle: Sendable, Equatable {
  private let identity: ObjectIdentifier
  private let eventLoop: any EventLoop
  private let session: NIOLoopBound<ClientSession>

  /// The handle of a session; on its event loop.
  init(_ session: ClientSession, on eventLoop: any EventLoop) {
    identity = ObjectIdentifier(session)
    self.eventLoop = eventLoop
    self.session = NIOLoopBound(session, eventLoop: eventLoop)
  }

  /// Whether both are of one session.
  static func == (one: SessionHandle, other: SessionHandle) -> Bool { one.identity == other.identity }

  /// What tells the session apart while it lives.
  var id: ObjectIdentifier { identity }

  /// Its place is wanted for another who has not said hello.
  func makeRoom() { eventLoop.execute { [session] in session.value.makeRoom() } }

  /// A newer connection has taken its name.
  func replace() {
    eventLoop.execute { [session] in session.value.closeSaying(.replaced, "A newer connection has taken this id.") }
  }

  /// What the screen shows is wanted.
  func shoot(_ request: ShotRequest) { eventLoop.execute { [session] in session.value.send(.shot(request)) } }
}
