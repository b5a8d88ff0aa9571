import Assets
import Foundation
import Stage
import Testing

/// Goal: what is sent of a picture is that picture, as small as was asked.
///
/// Method: pictures painted by hand, made small, written as PNG and read again.
@Suite struct ThumbnailTests {
  private func halves() throws -> Surface {
    let surface = try Surface(width: 640, height: 360)
    surface.fill(Color(red: 200, green: 0, blue: 0))
    surface.fill(Color(red: 0, green: 0, blue: 200), in: PixelRect(x: 320, y: 0, width: 320, height: 360))
    return surface
  }

  private func read(_ png: [UInt8]) throws -> Surface {
    let path = NSTemporaryDirectory() + "thumbnail-\(UUID().uuidString).png"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(png).write(to: URL(filePath: path))
    return try Surface.load(path)
  }

  @Test func itIsThePictureAndKeepsItsShape() throws {
    let small = try read(try halves().thumbnail(widthMax: 160, bytesMax: 100_000))
    #expect((small.width, small.height) == (160, 90))
    #expect(small.pixel(x: 10, y: 45) == Color(red: 200, green: 0, blue: 0))
    #expect(small.pixel(x: 150, y: 45) == Color(red: 0, green: 0, blue: 200))
  }

  @Test func itIsNeverLargerThanThePicture() throws {
    #expect(try read(try halves().thumbnail(widthMax: 9_999, bytesMax: 1_000_000)).width == 640)
  }

  @Test func whatIsTooLongIsMadeSmallerUntilItFits() throws {
    let noise = try Surface(width: 256, height: 256)
    var seed: UInt32 = 7
    for y in 0..<256 {
      for x in 0..<256 {
        seed = seed &* 1_664_525 &+ 1_013_904_223
        let part = UInt8(seed >> 24)
        noise.fill(Color(red: part, green: part &* 3, blue: part &* 7), in: PixelRect(x: x, y: y, width: 1, height: 1))
      }
    }
    let png = try noise.thumbnail(widthMax: 256, bytesMax: 20_000)
    #expect(png.count < 20_000)
    #expect(try read(png).width == 64)
    #expect(throws: Surface.Problem.self) { try noise.thumbnail(widthMax: 256, bytesMax: 10) }
  }
}
