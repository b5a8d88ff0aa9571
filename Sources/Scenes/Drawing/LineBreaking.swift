/// Where the lines of a text end: where a reader pauses rather than within a word, and evenly.
///
/// Shape: what stands between two possible ends, by its width. Widths are of one unit, whichever.
struct LineBreaking {
  /// What the end of a line parts.
  enum Joint {
    /// Two phrases: there is a comma, a point or a dash between them.
    case phrases
    /// Two words.
    case words
    /// The halves of one word of two syllables.
    case syllables
  }

  private let widths: [Int]
  /// What an end after each of them parts.
  private let joints: [Joint]
  private let space: Int

  init(_ words: [String], space: Int, width: (String) -> Int) {
    widths = words.map(width)
    joints = words.indices.map { index in
      words.indices.contains(index + 1) ? Self.joint(words[index], words[index + 1]) : .phrases
    }
    self.space = space
  }

  /// Whether an end of a line between two words or runs of words tears one of two syllables.
  static func isTorn(_ first: String, _ second: String) -> Bool { joint(first, second) == .syllables }

  private static func joint(_ first: String, _ second: String) -> Joint {
    guard let last = first.split(separator: " ").last, let next = second.split(separator: " ").first else {
      return .words
    }
    if last.last?.isPunctuation == true || last == "·" || next.first == "(" { return .phrases }
    return Compounds.isWord(last, next) ? .syllables : .words
  }

  private var total: Int { widths.reduce(0, +) + space * max(0, widths.count - 1) }

  /// So many lines of at most `width`, about as long as each other; the last is rather the shortest than the longest.
  ///
  /// - Returns: What each line holds; nothing where it cannot be so.
  func even(over count: Int, within width: Int) -> [Range<Int>]? {
    guard count > 0, widths.count >= count else { return nil }
    let mean = total / count
    func cost(_ line: Int, isLast: Bool) -> Int {
      let off = line - mean
      return off * off * (isLast && off > 0 ? 2 : 1)
    }
    // By how many lines stand beneath, the best way to set all from a word on.
    var best = [[Int?]](repeating: .init(repeating: nil, count: widths.count + 1), count: count + 1)
    var ends = [[Int]](repeating: .init(repeating: 0, count: widths.count), count: count + 1)
    best[0][widths.count] = 0
    for lines in 1...count {
      for first in widths.indices {
        each(from: first, within: width) { end, line in
          guard let rest = best[lines - 1][end] else { return }
          let cost = rest + cost(line, isLast: lines == 1) + price(of: end, width: width)
          if best[lines][first].map({ cost < $0 }) ?? true { (best[lines][first], ends[lines][first]) = (cost, end) }
        }
      }
    }
    guard best[count][0] != nil else { return nil }
    var (ranges, first): ([Range<Int>], Int) = ([], 0)
    for lines in stride(from: count, through: 1, by: -1) {
      ranges.append(first..<ends[lines][first])
      first = ends[lines][first]
    }
    return ranges
  }

  /// Lines of at most `width`, as full as can be without tearing words.
  ///
  /// - Returns: What each line holds; nothing where a word is wider than a line.
  func flowing(within width: Int) -> [Range<Int>]? {
    var best = [Int?](repeating: nil, count: widths.count + 1)
    var ends = [Int](repeating: 0, count: widths.count)
    best[widths.count] = 0
    for first in widths.indices.reversed() {
      each(from: first, within: width) { end, line in
        guard let rest = best[end] else { return }
        // The last line may be shorter, unless that leaves a word alone.
        let free = end == widths.count ? max(0, width * 2 / 3 - line) : width - line
        // A pause is not worth another line of a page.
        let cost = rest + free * free + max(0, price(of: end, width: width))
        if best[first].map({ cost < $0 }) ?? true { (best[first], ends[first]) = (cost, end) }
      }
    }
    guard best[0] != nil else { return nil }
    var (ranges, first): ([Range<Int>], Int) = ([], 0)
    while first < widths.count {
      ranges.append(first..<ends[first])
      first = ends[first]
    }
    return ranges
  }

  /// The lines that may begin with a word, by where they end.
  private func each(from first: Int, within width: Int, _ body: (_ end: Int, _ width: Int) -> Void) {
    var line = -space
    for index in first..<widths.count {
      line += space + widths[index]
      guard line <= width else { return }
      body(index + 1, line)
    }
  }

  /// What an end costs, against lines that are shorter than others: a torn word as much as two fifths of a line, and a
  /// pause pays for a seventh.
  private func price(of end: Int, width: Int) -> Int {
    guard end < widths.count else { return 0 }
    return switch joints[end - 1] {
    case .phrases: -(width / 7) * (width / 7)
    case .words: 0
    case .syllables: (width * 2 / 5) * (width * 2 / 5)
    }
  }
}
