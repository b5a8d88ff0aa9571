import Assets
import Congress

/// L25: a film, whole, never cut and never stretched.
extension SceneCanvas {
  /// The film's newest picture; the holding picture where this screen cannot show it.
  mutating func drawFilm(_ facts: FilmView) {
    isAbout(facts.film)
    let film = Footage.film(facts.film)
    guard !context.unplayable.contains(film) else { return drawHolding() }
    setGround(.black)
    draw(.footage(film, sheet.bounds, frame: context.frames[film] ?? 0))
    if facts.rite == nil { drawCornerMark() }
  }
}

extension SceneContent {
  /// Whether the whole wall is a film's or a camera's, over which a lower third stands.
  var isFootage: Bool {
    switch self {
    case .film: true
    case .camera(let facts): facts.beside == nil
    default: false
    }
  }
}
