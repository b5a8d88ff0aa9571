import Assets
import Glibc
import Scenes

/// The shapes of the stage as outlines, each in a square of 100 × 100 units.
///
/// All signs have one stroke, round ends and round joins, and the same optical size, so that a row of them looks like
/// one hand drew it.
enum Drawing {
  private static let stroke = 16

  /// A sign that fills the square.
  static func sign(_ sign: Sign, color: Color) -> [Outline] {
    switch sign {
    case .check: lines("M12 55 L38 81 L88 22", color)
    case .cross: lines("M18 18 L82 82 M82 18 L18 82", color)
    case .circle: lines(circle(radius: 36), color)
    case .arrow: solid("M26 18 L82 50 L26 82 Z", color)
    case .card: card(color)
    case .warning: lines("M50 18 L86 82 L14 82 Z M50 44 V57 M50 69 V69.5", color, width: 11)
    case .stop: solid("M34 18 H66 L82 34 V66 L66 82 H34 L18 66 V34 Z", color)
    case .pause: lines("M34 20 V80 M66 20 V80", color, width: 20)
    case .unlinked: lines(circle(radius: 26) + "M18 18 L82 82", color, width: 10)
    }
  }

  /// A disc that touches the square's edges, as SVG.
  static func disc(color: Color) -> String {
    svg("<circle cx='50' cy='50' r='50' fill='\(color.hex)'/>")
  }

  /// A ring that touches the square's edges, lit clockwise from the top.
  ///
  /// - Parameters:
  ///   - thickness: Of the ring, in thousandths of the square's edge.
  ///   - lit: Thousandths of the ring that are lit.
  static func ring(thickness: Int, lit: Int, color: Color, track: Color) -> [Outline] {
    let width = Double(min(max(1, thickness), 500)) / 10
    let share = Double(min(max(0, lit), 1_000)) / 1_000
    // The track reaches a little under the lit part, or the ground would shine through the seams; it does not lie
    // under all of it, or it would show as a dark rim.
    let seam = min(0.003, share / 2)
    let dark = share < 1 ? [sector(share - seam, share > 0 ? 1 + seam : 1, width: width, color: track)] : []
    return dark + (share > 0 ? [sector(0, share, width: width, color: color)] : [])
  }

  /// Outlines as an SVG drawing.
  static func svg(_ outlines: [Outline]) -> String { svg(outlines.map(\.svg).joined()) }

  /// A part of a ring, in turns clockwise from the top.
  ///
  /// It is an outline and not a thick stroke, whose ends would not quite point to the middle.
  private static func sector(_ start: Double, _ end: Double, width: Double, color: Color) -> Outline {
    let (outer, inner) = (arc(start, end, radius: 50), arc(end, start, radius: 50 - width))
    return Outline(path: "M\(outer) L\(inner) Z", fill: color)
  }

  private static func circle(radius: Double) -> String { "M\(arc(0, 1, radius: radius)) Z" }

  /// A part of a circle in the middle of the square, in turns clockwise from the top.
  ///
  /// An arc of nearly a whole turn is lost by some readers of SVG, so it goes by way of its middle.
  private static func arc(_ start: Double, _ end: Double, radius: Double) -> String {
    func point(_ turn: Double) -> String {
      let angle = turn * 2 * Double.pi
      return "\(50 + radius * sin(angle)) \(50 - radius * cos(angle))"
    }
    let step = "A\(radius) \(radius) 0 0 \(start < end ? 1 : 0) "
    return "\(point(start)) \(step)\(point((start + end) / 2)) \(step)\(point(end))"
  }

  /// A voting card held up in a fist: fingers in front of its lower edge, a gap around them.
  private static func card(_ color: Color) -> [Outline] {
    let card =
      "M21 0 H79 Q86 0 86 7 V56 Q86 63 79 63 H79 Q75 63 75 59 V53 Q75 41 63 41 H39 Q27 41 27 53 V59 Q27 63 23 63 "
      + "H21 Q14 63 14 56 V7 Q14 0 21 0 Z"
    let knuckles = [32, 42, 52, 62].map { "M\($0) 70 V51 a4 4 0 0 1 8 0 V70 Z" }.joined()
    let hand = "M32 67 H70 V73 Q70 83 63 88 V97 Q63 100 60 100 H43 Q40 100 40 97 V88 Q32 83 32 73 Z"
    // Held a little to the right, as a hand does.
    let held = Outline.Placement(shift: 5, scale: 0.9, degrees: 8, aboutX: 50, aboutY: 60)
    return [card, knuckles + hand].map { Outline(path: $0, fill: color, placement: held) }
  }

  private static func lines(_ path: String, _ color: Color, width: Int = stroke) -> [Outline] {
    [Outline(path: path, stroke: color, strokeWidth: width)]
  }

  private static func solid(_ path: String, _ color: Color) -> [Outline] {
    [Outline(path: path, fill: color, stroke: color, strokeWidth: stroke)]
  }

  private static func svg(_ content: String) -> String {
    "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100' viewBox='0 0 100 100'>\(content)</svg>"
  }
}
