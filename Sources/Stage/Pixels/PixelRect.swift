/// A rectangle of a picture in real pixels; the origin is the upper left corner.
///
/// Invariant: width and height are 0 or more. A rectangle without area is empty, wherever it stands.
public struct PixelRect: Sendable, Hashable {
  /// Left edge, in pixels.
  public let x: Int
  /// Upper edge, in pixels.
  public let y: Int
  /// Width, in pixels, 0 or more.
  public let width: Int
  /// Height, in pixels, 0 or more.
  public let height: Int

  /// No pixels at all.
  public static let empty = PixelRect(x: 0, y: 0, width: 0, height: 0)

  /// A rectangle from its upper left corner and size; a negative size is taken as 0.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// A rectangle from its four edges; edges in the wrong order make an empty one.
  public init(left: Int, top: Int, right: Int, bottom: Int) {
    self.init(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// The first column that is not in it any more.
  public var right: Int { x + width }
  /// The first row that is not in it any more.
  public var bottom: Int { y + height }
  /// Whether it holds no pixel.
  public var isEmpty: Bool { width == 0 || height == 0 }

  /// The pixels that are in both.
  public func intersection(_ other: PixelRect) -> PixelRect {
    let common = PixelRect(
      left: max(x, other.x), top: max(y, other.y), right: min(right, other.right), bottom: min(bottom, other.bottom))
    return common.isEmpty ? .empty : common
  }

  /// Whether a pixel is in both.
  public func intersects(_ other: PixelRect) -> Bool { !intersection(other).isEmpty }

  /// Whether every pixel of `other` is in it.
  public func contains(_ other: PixelRect) -> Bool { other.isEmpty || intersection(other) == other }

  /// The smallest rectangle that holds both; an empty one adds nothing.
  public func union(_ other: PixelRect) -> PixelRect {
    if isEmpty { return other }
    if other.isEmpty { return self }
    return PixelRect(
      left: min(x, other.x), top: min(y, other.y), right: max(right, other.right), bottom: max(bottom, other.bottom))
  }

  /// The largest square in the middle of it.
  var centralSquare: PixelRect {
    let side = min(width, height)
    return PixelRect(x: x + (width - side) / 2, y: y + (height - side) / 2, width: side, height: side)
  }
}
