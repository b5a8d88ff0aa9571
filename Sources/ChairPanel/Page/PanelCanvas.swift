import Assets
import Scenes

/// What a panel is drawn on: a list, fonts and words in reach.
struct PanelCanvas {
  /// The smallest letters, in design pixels: 2 mm high on the smallest tablet, at arm's length.
  static let sizeMin = 30

  let strings: Strings
  let measure: any TextMeasuring
  let figures: FigureFormat
  private(set) var list = DrawList()

  init(strings: Strings, measure: any TextMeasuring) {
    self.strings = strings
    self.measure = measure
    figures = FigureFormat(language: strings.language)
  }

  func say(_ key: String, _ values: [String: String] = [:]) -> String { strings.text(key, values) ?? key }

  mutating func draw(_ command: DrawCommand) { list.commands.append(command) }

  mutating func panel(_ box: Box, _ role: Theme.Role) { draw(.panel(box, radius: 22, role)) }

  /// A panel with a rim.
  mutating func rimmed(_ box: Box, thickness: Int = 4, rim: Theme.Role, fill: Theme.Role) {
    panel(box, rim)
    draw(.panel(box.inset(thickness), radius: 22 - thickness, fill))
  }

  func width(_ text: String, size: Int, face: FontFace = .text) -> Int {
    measure.width(of: text, face: face, size: size)
  }

  mutating func text(
    _ text: String, x: Int, baseline: Int, size: Int, face: FontFace = .text, role: Theme.Role = .ink,
    anchor: TextRun.Anchor = .leading
  ) {
    guard !text.isEmpty else { return }
    draw(.text(TextRun(text, x: x, baseline: baseline, size: size, face: face, role: role, anchor: anchor)))
  }

  /// How a text stands in the height of its box.
  enum Place { case top, middle }

  /// A text set into a box as large as it fits, down to a floor, and cut with `…` where that is not enough; returns the
  /// lowest edge of its lines.
  @discardableResult
  mutating func set(
    _ words: String, in box: Box, largest: Int, floor: Int = sizeMin, face: FontFace = .text, role: Theme.Role = .ink,
    anchor: TextRun.Anchor = .leading, place: Place = .middle, linesMax: Int = 9
  ) -> Int {
    let block = fit(words, in: box, largest: largest, floor: floor, face: face, linesMax: linesMax)
    let height = block.lines.count * block.lineHeight
    let top = place == .middle ? box.y + (box.height - height) / 2 : box.y
    let x =
      switch anchor {
      case .leading: box.x
      case .center: box.x + box.width / 2
      case .trailing: box.right
      }
    for (index, line) in block.lines.enumerated() {
      // A line's letters stand at 77 hundredths of its height: stacked marks above and feet below both have room.
      let baseline = top + index * block.lineHeight + block.lineHeight * 77 / 100
      text(line, x: x, baseline: baseline, size: block.size, face: face, role: role, anchor: anchor)
    }
    return top + height
  }

  private func fit(_ words: String, in box: Box, largest: Int, floor: Int, face: FontFace, linesMax: Int) -> TextBlock {
    let setter = TextSetter(measure: measure, face: face)
    var size = largest
    while size > floor {
      let block = setter.fit(words, width: box.width, height: box.height, largest: size, floor: size)
      if block.isWhole, block.lines.count <= linesMax, block.height <= box.height { return block }
      size = max(floor, size - 4)
    }
    let lines = max(1, min(linesMax, box.height / TypeScale.lineHeight(ofSize: floor)))
    return setter.restate(words, width: box.width, linesMax: lines, largest: floor, floor: floor)
  }
}

extension Box {
  /// The box without a rim.
  func inset(_ by: Int) -> Box { inset(x: by, y: by) }

  /// The box without a rim that is not as wide as high.
  func inset(x: Int, y: Int) -> Box {
    Box(x: self.x + x, y: self.y + y, width: max(0, width - 2 * x), height: max(0, height - 2 * y))
  }

  /// The left part of a width, and the rest.
  func cut(left part: Int, gap: Int = 0) -> (part: Box, rest: Box) {
    (
      Box(x: x, y: y, width: part, height: height),
      Box(x: x + part + gap, y: y, width: max(0, width - part - gap), height: height)
    )
  }

  /// The upper part of a height, and the rest.
  func cut(top part: Int, gap: Int = 0) -> (part: Box, rest: Box) {
    (
      Box(x: x, y: y, width: width, height: part),
      Box(x: x, y: y + part + gap, width: width, height: max(0, height - part - gap))
    )
  }
}
