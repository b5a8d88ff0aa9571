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
    /// In height only, which keeps small text crisp and the widths as they are. Letters stand between the pixels where
    /// they belong, so that small text is evenly spaced too.
    case upright

    var code: Int32 { self == .none ? TTF_HINTING_NONE : TTF_HINTING_LIGHT_SUBPIXEL }
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

  /// The size of a line, in pixels: its advance, or its ink where that is wider.
  func size(of text: String) -> (width: Int, height: Int) {
    var (width, height): (Int32, Int32) = (0, 0)
    return TTF_SizeUTF8(handle, text, &width, &height) == 0 ? (Int(width), Int(height)) : (0, 0)
  }

  /// Where a line's picture stands from its origin, the point on the baseline where its first letter starts.
  ///
  /// SDL_ttf makes the picture larger to the left and to the top where a letter reaches out of the line, but does not
  /// say by how much; so that is found from the letters themselves, as it does.
  func extent(of text: String) -> TextExtent {
    let (width, height) = size(of: text)
    var (left, above) = (0, 0)
    for (index, scalar) in text.unicodeScalars.enumerated() {
      var (minX, maxX, minY, maxY, advance): (Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0)
      guard TTF_GlyphMetrics32(handle, scalar.value, &minX, &maxX, &minY, &maxY, &advance) == 0 else { continue }
      if index == 0 { left = max(0, -Int(minX)) }
      above = max(above, Int(maxY) - ascent)
    }
    return TextExtent(left: left, ascent: ascent + above, width: width, height: height)
  }

  /// A line as a transparent picture of the size that ``extent(of:)`` says; nothing if it has no width or too much.
  func picture(of text: String, color: Color) -> Surface? {
    let color = SDL_Color(r: color.red, g: color.green, b: color.blue, a: 255)
    return Surface(adopting: TTF_RenderUTF8_Blended(handle, text, color))
  }
}

/// The picture of a line and how it hangs on the line's origin, in pixels.
struct TextExtent: Sendable, Hashable {
  /// How far it reaches to the left of the origin.
  let left: Int
  /// How far it reaches over the baseline.
  let ascent: Int
  /// Width of the picture.
  let width: Int
  /// Height of the picture.
  let height: Int
}
