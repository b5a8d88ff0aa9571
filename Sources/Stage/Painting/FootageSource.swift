import CSDL
public import Scenes

/// Where the newest pictures of films and cameras are.
///
/// Thread: the painter's.
public protocol FootageSource: AnyObject {
  /// The newest picture, lent until the next call; nothing where there is none yet.
  func newest(of footage: Footage) -> Surface?
}

extension Surface {
  /// A picture in somebody else's memory, which must outlive it: rows of `0xXXRRGGBB`.
  public static func lent(_ pixels: UnsafeMutableRawPointer, width: Int, height: Int, bytesPerRow: Int) -> Surface? {
    guard 1...edgeMax ~= width, 1...edgeMax ~= height else { return nil }
    return Surface(
      adopting: SDL_CreateRGBSurfaceWithFormatFrom(
        pixels, Int32(width), Int32(height), 32, Int32(bytesPerRow), Format.opaque.code), format: .opaque)
  }
}
