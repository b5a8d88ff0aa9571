import Assets

/// What is asked of a window's mounting, before the window's size is known.
public struct MountingPlan: Sendable, Hashable {
  /// The window shows its own picture as it is.
  public static let plain = MountingPlan()

  /// Size of the whole picture, in pixels; that of the window, turned back, where none is asked for.
  public let picture: (width: Int, height: Int)?
  /// The part of the picture that the window shows; all of it where none is asked for.
  public let part: PixelRect?
  /// By how much it is turned.
  public let rotation: Mounting.Rotation

  /// What is asked.
  public init(
    picture: (width: Int, height: Int)? = nil, part: PixelRect? = nil, rotation: Mounting.Rotation = .none
  ) {
    self.picture = picture
    self.part = part
    self.rotation = rotation
  }

  /// The size of a window that fits; nothing where any size does.
  public var windowSize: (width: Int, height: Int)? {
    let size = part.map { ($0.width, $0.height) } ?? picture
    return size.map { rotation.isSideways ? ($0.1, $0.0) : $0 }
  }

  /// The mounting on a window of that size; nothing where the picture lies on it as it is.
  /// - Throws: ``Mounting/Problem``.
  public func mounting(onWidth width: Int, height: Int) throws(Mounting.Problem) -> Mounting? {
    let own = rotation.isSideways ? (width: height, height: width) : (width: width, height: height)
    let picture = picture ?? own
    let mounting = try Mounting(
      pictureWidth: picture.width, pictureHeight: picture.height, part: part, rotation: rotation)
    return mounting.isPlain && mounting.windowSize == (width, height) ? nil : mounting
  }

  /// Whether two plans ask for the same.
  public static func == (left: MountingPlan, right: MountingPlan) -> Bool {
    left.part == right.part && left.rotation == right.rotation && left.picture?.width == right.picture?.width
      && left.picture?.height == right.picture?.height
  }

  /// Hashes what is asked.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(part)
    hasher.combine(rotation)
    hasher.combine(picture?.width)
    hasher.combine(picture?.height)
  }
}

/// A picture and the display that it is mounted on; one and the same where it lies on it as it is.
///
/// Thread: one at a time.
final class MountedPicture {
  /// What is painted.
  let picture: Surface
  /// What is looked at; black where the picture does not reach.
  let window: Surface
  private let mounting: Mounting?

  /// A picture on a window.
  /// - Parameter earlier: What was painted on before; taken over where it has the right size.
  init(_ plan: MountingPlan, on window: Surface, earlier: Surface? = nil) throws {
    self.window = window
    mounting = try plan.mounting(onWidth: window.width, height: window.height)
    guard let mounting else {
      picture = window
      return
    }
    window.fill(Color(red: 0, green: 0, blue: 0))
    let fits = earlier.map { $0.width == mounting.pictureWidth && $0.height == mounting.pictureHeight } ?? false
    if fits, let earlier, earlier !== window {
      picture = earlier
    } else {
      picture = try Surface(width: mounting.pictureWidth, height: mounting.pictureHeight)
    }
  }

  /// Brings what was painted to the display.
  /// - Returns: What is different on the display, in its pixels.
  func bring(_ rects: [PixelRect]) -> [PixelRect] {
    guard let mounting else { return rects }
    let areas = rects.map { mounting.windowRect(of: $0).intersection(window.bounds) }.filter { !$0.isEmpty }
    for area in areas { mounting.copy(picture, to: window, in: area) }
    return areas
  }
}
