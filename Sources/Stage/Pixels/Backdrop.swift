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
    let natural = try load(path)
    let scale = max(Double(width) / Double(natural.width), Double(height) / Double(natural.height))
    func scaled(_ length: Int) -> Int { Int((Double(length) * scale).rounded(.up)) }
    let large = try load(path, fitting: max(width, scaled(natural.width)), max(height, scaled(natural.height)))
    let surface = try Surface(width: width, height: height)
    // Where a drawing has nothing, the veil's colour stands.
    surface.fill(veil)
    let part = PixelRect(
      x: max(0, large.width - width) / 2, y: max(0, large.height - height) / 2, width: min(width, large.width),
      height: min(height, large.height))
    surface.blit(large, part: part, x: (width - part.width) / 2, y: (height - part.height) / 2)
    for y in 0..<height { surface.dim(surface.row(y), with: veil, percent: percent) }
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
