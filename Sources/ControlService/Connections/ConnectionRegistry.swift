import Congress
import Synchronization

/// Who is connected: members, who have said a good hello, and strangers, who have not; and who goes by which name.
///
/// Strangers are owed nothing: they are few, in all and of one address, and the oldest makes room for the next, so
/// whoever says hello at once always can. They take no member's place. Called from any event loop.
final class ConnectionRegistry: Sendable {
  private struct Stranger {
    let session: SessionHandle
    let address: String
  }

  private struct State {
    var members: Set<ObjectIdentifier> = []
    var strangers: [Stranger] = []
    var named: [String: SessionHandle] = [:]
  }

  private let membersMax: Int
  private let state = Mutex(State())

  /// A connections of nobody.
  /// - Parameter membersMax: The most members; those who run a congress find room beyond it, see
  ///   ``ServiceLimits/staffReserve``.
  init(membersMax: Int) { self.membersMax = membersMax }

  /// Counts a stranger in.
  /// - Returns: A stranger who has to make room.
  func enter(_ session: SessionHandle, address: String) -> SessionHandle? {
    state.withLock { state in
      state.strangers.append(Stranger(session: session, address: address))
      let ofAddress = state.strangers.count { $0.address == address }
      if ofAddress > ServiceLimits.strangersPerAddressMax {
        return state.strangers.firstIndex { $0.address == address }.map { state.strangers.remove(at: $0).session }
      }
      return state.strangers.count > ServiceLimits.connectionsUnknownMax ? state.strangers.removeFirst().session : nil
    }
  }

  /// Makes a stranger a member; false where there are too many.
  func admit(_ session: SessionHandle, role: Role) -> Bool {
    state.withLock { state in
      state.strangers.removeAll { $0.session == session }
      let most = membersMax + (role.runsTheCongress ? ServiceLimits.staffReserve : 0)
      guard state.members.count < most else { return false }
      state.members.insert(session.id)
      return true
    }
  }

  /// Counts a connection out.
  func leave(_ session: SessionHandle) {
    state.withLock { state in
      if state.members.remove(session.id) == nil {
        state.strangers.removeAll { $0.session == session }
      }
    }
  }

  /// Gives a name to a connection; returns the one that had it.
  func claim(_ name: String, for session: SessionHandle) -> SessionHandle? {
    state.withLock { state in
      defer { state.named[name] = session }
      return state.named[name]
    }
  }

  /// The connection that has a name.
  func holder(of name: String) -> SessionHandle? { state.withLock { $0.named[name] } }

  /// Gives a name up; false where a newer connection has it.
  func release(_ name: String, of session: SessionHandle) -> Bool {
    state.withLock { state in
      guard let holder = state.named[name], holder == session else { return false }
      state.named[name] = nil
      return true
    }
  }
}

extension Role {
  /// Whether people in the role run the congress, and are few.
  fileprivate var runsTheCongress: Bool {
    switch self {
    case .operator, .chair, .registration, .teller: true
    default: false
    }
  }
}
