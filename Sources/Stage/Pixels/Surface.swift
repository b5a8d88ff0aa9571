public import Assets
import CSDL
import Glibc

/// A picture in plain memory, 32 bits a pixel.
///
/// An opaque surface is what is painted on; a transparent one is what is stamped onto it, blended by its coverage.
/// Thread: one at a time. It needs no display.
public final class Surface {
  /// What is wrong with a picture.
  public enum Problem: Error, Sendable, Hashable {
    case sizeIsOutOfRange(width: Int, height: Int)
    case memoryIsMissing(width: Int, height: Int)
    case fileCannotBeRead(path: String, reason: PictureRefusal)
    case fileCannotBeWritten(path: String, reason: String)
    case drawingCannotBeRead(reason: String)
  }

  /// Whether the pixels have a coverage.
  public enum Format: Sendable, Hashable {
    case opaque, transparent

    var code: UInt32 { self == .opaque ? SDL_PIXELFORMAT_RGB888.rawValue : SDL_PIXELFORMAT_ARGB8888.rawValue }
  }

  /// The longest edge of a picture, in pixels: two 8K walls beside each other.
  public static let edgeMax = 16_384

  /// Width, in pixels.
  public let width: Int
  /// Height, in pixels.
  public let height: Int
  let handle: UnsafeMutablePointer<SDL_Surface>
  private let isOwned: Bool

  /// A picture without content: black, or nothing at all where it is transparent.
  public init(width: Int, height: Int, format: Format = .opaque) throws(Problem) {
    guard 1...Self.edgeMax ~= width, 1...Self.edgeMax ~= height else {
      throw .sizeIsOutOfRange(width: width, height: height)
    }
    guard let handle = SDL_CreateRGBSurfaceWithFormat(0, Int32(width), Int32(height), 32, format.code) else {
      throw .memoryIsMissing(width: width, height: height)
    }
    self.handle = handle
    self.width = width
    self.height = height
    isOwned = true
  }

  /// Takes over a surface that SDL has made, converted where its pixels are kept in another way; nothing where SDL
  /// made none.
  convenience init?(adopting made: UnsafeMutablePointer<SDL_Surface>?, format: Format = .transparent) {
    guard let made else { return nil }
    if made.pointee.format.pointee.format == format.code {
      self.init(handle: made, isOwned: true)
      return
    }
    defer { SDL_FreeSurface(made) }
    guard let converted = SDL_ConvertSurfaceFormat(made, format.code, 0) else { return nil }
    self.init(handle: converted, isOwned: true)
  }

  /// Paints straight on a surface that belongs to somebody else, such as a window; nothing where its pixels are kept
  /// in a way that is not painted here.
  convenience init?(borrowing lent: UnsafeMutablePointer<SDL_Surface>) {
    let format = lent.pointee.format.pointee.format
    guard format == Format.opaque.code || format == Format.transparent.code else { return nil }
    self.init(handle: lent, isOwned: false)
  }

  private init(handle: UnsafeMutablePointer<SDL_Surface>, isOwned: Bool) {
    self.handle = handle
    self.isOwned = isOwned
    width = Int(handle.pointee.w)
    height = Int(handle.pointee.h)
  }

  deinit {
    if isOwned { SDL_FreeSurface(handle) }
  }

  /// Whether its pixels have a coverage.
  var format: Format { handle.pointee.format.pointee.Amask == 0 ? .opaque : .transparent }

  /// All of its pixels.
  public var bounds: PixelRect { PixelRect(x: 0, y: 0, width: width, height: height) }

  /// What its pixels take, in bytes.
  public var byteCount: Int { Int(handle.pointee.pitch) * height }

  /// The largest rectangle that is filled through the processor's memory, in pixels: half of what that holds.
  ///
  /// SDL writes around it, and whatever is put on the rectangle next would have to fetch every pixel (measured: a screen
  /// that counts thirty times a second spends half as much in SDL).
  private static let nearPixelsMax = 1 << 18

  /// Fills a rectangle, or everything, with one opaque colour.
  public func fill(_ color: Color, in rect: PixelRect? = nil) {
    let value = SDL_MapRGB(handle.pointee.format, color.red, color.green, color.blue)
    let clip = PixelRect(handle.pointee.clip_rect)
    let visible = (rect ?? bounds).intersection(clip)
    guard !visible.isEmpty else { return }
    guard visible.width * visible.height > Self.nearPixelsMax else {
      for y in visible.y..<visible.bottom { row(y)[visible.x..<visible.right].update(repeating: value) }
      return
    }
    var area = SDL_Rect(visible)
    SDL_FillRect(handle, &area, value)
  }

  /// Puts a part of another picture, or all of it, with its upper left corner at a place.
  public func blit(_ source: Surface, part: PixelRect? = nil, x: Int, y: Int) {
    var from = SDL_Rect(part ?? source.bounds)
    var place = SDL_Rect(x: Int32(x), y: Int32(y), w: 0, h: 0)
    SDL_UpperBlit(source.handle, &from, handle, &place)
  }

  /// Makes it ready to be put somewhere again and again: where nothing is covered nothing is done, and what is covered
  /// wholly is copied.
  ///
  /// Its pixels must not be looked at from then on. Measured: a figure of 336 pixels takes a twentieth of the time, and
  /// the first time as long as before.
  func pack() { SDL_SetSurfaceRLE(handle, 1) }

  /// Paints nothing outside a rectangle while `body` runs.
  func clipped(to rect: PixelRect, _ body: () -> Void) {
    var area = SDL_Rect(rect)
    SDL_SetClipRect(handle, &area)
    body()
    SDL_SetClipRect(handle, nil)
  }

  /// The pixels of a row, each `0xAARRGGBB`; the upper byte means nothing where the surface is opaque.
  func row(_ y: Int) -> UnsafeMutableBufferPointer<UInt32> {
    precondition(0..<height ~= y, "row \(y) of \(height)")
    guard let start = handle.pointee.pixels?.advanced(by: y * Int(handle.pointee.pitch)) else {
      return UnsafeMutableBufferPointer(start: nil, count: 0)
    }
    return UnsafeMutableBufferPointer(start: start.assumingMemoryBound(to: UInt32.self), count: width)
  }

  /// The colour of a pixel; the pixel is inside the picture.
  public func pixel(x: Int, y: Int) -> Color {
    let value = row(y)[x]
    return Color(red: UInt8(value >> 16 & 0xFF), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }

  /// How much of a pixel is covered, `0...255`; the pixel is inside the picture.
  public func coverage(x: Int, y: Int) -> UInt8 {
    format == .opaque ? .max : UInt8(row(y)[x] >> 24)
  }

  /// The rows from the first to the last in which something is covered; the first row alone where nothing is.
  var inkedRows: Range<Int> {
    func isInked(_ y: Int) -> Bool { row(y).contains { $0 >> 24 != 0 } }
    guard let first = (0..<height).first(where: isInked), let last = (0..<height).last(where: isInked) else {
      return 0..<1
    }
    return first..<(last + 1)
  }

  /// A picture of some of its rows.
  func cropped(to rows: Range<Int>) throws(Problem) -> Surface {
    let picture = try Surface(width: width, height: rows.count, format: .transparent)
    for (y, line) in rows.enumerated() { _ = picture.row(y).update(fromContentsOf: row(line)) }
    return picture
  }

  /// How many pixels have another colour than in a picture of the same size, and by how much at most in one of red,
  /// green and blue.
  public func difference(from other: Surface) -> (pixelsDifferent: Int, largest: Int) {
    precondition(width == other.width && height == other.height, "only pictures of one size can be compared")
    var (count, largest) = (0, 0)
    for y in 0..<height where !row(y).isEqual(to: other.row(y)) {
      for (one, another) in zip(row(y), other.row(y)) where (one ^ another) & 0xFF_FFFF != 0 {
        count += 1
        for shift: UInt32 in [0, 8, 16] {
          largest = max(largest, abs(Int(one >> shift & 0xFF) - Int(another >> shift & 0xFF)))
        }
      }
    }
    return (count, largest)
  }
}

@available(*, unavailable)
extension Surface: Sendable {}

extension Surface.Problem: CustomStringConvertible {
  /// One English sentence.
  public var description: String {
    switch self {
    case .sizeIsOutOfRange(let width, let height):
      "A picture of \(width)×\(height) pixels cannot be made; each edge is 1 to \(Surface.edgeMax) pixels."
    case .memoryIsMissing(let width, let height):
      "There is not enough memory for a picture of \(width)×\(height) pixels."
    case .fileCannotBeRead(let path, let reason): "The picture \(path) cannot be read: \(reason)."
    case .fileCannotBeWritten(let path, let reason): "The picture \(path) cannot be written: \(reason)."
    case .drawingCannotBeRead(let reason): "A drawing cannot be made into pixels: \(reason)."
    }
  }
}

extension UnsafeMutableBufferPointer<UInt32> {
  /// Whether two rows of the same length hold the same bits.
  func isEqual(to other: UnsafeMutableBufferPointer<UInt32>) -> Bool {
    guard let start = baseAddress, let otherStart = other.baseAddress else { return count == other.count }
    return memcmp(start, otherStart, count * MemoryLayout<UInt32>.size) == 0
  }
}

extension SDL_Rect {
  init(_ rect: PixelRect) {
    self.init(x: Int32(rect.x), y: Int32(rect.y), w: Int32(rect.width), h: Int32(rect.height))
  }
}

extension PixelRect {
  init(_ rect: SDL_Rect) {
    self.init(x: Int(rect.x), y: Int(rect.y), width: Int(rect.w), height: Int(rect.h))
  }
}
