/// What is otherwise between two versions of a document, page by page and word by word.
///
/// Pure: the same texts give the same differences.
public struct PageDifferences: Sendable, Hashable, Codable {
  /// The most words between the first and the last that differ, of both versions together, that are held against each
  /// other one by one; of more it is only known which pages differ.
  public static let wordsMax = 12_000

  /// One page of the newer version that is not as it was.
  public struct Page: Sendable, Hashable, Codable {
    /// Its number, from 1.
    public let number: Int
    /// What was put in and taken out, in order; nothing where only its look differs.
    public let changes: [Change]
  }

  /// Words that were put in or taken out in one place.
  public struct Change: Sendable, Hashable, Codable {
    /// The words of the older version that are gone.
    public let removed: String
    /// The words that stand there now.
    public let added: String
    /// The boxes of those, line by line, in hundredths of a point.
    public let boxes: [[Int]]
  }

  /// The pages that are not as they were, in order.
  public let pages: [Page]
  /// How many pages the older version had.
  public let pagesBefore: Int

  /// What is otherwise in `newer`.
  /// - Parameters:
  ///   - older: The texts of the older version's pages, each with the digest of its picture.
  ///   - newer: The same of the newer version.
  public init(from older: [(picture: String, text: PageText)], to newer: [(picture: String, text: PageText)]) {
    pagesBefore = older.count
    let oldWords = older.flatMap { $0.text.words.map(\.text) }
    let newWords = newer.enumerated().flatMap { index, page in page.text.words.map { (page: index, word: $0) } }
    let changes = Self.changes(from: oldWords, to: newWords)
    let pictures = Set(older.map(\.picture))
    pages = newer.enumerated().compactMap { index, page in
      let own = (changes ?? []).filter { $0.page == index }.map(\.change)
      let hasSameWords =
        older.indices.contains(index) && older[index].text.words.map(\.text) == page.text.words.map(\.text)
      let isOther =
        // Words that wandered here from the page before are no change; another look of the same words is one.
        changes == nil ? !hasSameWords : !own.isEmpty || (hasSameWords && !pictures.contains(page.picture))
      return isOther ? Page(number: index + 1, changes: own) : nil
    }
  }

  /// The changes of the whole text, each on the page where it begins, so that a word that only moved to the next page is
  /// no change; nothing where there are too many.
  private static func changes(
    from older: [String], to newer: [(page: Int, word: PageText.Word)]
  ) -> [(page: Int, change: Change)]? {
    let words = newer.map(\.word.text)
    let start = zip(older, words).prefix { $0 == $1 }.count
    let end = zip(older.dropFirst(start).reversed(), words.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    let oldMiddle = older[start..<(older.count - end)]
    let newMiddle = words[start..<(words.count - end)]
    guard oldMiddle.count + newMiddle.count <= wordsMax else { return nil }
    var removed: [Int: String] = [:]
    var inserted: Set<Int> = []
    for change in Array(newMiddle).difference(from: Array(oldMiddle)) {
      switch change {
      case .remove(let offset, let text, _): removed[offset + start] = text
      case .insert(let offset, _, _): inserted.insert(offset + start)
      }
    }
    var changes: [(page: Int, change: Change)] = []
    var (old, new) = (0, 0)
    while old < older.count || new < newer.count {
      let isChange = removed[old] != nil || inserted.contains(new)
      guard isChange else {
        old += 1
        new += 1
        continue
      }
      let first = new
      var (gone, come): ([String], [PageText.Word]) = ([], [])
      while true {
        if let text = removed[old] {
          gone.append(text)
          old += 1
        } else if inserted.contains(new) {
          come.append(newer[new].word)
          new += 1
        } else {
          break
        }
      }
      let page = newer.isEmpty ? 0 : newer[min(first, newer.count - 1)].page
      changes.append(
        (
          page,
          Change(
            removed: gone.joined(separator: " "), added: come.map(\.text).joined(separator: " "), boxes: boxes(of: come)
          )
        ))
    }
    return changes
  }

  /// One box for the words of each line.
  private static func boxes(of words: [PageText.Word]) -> [[Int]] {
    var boxes: [(line: Int, box: [Int])] = []
    for word in words where word.box.count == 4 {
      if let last = boxes.indices.last, boxes[last].line == word.line {
        let box = boxes[last].box
        boxes[last].box = [
          min(box[0], word.box[0]), min(box[1], word.box[1]), max(box[2], word.box[2]), max(box[3], word.box[3]),
        ]
      } else {
        boxes.append((word.line, word.box))
      }
    }
    return boxes.map(\.box)
  }
}

extension DocumentLibrary {
  /// What is otherwise in the pages of one list against those of another.
  public func differences(from older: String, to newer: String) throws(LibraryProblem) -> PageDifferences {
    PageDifferences(from: try read(older), to: try read(newer))
  }

  private func read(_ digest: String) throws(LibraryProblem) -> [(picture: String, text: PageText)] {
    var read: [(picture: String, text: PageText)] = []
    for page in try pages(digest).pages { read.append((page.picture.digest, try text(of: page))) }
    return read
  }
}
