import Assets

/// A part of a picture that knows how much room it needs, and draws itself into a box that has it.
///
/// Pieces are put beneath each other (``stack(_:gap:)``) and side by side (``beside(_:gap:)``); what a layout is on each
/// wall follows from which of its arrangements fits. Lengths are design pixels.
struct Piece {
  /// The narrowest it can be set without cutting a word or tearing figures from their words.
  let widthLeast: Int
  /// The width beyond which more is only air.
  let widthWanted: Int
  /// Whether it spreads over what is free beside it.
  var isWide = true
  /// The height that it needs at a width.
  let height: (_ width: Int) -> Int
  /// How much higher than it must be it can become at a width, and be better for it.
  var growth: (_ width: Int) -> Int = { _ in 0 }
  /// How much of a height that it is given it really fills: text steps from size to size.
  var used: (_ width: Int, _ height: Int) -> Int = { _, height in height }
  /// What it falls into where it is higher than a page of a width and a height.
  var parts: (_ width: Int, _ height: Int) -> [Piece] = { _, _ in [] }
  /// Draws it into a box.
  let draw: (_ canvas: inout SceneCanvas, _ box: Box) -> Void

  /// Whether a box has the room.
  func fits(_ box: Box) -> Bool { widthLeast <= box.width && height(box.width) <= box.height }
}

extension Piece {
  /// Nothing, of a height.
  static func space(_ height: Int) -> Piece {
    Piece(widthLeast: 0, widthWanted: 0, height: { _ in height }, draw: { _, _ in })
  }

  /// Pieces beneath each other.
  ///
  /// Those that grow share what is left; of the rest the gaps take some or, where the pieces are a whole page that is
  /// spread over its height, all.
  static func stack(_ pieces: [Piece], gap: Int, isSpread: Bool = false) -> Piece {
    let gaps = gap * max(0, pieces.count - 1)
    /// What each piece is given of a box, and the air between two of them.
    func places(_ width: Int, _ height: Int) -> (heights: [Int], air: Int) {
      let least = pieces.map { $0.height(width) }
      let growths = pieces.map { $0.growth(width) }
      let spare = max(0, height - least.reduce(0, +) - gaps)
      let growth = max(1, growths.reduce(0, +))
      let heights = pieces.indices.map { index in
        let given = least[index] + min(growths[index], spare * growths[index] / growth)
        return max(least[index], min(given, pieces[index].used(width, given)))
      }
      let rest = max(0, height - heights.reduce(0, +) - gaps) / max(1, pieces.count - 1)
      return (heights, gap + (isSpread ? rest : min(gap, rest)))
    }
    return Piece(
      widthLeast: pieces.map(\.widthLeast).max() ?? 0, widthWanted: pieces.map(\.widthWanted).max() ?? 0,
      isWide: pieces.contains(where: \.isWide),
      height: { width in pieces.reduce(gaps) { $0 + $1.height(width) } },
      growth: { width in pieces.reduce(0) { $0 + $1.growth(width) } },
      used: { width, height in
        let (heights, air) = places(width, height)
        return min(height, heights.reduce(air * max(0, pieces.count - 1), +))
      },
      parts: { _, _ in pieces },
      draw: { canvas, box in
        let (heights, air) = places(box.width, box.height)
        var top = box.y
        for (piece, height) in zip(pieces, heights) {
          piece.draw(&canvas, Box(x: box.x, y: top, width: box.width, height: height))
          top += height + air
        }
      })
  }

  /// Pieces side by side: each at least as wide as it must be, then the wide ones as wide as they want, then the others,
  /// and what is left goes to the wide ones.
  static func beside(_ pieces: [Piece], gap: Int) -> Piece {
    let gaps = gap * max(0, pieces.count - 1)
    return Piece(
      widthLeast: pieces.reduce(gaps) { $0 + $1.widthLeast }, widthWanted: pieces.reduce(gaps) { $0 + $1.widthWanted },
      height: { width in zip(pieces, widths(pieces, in: width - gaps)).map { $0.height($1) }.max() ?? 0 },
      growth: { width in zip(pieces, widths(pieces, in: width - gaps)).map { $0.growth($1) }.max() ?? 0 },
      parts: { _, _ in pieces },
      draw: { canvas, box in
        var left = box.x
        for (piece, width) in zip(pieces, widths(pieces, in: box.width - gaps)) {
          piece.draw(&canvas, Box(x: left, y: box.y, width: width, height: box.height))
          left += width + gap
        }
      })
  }

  private static func widths(_ pieces: [Piece], in width: Int) -> [Int] {
    var widths = pieces.map(\.widthLeast)
    var spare = max(0, width - widths.reduce(0, +))
    for isWide in [true, false] {
      let wants = pieces.map { $0.isWide == isWide ? max(0, $0.widthWanted - $0.widthLeast) : 0 }
      let wanted = wants.reduce(0, +)
      let given = min(spare, wanted)
      for index in pieces.indices where wanted > 0 { widths[index] += given * wants[index] / wanted }
      spare -= given
    }
    let wide = pieces.count(where: \.isWide)
    for index in pieces.indices where pieces[index].isWide { widths[index] += spare / wide }
    return widths
  }

  /// The piece on a panel, which is as high as its box where the piece fills it.
  func onPanel(padding: Int) -> Piece {
    let piece = self
    return Piece(
      widthLeast: widthLeast + 2 * padding, widthWanted: widthWanted + 2 * padding, isWide: isWide,
      height: { piece.height($0 - 2 * padding) + 2 * (padding / 2) },
      growth: { piece.growth($0 - 2 * padding) },
      used: { width, height in
        piece.used(width - 2 * padding, height - 2 * (padding / 2)) + 2 * (padding / 2)
      },
      parts: { width, height in
        let (width, height) = (width - 2 * padding, height - 2 * (padding / 2))
        return Self.pages(piece.parts(width, height), width: width, height: height, gap: 0).map {
          Self.stack($0, gap: 0).onPanel(padding: padding)
        }
      },
      draw: { canvas, box in
        canvas.draw(.panel(box, radius: canvas.panelRadius, .panel))
        piece.draw(
          &canvas,
          Box(
            x: box.x + padding, y: box.y + padding / 2, width: box.width - 2 * padding,
            height: box.height - 2 * (padding / 2)))
      })
  }

  /// The first where it has the width, else the second.
  static func either(_ first: Piece, _ second: Piece) -> Piece {
    func piece(_ width: Int) -> Piece { first.widthLeast <= width ? first : second }
    return Piece(
      widthLeast: min(first.widthLeast, second.widthLeast), widthWanted: first.widthWanted, isWide: first.isWide,
      height: { piece($0).height($0) }, growth: { piece($0).growth($0) },
      parts: { width, height in piece(width).parts(width, height) },
      draw: { canvas, box in piece(box.width).draw(&canvas, box) })
  }

  /// The piece in the middle of the height that its box has, as large as it becomes there.
  var centred: Piece {
    let piece = self
    return Piece(
      widthLeast: widthLeast, widthWanted: widthWanted, isWide: isWide, height: height, growth: growth, parts: parts,
      draw: { canvas, box in
        let grown = min(box.height, piece.height(box.width) + piece.growth(box.width))
        let height = piece.used(box.width, grown)
        let top = box.y + max(0, box.height - height) / 2
        piece.draw(&canvas, Box(x: box.x, y: top, width: box.width, height: height))
      })
  }

  private static let anyHeight = 10_000

  /// The piece, which is no narrower than a width.
  func noNarrower(than width: Int) -> Piece {
    Piece(
      widthLeast: max(widthLeast, width), widthWanted: max(widthWanted, width), isWide: isWide, height: height,
      growth: growth, used: used, parts: parts, draw: draw)
  }

  /// The piece, which takes whatever height its box has.
  var filling: Piece {
    var piece = self
    piece.growth = { _ in Self.anyHeight }
    piece.used = { _, height in height }
    return piece
  }

  /// The piece at the foot of its box.
  var lowered: Piece {
    let piece = self
    return Piece(
      widthLeast: widthLeast, widthWanted: widthWanted, isWide: isWide, height: height, growth: { _ in Self.anyHeight },
      parts: parts,
      draw: { canvas, box in
        let height = piece.height(box.width)
        piece.draw(&canvas, Box(x: box.x, y: box.bottom - height, width: box.width, height: height))
      })
  }

  /// The pieces, some on each page, in order; what is higher than a page falls into its parts.
  static func pages(_ pieces: [Piece], width: Int, height: Int, gap: Int) -> [[Piece]] {
    var pages: [[Piece]] = []
    var used = height + 1
    func add(_ piece: Piece) {
      let needed = piece.height(width)
      if pages.last != nil, used + gap + needed <= height {
        pages[pages.count - 1].append(piece)
        used += gap + needed
        return
      }
      let parts = needed > height || piece.widthLeast > width ? piece.parts(width, height) : []
      guard parts.isEmpty else { return parts.forEach(add) }
      pages.append([piece])
      used = needed
    }
    pieces.forEach(add)
    return pages
  }
}
