import Assets
import Congress

/// L21: the picture by which a screen is set up: geometry, safe area, greys, the smallest letter, who the screen is.
extension SceneCanvas {
  private enum Pattern {
    /// The part of the picture that every screen shows, in thousandths of its edges from the rim.
    static let safeThousandths = 50
    static let cell = 120
    static let circleEdge = 960
    static let greys = 11
    /// The letters for staff, who stand before the screen.
    static let staffSize = 48
  }

  mutating func drawTestPattern() {
    setGround(.black)
    let bounds = sheet.bounds
    drawCells(bounds)
    let (x, y) = (bounds.width * Pattern.safeThousandths / 1_000, bounds.height * Pattern.safeThousandths / 1_000)
    drawFrame(Box(x: x, y: y, width: bounds.width - 2 * x, height: bounds.height - 2 * y), thickness: 3, .ink)
    let circle = bounds.square(Pattern.circleEdge)
    draw(.ring(circle, thickness: 6, lit: 1_000, .ink))
    drawWho(Box(x: circle.x + 90, y: circle.y + 240, width: circle.width - 180, height: 280))
    drawGreys(Box(x: circle.x + 150, y: circle.y + 550, width: 660, height: 90))
    drawLetters(top: circle.y + 660)
  }

  /// Squares from the middle outwards; bars would show where one is not as wide as it is high.
  private mutating func drawCells(_ bounds: Box) {
    for x in stride(from: bounds.width / 2 % Pattern.cell, through: bounds.width, by: Pattern.cell) {
      draw(.fill(Box(x: min(x, bounds.width - 2), y: 0, width: 2, height: bounds.height), .track))
    }
    for y in stride(from: bounds.height / 2 % Pattern.cell, through: bounds.height, by: Pattern.cell) {
      draw(.fill(Box(x: 0, y: min(y, bounds.height - 2), width: bounds.width, height: 2), .track))
    }
    drawFrame(bounds, thickness: 4, .accent)
  }

  private mutating func drawFrame(_ box: Box, thickness: Int, _ role: Theme.Role) {
    draw(.fill(Box(x: box.x, y: box.y, width: box.width, height: thickness), role))
    draw(.fill(Box(x: box.x, y: box.bottom - thickness, width: box.width, height: thickness), role))
    draw(.fill(Box(x: box.x, y: box.y, width: thickness, height: box.height), role))
    draw(.fill(Box(x: box.right - thickness, y: box.y, width: thickness, height: box.height), role))
  }

  /// From no light to all of it in even steps, the last two at each end to be told apart.
  private mutating func drawGreys(_ box: Box) {
    let width = box.width / Pattern.greys
    for step in 0..<Pattern.greys {
      let level = 255 * step / (Pattern.greys - 1)
      draw(.grey(Box(x: box.x + step * width, y: box.y, width: width, height: box.height), level))
    }
    drawFrame(box, thickness: 2, .ink)
  }

  /// Who the screen is, how many pixels it has, and the measures of the hall.
  private mutating func drawWho(_ box: Box) {
    let middle = box.x + box.width / 2
    draw(.fill(box, .black))
    let name = context.screen?.id ?? view.output.text
    let size = TypeScale.largestSize(
      for: name, face: .display, within: box.width - 40, from: 132, floor: 40, measure: context.measure)
    text(name, x: middle, baseline: box.y + 120, size: size, face: .display, role: .accent, anchor: .center)
    let pixels = context.screen.map { " · \($0.width) × \($0.height)" } ?? ""
    text(view.output.text + pixels, x: middle, baseline: box.y + 200, size: Pattern.staffSize, anchor: .center)
    let hall = view.congress.hall
    let measures = strings[
      .testHall, ["distance": "\(hall.farthestViewerMetres)", "height": "\(hall.imageHeightMetres)"]]
    text(measures, x: middle, baseline: box.y + 262, size: Pattern.staffSize, role: .quiet, anchor: .center)
  }

  /// The letters with the highest stacks and the lowest dots, and digits, all of the smallest size of this hall.
  private mutating func drawLetters(top: Int) {
    let lineHeight = TypeScale.lineHeight(ofSize: floorSize)
    let most = floorSize > 80 ? ["ỘỆẪỨ ọệẫứđ", "0123456789"] : ["Ộ Ệ Ẫ Ứ ọ ệ ẫ ứ đ", "0123456789"]
    for (index, letters) in most.enumerated() {
      let baseline = top + index * lineHeight + TypeScale.ascent(ofSize: floorSize)
      let width = width(letters, size: floorSize) + 40
      let place = Box(x: (sheet.width - width) / 2, y: top + index * lineHeight, width: width, height: lineHeight)
      draw(.fill(place, .black))
      text(letters, x: sheet.width / 2, baseline: baseline, size: floorSize, role: .ink, anchor: .center)
    }
  }
}
