/// A picture inside another: a draw list laid out on a sheet of its own, drawn into a box.
extension DrawList {
  /// The commands that paint this list, ground and all, into a box of another list.
  ///
  /// Pure integer arithmetic; edges that touch on the sheet touch in the box. Proportions are kept where the box has
  /// those of the sheet, which is up to the caller.
  /// - Parameters:
  ///   - box: Where the picture goes, in the other list's design pixels.
  ///   - sheet: The size that this list was laid out for, in its own design pixels.
  public func commands(
    in box: Box, sheet: (width: Int, height: Int) = (DrawList.width, DrawList.height)
  ) -> [DrawCommand] {
    let scale = PictureScale(box: box, sheetWidth: max(1, sheet.width))
    return [.fill(box, ground)] + commands.map(scale.command)
  }
}

/// From one sheet's design pixels to those of a box.
private struct PictureScale {
  let box: Box
  let sheetWidth: Int

  /// Rounded to the nearest, halves up, also to the left of the sheet.
  private func scaled(_ value: Int) -> Int {
    let (doubled, whole) = (2 * value * box.width + sheetWidth, 2 * sheetWidth)
    return doubled >= 0 ? doubled / whole : (doubled - whole + 1) / whole
  }

  /// A length that is never nothing.
  private func length(_ value: Int) -> Int { value <= 0 ? value : max(1, scaled(value)) }

  /// A size of type, rounded down, so that no text becomes wider than its place.
  private func size(_ value: Int) -> Int { max(1, value * box.width / sheetWidth) }

  private func scaled(_ inner: Box) -> Box {
    let (left, top) = (box.x + scaled(inner.x), box.y + scaled(inner.y))
    return Box(
      x: left, y: top, width: inner.width > 0 ? max(1, box.x + scaled(inner.right) - left) : 0,
      height: inner.height > 0 ? max(1, box.y + scaled(inner.bottom) - top) : 0)
  }

  func command(_ command: DrawCommand) -> DrawCommand {
    switch command {
    case .fill(let inner, let role): .fill(scaled(inner), role)
    case .grey(let inner, let level): .grey(scaled(inner), level)
    case .gradient(let inner, let top, let bottom): .gradient(scaled(inner), top: top, bottom: bottom)
    case .panel(let inner, let radius, let role): .panel(scaled(inner), radius: length(radius), role)
    case .sign(let sign, let inner, let role): .sign(sign, scaled(inner), role)
    case .ring(let inner, let thickness, let lit, let role):
      .ring(scaled(inner), thickness: length(thickness), lit: lit, role)
    case .emblem(let name, let inner): .emblem(name, scaled(inner))
    case .text(let run):
      .text(
        TextRun(
          run.text, x: box.x + scaled(run.x), baseline: box.y + scaled(run.baseline), size: size(run.size),
          face: run.face, role: run.role, anchor: run.anchor))
    }
  }
}
