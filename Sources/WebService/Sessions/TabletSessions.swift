import Assets
import Congress
import Synchronization

/// Whose every tablet is, whether it is open, and which letters tablets show that are nobody's.
///
/// What the hall's service says is the truth; here is only what may be lost: which tablets are open, and letters. Any
/// thread.
final class TabletSessions: Sendable {
  /// What came of a number that somebody has typed.
  enum Opening: Sendable, Hashable {
    case open
    case wrong
    /// Too many were wrong; the next is taken after a while.
    case waits(seconds: Int64)
    /// The tablet is nobody's, or does not lock itself.
    case nothingToOpen
  }

  private struct State {
    var lines: [TabletDigest: TabletsView.Line] = [:]
    var utcOffset: UTCOffset = 0
    var locks = LockBook()
    var letters = LetterBook()
    /// What was made of each line, to be made again only where it is another one.
    var members: [TabletDigest: Made] = [:]
  }

  private struct Made {
    let line: TabletsView.Line
    let utcOffset: UTCOffset
    let isOpen: Bool
    let member: LiveHub.Member
  }

  private let hub: LiveHub
  private let words: [Language: Strings]
  private let nowMS: @Sendable () -> Int64
  private let random: @Sendable (Int) -> Int
  private let state = Mutex(State())

  /// - Parameters:
  ///   - hub: Told whose every tablet is.
  ///   - nowMS: The local clock, in ms since 1970 UTC.
  ///   - random: A random number below its argument.
  init(
    hub: LiveHub, words: [Language: Strings], nowMS: @escaping @Sendable () -> Int64,
    random: @escaping @Sendable (Int) -> Int
  ) {
    self.hub = hub
    self.words = words
    self.nowMS = nowMS
    self.random = random
  }

  /// What a tablet is in that is nobody's.
  static func outsider(words: [Language: Strings], canBePaired: Bool) -> LiveHub.Member {
    member(.guest, .public, words) { _ in .nobodys(canBePaired: canBePaired) }
  }

  private static func member(
    _ audience: TabletAudience, _ reader: DocumentReader, _ words: [Language: Strings], _ me: (Strings) -> TabletMe
  ) -> LiveHub.Member {
    LiveHub.Member(audience: audience, reader: reader, me: words.compactMapValues { try? LiveFrame(me($0)) })
  }

  /// Takes in who has which tablet.
  func take(_ view: TabletsView, utcOffset: UTCOffset) {
    change { state, nowMS in
      state.lines = Dictionary(view.lines.map { ($0.digest, $0) }) { $1 }
      state.utcOffset = utcOffset
      state.locks.keep(only: Set(state.lines.keys), atMS: nowMS)
    }
  }

  /// Lets time pass: tablets lock themselves.
  func pass() { change { _, _ in } }

  // MARK: Numbers

  /// Somebody has touched a tablet.
  func touch(_ digest: TabletDigest) { change { $0.locks.touch(digest, atMS: $1) } }

  /// Locks a tablet.
  func lock(_ digest: TabletDigest) { change { state, _ in state.locks.lock(digest) } }

  /// Whoever holds the tablet is its owner, who has chosen a number just now.
  func opened(_ digest: TabletDigest) { change { $0.locks.open(digest, atMS: $1) } }

  /// Whether a tablet is somebody's and open.
  func isOpen(_ digest: TabletDigest) -> Bool {
    state.withLock { state in
      state.lines[digest].map { state.locks.isOpen(digest, seal: $0.seal, atMS: nowMS()) } ?? false
    }
  }

  /// As whom a tablet reads documents; nothing where it is nobody's, or locked.
  func reader(of digest: TabletDigest) -> DocumentReader? {
    state.withLock { state in
      guard let line = state.lines[digest], state.locks.isOpen(digest, seal: line.seal, atMS: nowMS()) else {
        return nil
      }
      return line.reader
    }
  }

  /// Opens a tablet with a number.
  /// - Parameter seal: What the number makes of the tablet's secret.
  func open(_ digest: TabletDigest, seal: TabletDigest?) -> Opening {
    let now = nowMS()
    let opening = state.withLock { state -> Opening in
      guard let known = state.lines[digest]?.seal else { return .nothingToOpen }
      if let untilMS = state.locks.waitsUntilMS(digest, atMS: now) {
        return .waits(seconds: Self.seconds(untilMS, from: now))
      }
      guard known == seal else {
        state.locks.failed(digest, atMS: now)
        return state.locks.waitsUntilMS(digest, atMS: now).map { .waits(seconds: Self.seconds($0, from: now)) }
          ?? .wrong
      }
      state.locks.open(digest, atMS: now)
      return .open
    }
    if opening == .open { pass() }
    return opening
  }

  // MARK: Letters

  /// The letters that a tablet shows, and for how long.
  func letters(of digest: TabletDigest) -> (letters: TabletLetters, seconds: Int64)? {
    let now = nowMS()
    return state.withLock { $0.letters.letters(of: digest, atMS: now, random: random) }
      .map { ($0.letters, Self.seconds($0.untilMS, from: now)) }
  }

  private static func seconds(_ untilMS: Int64, from nowMS: Int64) -> Int64 { max(1, (untilMS - nowMS + 999) / 1_000) }

  /// The tablet that shows these letters, if one does here.
  func digest(of letters: TabletLetters) -> TabletDigest? {
    state.withLock { $0.letters.digest(of: letters, atMS: nowMS()) }
  }

  // MARK: Telling

  private func change(_ body: (inout State, Int64) -> Void) {
    let now = nowMS()
    let members = state.withLock { state in
      body(&state, now)
      var members: [TabletDigest: Made] = [:]
      for (digest, line) in state.lines {
        let isOpen = state.locks.isOpen(digest, seal: line.seal, atMS: now)
        if let known = state.members[digest], known.line == line, known.isOpen == isOpen,
          known.utcOffset == state.utcOffset
        {
          members[digest] = known
          continue
        }
        let utcOffset = state.utcOffset
        // What is locked is told what a guest is told.
        let member =
          isOpen
          ? Self.member(line.audience, line.reader ?? .public, words) { TabletMe(line, in: $0, utcOffset: utcOffset) }
          : Self.member(.guest, .public, words) { _ in .locked(line) }
        members[digest] = Made(line: line, utcOffset: utcOffset, isOpen: isOpen, member: member)
      }
      state.members = members
      return members.mapValues(\.member)
    }
    hub.publish(members: members)
  }
}
