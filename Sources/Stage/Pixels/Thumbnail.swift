import CSDL

extension Surface {
  /// The picture as a PNG, no wider than asked and no longer than asked.
  ///
  /// One that is too long is made again at half the width.
  /// - Throws: ``Problem``, also where not even a picture of a few pixels fits.
  public func thumbnail(widthMax: Int, bytesMax: Int) throws(Problem) -> [UInt8] {
    let opaque = try covered()
    var newWidth = min(width, max(1, widthMax))
    while true {
      let newHeight = max(1, height * newWidth / width)
      let picture = try opaque.resampled(width: newWidth, height: newHeight)
      if let bytes = picture.png(bytesMax: bytesMax) { return bytes }
      guard newWidth > 1 else {
        throw .fileCannotBeWritten(path: "PNG", reason: "it does not fit \(bytesMax) bytes")
      }
      newWidth /= 2
    }
  }

  /// The same picture with every pixel covered, as the mean of pixels needs it.
  private func covered() throws(Problem) -> Surface {
    let copy = try Surface(width: width, height: height, format: .transparent)
    for y in 0..<height {
      let (from, to) = (row(y), copy.row(y))
      for x in from.indices { to[x] = from[x] | 0xFF00_0000 }
    }
    return copy
  }

  /// What a PNG takes beside its pixels, at most, in bytes.
  private static let pngRoomBytes = 64 << 10

  /// The picture as a PNG in memory; nothing where it is longer than that.
  private func png(bytesMax: Int) -> [UInt8]? {
    // A stream that is full drops what no longer fits and goes on; so this one never is.
    var bytes = [UInt8](repeating: 0, count: 5 * width * height + Self.pngRoomBytes)
    let count = bytes.withUnsafeMutableBytes { buffer -> Int in
      guard let stream = SDL_RWFromMem(buffer.baseAddress, Int32(buffer.count)) else { return -1 }
      defer { _ = SDL_RWclose(stream) }
      guard IMG_SavePNG_RW(handle, stream, 0) == 0 else { return -1 }
      return Int(SDL_RWtell(stream))
    }
    return count > 0 && count < bytesMax ? Array(bytes[..<count]) : nil
  }
}
