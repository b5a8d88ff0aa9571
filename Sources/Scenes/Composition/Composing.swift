import Assets

/// How a layout finds its place on a wall: the first arrangement that fits, at the largest size; pages at the floor.
extension SceneCanvas {
  /// The sizes of content in this hall, from the one that is wanted down to the floor, in design pixels.
  func textSizes(from wanted: Int = textSize) -> [Int] {
    let largest = max(wanted, floorSize)
    return Array(stride(from: largest, to: floorSize, by: -2 * TypeScale.stepPixels)) + [floorSize]
  }

  /// The size of words beside a number that matters: on a long wall there is room for both.
  var sizeBesideNumber: Int { sheet.isLong ? 132 : Self.textSize }

  /// The largest size of a number that matters: on a long wall it takes the height that is free.
  var numeralSize: Int { sheet.isLong ? 560 : 336 }

  /// The air between two pieces.
  static let pieceGap = 32

  /// Draws the first of several arrangements that fits a box, at the largest size at which one does; where none fits
  /// at the floor, the pieces of the one that takes the fewest pages.
  ///
  /// - Parameters:
  ///   - wanted: The size that is tried first; beside a number that matters no larger than usual, or it would be small.
  ///   - arrangements: At a text size, what there is to draw, the best arrangement first.
  mutating func compose(
    in box: Box, from wanted: Int = largeTextSize, _ arrangements: (_ canvas: SceneCanvas, _ size: Int) -> [Piece]
  ) {
    compose(in: box, from: wanted, trying: { arrangements($0, $1).map { piece in { piece } } })
  }

  /// A way to arrange pieces, made when it is its turn: nearly always the first one fits.
  typealias Arrangement = () -> Piece

  /// The same with arrangements that are many, or long to make.
  mutating func compose(
    in box: Box, from wanted: Int = largeTextSize,
    trying arrangements: (_ canvas: SceneCanvas, _ size: Int) -> [Arrangement]
  ) {
    let box = box.aboveFoot
    let second = otherCanvas
    var last: (ways: [Arrangement], otherWays: [Arrangement]?) = ([], nil)
    for size in textSizes(from: wanted) {
      let ways = arrangements(self, size)
      let otherWays = second.map { arrangements($0, size) }
      // Larger than usual it is only where air is left as well.
      let room = size > Self.textSize ? box.withoutFoot(box.height / 10, gap: 0).rest : box
      if let piece = firstFitting(ways, otherWays, in: room) { return piece.draw(&self, box) }
      last = (ways, otherWays)
    }
    if let piece = onFewestPages(last.ways.map { $0() }, last.otherWays?.map { $0() }, in: box) {
      drawPages(of: [piece], in: box)
    }
  }

  /// The first of several arrangements that fits a box; of two halves, which are arranged alike, in both.
  func firstFitting(_ ways: [Arrangement], _ otherWays: [Arrangement]?, in box: Box) -> Piece? {
    for (index, way) in ways.enumerated() {
      let piece = way()
      guard piece.fits(box) else { continue }
      if let otherWays {
        guard otherWays.indices.contains(index), otherWays[index]().fits(box) else { continue }
      }
      return piece
    }
    return nil
  }

  /// The same of pieces that are made.
  func firstFitting(_ pieces: [Piece], _ otherPieces: [Piece]?, in box: Box) -> Piece? {
    firstFitting(pieces.map { piece in { piece } }, otherPieces?.map { piece in { piece } }, in: box)
  }

  /// Which of several arrangements that are not too wide falls over the fewest pages of a box, the better of those that
  /// take as few; of two halves, which are arranged alike, in both.
  func onFewestPages(_ pieces: [Piece], _ otherPieces: [Piece]?, in box: Box) -> Piece? {
    func count(_ piece: Piece) -> Int? {
      guard piece.widthLeast <= box.width else { return nil }
      return Piece.pages([piece], width: box.width, height: box.height, gap: Self.pieceGap).count
    }
    let counts = pieces.indices.map { index -> Int? in
      let second = otherPieces.flatMap { $0.indices.contains(index) ? $0[index] : nil }
      let both = [pieces[index], second].compactMap(\.self).map(count)
      return both.contains(nil) ? nil : both.compactMap(\.self).max()
    }
    return counts.compactMap(\.self).min().flatMap(counts.firstIndex).map { pieces[$0] } ?? pieces.last
  }

  /// Draws pieces over pages that turn by time.
  mutating func drawPages(of pieces: [Piece], in box: Box) {
    let pages = Piece.pages(pieces, width: box.width, height: box.height, gap: Self.pieceGap)
    let page = page(of: pages.count)
    guard !pages.isEmpty else { return }
    Piece.stack(pages[page], gap: Self.pieceGap).draw(&self, box)
    drawPageNumber(page, of: pages.count)
  }

  /// Where a text and a part that stays beside or beneath it stand in a box; nothing where there is no room for
  /// `linesLeast` lines of the text.
  ///
  /// On a long wall the part stands on the right, elsewhere beneath.
  func split(
    _ box: Box, for part: Piece, linesLeast: Int, widthLeast: Int = 0, gap: Int = pieceGap
  ) -> (text: Box, part: Box)? {
    let heightLeast = linesLeast * TypeScale.lineHeight(ofSize: floorSize)
    if sheet.isLong {
      let width = max(part.widthLeast, min(part.widthWanted, box.width / 2))
      let (text, beside) = box.withoutTrailing(width, gap: 2 * gap)
      if text.width >= max(widthLeast, floorSize * 12), part.fits(beside), text.height >= heightLeast {
        return (text, beside)
      }
    }
    let height = part.height(box.width)
    guard part.widthLeast <= box.width, box.height - height - gap >= heightLeast else { return nil }
    let (text, foot) = box.withoutFoot(height, gap: gap)
    return (text, foot)
  }
}

extension Box {
  /// What is left of a box beside its right part of a width, and that part.
  func withoutTrailing(_ width: Int, gap: Int) -> (rest: Box, part: Box) {
    (
      Box(x: x, y: y, width: self.width - width - gap, height: height),
      Box(x: right - width, y: y, width: width, height: height)
    )
  }

  /// What is left of a box above its lowest part of a height, and that part.
  func withoutFoot(_ height: Int, gap: Int) -> (rest: Box, part: Box) {
    (
      Box(x: x, y: y, width: width, height: self.height - height - gap),
      Box(x: x, y: bottom - height, width: width, height: height)
    )
  }

  /// What is left of a box where a panel ends it: its edge is nearer to the foot than letters are.
  var aboveFoot: Box { Box(x: x, y: y, width: width, height: height - 12) }

  /// What is left of a box beneath its upper part of a height.
  func withoutHead(_ height: Int) -> Box { Box(x: x, y: y + height, width: width, height: self.height - height) }

  /// A box whose foot stands elsewhere.
  func lengthened(to bottom: Int) -> Box { Box(x: x, y: y, width: width, height: bottom - y) }

  /// A box whose top stands so much higher.
  func raised(_ height: Int) -> Box { Box(x: x, y: y - height, width: width, height: self.height + height) }

  /// Columns of one width beside each other.
  func columns(_ count: Int, gap: Int) -> [Box] {
    let wide = (width - gap * (count - 1)) / max(1, count)
    return (0..<count).map { Box(x: x + $0 * (wide + gap), y: y, width: wide, height: height) }
  }

  /// The largest square in the middle of a box, of an edge at most.
  func square(_ edgeMax: Int) -> Box {
    let edge = min(edgeMax, width, height)
    return Box(x: x + (width - edge) / 2, y: y + (height - edge) / 2, width: edge, height: edge)
  }
}
