import Assets
import Foundation
import Scenes
import Testing

@testable import Stage

/// Goal: a picture of an organiser's is shown whole and in its proportions, and one that is missing, broken or huge is
/// refused by its name, before anything is painted and before its pixels take any memory.
///
/// Method: PNG, JPEG and SVG files written to a folder, painted into boxes of other proportions; headers by their bytes.
@Suite struct PictureFileTests {
  /// A red picture of 16 × 8 pixels.
  static let jpeg = """
    /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19i\
    Z2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj\
    Y2NjY2NjY2P/wAARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QA\
    FQEBAQAAAAAAAAAAAAAAAAAABQb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCKALXj/9k=
    """

  private func withPictures(_ body: (_ assets: String) throws -> Void) throws {
    try Workshop.withFolder { folder in
      for name in ["emblems", "pictures"] {
        try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      }
      let png = try Surface(width: 400, height: 200)
      png.fill(Color(red: 255, green: 0, blue: 0))
      try png.writePNG(to: folder + "/pictures/wide.png")
      let svg =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'><rect width='20' height='10' fill='#f00'/></svg>"
      try Data(svg.utf8).write(to: URL(filePath: folder + "/pictures/wide.svg"))
      let jpeg = try #require(Data(base64Encoded: Self.jpeg))
      try jpeg.write(to: URL(filePath: folder + "/pictures/wide.jpg"))
      try Data("no picture".utf8).write(to: URL(filePath: folder + "/pictures/broken.jpg"))
      try jpeg.prefix(40).write(to: URL(filePath: folder + "/pictures/half.jpg"))
      try body(folder)
    }
  }

  @Test(arguments: ["wide.png", "wide.svg", "wide.jpg"])
  func aPictureIsWholeAndCentredInItsBox(name: String) throws {
    try withPictures { folder in
      let painter = try Workshop.painter(emblemFolder: folder + "/emblems")
      let surface = try Surface(width: 1_920, height: 1_080)
      let list = DrawList(ground: .black, commands: [.image(name, Box(x: 100, y: 0, width: 600, height: 900))])
      try painter.paint(list, on: surface)
      // Twice as wide as high: 600 × 300 in the middle of the height.
      for (x, y, isInside) in [
        (104, 304, true), (695, 304, true), (104, 595, true), (400, 450, true), (96, 450, false), (705, 450, false),
        (400, 296, false), (400, 604, false),
      ] {
        let isRed = surface.pixel(x: x, y: y).red > 200
        #expect(isRed == isInside, "\(name) at \(x), \(y)")
      }
    }
  }

  @Test(arguments: ["absent.png", "broken.jpg", "half.jpg", "../pictures/wide.png", "", ".hidden.png"])
  func whatCannotBeShownIsNamedBeforeAnythingIsPainted(name: String) throws {
    try withPictures { folder in
      let painter = try Workshop.painter(emblemFolder: folder + "/emblems")
      let surface = try Surface(width: 192, height: 108)
      let list = DrawList(
        ground: .accent, commands: [.image(name, Box(x: 0, y: 0, width: 1_920, height: 1_080))])
      let problem = #expect(throws: Painter.Problem.self) { try painter.paint(list, on: surface) }
      guard case .pictureCannotBeShown(.picture(name), _) = problem else {
        Issue.record("\(problem.map { "\($0)" } ?? "nothing was thrown")")
        return
      }
      #expect(surface.pixel(x: 90, y: 50) == Color(red: 0, green: 0, blue: 0), "nothing was painted")
    }
  }

  @Test func aHugePictureIsRefusedByItsHeader() throws {
    try withPictures { folder in
      // A header that claims 16 000 × 16 000 pixels, and nothing behind it.
      let path = folder + "/pictures/huge.png"
      let header: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
      try Data(header + [0, 0, 0x3E, 0x80, 0, 0, 0x3E, 0x80]).write(to: URL(filePath: path))
      let problem = #expect(throws: Surface.Problem.self) { try Surface.load(path, fitting: 100, 100) }
      #expect(problem?.description.contains("16000×16000") == true, "\(problem.map { "\($0)" } ?? "")")
    }
  }

  @Test func aHeaderTellsTheSizeAndNothingElseIsTakenForOne() throws {
    let jpeg = [UInt8](try #require(Data(base64Encoded: Self.jpeg)))
    let size = try #require(PictureHeader.size(of: jpeg))
    #expect(size == (16, 8))
    for count in 0..<jpeg.count {
      if let told = PictureHeader.size(of: Array(jpeg.prefix(count))) { #expect(told == size, "\(count) bytes") }
    }
    #expect(PictureHeader.size(of: []) == nil)
    #expect(PictureHeader.size(of: [0xFF, 0xD8, 0xFF, 0xE0, 0, 0]) == nil)
    #expect(PictureHeader.size(of: [UInt8](repeating: 0xFF, count: 4_000)) == nil)
  }
}
