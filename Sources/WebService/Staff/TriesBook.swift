/// How often a wrong token came from an address, and how long the next one has to wait.
///
/// A value. Times are ms since 1970 UTC.
struct TriesBook: Sendable {
  /// How many wrong tokens are answered at once.
  static let triesFree = 4
  /// How long an address waits after the next one, in ms; after each further one twice as long.
  static let waitMS: Int64 = 30_000
  /// How often that is doubled.
  static let doublingsMax = 6
  /// How long a wrong token is remembered after the wait for it, in ms.
  static let rememberedMS: Int64 = 900_000
  /// How many addresses are remembered; of more, the oldest goes.
  static let addressesMax = 1_024

  private struct Tries: Sendable {
    let address: String
    var wrong = 0
    var untilMS: Int64 = 0
    var lastMS: Int64
  }

  private var tries: [Tries] = []

  /// How long an address has to wait, in s; nothing where it may try.
  func waitSeconds(_ address: String, atMS nowMS: Int64) -> Int64? {
    guard let own = tries.first(where: { $0.address == address }), own.untilMS > nowMS else { return nil }
    return max(1, (own.untilMS - nowMS + 999) / 1_000)
  }

  /// A wrong token came.
  mutating func failed(_ address: String, atMS nowMS: Int64) {
    tries.removeAll { $0.untilMS + Self.rememberedMS <= nowMS && $0.lastMS + Self.rememberedMS <= nowMS }
    var own = tries.first { $0.address == address } ?? Tries(address: address, lastMS: nowMS)
    tries.removeAll { $0.address == address }
    own.wrong += 1
    own.lastMS = nowMS
    let over = own.wrong - Self.triesFree
    if over > 0 { own.untilMS = nowMS + Self.waitMS << Int64(min(over - 1, Self.doublingsMax)) }
    if tries.count >= Self.addressesMax { tries.removeFirst() }
    tries.append(own)
  }

  /// A right one came.
  mutating func succeeded(_ address: String) { tries.removeAll { $0.address == address } }
}
