/// The bytes of a picture's file as they are, for whoever makes pixels of it elsewhere.
///
/// It went through the gate of every picture: a regular file of a kind that is shown, with limits of length and pixels.
public struct PictureContent: Sendable {
  /// All bytes of the file.
  public let bytes: [UInt8]
  /// What it is: `image/png`, `image/jpeg` or `image/svg+xml`.
  public let mediaType: String

  /// Reads a file; it blocks for as long as the disk takes.
  ///
  /// - Parameter emblemFolder: Where the emblems stand, `Assets/emblems`; the pictures stand in `pictures` beside it.
  /// - Throws: Why it cannot be shown.
  public init(of name: PictureName, emblemFolder: String) throws(PictureRefusal) {
    let order = PictureOrder(path: try name.path(besideEmblems: emblemFolder), form: .natural)
    let file = try PictureFile(reading: order.file)
    bytes = file.bytes
    mediaType =
      switch file.kind {
      case .png: "image/png"
      case .jpeg: "image/jpeg"
      case .svg: "image/svg+xml"
      }
  }
}
