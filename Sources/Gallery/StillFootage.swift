import Assets
import Scenes
import Stage

/// A still in the place of films: the gallery has no player, and yet shows what stands over one.
final class StillFootage: FootageSource {
  private let still: Surface

  /// A still that fills a surface: an evening sky over a plain, with nothing to read in it.
  init(width: Int, height: Int) throws(Surface.Problem) {
    still = try Surface(width: width, height: height)
    let horizon = height * 62 / 100
    for y in 0..<height {
      let isSky = y < horizon
      let part = isSky ? y * 255 / max(1, horizon) : (y - horizon) * 255 / max(1, height - horizon)
      func mixed(_ from: Int, _ to: Int) -> UInt8 { UInt8(clamping: from + (to - from) * part / 255) }
      let color =
        isSky
        ? Color(red: mixed(24, 236), green: mixed(52, 150), blue: mixed(104, 92))
        : Color(red: mixed(38, 8), green: mixed(58, 22), blue: mixed(44, 20))
      still.fill(color, in: PixelRect(x: 0, y: y, width: width, height: 1))
    }
  }

  /// The still.
  func newest(of footage: Footage) -> Surface? { still }
}

@available(*, unavailable)
extension StillFootage: Sendable {}
