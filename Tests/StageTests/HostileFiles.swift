import Foundation
import Glibc
import Testing

@testable import Stage

/// Files that would stop, end or fill whoever opens them without care, made by the tests themselves.
enum HostileFiles {
  /// A file, and the rule that it breaks.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let make: @Sendable (_ path: String) throws -> Void
    let isRefused: @Sendable (PictureRefusal) -> Bool

    var testDescription: String { name }

    init(
      _ name: String, is expected: PictureRefusal, make: @escaping @Sendable (_ path: String) throws -> Void
    ) {
      (self.name, self.make) = (name, make)
      isRefused = { $0 == expected }
    }

    init(
      _ name: String, isRefused: @escaping @Sendable (PictureRefusal) -> Bool,
      make: @escaping @Sendable (_ path: String) throws -> Void
    ) {
      (self.name, self.make, self.isRefused) = (name, make, isRefused)
    }
  }

  static let all: [Case] = [
    Case("absent.png", is: .isNotThere) { _ in },
    Case("folder.png", is: .isFolder) {
      try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: false)
    },
    Case("pipe.png", is: .isNoFile) { mkfifo($0, 0o600) },
    Case("endless.png", is: .isNoFile) { try link($0, to: "/dev/zero") },
    Case("empty.png", is: .isEmpty) { try write([], $0) },
    Case("circle.png", isRefused: isUnreadable) { try link($0, to: $0) },
    Case("long.png", is: .isTooLong(bytesMax: PictureFile.pixelBytesMax)) { path in
      try write([], path)
      truncate(path, PictureFile.pixelBytesMax + 1)
    },
    Case("long.svg", is: .isTooLong(bytesMax: PictureFile.drawingBytesMax)) { path in
      try write(Array("<svg>".utf8) + [UInt8](repeating: 32, count: PictureFile.drawingBytesMax), path)
    },
    Case("text.png", is: .isNoPicture) { try write(Array("This is no picture.".utf8), $0) },
    Case("text.svg", is: .isNoPicture) { try write(Array("This is no picture.".utf8), $0) },
    Case("huge.png", is: .hasTooManyPixels(width: 30_000, height: 30_000)) { try write(png(30_000, 30_000), $0) },
    Case("flat.png", is: .hasTooManyPixels(width: 0, height: 5)) { try write(png(0, 5), $0) },
    Case("head.png", is: .isTruncated) { try write(Array(png(10, 10).prefix(20)), $0) },
    Case("half.png", isRefused: isBroken) { path in
      try picture(path)
      try write(Array(bytes(path).dropLast(bytes(path).count / 2)), path)
    },
    Case("half.jpg", is: .isTruncated) { path in
      let whole = [UInt8](Data(base64Encoded: PictureFileTests.jpeg) ?? Data())
      try write(Array(whole.dropLast(12)), path)
    },
    // As many pixels as may be, in a few bytes that the header alone stands for.
    Case("bomb.png", isRefused: isBroken) { try write(png(7_000, 7_000), $0) },
    Case("paths-20000.svg", isRefused: isTooSlow) { try write(drawing(paths: 20_000), $0) },
    Case("points.svg", isRefused: { isTooSlow($0) || $0 == .isTooLong(bytesMax: PictureFile.drawingBytesMax) }) {
      try write(drawing(points: 1_000_000), $0)
    },
    Case("points-in-room.svg", isRefused: { isTooSlow($0) || $0 == .takesTooMuchMemory || $0 == .endsItsReader }) {
      try write(drawing(points: 400_000), $0)
    },
  ]

  /// By the processor's time, or on a busy machine by the clock.
  static let isTooSlow: @Sendable (PictureRefusal) -> Bool = {
    [PictureProcess.processorSecondsMax, PictureProcess.waitSecondsMax].map(PictureRefusal.takesTooLong).contains($0)
  }

  private static let isBroken: @Sendable (PictureRefusal) -> Bool = { if case .isBroken = $0 { true } else { false } }
  private static let isUnreadable: @Sendable (PictureRefusal) -> Bool = {
    if case .cannotBeRead = $0 { true } else { false }
  }

  static func write(_ bytes: [UInt8], _ path: String) throws { try Data(bytes).write(to: URL(filePath: path)) }

  private static func bytes(_ path: String) -> [UInt8] { [UInt8](FileManager.default.contents(atPath: path) ?? Data()) }

  private static func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
  }

  private static func picture(_ path: String) throws {
    let picture = try Surface(width: 200, height: 100)
    for y in 0..<100 { for x in 0..<200 { picture.row(y)[x] = UInt32(x * 7 + y * 131) } }
    try picture.writePNG(to: path)
  }

  /// The first bytes of a PNG of that size.
  static func png(_ width: Int, _ height: Int) -> [UInt8] {
    func four(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) } }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52] + four(width)
      + four(height) + [8, 2, 0, 0, 0, 0, 0, 0, 0]
  }

  /// A drawing of so many small paths, which takes as much time for each as a large one.
  static func drawing(paths: Int) -> [UInt8] {
    var svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>"
    for number in 0..<paths { svg += "<path d='M\(number % 97) \(number % 89)L99 50L3 \(number % 83)z' fill='#a20'/>" }
    return Array((svg + "</svg>").utf8)
  }

  /// A drawing of one path with so many points, each far from the one before it.
  static func drawing(points: Int) -> [UInt8] {
    var svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path stroke='#000' d='M0 0"
    for number in 0..<points { svg += "L\(number % 2 * 9) \(number % 7)" }
    return Array((svg + "'/></svg>").utf8)
  }
}
