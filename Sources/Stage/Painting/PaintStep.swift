import Assets

/// One thing done to a surface.
///
/// Everything that can fail has been done before there is a step.
enum PaintStep {
  case fill(PixelRect, Color)
  case shade(PixelRect, top: Color, bottom: Color)
  case stamp(Surface, part: PixelRect, x: Int, y: Int)

  /// The pixels that it changes at most.
  var bounds: PixelRect {
    switch self {
    case .fill(let rect, _), .shade(let rect, _, _): rect
    case .stamp(_, let part, let x, let y): PixelRect(x: x, y: y, width: part.width, height: part.height)
    }
  }

  /// The rectangle of which it leaves nothing to be seen.
  var covered: PixelRect {
    switch self {
    case .fill(let rect, _), .shade(let rect, _, _): rect
    case .stamp: .empty
    }
  }

  /// Paints on a surface that is clipped to `visible`.
  func run(on surface: Surface, visible: PixelRect) {
    switch self {
    case .fill(let rect, let color): surface.fill(color, in: rect)
    case .shade(let rect, let top, let bottom): surface.shade(rect, top: top, bottom: bottom, visible: visible)
    case .stamp(let source, let part, let x, let y): surface.blit(source, part: part, x: x, y: y)
    }
  }
}
