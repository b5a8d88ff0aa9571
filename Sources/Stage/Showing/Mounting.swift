/// How a picture lies on a window: which part of it, and turned by how much.
///
/// An LED wall shows a part of a picture that others show whole, and a processor or a mast may be turned. The picture is
/// painted whole in its own size; the part, turned clockwise, fills the window pixel for pixel, and nothing is scaled.
/// Pure.
public struct Mounting: Sendable, Hashable {
  /// By how much the picture is turned clockwise on its way to the window.
  public enum Rotation: Int, Sendable, Hashable, CaseIterable {
    case none = 0
    case quarter = 90
    case half = 180
    case threeQuarters = 270

    /// Whether width and height change places.
    var isSideways: Bool { self == .quarter || self == .threeQuarters }
  }

  /// What is wrong with a mounting.
  public enum Problem: Error, Sendable, Hashable {
    case pictureIsOutOfRange(width: Int, height: Int)
    case partIsNotInside(PixelRect, width: Int, height: Int)
  }

  /// Width of the whole picture, in pixels.
  public let pictureWidth: Int
  /// Height of the whole picture, in pixels.
  public let pictureHeight: Int
  /// The part of the picture that the window shows.
  public let part: PixelRect
  /// By how much it is turned.
  public let rotation: Rotation

  /// A part of a picture of some size; all of it where no part is named.
  public init(
    pictureWidth: Int, pictureHeight: Int, part: PixelRect? = nil, rotation: Rotation = .none
  ) throws(Problem) {
    guard 1...Surface.edgeMax ~= pictureWidth, 1...Surface.edgeMax ~= pictureHeight else {
      throw .pictureIsOutOfRange(width: pictureWidth, height: pictureHeight)
    }
    let whole = PixelRect(x: 0, y: 0, width: pictureWidth, height: pictureHeight)
    let part = part ?? whole
    guard part.width > 0, part.height > 0, whole.contains(part) else {
      throw .partIsNotInside(part, width: pictureWidth, height: pictureHeight)
    }
    self.pictureWidth = pictureWidth
    self.pictureHeight = pictureHeight
    self.part = part
    self.rotation = rotation
  }

  /// The size of the window that shows the part pixel for pixel.
  public var windowSize: (width: Int, height: Int) {
    rotation.isSideways ? (part.height, part.width) : (part.width, part.height)
  }

  /// Whether the window shows the whole picture as it is.
  public var isPlain: Bool {
    rotation == .none && part == PixelRect(x: 0, y: 0, width: pictureWidth, height: pictureHeight)
  }

  /// Where the window shows pixels of the picture; empty for those that it does not show.
  public func windowRect(of rect: PixelRect) -> PixelRect {
    let seen = rect.intersection(part)
    guard !seen.isEmpty else { return .empty }
    let (left, top) = (seen.x - part.x, seen.y - part.y)
    let (right, bottom) = (part.width - left - seen.width, part.height - top - seen.height)
    switch rotation {
    case .none: return PixelRect(x: left, y: top, width: seen.width, height: seen.height)
    case .quarter: return PixelRect(x: bottom, y: left, width: seen.height, height: seen.width)
    case .half: return PixelRect(x: right, y: bottom, width: seen.width, height: seen.height)
    case .threeQuarters: return PixelRect(x: top, y: right, width: seen.height, height: seen.width)
    }
  }

  /// Copies the pixels of a picture that lie under a part of the window, both in pixels of the window; what of it the
  /// picture does not reach stays as it is.
  func copy(_ picture: Surface, to window: Surface, in area: PixelRect) {
    let size = windowSize
    let area = area.intersection(PixelRect(x: 0, y: 0, width: size.width, height: size.height))
      .intersection(window.bounds)
    for y in area.y..<(area.y + max(0, area.height)) {
      let line = window.row(y)
      switch rotation {
      case .none, .half:
        let source = picture.row(part.y + (rotation == .none ? y : part.height - 1 - y))
        for x in area.x..<area.right {
          line[x] = source[part.x + (rotation == .none ? x : part.width - 1 - x)]
        }
      case .quarter:
        for x in area.x..<area.right { line[x] = picture.row(part.bottom - 1 - x)[part.x + y] }
      case .threeQuarters:
        for x in area.x..<area.right { line[x] = picture.row(part.y + x)[part.right - 1 - y] }
      }
    }
  }
}

extension Mounting.Problem: CustomStringConvertible {
  /// One English sentence that says what would work.
  public var description: String {
    switch self {
    case .pictureIsOutOfRange(let width, let height):
      "The picture is \(width)×\(height) pixels; each edge can be 1 to \(Surface.edgeMax)."
    case .partIsNotInside(let part, let width, let height):
      "The part \(part.x),\(part.y) of \(part.width)×\(part.height) pixels is not inside the picture of "
        + "\(width)×\(height); give a smaller part or a larger picture."
    }
  }
}
