/// The words of a page of counts: of the facts its layout depends on nothing else.
struct CountPage {
  /// A figure and what it counts.
  struct Line {
    let label: String
    let figure: String
  }

  /// A figure against the one that is needed.
  struct Need {
    let label: String
    let figure: String
    /// Whether it is enough; nothing where that is not judged.
    let isMet: Bool?
    let needed: String
  }

  /// When and how they were counted.
  let note: String
  let title: String
  /// The figure that matters, and what it counts.
  let number: String
  let caption: String
  /// What explains it: the first lines that there is room for.
  let explanations: [[Line]]
  let needs: [Need]
  /// What stands on lines of its own, of whatever is drawn of it.
  private let figures: [String]
  /// What may be broken over several lines.
  private let words: [String]

  init(
    note: String, title: String, number: String, caption: String, explanations: [[Line]], needs: [Need]
  ) {
    (self.note, self.title, self.number, self.caption) = (note, title, number, caption)
    (self.explanations, self.needs) = (explanations, needs)
    figures = [number] + explanations.joined().map(\.figure) + needs.flatMap { [$0.figure, $0.needed] }
    words = [note, title, caption] + explanations.joined().map(\.label) + needs.map(\.label)
  }

  /// The figures of it that are others on another page, with those; nothing where the two differ in more than digits of
  /// figures, or where a figure does not say which of two it has become.
  ///
  /// Digits are as wide as each other, so that a page that differs in them alone stands as this one does.
  func figures(changedBy other: CountPage) -> [(old: String, new: String)]? {
    guard explanations.map(\.count) == other.explanations.map(\.count), words == other.words,
      needs.map(\.isMet) == other.needs.map(\.isMet)
    else { return nil }
    let pairs = zip(figures, other.figures)
    let changes = pairs.filter { $0 != $1 }
    let isClear = changes.allSatisfy { change in
      Self.differInDigits(change.0, change.1) && pairs.allSatisfy { $0 != change.0 || $1 == change.1 }
    }
    return isClear ? changes.map { (old: $0, new: $1) } : nil
  }

  /// Whether two texts are the same but for digits in the same places.
  private static func differInDigits(_ left: String, _ right: String) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return left.utf8.elementsEqual(right.utf8) { $0 == $1 || digits.contains($0) && digits.contains($1) }
  }
}
