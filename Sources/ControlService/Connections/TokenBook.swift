import Congress
import Foundation
import HallProtocol
import Logging
import Settings
import Synchronization

/// Who may come in: by the secret of a role, or by a token of their own, which may be taken away while the service runs.
///
/// Called from any thread.
final class TokenBook: Sendable {
  private struct State {
    var file: TokenFile
    var stamp: FileStamp?
  }

  /// The secrets of each role.
  private let shared: [Role: [TokenDigest]]
  /// The file of those who have their own; nothing where there is no such place.
  private let path: String?
  private let logger: Logger
  private let state: Mutex<State>

  /// The secrets of a service's settings.
  convenience init(_ settings: ServiceSettings, logger: Logger) {
    self.init(shared: settings.tokens, path: settings.tokenFile, file: settings.holders, logger: logger)
  }

  /// The secrets of roles, and those who have their own.
  init(shared: [Role: [String]], path: String? = nil, file: TokenFile = TokenFile(), logger: Logger) {
    self.shared = shared.mapValues { $0.map(TokenDigest.init(of:)) }
    self.path = path
    self.logger = logger
    // What has changed since it was read is found out a moment later.
    state = Mutex(State(file: file, stamp: file.holders.isEmpty ? nil : path.flatMap(FileStamp.init(of:))))
  }

  /// Who somebody is who says a name and gives a token; nothing where the token is not good for the role.
  ///
  /// A token of one's own says the name, whatever its bearer calls himself.
  func holder(of hello: Hello) -> Holder? {
    let file = state.withLock { $0.file }
    if let holder = file.holder(of: hello.token, as: hello.role) { return .person(holder) }
    let digest = TokenDigest(of: hello.token)
    let isGood = (shared[hello.role] ?? []).reduce(false) { $0 || $1.isSame(as: digest) }
    guard isGood, !hello.token.isEmpty else { return nil }
    return file[hello.role, hello.id] == nil ? .role : .another
  }

  /// What a token proves.
  enum Holder: Sendable, Hashable {
    /// Somebody's name.
    case person(TokenHolder)
    /// The role alone.
    case role
    /// The role alone, under the name of somebody who has a token of their own.
    case another
  }

  /// Whether somebody's token is still good.
  func holds(_ holder: TokenHolder) -> Bool { state.withLock { $0.file.holds(holder) } }

  /// Reads the file anew where it has changed; whether somebody's token may have gone.
  ///
  /// A file that cannot be read, or has gone, leaves everything as it was, and is told: no slip of a hand shuts
  /// everybody out.
  func reload() -> Bool {
    guard let path else { return false }
    let stamp = FileStamp(of: path)
    guard stamp != state.withLock({ $0.stamp }) else { return false }
    do {
      let file = try TokenFile(reading: path)
      state.withLock { $0 = State(file: file, stamp: stamp) }
      logger.info("Tokens were read anew", metadata: ["file": "\(path)", "holders": "\(file.holders.count)"])
      return true
    } catch {
      // Until it changes again it is neither read nor told again.
      state.withLock { $0.stamp = stamp }
      logger.error("Tokens stay as they were", metadata: ["file": "\(path)", "reason": "\(error)"])
      return false
    }
  }
}
