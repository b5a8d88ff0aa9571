import Congress
import ControlClient
import Crypto
import Foundation
import Settings
import Synchronization

/// Who of the secretariat is signed in here.
///
/// A token is given once, over TLS or within this machine, and kept nowhere: what the browser has is a secret of its own,
/// of which only the digest is known here. All of it is forgotten when this process ends. Any thread.
final class StaffSessions: Sendable {
  /// How many people may be signed in at a time.
  static let sessionsMax = 32
  /// How many may be signing in at a time.
  static let signingInMax = 4
  /// After how long without a touch somebody is signed out, in ms.
  static let idleMS: Int64 = 1_800_000
  /// After how long somebody is signed out in any case, in ms.
  static let lengthMS: Int64 = 12 * 3_600_000
  /// The longest token, in bytes.
  static let tokenBytesMax = 256
  /// The roles that somebody can come in.
  static let roles: [Role] = [.operator, .chair]

  /// What came of a token.
  enum SignIn: Sendable {
    /// The secret that the browser is to keep.
    case done(String)
    case wrong
    case waits(seconds: Int64)
    case busy
    case noAnswer
    case refused
  }

  private struct Session {
    let link: StaffLink
    let sinceMS: Int64
    var usedMS: Int64
  }

  private struct State {
    var sessions: [String: Session] = [:]
    var tries = TriesBook()
    var signingIn = 0
  }

  private let settings: ClientSettings
  private let nowMS: @Sendable () -> Int64
  private let random: @Sendable () -> UInt64
  private let state = Mutex(State())

  /// - Parameters:
  ///   - settings: Where the hall's service is; the token in it is not used.
  ///   - nowMS: The local clock, in ms since 1970 UTC.
  init(
    settings: ClientSettings, nowMS: @escaping @Sendable () -> Int64, random: @escaping @Sendable () -> UInt64
  ) {
    self.settings = settings
    self.nowMS = nowMS
    self.random = random
  }

  /// Signs somebody in.
  /// - Parameters:
  ///   - role: One of ``roles``: a token is tried in one role alone, for the hall's service counts wrong ones.
  ///   - name: As whom somebody comes whose token says no name.
  ///   - address: Where the token came from.
  func signIn(_ role: Role, token: String, name: String, from address: String) async -> SignIn {
    let start = nowMS()
    let refusal = state.withLock { state -> SignIn? in
      if let seconds = state.tries.waitSeconds(address, atMS: start) { return .waits(seconds: seconds) }
      guard state.sessions.count < Self.sessionsMax, state.signingIn < Self.signingInMax else { return .busy }
      state.signingIn += 1
      return nil
    }
    if let refusal { return refusal }
    defer { state.withLock { $0.signingIn -= 1 } }
    let own = ClientSettings(host: settings.host, port: settings.port, token: token, security: settings.security)
    do throws(StaffLink.Failure) {
      return .done(keep(try await StaffLink.signIn(role: role, name: name, settings: own, nowMS: nowMS), address))
    } catch {
      switch error {
      case .refused: return .refused
      case .noAnswer: return .noAnswer
      case .wrongToken:
        let end = nowMS()
        state.withLock { $0.tries.failed(address, atMS: end) }
        return .wrong
      }
    }
  }

  private func keep(_ link: StaffLink, _ address: String) -> String {
    let bytes = (0..<4).flatMap { _ in withUnsafeBytes(of: random(), Array.init) }
    let now = nowMS()
    state.withLock { state in
      state.tries.succeeded(address)
      state.sessions[Self.digest(of: bytes)] = Session(link: link, sinceMS: now, usedMS: now)
    }
    return HexadecimalText.text(bytes)
  }

  /// The link of whoever brings a secret; nothing where nobody does who is signed in.
  /// - Parameter isTouch: Whether somebody has done something; a page that only waits keeps nobody signed in.
  func link(of secret: String?, isTouch: Bool) -> StaffLink? {
    guard let secret, let bytes = HexadecimalText.bytes(secret), bytes.count == 32 else { return nil }
    pass()
    let (digest, now) = (Self.digest(of: bytes), nowMS())
    return state.withLock { state in
      if isTouch { state.sessions[digest]?.usedMS = now }
      return state.sessions[digest]?.link
    }
  }

  /// Signs somebody out.
  func signOut(_ secret: String?) {
    guard let secret, let bytes = HexadecimalText.bytes(secret) else { return }
    state.withLock { $0.sessions.removeValue(forKey: Self.digest(of: bytes)) }?.link.end()
  }

  /// Lets time pass: whoever has done nothing for too long is signed out.
  func pass() {
    let now = nowMS()
    let over = state.withLock { state in
      let over = state.sessions.filter { _, session in
        session.usedMS + Self.idleMS <= now || session.sinceMS + Self.lengthMS <= now
      }
      for digest in over.keys { state.sessions[digest] = nil }
      return over.values.map(\.link)
    }
    for link in over { link.end() }
  }

  private static func digest(of bytes: [UInt8]) -> String { HexadecimalText.text(Array(SHA256.hash(data: bytes))) }
}
