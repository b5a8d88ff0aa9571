import Assets
import Congress

extension FileRule {
  /// In what a name that folds to the same as another differs from it; nothing where it does not.
  ///
  /// For people who see no difference.
  static func difference(of left: String, from right: String) -> FileRule? {
    guard !left.unicodeScalars.elementsEqual(right.unicodeScalars) else { return nil }
    let undone: [(FileRule, (String) -> String)] = [
      (.differsInSpaces, { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }),
      (.differsInCapitals, { $0.lowercased() }), (.differsInLetters, FoldedText.inPlainLetters),
      (.differsInTones, { FoldedText.withTonesBehind($0) }),
    ]
    return undone.first { $0.1(left) == $0.1(right) }?.0 ?? .differsInSeveral
  }
}
