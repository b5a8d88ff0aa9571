import Congress

/// The letters that tablets show while nobody has them: given out on demand, each for a while, and to one tablet only.
///
/// A value. Times are ms since 1970 UTC.
struct LetterBook: Sendable {
  /// How many tablets may have letters at a time; of more, the oldest go.
  static let entriesMax = 4_096
  /// How long they are shown, in ms.
  static let shownForMS: Int64 = 120_000
  /// How often other letters are tried where some are taken.
  static let triesMax = 16

  private struct Entry: Sendable {
    let digest: TabletDigest
    let letters: TabletLetters
    let untilMS: Int64
  }

  private var entries: [Entry] = []

  /// The letters of a tablet, the same for as long as they are shown.
  /// - Parameter random: A random number below its argument.
  mutating func letters(of digest: TabletDigest, atMS nowMS: Int64, random: (Int) -> Int) -> (
    letters: TabletLetters, untilMS: Int64
  )? {
    // A desk may still be typing what is not shown any more.
    entries.removeAll { $0.untilMS + TabletLetters.goodForMS <= nowMS }
    if let known = entries.last(where: { $0.digest == digest && $0.untilMS > nowMS }) {
      return (known.letters, known.untilMS)
    }
    for _ in 0..<Self.triesMax {
      let letters = TabletLetters(random: random)
      guard !entries.contains(where: { $0.letters == letters }) else { continue }
      if entries.count >= Self.entriesMax { entries.removeFirst() }
      entries.append(Entry(digest: digest, letters: letters, untilMS: nowMS + Self.shownForMS))
      return (letters, nowMS + Self.shownForMS)
    }
    return nil
  }

  /// Whose letters these are; nothing for letters that no tablet has shown lately.
  func digest(of letters: TabletLetters, atMS nowMS: Int64) -> TabletDigest? {
    entries.last { $0.letters == letters && nowMS < $0.untilMS + TabletLetters.goodForMS }?.digest
  }
}
