/// A Vietnamese text as people type it who are in a hurry: no tones, no hats, no horns, `đ` as `d`, small letters.
///
/// Words are what stands between spaces. `Hòa`, `Hoà` and `HOA` fold to the same.
public struct FoldedName: Sendable, Hashable {
  /// The words, in their order.
  public let words: [String]

  /// Folds a text; keyboards that write letters in either form fold to the same.
  public init(_ text: String) {
    words = text.split(whereSeparator: \.isWhitespace).map { word in
      String(word.lowercased().map { VietnameseName.plainLetter(FoldedText.plainCounterpart($0)) })
    }
  }

  /// How well a query finds this name: the words of the query each begin a word of the name, in their order.
  /// - Returns: 0 where the query ends in the whole given name, which is the last word, 1 where in its beginning, 2 where
  ///   elsewhere; nothing where it does not find the name. An empty query finds nothing.
  public func rank(for query: FoldedName) -> Int? {
    guard !query.words.isEmpty else { return nil }
    var place = words.startIndex
    for wanted in query.words {
      guard let found = words[place...].firstIndex(where: { $0.hasPrefix(wanted) }) else { return nil }
      place = words.index(after: found)
    }
    guard let given = words.last, let wanted = query.words.last, given.hasPrefix(wanted) else { return 2 }
    return given == wanted ? 0 : 1
  }
}
