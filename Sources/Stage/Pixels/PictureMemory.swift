import CSDL

/// The memory that pictures take.
public enum PictureMemory {
  /// The smallest block that goes back as soon as it is free, in bytes: far less than a picture of a screen.
  static let blockBytesMin: Int32 = 1 << 20

  /// Gives the memory of a picture back to the system as soon as nobody needs the picture.
  ///
  /// A fade needs two more pictures for a third of a second; left to itself the allocator keeps their memory for ever.
  /// Call once, when the process starts.
  public static func goesBackToTheSystem() { plenary_return_blocks_from(blockBytesMin) }
}
