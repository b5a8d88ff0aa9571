public import Scenes

/// How the design lies on a picture: as large as fits with its proportions kept, and in the middle.
///
/// What the design leaves free beside or above it is painted in the ground's colour.
public struct Viewport: Sendable, Hashable {
  /// The whole picture.
  public let bounds: PixelRect
  /// The proportions of the design.
  public let shape: Shape
  /// Pixels for each design pixel.
  public let scale: Double
  private let originX: Int
  private let originY: Int

  /// How the design lies on a picture of that size in pixels.
  public init(width: Int, height: Int, shape: Shape = .wide) {
    self.shape = shape
    bounds = PixelRect(x: 0, y: 0, width: width, height: height)
    scale = min(Double(width) / Double(shape.width), Double(height) / Double(shape.height))
    originX = (width - Int((Double(shape.width) * scale).rounded())) / 2
    originY = (height - Int((Double(shape.height) * scale).rounded())) / 2
  }

  /// The column at which a design column starts.
  public func x(_ x: Int) -> Int { originX + Int((Double(x) * scale).rounded()) }

  /// The row at which a design row starts.
  public func y(_ y: Int) -> Int { originY + Int((Double(y) * scale).rounded()) }

  /// A length that is not tied to a place, in pixels.
  public func length(_ length: Int) -> Double { Double(length) * scale }

  /// The pixels of a box.
  ///
  /// Boxes that touch in the design touch on the picture, and a thin rule never vanishes.
  public func rect(_ box: Box) -> PixelRect {
    let (left, top) = (x(box.x), y(box.y))
    return PixelRect(
      left: left, top: top,
      right: box.width > 0 ? max(left + 1, x(box.right)) : left,
      bottom: box.height > 0 ? max(top + 1, y(box.bottom)) : top)
  }

  /// The box of the design that lies under pixels.
  public func box(under rect: PixelRect) -> Box {
    func length(_ pixels: Int) -> Int { Int((Double(pixels) / scale).rounded()) }
    return Box(
      x: length(rect.x - originX), y: length(rect.y - originY), width: length(rect.width), height: length(rect.height))
  }

  /// The pixels of a plain box.
  ///
  /// One that covers the whole design covers the whole picture, so that a shaded ground has no seam to the bars beside
  /// it.
  func ground(_ box: Box) -> PixelRect { box.covers(shape) ? bounds : rect(box) }

  /// The key of a line's font on this picture.
  func font(_ run: TextRun) -> FontKey {
    FontKey(face: run.face, sizeUnits: max(1, Int((length(run.size) * Double(Font.unitsPerPixel)).rounded())))
  }
}
