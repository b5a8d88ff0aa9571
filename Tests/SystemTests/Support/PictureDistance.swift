import Assets
import Stage

/// How far apart two pictures are that two programs have painted.
///
/// One puts letters on whole pixels and the other between them, and each softens their edges in its own way; so each block
/// is held against the other picture where it fits best, at most a pixel aside. What is missing, of another weight or
/// elsewhere stays far apart.
struct PictureDistance: CustomStringConvertible {
  /// Edge of the blocks that are looked at each by itself, in pixels: about a letter of small text.
  static let blockEdge = 16
  /// How far a block may be aside, in pixels.
  static let aside = 1
  /// How far two pictures may be apart in the mean, in steps of `0...255`.
  static let meanMax = 2.0
  /// How far a block may be apart, in steps of `0...255`.
  static let blockMax = 27.0

  /// The mean difference of all pixels, in steps of `0...255`.
  let mean: Double
  /// The largest mean difference of a block, in steps of `0...255`.
  let largestBlock: Double
  /// Where that block is.
  let place: (x: Int, y: Int)

  /// Whether a stranger would see that something else stands there.
  var isFar: Bool { mean > Self.meanMax || largestBlock > Self.blockMax }

  /// The distance of two pictures of one size.
  init(_ one: Surface, _ other: Surface) {
    let (first, second) = (Self.parts(of: one), Self.parts(of: other))
    var (sum, largest, place) = (0, 0.0, (x: 0, y: 0))
    for top in stride(from: 0, to: one.height, by: Self.blockEdge) {
      for left in stride(from: 0, to: one.width, by: Self.blockEdge) {
        let rows = top..<min(one.height, top + Self.blockEdge)
        let columns = left..<min(one.width, left + Self.blockEdge)
        let block = Self.block(first, second, width: one.width, rows: rows, columns: columns)
        sum += block
        let mean = Double(block) / Double(3 * rows.count * columns.count)
        if mean > largest { (largest, place) = (mean, (left, top)) }
      }
    }
    mean = Double(sum) / Double(3 * one.width * one.height)
    largestBlock = largest
    self.place = place
  }

  /// The sum of differences of a block with the other picture's, where it fits best.
  private static func block(
    _ one: [UInt8], _ other: [UInt8], width: Int, rows: Range<Int>, columns: Range<Int>
  ) -> Int {
    let height = one.count / (3 * width)
    var least = Int.max
    for down in -aside...aside where rows.lowerBound + down >= 0 && rows.upperBound + down <= height {
      for right in -aside...aside where columns.lowerBound + right >= 0 && columns.upperBound + right <= width {
        var sum = 0
        for row in rows where sum < least {
          let start = 3 * (row * width + columns.lowerBound)
          let moved = start + 3 * (down * width + right)
          for part in 0..<(3 * columns.count) { sum += abs(Int(one[start + part]) - Int(other[moved + part])) }
        }
        least = min(least, sum)
        if least == 0 { return 0 }
      }
    }
    return least
  }

  /// The red, green and blue of all pixels, row by row.
  private static func parts(of picture: Surface) -> [UInt8] {
    var parts: [UInt8] = []
    parts.reserveCapacity(3 * picture.width * picture.height)
    for y in 0..<picture.height {
      for x in 0..<picture.width {
        let color = picture.pixel(x: x, y: y)
        parts.append(color.red)
        parts.append(color.green)
        parts.append(color.blue)
      }
    }
    return parts
  }

  var description: String { "mean \(mean), largest block \(largestBlock) at \(place.x),\(place.y)" }
}
