import Assets

extension Surface {
  /// Fills a rectangle with a colour that changes evenly from its upper to its lower edge.
  ///
  /// A wall of 5 m shows each step between two neighbouring colours as a band; so each pixel is rounded up or down by
  /// an 8 × 8 ordered pattern instead. The pattern hangs on the rectangle, and a part of it (`visible`) gets exactly
  /// the pixels that the whole would get.
  func shade(_ rect: PixelRect, top: Color, bottom: Color, visible: PixelRect) {
    let area = rect.intersection(visible).intersection(bounds)
    guard !area.isEmpty else { return }
    for y in area.y..<area.bottom {
      let pattern = ShadePattern(row: y - rect.y, of: rect.height, top: top, bottom: bottom)
      pattern.fill(UnsafeMutableBufferPointer(rebasing: row(y)[area.x..<area.right]), from: area.x - rect.x)
    }
  }
}

/// One row of an even shade: eight pixels that repeat.
private struct ShadePattern {
  /// In which order the pixels of an 8 × 8 block change to the next colour (Bayer's matrix).
  private static let order: [[Int]] = [
    [0, 32, 8, 40, 2, 34, 10, 42], [48, 16, 56, 24, 50, 18, 58, 26],
    [12, 44, 4, 36, 14, 46, 6, 38], [60, 28, 52, 20, 62, 30, 54, 22],
    [3, 35, 11, 43, 1, 33, 9, 41], [51, 19, 59, 27, 49, 17, 57, 25],
    [15, 47, 7, 39, 13, 45, 5, 37], [63, 31, 55, 23, 61, 29, 53, 21],
  ]

  private static let period = 8
  private var pixels = SIMD8<UInt32>()

  init(row: Int, of height: Int, top: Color, bottom: Color) {
    let thresholds = Self.order[row % Self.period]
    // The row's middle, in halves of a row, so that upper and lower edge are treated alike.
    let (position, whole) = (2 * row + 1, 2 * height)
    func part(_ from: UInt8, _ to: UInt8, _ threshold: Int) -> UInt32 {
      let value = (Int(from) * (whole - position) + Int(to) * position) * 64 / whole
      return UInt32((value + threshold) / 64)
    }
    for column in 0..<Self.period {
      let threshold = thresholds[column]
      pixels[column] =
        0xFF00_0000 | part(top.red, bottom.red, threshold) << 16 | part(top.green, bottom.green, threshold) << 8
        | part(top.blue, bottom.blue, threshold)
    }
  }

  /// Fills a line whose first pixel is the rectangle's pixel `column`: one period, then twice as much each time.
  func fill(_ line: UnsafeMutableBufferPointer<UInt32>, from column: Int) {
    var filled = min(Self.period, line.count)
    for index in 0..<filled { line[index] = pixels[(column + index) % Self.period] }
    guard let start = line.baseAddress else { return }
    while filled < line.count {
      let count = min(filled, line.count - filled)
      (start + filled).update(from: start, count: count)
      filled += count
    }
  }
}
