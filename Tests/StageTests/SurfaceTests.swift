import Assets
import Foundation
import Testing

@testable import Stage

/// Goal: a picture survives the way to a file and back, and what is wrong with a file is said.
///
/// Method: small pictures with known pixels.
@Suite struct SurfaceTests {
  private let red = Color(red: 200, green: 10, blue: 20)
  private let blue = Color(red: 0, green: 30, blue: 250)

  @Test func aPictureReadBackFromItsFileIsEqual() throws {
    try Workshop.withFolder { folder in
      let picture = try Surface(width: 37, height: 23)
      picture.fill(red)
      picture.fill(blue, in: PixelRect(x: 5, y: 6, width: 7, height: 8))
      try picture.writePNG(to: folder + "/a.png")
      let read = try Surface.load(folder + "/a.png")
      #expect(picture.difference(from: read) == (0, 0))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.png"], "nothing unfinished stays")
    }
  }

  @Test func theDifferenceCountsPixelsAndTheLargestStep() throws {
    let (one, other) = (try Surface(width: 10, height: 10), try Surface(width: 10, height: 10))
    one.fill(red)
    other.fill(red)
    other.fill(Color(red: 190, green: 15, blue: 20), in: PixelRect(x: 0, y: 0, width: 3, height: 2))
    #expect(one.difference(from: other) == (6, 10))
  }

  @Test func anEdgeOutOfRangeIsRefused() {
    #expect(throws: Surface.Problem.sizeIsOutOfRange(width: 0, height: 5)) { try Surface(width: 0, height: 5) }
    let tooLong = Surface.edgeMax + 1
    #expect(throws: Surface.Problem.sizeIsOutOfRange(width: 5, height: tooLong)) {
      try Surface(width: 5, height: tooLong)
    }
  }

  @Test func aFileThatIsNoPictureIsNamed() throws {
    try Workshop.withFolder { folder in
      for name in ["absent.png", "absent.svg", "text.png", "text.svg"] {
        let path = "\(folder)/\(name)"
        if name.hasPrefix("text") { try Data("no picture".utf8).write(to: URL(filePath: path)) }
        let problem = #expect(throws: Surface.Problem.self) { try Surface.load(path, fitting: 10, 10) }
        #expect(problem?.description.contains(path) == true)
      }
    }
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    let picture = try Surface(width: 2, height: 2)
    let problem = #expect(throws: Surface.Problem.self) { try picture.writePNG(to: "/nowhere/at/all.png") }
    #expect(problem?.description.contains("/nowhere/at/all.png") == true)
  }

  @Test(arguments: [(100, 100), (300, 100), (100, 300), (61, 17)])
  func anEmblemFitsItsBoxWithItsProportionsKept(width: Int, height: Int) throws {
    try Workshop.withFolder { folder in
      let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 100'><rect width='200' height='100'/></svg>"
      try Data(svg.utf8).write(to: URL(filePath: folder + "/wide.svg"))
      let png = try Surface(width: 400, height: 200)
      png.fill(red)
      try png.writePNG(to: folder + "/wide.png")
      for name in ["wide.svg", "wide.png"] {
        let picture = try Surface.load("\(folder)/\(name)", fitting: width, height)
        #expect(picture.width <= width && picture.height <= height)
        #expect(abs(picture.width - 2 * picture.height) <= 2, "\(name) \(picture.width)×\(picture.height)")
        #expect(picture.width == width || picture.height == height)
      }
    }
  }

  @Test func aSmallerPictureKeepsItsMeanColourAndShowsNoInvisibleColour() throws {
    let picture = try Surface(width: 9, height: 6, format: .transparent)
    for y in 0..<6 { for x in 0..<9 { picture.row(y)[x] = x < 3 ? 0xFF00_FF00 : 0x00FF_0000 } }
    let small = try picture.resampled(width: 2, height: 2)
    #expect(small.row(0)[0] == 0xAA00_FF00, "two thirds of it are green, and the invisible red adds nothing")
    #expect(small.coverage(x: 1, y: 1) == 0)
  }
}
