import Assets

extension DrawList {
  /// The whole picture, small: its commands as they lie in a box of the picture that it becomes a part of.
  ///
  /// As large as fits with its proportions kept, and in the middle; its ground comes first, as wide as the box.
  ///
  /// - Parameter sheet: The size that the list was laid out for, where it is not its shape's.
  public func nested(in box: Box, sheet: Sheet? = nil) -> [DrawCommand] {
    let nesting = Nesting(sheet ?? Sheet(shape), in: box)
    return [.fill(box, ground)] + commands.map(nesting.command)
  }
}

/// How one picture lies in a box of another.
private struct Nesting {
  /// Pixels of the box for so many of the picture, as two whole numbers: no place depends on how a machine rounds.
  private let numerator: Int
  private let denominator: Int
  private let left: Int
  private let top: Int

  init(_ sheet: Sheet, in box: Box) {
    let (width, height) = (sheet.width, sheet.height)
    let isWide = box.width * height > box.height * width
    numerator = isWide ? box.height : box.width
    denominator = isWide ? height : width
    left = box.x + (box.width - width * numerator / denominator) / 2
    top = box.y + (box.height - height * numerator / denominator) / 2
  }

  private func x(_ x: Int) -> Int { left + x * numerator / denominator }
  private func y(_ y: Int) -> Int { top + y * numerator / denominator }
  private func length(_ length: Int) -> Int { max(1, length * numerator / denominator) }

  /// Boxes that touch in the picture touch in the small one.
  private func place(_ box: Box) -> Box {
    let (left, top) = (x(box.x), y(box.y))
    return Box(
      x: left, y: top, width: box.width > 0 ? max(1, x(box.right) - left) : 0,
      height: box.height > 0 ? max(1, y(box.bottom) - top) : 0)
  }

  func command(_ command: DrawCommand) -> DrawCommand {
    switch command {
    case .fill(let box, let role): .fill(place(box), role)
    case .grey(let box, let level): .grey(place(box), level)
    case .gradient(let box, let top, let bottom): .gradient(place(box), top: top, bottom: bottom)
    case .panel(let box, let radius, let role): .panel(place(box), radius: length(radius), role)
    case .bar(let box, let lit, let role):
      .bar(place(box), lit: lit > 0 ? place(box.leftPart(lit)).width : 0, role)
    case .text(let run):
      .text(
        TextRun(
          run.text, x: x(run.x), baseline: y(run.baseline), size: length(run.size), face: run.face, role: run.role,
          anchor: run.anchor))
    case .sign(let sign, let box, let role): .sign(sign, place(box), role)
    case .ring(let box, let thickness, let lit, let role):
      .ring(place(box), thickness: length(thickness), lit: lit, role)
    case .emblem(let name, let box): .emblem(name, place(box))
    case .backdrop(let name, let box, let veil, let percent): .backdrop(name, place(box), veil: veil, percent: percent)
    case .image(let name, let box): .image(name, place(box))
    case .footage(let footage, let box, let frame): .footage(footage, place(box), frame: frame)
    }
  }
}
