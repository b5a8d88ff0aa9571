import Assets
import Congress

/// The words of one language, of the house and of the congress.
struct PosterWords {
  let strings: Strings
  func callAsFunction(_ text: LocalizedText) -> String { text.text(in: strings) }
}

/// Posters in two languages: one emblem, and both languages beside or beneath each other, line by line of one size.
extension SceneCanvas {
  /// Draws a poster, in both languages where there are two.
  ///
  /// - Parameter orShorter: The same with fewer lines, for one language on a wall where it keeps most of its sizes by it.
  mutating func drawPoster(
    _ poster: (_ canvas: SceneCanvas, _ words: PosterWords) -> Poster,
    orShorter: ((_ canvas: SceneCanvas, _ words: PosterWords) -> Poster)? = nil
  ) {
    let words = PosterWords(strings: strings)
    let first = poster(self, words)
    guard let strings = context.secondStrings else {
      guard let shorter = orShorter?(self, words) else { return draw(first) }
      return draw(first, shorter)
    }
    let second = poster(self, PosterWords(strings: strings))
    drawPosterGround()
    let hasRoom = posterBox.columns(2, gap: Self.columnGap)[0].width >= Self.columnEmsLeast * floorSize
    if sheet.isUpright || !hasRoom {
      draw(first.above(second), in: posterBox, columns: [])
    } else {
      sheet.isLong ? drawAround(first, second) : drawBeside(first, second)
    }
  }

  private static let columnGap = 96
  /// The narrowest column of a poster, whose lines are short, in sizes of the smallest letter.
  private static let columnEmsLeast = 11

  /// The emblem over two columns with a thin line between them.
  private mutating func drawBeside(_ first: Poster, _ second: Poster) {
    let columns = posterBox.columns(2, gap: Self.columnGap)
    let reach = draw(first.beside(second), in: posterBox, columns: columns)
    guard let reach else { return }
    draw(.fill(Box(x: sheet.width / 2 - 1, y: reach.lowerBound, width: 3, height: reach.count), .line))
  }

  /// The emblem, large, between two columns.
  private mutating func drawAround(_ first: Poster, _ second: Poster) {
    let box = posterBox
    guard let emblem = first.emblem else { return drawBeside(first, second) }
    let edge = min(sheet.height * 42 / 100, sheet.width / 8)
    let columns = box.columns(2, gap: edge + 2 * Self.columnGap)
    draw(first.beside(second).withoutEmblem, in: box, columns: columns)
    draw(
      .emblem(emblem, Box(x: (sheet.width - edge) / 2, y: (sheet.height - edge) / 2, width: edge, height: edge)))
  }
}

extension Poster {
  /// The emblem's name, where there is one.
  var emblem: String? {
    items.lazy.compactMap { if case .emblem(let name, _) = $0.content { name } else { nil } }.first
  }

  var withoutEmblem: Poster {
    with(items.filter { if case .emblem = $0.content { false } else { true } })
  }

  private var withoutRules: Poster {
    with(items.filter { if case .rule = $0.content { false } else { true } })
  }

  private func with(_ items: [Item]) -> Poster { Poster(items: items, percentLeast: percentLeast) }

  /// In two languages a poster loses lines before it becomes small, and keeps the emblem longer than all but its name.
  private static let percentLeastOfTwo = 70
  private static let rankOfEmblem = 5
  private static let rankOfRule = 1_000

  /// The lines of two posters beside each other, beneath the emblem that they share.
  func beside(_ other: Poster) -> Poster {
    var above: [Item] = []
    var pairs: [Item] = []
    for (item, counterpart) in zip(items, other.items) {
      switch (item.content, counterpart.content) {
      case (.line(let first, let size, let face, let role), .line(let second, _, _, _)):
        pairs.append(Item(content: .pair(first, second, size: size, face: face, role: role), rank: item.rank))
      case (.emblem, _): above.append(Item(content: item.content, rank: max(item.rank, Self.rankOfEmblem)))
      default: break
      }
    }
    return Poster(items: above + pairs, percentLeast: Self.percentLeastOfTwo)
  }

  /// The lines of one poster and, beneath a rule, those of another, a little smaller.
  func above(_ other: Poster) -> Poster {
    let first = withoutRules.items.map { item in
      guard case .emblem = item.content else { return Item(content: item.content, rank: 2 * item.rank + 1) }
      return Item(content: item.content, rank: 2 * max(item.rank, Self.rankOfEmblem) + 1)
    }
    let second = other.withoutRules.withoutEmblem.items.map { item in
      guard case .line(let text, let size, let face, let role) = item.content else { return item }
      return Item(content: .line(text, size: size * 3 / 4, face: face, role: role), rank: 2 * item.rank)
    }
    let rule = Item(content: .rule, rank: Self.rankOfRule)
    return Poster(items: first + [rule] + second, percentLeast: Self.percentLeastOfTwo)
  }
}
