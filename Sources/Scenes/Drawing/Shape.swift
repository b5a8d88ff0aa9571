/// The proportions of a wall, and the design pixels in which pictures for it are laid out.
///
/// Invariant: the shorter side has 1080 design pixels. A letter of a size is therefore as large on every wall whose
/// shorter side is as long, and ``HallGeometry/imageHeightMetres`` is the length of that side: an upright screen is a
/// wide one that was turned.
public enum Shape: String, Sendable, Hashable, CaseIterable {
  /// 16:9, what the pictures were designed for first.
  case wide = "16x9"
  /// 16:10, as many projectors have it; 768×480 too.
  case projector = "16x10"
  /// 4:3.
  case classic = "4x3"
  /// 3:1, a wall over the stage.
  case banner = "3x1"
  /// 32:9, two wide walls side by side.
  case panorama = "32x9"
  /// 9:16, a wide screen that was turned.
  case upright = "9x16"

  /// Width, in design pixels.
  public var width: Int {
    switch self {
    case .wide: 1_920
    case .projector: 1_728
    case .classic: 1_440
    case .banner: 3_240
    case .panorama: 3_840
    case .upright: 1_080
    }
  }

  /// Height, in design pixels.
  public var height: Int { self == .upright ? 1_920 : 1_080 }

  /// The whole picture.
  public var bounds: Box { Box(x: 0, y: 0, width: width, height: height) }

  /// The shape whose proportions are nearest to those of a picture of that size, in pixels or any other unit.
  public static func nearest(width: Int, height: Int) -> Shape {
    // How far apart two proportions are: by how much one is longer than the other.
    func distance(_ shape: Shape) -> Double {
      let (one, two) = (Double(max(1, width)) * Double(shape.height), Double(max(1, height)) * Double(shape.width))
      return max(one / two, two / one)
    }
    return allCases.min { distance($0) < distance($1) } ?? .wide
  }
}
