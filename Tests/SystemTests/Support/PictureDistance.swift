import Assets
import Stage

/// How far apart two pictures are that two programs have painted: letters differ at their edges, and nowhere else.
struct PictureDistance: CustomStringConvertible {
  /// Edge of the blocks that are looked at each by itself, in pixels: about a letter of small text.
  static let blockEdge = 24

  /// The mean difference of all pixels, in steps of `0...255`.
  let mean: Double
  /// The largest mean difference of a block, in steps of `0...255`.
  let largestBlock: Double
  /// Where that block is.
  let place: (x: Int, y: Int)

  /// The distance of two pictures of one size.
  init(_ one: Surface, _ other: Surface) {
    var (sum, largest, place) = (0, 0.0, (x: 0, y: 0))
    for top in stride(from: 0, to: one.height, by: Self.blockEdge) {
      for left in stride(from: 0, to: one.width, by: Self.blockEdge) {
        let (bottom, right) = (min(one.height, top + Self.blockEdge), min(one.width, left + Self.blockEdge))
        var block = 0
        for y in top..<bottom {
          for x in left..<right { block += Self.distance(one.pixel(x: x, y: y), other.pixel(x: x, y: y)) }
        }
        sum += block
        let mean = Double(block) / Double(3 * (bottom - top) * (right - left))
        if mean > largest { (largest, place) = (mean, (left, top)) }
      }
    }
    mean = Double(sum) / Double(3 * one.width * one.height)
    largestBlock = largest
    self.place = place
  }

  private static func distance(_ one: Color, _ other: Color) -> Int {
    func part(_ one: UInt8, _ other: UInt8) -> Int { abs(Int(one) - Int(other)) }
    return part(one.red, other.red) + part(one.green, other.green) + part(one.blue, other.blue)
  }

  var description: String { "mean \(mean), largest block \(largestBlock) at \(place.x),\(place.y)" }
}
