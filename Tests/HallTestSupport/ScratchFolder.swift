import Foundation

/// A folder of one test in the system's folder of temporary files, removed with everything in it once nobody holds it any
/// more, however the test has ended.
///
/// Held as a property of the suite or of what works in it: a local variable may be let go of before the test has ended.
public final class ScratchFolder: Sendable {
  /// How often it is tried to remove it, and how long is waited in between, in ms: a program that was just killed may be
  /// writing its last file.
  private static let (attemptsMax, pauseMS) = (50, 20 as UInt32)

  /// Where it is.
  public let path: String

  /// Makes a folder.
  /// - Parameter name: What it is for; a part of its own name.
  public init(_ name: String) throws {
    path = NSTemporaryDirectory() + "plenary-\(name)-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit {
    for _ in 0..<Self.attemptsMax {
      try? FileManager.default.removeItem(atPath: path)
      guard FileManager.default.fileExists(atPath: path) else { return }
      usleep(Self.pauseMS * 1_000)
    }
  }
}
