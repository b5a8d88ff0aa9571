/// Finds the name that somebody probably meant.
enum NearestName {
  /// The most letters that may differ for a name to be suggested.
  static let distanceMax = 2

  /// The known name nearest to `text`, if one is near enough to be meant; of two equally near, the first.
  static func suggestion(for text: String, among names: [String]) -> String? {
    // What is the same to the letter was not misspelt.
    let candidates = names.filter { $0 != text }.map {
      (name: $0, distance: distance(text.lowercased(), $0.lowercased()))
    }
    guard let best = candidates.min(by: { $0.distance < $1.distance }) else { return nil }
    // A short name is never more than half guessed: 'id' is not meant by 'hall'.
    return best.distance <= min(distanceMax, best.name.count / 2) ? best.name : nil
  }

  /// How many letters must be put in, taken out or changed to make one text the other; past 64 letters a text counts
  /// as wholly different, so that a hostile key costs nothing.
  static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    guard left.count <= 64, right.count <= 64 else { return max(left.count, right.count) }
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let changed = previous[column] + (letter == other ? 0 : 1)
        current.append(min(changed, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
