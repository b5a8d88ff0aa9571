import Assets
import Congress

/// L21: the picture by which a screen is set up: geometry, safe area, greys, the smallest letter, who the screen is.
extension SceneCanvas {
  private enum Pattern {
    /// The part of the picture that every screen shows, in thousandths of its edges from the rim.
    static let safeThousandths = 50
    static let cell = 120
    static let circle = Box(x: 480, y: 60, width: 960, height: 960)
    static let greys = 11
    static let who = Box(x: 570, y: 310, width: 780, height: 280)
    static let greyBox = Box(x: 630, y: 620, width: 660, height: 100)
    static let lettersBaseline = 836
  }

  mutating func drawTestPattern() {
    setGround(.black)
    drawCells()
    drawSafeArea()
    draw(.ring(Pattern.circle, thickness: 6, lit: 1_000, .ink))
    drawGreys()
    drawWho()
  }

  /// Squares from the middle outwards; bars would show where one is not as wide as it is high.
  private mutating func drawCells() {
    for x in stride(from: 0, through: DrawList.width, by: Pattern.cell) {
      draw(.fill(Box(x: min(x, DrawList.width - 2), y: 0, width: 2, height: DrawList.height), .track))
    }
    for y in stride(from: DrawList.height / 2 % Pattern.cell, through: DrawList.height, by: Pattern.cell) {
      draw(.fill(Box(x: 0, y: y, width: DrawList.width, height: 2), .track))
    }
    drawFrame(Box(x: 0, y: 0, width: DrawList.width, height: DrawList.height), thickness: 4, .accent)
  }

  private mutating func drawSafeArea() {
    let x = DrawList.width * Pattern.safeThousandths / 1_000
    let y = DrawList.height * Pattern.safeThousandths / 1_000
    drawFrame(Box(x: x, y: y, width: DrawList.width - 2 * x, height: DrawList.height - 2 * y), thickness: 3, .ink)
  }

  private mutating func drawFrame(_ box: Box, thickness: Int, _ role: Theme.Role) {
    draw(.fill(Box(x: box.x, y: box.y, width: box.width, height: thickness), role))
    draw(.fill(Box(x: box.x, y: box.bottom - thickness, width: box.width, height: thickness), role))
    draw(.fill(Box(x: box.x, y: box.y, width: thickness, height: box.height), role))
    draw(.fill(Box(x: box.right - thickness, y: box.y, width: thickness, height: box.height), role))
  }

  /// From no light to all of it in even steps, the last two at each end to be told apart.
  private mutating func drawGreys() {
    let width = Pattern.greyBox.width / Pattern.greys
    for step in 0..<Pattern.greys {
      let level = 255 * step / (Pattern.greys - 1)
      draw(
        .grey(
          Box(
            x: Pattern.greyBox.x + step * width, y: Pattern.greyBox.y, width: width, height: Pattern.greyBox.height),
          level))
    }
    drawFrame(Pattern.greyBox, thickness: 2, .ink)
  }

  /// Who the screen is, how many pixels it has, and the smallest letter of this hall in its real size.
  private mutating func drawWho() {
    let middle = DrawList.width / 2
    draw(.fill(Pattern.who, .black))
    let name = context.screen?.id ?? view.output.text
    let size = TypeScale.largestSize(
      for: name, face: .display, within: Pattern.who.width - 40, from: 132, floor: 56, measure: context.measure)
    text(name, x: middle, baseline: 430, size: size, face: .display, role: .accent, anchor: .center)
    let pixels = context.screen.map { " · \($0.width) × \($0.height)" } ?? ""
    text(view.output.text + pixels, x: middle, baseline: 510, size: 48, role: .ink, anchor: .center)
    let hall = view.congress.hall
    let measures = strings[
      .testHall, ["distance": "\(hall.farthestViewerMetres)", "height": "\(hall.imageHeightMetres)"]]
    text(measures, x: middle, baseline: 576, size: 48, role: .quiet, anchor: .center)
    drawLetters()
  }

  /// The letters with the highest stacks and the lowest dots, and digits, all of the smallest size.
  private mutating func drawLetters() {
    let lineHeight = TypeScale.lineHeight(ofSize: floorSize)
    for (index, letters) in ["Ộ Ệ Ẫ Ứ ọ ệ ẫ ứ đ", "0123456789"].enumerated() {
      let baseline = Pattern.lettersBaseline + index * lineHeight
      let width = width(letters, size: floorSize) + 40
      let top = baseline - lineHeight * 76 / 100
      draw(.fill(Box(x: (DrawList.width - width) / 2, y: top, width: width, height: lineHeight), .black))
      text(letters, x: DrawList.width / 2, baseline: baseline, size: floorSize, role: .ink, anchor: .center)
    }
  }
}
