import Assets
import Congress

/// L01 holding, L20 fallback, L24 black: the pictures that need no facts.
extension SceneCanvas {
  /// L01: slogan, emblem, whose congress, which, for which years, where and when.
  ///
  /// Where they would all become alike for want of room, the term stands beside which congress it is.
  mutating func drawHolding() {
    drawPoster(
      { canvas, words in canvas.holdingPoster(words, hasTermBeside: false) },
      orShorter: { canvas, words in canvas.holdingPoster(words, hasTermBeside: true) })
    drawCornerMark()
  }

  private func holdingPoster(_ words: PosterWords, hasTermBeside: Bool) -> Poster {
    let name = view.congress.name
    let term = words(name.term)
    let ordinal = words(name.ordinal) + (hasTermBeside && !term.isEmpty ? " · " + term : "")
    var poster = Poster()
    poster.line(words(name.slogan), size: 56, face: .textBold, role: .accent, rank: 3)
    poster.emblem(emblem, edge: sheet.isUpright ? 260 : 136, rank: 1)
    poster.line(words(name.body), size: 64, rank: 6)
    poster.line(words(name.title), size: 156, face: .display, role: .accent, rank: 8)
    poster.line(ordinal, size: 100, face: .display, rank: 7)
    poster.rule(rank: 0)
    if !hasTermBeside { poster.line(term, size: 64, rank: 4) }
    poster.line(words(name.placeAndDate), size: 52, role: .quiet, rank: 2)
    return poster
  }

  /// L20: the plain picture that is always right, whatever has gone wrong beneath it.
  mutating func drawFallback() {
    let name = view.congress.name
    drawPoster { canvas, words in
      var poster = Poster()
      poster.emblem(canvas.emblem, edge: 180, rank: 1)
      poster.line(words(name.body), size: 64, rank: 2)
      poster.line(words(name.shortTitle), size: 132, face: .display, role: .accent, rank: 4)
      poster.rule(rank: 0)
      poster.line(words.strings[.waitPlease], size: 72, role: .quiet, rank: 3)
      return poster
    }
    drawCornerMark()
  }

  /// L24: no light.
  mutating func drawBlack() { setGround(.black) }
}
