import Congress

/// Which tablets are open, of those that lock themselves: their owners have chosen a number.
///
/// A value, and not kept over a restart: everybody who has a number then gives it once. Times are ms since 1970 UTC.
struct LockBook: Sendable {
  /// After how long without a touch a tablet locks itself, in ms.
  static let openForMS: Int64 = 600_000
  /// How many digits a number may have.
  static let digitsRange = 4...6
  /// How many wrong numbers are answered at once.
  static let triesFree = 4
  /// How long a tablet waits after the next one, in ms; after each further one twice as long.
  static let waitMS: Int64 = 30_000
  /// How often that is doubled.
  static let doublingsMax = 6

  private struct Tries: Sendable {
    var wrong = 0
    var untilMS: Int64 = 0
  }

  private var openUntilMS: [TabletDigest: Int64] = [:]
  private var tries: [TabletDigest: Tries] = [:]

  /// Whether a number is one.
  static func isNumber(_ text: String) -> Bool {
    digitsRange.contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether a tablet is open; one whose owner has chosen no number always is.
  func isOpen(_ digest: TabletDigest, seal: TabletDigest?, atMS nowMS: Int64) -> Bool {
    seal == nil || (openUntilMS[digest] ?? 0) > nowMS
  }

  /// Somebody has touched a tablet that is open.
  mutating func touch(_ digest: TabletDigest, atMS nowMS: Int64) {
    if let untilMS = openUntilMS[digest], untilMS > nowMS { openUntilMS[digest] = nowMS + Self.openForMS }
  }

  /// Whoever holds a tablet has shown that it is theirs.
  mutating func open(_ digest: TabletDigest, atMS nowMS: Int64) {
    tries[digest] = nil
    openUntilMS[digest] = nowMS + Self.openForMS
  }

  /// Locks a tablet.
  mutating func lock(_ digest: TabletDigest) { openUntilMS[digest] = nil }

  /// Until when a tablet takes no number, after too many wrong ones; nothing where it takes one.
  func waitsUntilMS(_ digest: TabletDigest, atMS nowMS: Int64) -> Int64? {
    tries[digest].flatMap { $0.untilMS > nowMS ? $0.untilMS : nil }
  }

  /// A number was wrong.
  mutating func failed(_ digest: TabletDigest, atMS nowMS: Int64) {
    var own = tries[digest] ?? Tries()
    own.wrong += 1
    let over = own.wrong - Self.triesFree
    if over > 0 { own.untilMS = nowMS + Self.waitMS << Int64(min(over - 1, Self.doublingsMax)) }
    tries[digest] = own
  }

  /// Forgets tablets that are nobody's any more, and openings that are over.
  mutating func keep(only digests: Set<TabletDigest>, atMS nowMS: Int64) {
    openUntilMS = openUntilMS.filter { digests.contains($0.key) && $0.value > nowMS }
    tries = tries.filter { digests.contains($0.key) }
  }
}
