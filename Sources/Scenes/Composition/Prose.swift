import Assets

/// Texts as pieces: set at the floor where there is little room, larger where there is more.
extension SceneCanvas {
  /// How wide a text wants to be at most, in its size: longer lines are no better read.
  private static let proseEms = 24

  /// A text that is set as large as its box allows, from `largest` down to `least`.
  func prose(
    _ text: String, face: FontFace = .text, role: Theme.Role = .ink, largest: Int, least: Int,
    anchor: TextRun.Anchor = .leading
  ) -> Piece {
    let setter = TextSetter(measure: context.measure, face: face)
    let lineHeight = TypeScale.lineHeight(ofSize: least)
    /// Two lines where one would not have to be much smaller look broken.
    func set(_ width: Int, _ height: Int) -> TextBlock {
      let block = setter.fit(text, width: width, height: height, largest: largest, floor: least)
      guard block.lines.count == 2 else { return block }
      let size = TypeScale.largestSize(
        for: text, face: face, within: width, from: block.size, floor: max(least, block.size * 4 / 5),
        measure: context.measure)
      let isOneLine = self.width(text, size: size, face: face) <= width
      return isOneLine ? TextBlock(lines: [text], size: size, isWhole: true) : block
    }
    return Piece(
      widthLeast: setter.widestWord(text, size: least),
      widthWanted: min(width(text, size: least, face: face), least * Self.proseEms),
      height: { setter.wrap(text, size: least, width: $0).count * lineHeight },
      growth: { width in
        // A line more where a word is torn without it.
        guard largest > least else { return setter.isCalmerLonger(text, size: least, width: width) ? lineHeight : 0 }
        let lines = (
          setter.wrap(text, size: least, width: width).count, setter.wrap(text, size: largest, width: width).count
        )
        return max(0, lines.1 * TypeScale.lineHeight(ofSize: largest) - lines.0 * lineHeight)
      },
      used: { width, height in
        guard largest > least || setter.isCalmerLonger(text, size: least, width: width) else { return height }
        return set(width, height).height
      },
      parts: { width, height in
        setter.pages(text, width: width, height: height, largest: least, floor: least).map { page in
          Piece(
            widthLeast: 0, widthWanted: width, height: { _ in page.height },
            draw: { canvas, box in canvas.draw(page, in: box, face: face, role: role, anchor: anchor) })
        }
      },
      draw: { canvas, box in
        canvas.draw(set(box.width, box.height), in: box, face: face, role: role, anchor: anchor)
      })
  }

  /// Lines as a piece.
  func piece(_ block: TextBlock, role: Theme.Role = .ink) -> Piece {
    Piece(
      widthLeast: 0, widthWanted: 0, height: { _ in block.height },
      draw: { canvas, box in canvas.draw(block, in: box, face: .text, role: role) })
  }

  /// A block of lines from the top of a box.
  mutating func draw(
    _ block: TextBlock, in box: Box, face: FontFace, role: Theme.Role = .ink, anchor: TextRun.Anchor = .leading
  ) {
    let x =
      switch anchor {
      case .leading: box.x
      case .center: box.x + box.width / 2
      case .trailing: box.right
      }
    self.block(
      block, x: x, baseline: box.y + TypeScale.ascent(ofSize: block.size), face: face, role: role, anchor: anchor)
  }

  /// The number that matters, as large as its box allows, with what it counts beneath.
  ///
  /// - Parameter captions: What the numbers beside it count; all of them stand on one line.
  func numeral(
    _ number: String, caption: String, size: Int, largest: Int, role: Theme.Role = .accent,
    beside captions: [String] = []
  ) -> Piece {
    let least = max(size * 3 / 2, 150)
    let words = prose(caption, role: .quiet, largest: size, least: size)
    let others = captions.map { prose($0, role: .quiet, largest: size, least: size) }
    func wordsHeight(_ width: Int) -> Int { ([words] + others).map { $0.height(width) }.max() ?? 0 }
    let measure = context.measure
    let setter = TextSetter(measure: measure, face: .text)
    /// A number of a size is as high as its digits, with air above, and for the line beneath.
    func numberHeight(_ size: Int) -> Int { size * 94 / 100 }
    return Piece(
      // Beneath a number its name stands over two lines at the most.
      widthLeast: max(setter.widthOverTwoLines(caption, size: size), width(number, size: least, face: .display)),
      widthWanted: max(words.widthWanted, width(number, size: largest, face: .display)), isWide: false,
      height: { numberHeight(least) + wordsHeight($0) },
      growth: { width in
        let size = TypeScale.largestSize(
          for: number, face: .display, within: width, from: largest, floor: least, measure: measure)
        return numberHeight(size) - numberHeight(least)
      },
      draw: { canvas, box in
        let wordsHeight = wordsHeight(box.width)
        let high = (box.height - wordsHeight) * 100 / 94
        let size = TypeScale.largestSize(
          for: number, face: .display, within: box.width, from: max(least, min(largest, high)), floor: least,
          measure: measure)
        let spare = max(0, box.height - wordsHeight - numberHeight(size)) / 2
        let baseline = box.y + spare + size * 82 / 100
        canvas.text(number, x: box.x, baseline: baseline, size: size, face: .display, role: role)
        let top = box.y + spare + numberHeight(size)
        words.draw(&canvas, Box(x: box.x, y: top, width: box.width, height: wordsHeight))
      })
  }

  /// A square drawing as large as its box allows, from `least` to `largest`.
  func square(least: Int, largest: Int, draw: @escaping (inout SceneCanvas, Box) -> Void) -> Piece {
    Piece(
      widthLeast: least, widthWanted: largest, isWide: false, height: { _ in least }, growth: { _ in largest - least },
      draw: { canvas, box in draw(&canvas, box.square(largest)) })
  }

  /// Draws a text over pages that turn by time; on long walls in columns.
  ///
  /// - Parameters:
  ///   - isCentred: Whether what fills less than its box stands in the middle of its height.
  ///   - pagesMax: What goes beyond so many pages is cut with `…` and where the whole is to be read.
  mutating func drawText(
    _ text: String, in box: Box, face: FontFace, largest: Int, isCentred: Bool = false, pagesMax: Int? = nil
  ) {
    let setter = ParagraphSetter(measure: context.measure, face: face)
    var set = setter.pages(text, in: box, largest: max(largest, floorSize), floor: floorSize)
    let columns = box.columns(set.columns, gap: 2 * Self.pieceGap)
    if let pagesMax { set = setter.cut(set, to: pagesMax * set.columns, in: box, whole: strings[.ballotInFull]) }
    let count = (set.blocks.count + set.columns - 1) / set.columns
    let page = page(of: count)
    for (block, column) in zip(set.blocks.dropFirst(page * set.columns), columns) {
      let spare = isCentred && count == 1 ? max(0, column.height - block.height) / 2 : 0
      let place = Box(x: column.x, y: column.y + spare, width: column.width, height: column.height - spare)
      draw(block, in: place, face: face)
    }
    drawPageNumber(page, of: count)
  }
}
