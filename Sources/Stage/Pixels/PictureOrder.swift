import Assets
import CSDL
import Glibc

/// A file and the pixels that it is to become.
struct PictureOrder: Sendable, Hashable {
  /// What is made of the file.
  enum Form: Sendable, Hashable {
    /// As many pixels as it has.
    case natural
    /// As large as fits a box, with its proportions kept.
    case fitting(width: Int, height: Int)
    /// Large enough to cover a box, its middle if it has other proportions, beneath a veil.
    case backdrop(width: Int, height: Int, veil: Color, percent: Int)
  }

  let path: String
  let form: Form

  /// The file itself: of a name without an ending the SVG, or the PNG where there is no SVG.
  var file: String {
    guard path.split(separator: "/").last?.contains(".") == false else { return path }
    return access(path + ".svg", F_OK) != 0 && access(path + ".png", F_OK) == 0 ? path + ".png" : path + ".svg"
  }

  /// Whether its box is one that a picture can have.
  var isPossible: Bool {
    switch form {
    case .natural: true
    case .fitting(let width, let height), .backdrop(let width, let height, _, _):
      1...Surface.edgeMax ~= width && 1...Surface.edgeMax ~= height
    }
  }

  /// Reads the file and makes the pixels; it may take as long as ``PictureProcess`` allows.
  ///
  /// - Returns: The picture; nothing where it was no longer wanted.
  func made(isWanted: () -> Bool = { true }) throws(PictureRefusal) -> Surface? {
    let file = try PictureFile(reading: self.file)
    return try PictureProcess.withPixels(of: file, in: box, isWanted: isWanted) {
      pixels, width, height throws(PictureRefusal) in
      let lent = SDL_CreateRGBSurfaceWithFormatFrom(
        pixels, Int32(width), Int32(height), 32, Int32(4 * width), Surface.Format.transparent.code)
      guard let natural = Surface(adopting: lent) else { throw .takesTooMuchMemory }
      do {
        return try finished(natural, isDrawing: file.pixels == nil)
      } catch {
        throw .takesTooMuchMemory
      }
    }
  }

  /// A drawing has the size of its box already; without one it has that of a screen.
  private var box: PictureProcess.Box {
    switch form {
    case .natural: PictureProcess.Box(width: 1_920, height: 1_080, covers: false)
    case .fitting(let width, let height): PictureProcess.Box(width: width, height: height, covers: false)
    case .backdrop(let width, let height, _, _): PictureProcess.Box(width: width, height: height, covers: true)
    }
  }

  private func finished(_ natural: Surface, isDrawing: Bool) throws(Surface.Problem) -> Surface {
    switch form {
    case .fitting(let width, let height) where !isDrawing: try natural.scaled(fitting: width, height)
    case .natural, .fitting: try natural.copied()
    case .backdrop(let width, let height, let veil, let percent):
      try (isDrawing ? natural : natural.scaled(covering: width, height))
        .backdrop(width: width, height: height, veil: veil, percent: percent)
    }
  }
}

extension Surface {
  /// The same pixels in memory of their own.
  fileprivate func copied() throws(Problem) -> Surface {
    let copy = try Surface(width: width, height: height, format: .transparent)
    copy.copy(self)
    return copy
  }

  /// As large as fits a box.
  fileprivate func scaled(fitting boxWidth: Int, _ boxHeight: Int) throws(Problem) -> Surface {
    let scale = min(Double(boxWidth) / Double(width), Double(boxHeight) / Double(height))
    func edge(_ length: Int, _ limit: Int) -> Int { min(limit, max(1, Int((Double(length) * scale).rounded()))) }
    let picture = try resampled(width: edge(width, boxWidth), height: edge(height, boxHeight))
    return picture === self ? try copied() : picture
  }

  /// As large as covers a box.
  fileprivate func scaled(covering boxWidth: Int, _ boxHeight: Int) throws(Problem) -> Surface {
    let scale = max(Double(boxWidth) / Double(width), Double(boxHeight) / Double(height))
    func edge(_ length: Int) -> Int { min(Self.edgeMax, Int((Double(length) * scale).rounded(.up))) }
    return try scaled(fitting: max(boxWidth, edge(width)), max(boxHeight, edge(height)))
  }
}
