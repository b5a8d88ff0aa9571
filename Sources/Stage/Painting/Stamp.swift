import Assets
import Scenes

/// What a stamp shows: everything that is drawn once and then copied, with all that its pixels depend on.
enum Stamp: Hashable {
  case text(TextKey, Color)
  case disc(size: Int, Color)
  case sign(Sign, size: Int, Color)
  case ring(size: Int, thickness: Int, lit: Int, Color, track: Color)
}

/// Makes stamps and keeps them up to a limit in bytes.
final class StampStore {
  /// How many extents of lines are remembered, beyond those of the pictures that are kept.
  static let extentsMax = 2_048

  let fonts: FontLibrary
  private var kept = BoundedCache<Stamp, Surface>(costMax: 0)
  private var extents = BoundedCache<TextKey, TextExtent>(costMax: extentsMax)

  init(fonts: FontLibrary) {
    self.fonts = fonts
  }

  /// How much may be kept, in bytes.
  var bytesMax: Int {
    get { kept.costMax }
    set { kept.costMax = newValue }
  }
  /// What is kept, in bytes.
  var bytes: Int { kept.cost }

  /// How many extents are remembered at the moment.
  var extentCount: Int { extents.count }

  /// The pixels of a stamp.
  func surface(_ stamp: Stamp) throws -> Surface {
    if let surface = kept.value(for: stamp) { return surface }
    let surface = try make(stamp)
    keep(surface, for: stamp)
    return surface
  }

  private func keep(_ surface: Surface, for stamp: Stamp) {
    surface.pack()
    kept.insert(surface, cost: surface.byteCount, for: stamp)
  }

  /// How the picture of a line hangs on its origin.
  ///
  /// The line is drawn for that, for it will be painted next.
  func extent(of key: TextKey, color: Color) throws -> TextExtent {
    if let known = extents.value(for: key) { return known }
    let (picture, extent) = try line(key, color)
    keep(picture, for: .text(key, color))
    return extent
  }

  private func line(_ key: TextKey, _ color: Color) throws -> (picture: Surface, extent: TextExtent) {
    let line = try fonts.line(key, color: color)
    extents.insert(line.extent, for: key)
    return line
  }

  private func make(_ stamp: Stamp) throws -> Surface {
    switch stamp {
    case .text(let key, let color):
      return try line(key, color).picture
    case .disc(let size, let color):
      return try .drawing(Drawing.disc(color: color), width: size, height: size)
    case .sign(let sign, let size, let color):
      return try .drawing(Drawing.svg(Drawing.sign(sign, color: color)), width: size, height: size)
    case .ring(let size, let thickness, let lit, let color, let track):
      let ring = Drawing.ring(thickness: thickness, lit: lit, color: color, track: track)
      return try .drawing(Drawing.svg(ring), width: size, height: size)
    }
  }
}
