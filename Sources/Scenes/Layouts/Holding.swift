import Assets
import Congress

/// L01 holding, L20 fallback, L24 black: the pictures that need no facts.
extension SceneCanvas {
  private static let middle = DrawList.width / 2

  private mutating func centered(
    _ line: String, baseline: Int, size: Int, face: FontFace = .text, role: Theme.Role = .ink
  ) {
    let fitting = TypeScale.largestSize(
      for: line, face: face, within: Grid.width, from: size, floor: 32, measure: context.measure)
    text(line, x: Self.middle, baseline: baseline, size: fitting, face: face, role: role, anchor: .center)
  }

  private mutating func drawShadedGround() {
    setGround(.ground)
    draw(
      .gradient(
        Box(x: 0, y: 0, width: DrawList.width, height: DrawList.height), top: .ground, bottom: .groundLow))
  }

  /// L01: slogan, emblem, whose congress, which, for which years, where and when.
  mutating func drawHolding() {
    let name = view.congress.name
    drawShadedGround()
    centered(words(name.slogan), baseline: 144, size: 52, face: .textBold, role: .accent)
    if let emblem = view.congress.emblem {
      draw(.emblem(emblem, Box(x: Self.middle - 68, y: 198, width: 136, height: 136)))
    }
    centered(words(name.body), baseline: 452, size: 64)
    centered(words(name.title), baseline: 630, size: 156, face: .display, role: .accent)
    centered(words(name.ordinal), baseline: 780, size: 100, face: .display)
    draw(.fill(Box(x: Self.middle - 300, y: 836, width: 600, height: 3), .line))
    centered(words(name.term), baseline: 920, size: 62)
    centered(words(name.placeAndDate), baseline: 1_008, size: 48, role: .quiet)
    drawCornerMark()
  }

  /// L20: the plain picture that is always right, whatever has gone wrong beneath it.
  mutating func drawFallback() {
    let name = view.congress.name
    drawShadedGround()
    if let emblem = view.congress.emblem {
      draw(.emblem(emblem, Box(x: Self.middle - 90, y: 200, width: 180, height: 180)))
    }
    centered(words(name.body), baseline: 532, size: 64)
    centered(words(name.shortTitle), baseline: 680, size: 120, face: .display, role: .accent)
    draw(.fill(Box(x: Self.middle - 300, y: 748, width: 600, height: 3), .line))
    centered(strings[.waitPlease], baseline: 866, size: 72, role: .quiet)
    drawCornerMark()
  }

  /// L24: no light.
  mutating func drawBlack() { setGround(.black) }
}
