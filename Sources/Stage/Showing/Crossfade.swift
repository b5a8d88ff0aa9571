import Scenes

/// One picture turning into another on a third.
///
/// Both are kept whole for as long as it lasts: 8 bytes for each pixel. Invariant: the display is a mixture of the two, and
/// equal to the one it came from wherever both are equal. Thread: the one of its surfaces.
final class Crossfade {
  private let start: Surface
  private let target: Canvas
  /// Where the two differ; all the rest of the display is right already.
  private var areas: [PixelRect] = []

  /// A fade that comes from what stands on `window` now.
  init(from window: Surface, painter: Painter) throws {
    start = try Surface(width: window.width, height: window.height)
    start.copy(window)
    target = Canvas(surface: try Surface(width: window.width, height: window.height), painter: painter)
  }

  /// Whether everything of the picture that comes stands there.
  var isWhole: Bool { target.isWhole }

  /// Comes from what stands on the display now, in the middle of a fade.
  func begin(from window: Surface) { start.copy(window) }

  /// Mixes the picture of a frame into the display.
  ///
  /// - Returns: The pixels that may be others than before.
  /// - Throws: What cannot be painted; the display is as before then.
  func show(_ frame: MotionFrame, on window: Surface) throws -> [PixelRect] {
    let isAnother = try !target.show(frame.list).isEmpty
    let before = areas
    if isAnother || frame.beginsFade { areas = target.surface.differences(from: start) }
    for area in areas { window.blend(from: start, to: target.surface, weight: frame.weight, in: area) }
    guard isAnother, !before.isEmpty, before != areas else { return areas }
    // What differed before and does not any more is mixed for the last time.
    for area in before { window.blend(from: start, to: target.surface, weight: frame.weight, in: area) }
    return FrameDifference.merged(before + areas)
  }
}
