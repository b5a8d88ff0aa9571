import Assets
public import Scenes

/// What a screen shows: a surface, and the list that was painted on it last.
///
/// Invariant: the surface shows the whole of one list, or during a fade the mixture of two, never a part of one: what
/// cannot be painted is refused before the first pixel changes. Thread: the one of its surface.
public final class Canvas {
  /// The picture.
  public private(set) var surface: Surface
  private let painter: Painter
  /// What was painted last, and whether all of it stands there.
  private var painted: (list: DrawList, theme: Theme, isWhole: Bool)?
  private var fade: Crossfade?

  /// A canvas on which nothing has been painted yet.
  public init(surface: Surface, painter: Painter) {
    self.surface = surface
    self.painter = painter
  }

  /// Shows a moment of a motion: paints what is different, or mixes it into what stood there when the fade began.
  ///
  /// The last moment of a fade is pixel for pixel what would stand there without it.
  /// - Returns: The pixels that were painted, in rectangles that do not overlap; none where nothing is different.
  /// - Throws: What cannot be painted; a fade ends there, and what stands on the surface stays.
  public func show(_ frame: MotionFrame) throws -> [PixelRect] {
    guard frame.beginsFade || fade != nil else { return try show(frame.list) }
    do {
      let fade = try begunFade(frame)
      let rects = try fade.show(frame, on: surface)
      if frame.isReadable { self.fade = nil }
      painted = (frame.list, painter.theme, fade.isWhole)
      return rects
    } catch {
      // What stands there may be a mixture, which no list is the picture of.
      (fade, painted) = (nil, nil)
      throw error
    }
  }

  private func begunFade(_ frame: MotionFrame) throws -> Crossfade {
    if let fade {
      if frame.beginsFade { fade.begin(from: surface) }
      return fade
    }
    let begun = try Crossfade(from: surface, painter: painter)
    fade = begun
    return begun
  }

  /// Paints what is different from the last list.
  ///
  /// - Returns: The pixels that were painted, in rectangles that do not overlap; none where the list is the same.
  /// - Throws: What the painter cannot paint; the picture is as before then.
  @discardableResult
  public func show(_ list: DrawList) throws -> [PixelRect] {
    if fade != nil { (fade, painted) = (nil, nil) }
    let rects = try changes(to: list)
    if !rects.isEmpty { try painter.paint(list, on: surface, clippedTo: rects) }
    painted = (list, painter.theme, rects.isEmpty || painter.isWhole)
    return rects
  }

  /// Whether everything of the last list stands there.
  var isWhole: Bool { painted?.isWhole ?? true }

  /// Goes on with another surface, such as a window's after its size has changed, and paints the last list on it; a
  /// fade is over then.
  public func move(to surface: Surface) throws {
    self.surface = surface
    guard let list = painted?.list else { return }
    (fade, painted) = (nil, nil)
    try show(list)
  }

  private func changes(to list: DrawList) throws -> [PixelRect] {
    guard let painted, painted.theme == painter.theme, painted.isWhole else { return [surface.bounds] }
    if painted.list == list { return [] }
    guard painted.list.shape == list.shape else { return [surface.bounds] }
    let viewport = Viewport(width: surface.width, height: surface.height, shape: list.shape)
    return try FrameDifference.rects(from: painted.list, to: list, whole: surface.bounds) { command, successor in
      guard let successor else { return [try painter.bounds(of: command, in: viewport)] }
      return try painter.changes(from: command, to: successor, in: viewport)
    }
  }
}

@available(*, unavailable)
extension Canvas: Sendable {}
