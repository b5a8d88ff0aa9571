extension Surface {
  /// The picture in another size, each new pixel the mean of what it covers, so that fine lines do not break up.
  func resampled(width newWidth: Int, height newHeight: Int) throws(Problem) -> Surface {
    if newWidth == width, newHeight == height { return self }
    let result = try Surface(width: newWidth, height: newHeight, format: .transparent)
    let columns = Self.shares(from: width, to: newWidth)
    for (y, rows) in Self.shares(from: height, to: newHeight).enumerated() {
      let line = result.row(y)
      for (x, shares) in columns.enumerated() { line[x] = mean(columns: shares, rows: rows) }
    }
    return result
  }

  /// A pixel of the old picture and how much of it lies under one of the new.
  private struct Share {
    let index: Int
    let weight: Int
  }

  /// For each new pixel along an edge, which old ones it covers.
  ///
  /// Lengths are counted in `1 / (old * new)` of the edge, so that everything is exact.
  private static func shares(from old: Int, to new: Int) -> [[Share]] {
    (0..<new).map { pixel in
      let (start, end) = (pixel * old, (pixel + 1) * old)
      return (start / new...(end - 1) / new).map { index in
        Share(index: index, weight: min(end, (index + 1) * new) - max(start, index * new))
      }
    }
  }

  /// The mean of a block of pixels; a colour counts by its coverage, so that invisible pixels leave no fringe.
  private func mean(columns: [Share], rows: [Share]) -> UInt32 {
    var (area, alpha, red, green, blue) = (0, 0, 0, 0, 0)
    for vertical in rows {
      let line = row(vertical.index)
      for horizontal in columns {
        let (value, share) = (line[horizontal.index], vertical.weight * horizontal.weight)
        let covered = Int(value >> 24) * share
        area += share
        alpha += covered
        red += Int(value >> 16 & 0xFF) * covered
        green += Int(value >> 8 & 0xFF) * covered
        blue += Int(value & 0xFF) * covered
      }
    }
    guard alpha > 0 else { return 0 }
    func part(_ sum: Int) -> UInt32 { UInt32((sum + alpha / 2) / alpha) }
    return UInt32((alpha + area / 2) / area) << 24 | part(red) << 16 | part(green) << 8 | part(blue)
  }
}
