public import Assets
import Glibc
public import Scenes

/// A part of a drawing in a square of 100 × 100 units: a path as SVG writes it, filled, stroked with round ends, or both.
public struct Outline: Sendable, Hashable {
  /// How it lies in the square: moved, made smaller, and turned about a point.
  struct Placement: Sendable, Hashable {
    let shift: Double
    let scale: Double
    let degrees: Double
    let aboutX: Double
    let aboutY: Double
  }

  /// The path's data.
  public let path: String
  /// What it is filled with; nothing for a line.
  public let fill: Color?
  /// The colour of its line; nothing where it has none.
  public let stroke: Color?
  /// The width of its line, in units of the square.
  public let strokeWidth: Int
  private let placement: Placement?

  init(path: String, fill: Color? = nil, stroke: Color? = nil, strokeWidth: Int = 0, placement: Placement? = nil) {
    self.path = path
    self.fill = fill
    self.stroke = stroke
    self.strokeWidth = strokeWidth
    self.placement = placement
  }

  /// How it lies in the square, as the six numbers of a transform `[a b c d e f]`; nothing where it lies as it is.
  public var matrix: [Double]? {
    guard let placement else { return nil }
    let angle = placement.degrees * Double.pi / 180
    let (a, b) = (placement.scale * cos(angle), placement.scale * sin(angle))
    // What is turned stays where it was turned about.
    let (x, y) = (placement.aboutX, placement.aboutY)
    return [
      a, b, -b, a, placement.shift + placement.scale * x - a * x + b * y,
      placement.shift + placement.scale * y - b * x - a * y,
    ]
  }

  /// The same as an element of SVG.
  var svg: String {
    var element = "<path d='\(path)' fill='\(fill?.hex ?? "none")'"
    if let stroke {
      element += " stroke='\(stroke.hex)' stroke-width='\(strokeWidth)' stroke-linecap='round' stroke-linejoin='round'"
    }
    if let placement {
      let turn = "rotate(\(placement.degrees) \(placement.aboutX) \(placement.aboutY))"
      element +=
        " transform='translate(\(placement.shift) \(placement.shift)) scale(\(placement.scale)) \(turn)'"
    }
    return element + "/>"
  }
}

extension Sign {
  /// What it is drawn of, in its square.
  public func outlines(color: Color) -> [Outline] { Drawing.sign(self, color: color) }
}

extension DrawCommand {
  /// What a ring is drawn of, in the square in the middle of its box; nothing for all else.
  public func ringOutlines(theme: Theme) -> [Outline]? {
    guard case .ring(let box, let thickness, let lit, let role) = self else { return nil }
    return Drawing.ring(
      thickness: Self.ringShare(of: thickness, in: box), lit: lit, color: theme[role], track: theme[.track])
  }

  /// How thick a ring is, in thousandths of the square in the middle of its box.
  static func ringShare(of thickness: Int, in box: Box) -> Int {
    thickness * 1_000 / max(1, min(box.width, box.height))
  }
}
