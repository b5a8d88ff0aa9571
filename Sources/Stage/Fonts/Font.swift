import Assets
import CSDL
import Synchronization

/// One font at one size.
///
/// The size is kept in fractions of a pixel, so that text at any scale is exactly as much smaller as everything around
/// it. Thread: one at a time; two fonts may be used by two threads at once.
final class Font {
  /// What a pixel is counted in: SDL_ttf takes whole points of 1/72 inch, and an inch is said to have one pixel.
  static let unitsPerPixel = 72
  private static let pixelsPerInch: UInt32 = 1

  /// How the outlines of the letters are fitted to the pixels.
  enum Hinting {
    /// Not at all, for measuring: widths then grow exactly with the size.
    case none
    /// In height only, which keeps text crisp and the widths as they are.
    case upright
    /// In height only, and letters stand between the pixels where they belong, so that small text is evenly spaced.
    /// A letter is then drawn anew for each place between two pixels.
    case uprightBetweenPixels

    var code: Int32 {
      switch self {
      case .none: TTF_HINTING_NONE
      case .upright: TTF_HINTING_LIGHT
      case .uprightBetweenPixels: TTF_HINTING_LIGHT_SUBPIXEL
      }
    }
  }

  /// Opening and closing fonts touches what all fonts share inside FreeType.
  private static let gate = Mutex(())
  /// FreeType is started once and left running: stopping it would pull it from under the fonts of another thread.
  private static let isStarted = TTF_Init() == 0

  private let handle: OpaquePointer

  /// Opens a font; the em is `sizeUnits` / ``unitsPerPixel`` pixels.
  init(_ file: FontFile, sizeUnits: Int, hinting: Hinting) throws(FontLibrary.Problem) {
    let inch = Self.pixelsPerInch
    let opened = Self.gate.withLock { _ in
      Self.isStarted ? TTF_OpenFontIndexDPI(file.path, Int32(sizeUnits), file.index, inch, inch) : nil
    }
    guard let opened else { throw .fontCannotBeOpened(path: file.path, reason: String(cString: SDL_GetError())) }
    handle = opened
    TTF_SetFontHinting(handle, hinting.code)
    TTF_SetFontKerning(handle, 1)
  }

  deinit {
    Self.gate.withLock { _ in TTF_CloseFont(handle) }
  }

  /// How far the font reaches over the baseline, in pixels.
  private var ascent: Int { Int(TTF_FontAscent(handle)) }

  /// Whether the font can draw a character.
  func has(_ scalar: Unicode.Scalar) -> Bool { TTF_GlyphIsProvided32(handle, scalar.value) != 0 }

  /// How far a letter reaches above and beneath the baseline, in pixels.
  func reach(of scalar: Unicode.Scalar) -> (above: Int, beneath: Int) {
    var (minX, maxX, minY, maxY, advance): (Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0)
    guard TTF_GlyphMetrics32(handle, scalar.value, &minX, &maxX, &minY, &maxY, &advance) == 0 else { return (0, 0) }
    return (Int(maxY), max(0, -Int(minY)))
  }

  /// The width of a line in pixels: its advance, or its ink where that is wider; 0 where it cannot be set.
  func width(of text: String) -> Int {
    var (width, height): (Int32, Int32) = (0, 0)
    return TTF_SizeUTF8(handle, text, &width, &height) == 0 ? Int(width) : 0
  }

  /// A line as a transparent picture, and where it stands; nothing if it has no width, or too much.
  func line(_ text: String, color: Color) -> (picture: Surface, extent: TextExtent)? {
    let color = SDL_Color(r: color.red, g: color.green, b: color.blue, a: 255)
    guard let printed = Surface(adopting: TTF_RenderUTF8_Blended(handle, text, color)) else { return nil }
    let (left, above) = overhang(of: text)
    // SDL_ttf leaves room for the highest and the lowest letters that there are; in most lines half of it is empty.
    let rows = printed.inkedRows
    guard let picture = try? printed.cropped(to: rows) else { return nil }
    let extent = TextExtent(
      left: left, ascent: ascent + above - rows.lowerBound, width: picture.width, height: picture.height)
    return (picture, extent)
  }

  /// How far letters reach out of the line, to the left of its start and over the font's ascent.
  ///
  /// SDL_ttf makes the picture larger by as much but does not say so; it is found from the letters, as it does.
  private func overhang(of text: String) -> (left: Int, above: Int) {
    var (left, above) = (0, 0)
    for (index, scalar) in text.unicodeScalars.enumerated() {
      var (minX, maxX, minY, maxY, advance): (Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0)
      guard TTF_GlyphMetrics32(handle, scalar.value, &minX, &maxX, &minY, &maxY, &advance) == 0 else { continue }
      if index == 0 { left = max(0, -Int(minX)) }
      above = max(above, Int(maxY) - ascent)
    }
    return (left, above)
  }
}

/// How the picture of a line hangs on the line's origin, the point on the baseline where its first letter starts.
struct TextExtent: Sendable, Hashable {
  /// How far it reaches to the left of the origin, in pixels.
  let left: Int
  /// How far it reaches over the baseline, in pixels; less than nothing for a line of low dots.
  let ascent: Int
  /// Width of the picture, in pixels.
  let width: Int
  /// Height of the picture, in pixels.
  let height: Int

  /// How far the line goes to the right of the origin, in pixels.
  var advance: Int { width - left }
}
