public import Assets

extension Surface {
  /// A picture that covers a box, its middle if it has other proportions, beneath a veil.
  ///
  /// - Parameters:
  ///   - percent: How much of what is seen is the veil, in percent.
  /// - Throws: What is wrong with the file.
  public static func backdrop(
    _ path: String, width: Int, height: Int, veil: Color, percent: Int
  ) throws(Problem) -> Surface {
    try made(PictureOrder(path: path, form: .backdrop(width: width, height: height, veil: veil, percent: percent)))
  }

  /// The middle of it beneath a veil; it covers the box already.
  func backdrop(width boxWidth: Int, height boxHeight: Int, veil: Color, percent: Int) throws(Problem) -> Surface {
    let surface = try Surface(width: boxWidth, height: boxHeight)
    // Where a drawing has nothing, the veil's colour stands.
    surface.fill(veil)
    let part = PixelRect(
      x: max(0, width - boxWidth) / 2, y: max(0, height - boxHeight) / 2, width: min(boxWidth, width),
      height: min(boxHeight, height))
    surface.blit(self, part: part, x: (boxWidth - part.width) / 2, y: (boxHeight - part.height) / 2)
    for y in 0..<boxHeight { surface.dim(surface.row(y), with: veil, percent: percent) }
    return surface
  }

  private func dim(_ row: UnsafeMutableBufferPointer<UInt32>, with veil: Color, percent: Int) {
    func mixed(_ pixel: UInt32, _ shift: UInt32, _ part: UInt8) -> UInt32 {
      let value = Int(pixel >> shift & 0xFF)
      return UInt32((value * (100 - percent) + Int(part) * percent + 50) / 100) << shift
    }
    for index in row.indices {
      let pixel = row[index]
      row[index] = 0xFF00_0000 | mixed(pixel, 16, veil.red) | mixed(pixel, 8, veil.green) | mixed(pixel, 0, veil.blue)
    }
  }
}
