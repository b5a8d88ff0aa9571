extension Surface {
  /// The weight of a picture that is all there is to see.
  static let blendWeightMax = 256

  /// Makes a rectangle a mixture of two other pictures of the same size: `weight` 256ths of `other`, the rest of `one`.
  ///
  /// Each part of each pixel lies between those of the two; 0 gives exactly `one` and 256 exactly `other`. Neither may be
  /// this picture.
  func blend(from one: Surface, to other: Surface, weight: Int, in rect: PixelRect) {
    precondition(one.width == width && other.width == width && one.height == height && other.height == height)
    let area = rect.intersection(bounds)
    let weight = UInt16(min(max(0, weight), Self.blendWeightMax))
    for y in area.y..<area.bottom {
      guard let from = one.row(y).baseAddress, let to = other.row(y).baseAddress, let mixed = row(y).baseAddress else {
        continue
      }
      Self.blend(from + area.x, to + area.x, weight, into: mixed + area.x, count: area.width)
    }
  }

  /// Mixes a line of pixels, two of a pixel's four parts at a time: a part of 8 bits times a weight fits into 16.
  private static func blend(
    _ from: UnsafePointer<UInt32>, _ to: UnsafePointer<UInt32>, _ toWeight: UInt16,
    into mixed: UnsafeMutablePointer<UInt32>, count: Int
  ) {
    let fromWeight = UInt16(blendWeightMax) &- toWeight
    let halves = 2 * count
    from.withMemoryRebound(to: UInt16.self, capacity: halves) { from in
      to.withMemoryRebound(to: UInt16.self, capacity: halves) { to in
        mixed.withMemoryRebound(to: UInt16.self, capacity: halves) { mixed in
          var index = 0
          while index < halves {
            let (old, new) = (from[index], to[index])
            let low = ((old & 0xFF) &* fromWeight &+ (new & 0xFF) &* toWeight) &>> 8
            let high = ((old &>> 8) &* fromWeight &+ (new &>> 8) &* toWeight) & 0xFF00
            mixed[index] = low | high
            index &+= 1
          }
        }
      }
    }
  }

  /// Takes over the pixels of a picture of the same size.
  func copy(_ other: Surface) {
    precondition(width == other.width && height == other.height, "only pictures of one size can be copied")
    for y in 0..<height { _ = row(y).update(fromContentsOf: other.row(y)) }
  }

  /// Where two pictures of the same size differ, in rectangles that do not overlap: bands of rows, each as wide as the
  /// pixels in it that differ.
  func differences(from other: Surface) -> [PixelRect] {
    precondition(width == other.width && height == other.height, "only pictures of one size can be compared")
    var bands: [PixelRect] = []
    for top in stride(from: 0, to: height, by: Self.bandRows) {
      let band = difference(from: other, rows: top..<min(height, top + Self.bandRows))
      guard !band.isEmpty else { continue }
      // Bands that are about as wide are one, so that few are handed over.
      if let last = bands.last, last.bottom == top, last.union(band).area * 8 <= (last.area + band.area) * 9 {
        bands[bands.count - 1] = last.union(band)
      } else {
        bands.append(band)
      }
    }
    return bands
  }

  /// How many rows are looked at as one.
  private static let bandRows = 16

  private func difference(from other: Surface, rows: Range<Int>) -> PixelRect {
    var (left, right) = (width, 0)
    for y in rows where !row(y).isEqual(to: other.row(y)) {
      let (mine, its) = (row(y), other.row(y))
      // Only what may widen the band is looked at.
      left = (0..<left).first { mine[$0] != its[$0] } ?? left
      right = (right..<width).last { mine[$0] != its[$0] }.map { $0 + 1 } ?? right
    }
    return PixelRect(left: left, top: rows.lowerBound, right: right, bottom: rows.upperBound)
  }
}

extension PixelRect {
  /// How many pixels it holds.
  var area: Int { width * height }
}
