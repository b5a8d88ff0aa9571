import Scenes

/// One picture turning into another on a third.
///
/// Both are kept whole for as long as it lasts: 8 bytes for each pixel. Invariant: the glass is a mixture of the two, and
/// equal to the one it came from wherever both are equal. Thread: the one of its surfaces.
final class Crossfade {
  private let start: Surface
  private let target: Canvas
  /// Where the two differ; all the rest of the glass is right already.
  private var areas: [PixelRect] = []

  /// A fade that comes from what stands on `glass` now.
  init(from glass: Surface, painter: Painter) throws {
    start = try Surface(width: glass.width, height: glass.height)
    start.copy(glass)
    target = Canvas(surface: try Surface(width: glass.width, height: glass.height), painter: painter)
  }

  /// Whether everything of the picture that comes stands there.
  var isWhole: Bool { target.isWhole }

  /// Comes from what stands on the glass now, in the middle of a fade.
  func begin(from glass: Surface) { start.copy(glass) }

  /// Mixes the picture of a frame into the glass.
  ///
  /// - Returns: The pixels that may be others than before.
  /// - Throws: What cannot be painted; the glass is as before then.
  func show(_ frame: MotionFrame, on glass: Surface) throws -> [PixelRect] {
    let isAnother = try !target.show(frame.list).isEmpty
    let before = areas
    if isAnother || frame.beginsFade { areas = target.surface.differences(from: start) }
    for area in areas { glass.blend(from: start, to: target.surface, weight: frame.weight, in: area) }
    guard isAnother, !before.isEmpty, before != areas else { return areas }
    // What differed before and does not any more is mixed for the last time.
    for area in before { glass.blend(from: start, to: target.surface, weight: frame.weight, in: area) }
    return FrameDifference.merged(before + areas)
  }
}
