public import ArgumentParser
public import Stage

/// A size as it is typed: `1280x720`.
struct PixelSize: ExpressibleByArgument, Sendable {
  let width: Int
  let height: Int

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  init?(argument: String) {
    let parts = argument.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy({ $0 > 0 }) else { return nil }
    self.init(width: parts[0], height: parts[1])
  }
}

/// A place as it is typed: `40,80`.
struct PixelPoint: ExpressibleByArgument, Sendable {
  let x: Int
  let y: Int

  init?(argument: String) {
    let parts = argument.split(separator: ",").compactMap { Int($0) }
    guard parts.count == 2 else { return nil }
    x = parts[0]
    y = parts[1]
  }
}

/// A part of a picture as it is typed: `0,540,1920x540`.
struct PixelPart: ExpressibleByArgument, Sendable {
  let rect: PixelRect

  init?(argument: String) {
    let parts = argument.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let x = Int(parts[0]), let y = Int(parts[1]), x >= 0, y >= 0,
      let size = PixelSize(argument: String(parts[2]))
    else { return nil }
    rect = PixelRect(x: x, y: y, width: size.width, height: size.height)
  }
}

extension Mounting.Rotation: ExpressibleByArgument {
  /// Reads a turn in degrees.
  public init?(argument: String) {
    guard let degrees = Int(argument) else { return nil }
    self.init(rawValue: degrees)
  }

  /// What can be written.
  public static var allValueStrings: [String] { allCases.map { "\($0.rawValue)" } }
}
