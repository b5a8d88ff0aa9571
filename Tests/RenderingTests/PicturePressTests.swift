import Congress
import Documents
import Foundation
import HallTestSupport
import Testing

@testable import Rendering

/// Goal: reporters get the pixels of a photograph, upright, and nothing else that was in its file.
///
/// Method: the real programs in the real cage on a JPEG that exiftool has written a place, names, a serial number and a
/// small picture into; what comes out is searched byte by byte. Skipped where a program is missing.
@Suite(.serialized) struct PicturePressTests {
  private static let needs: Comment = "needs bwrap and libvips-tools"

  private static func camera() throws -> Data {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    return try Data(contentsOf: here.appending(path: "Pictures/camera.jpg"))
  }

  private func press(_ bytes: Data, _ look: (PictureReceipt, DocumentLibrary) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "press-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let library = DocumentLibrary(folder: folder)
    try look(
      try PicturePress(cage: try Cage(searchPath: InstalledPrograms.searchPath)).press(bytes, into: library), library)
  }

  @Test(
    "Nothing that the camera wrote is in what reporters get, and the picture stands upright",
    .enabled(if: InstalledPrograms.havePicturePress, needs))
  func plain() throws {
    let camera = try Self.camera()
    let written = [
      "Exif", "Nikon", "777123", "Secret", "secretcomment", "Can Tho", "ICC_PROFILE", "ns.adobe.com", "8BIM",
    ]
    for text in written { #expect(camera.range(of: Data(text.utf8)) != nil, "the sample has no \(text)") }
    #expect(JpegSegments(camera)?.isPlain == false && JpegSegments(camera)?.width == 240)
    try press(camera) { receipt, library in
      for image in [receipt.image, receipt.preview] {
        let bytes = try library.bytes(of: image.digest)
        for text in written { #expect(bytes.range(of: Data(text.utf8)) == nil, "\(text) is still in it") }
        // A quarter turn: what was wide is high. It is small already, so it stays as large as it is.
        #expect(image.width == 160 && image.height == 240 && image.bytes == bytes.count)
        #expect(JpegSegments(bytes)?.isPlain == true)
      }
    }
  }

  @Test(
    "What is no photograph is refused with its sentence, whatever it is called",
    .enabled(if: InstalledPrograms.havePicturePress, needs))
  func hostile() throws {
    func refuses(_ bytes: Data, _ problem: PressProblem, sourceLocation: SourceLocation = #_sourceLocation) {
      #expect(throws: problem, sourceLocation: sourceLocation) { try press(bytes) { _, _ in } }
    }
    refuses(Data(), .empty)
    for text in ["%PDF-1.4", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a", "push graphic-context"] {
      refuses(Data(text.utf8), .notAPicture)
    }
    refuses(Data(count: PicturePress.bytesMax + 1), .pictureTooLarge(megabytesMax: 64))
    // A PNG of a few bytes that says it has 2.5 thousand million pixels.
    var bomb = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]) + Data("IHDR".utf8)
    bomb += Data([0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50, 8, 2, 0, 0, 0, 0, 0, 0, 0])
    #expect(throws: PressProblem.self) { try press(bomb) { _, _ in } }
    let half = try Self.camera().prefix(3_000)
    #expect(throws: PressProblem.self) { try press(Data(half)) { _, _ in } }
  }

  @Test("A JPEG is read marker by marker: every kind of data beside the picture is found, and damage is none")
  func markers() throws {
    func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
      [0xFF, marker, UInt8((body.count + 2) >> 8), UInt8((body.count + 2) & 0xFF)] + body
    }
    let frame = segment(0xC0, [8, 0, 3, 0, 4, 1, 1, 0x11, 0])
    let scan = segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]
    let end: [UInt8] = [0xFF, 0xD9]
    func file(_ middle: [UInt8], after: [UInt8] = []) -> JpegSegments? {
      JpegSegments(Data([0xFF, 0xD8] + middle + frame + scan + end + after))
    }
    let jfif = segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
    #expect(file(jfif)?.isPlain == true && file(jfif)?.width == 4 && file(jfif)?.height == 3)
    for marker: UInt8 in Array(0xE1...0xEF) + [0xFE] {
      #expect(file(segment(marker, [1, 2, 3]))?.isPlain == false, "\(marker)")
    }
    #expect(file(segment(0xE0, Array("JFXX\0".utf8) + [0x10, 1, 2, 3]))?.isPlain == false, "a picture within JFIF")
    #expect(file([], after: [1])?.isPlain == false, "something behind its end")
    let whole = [0xFF, 0xD8] + jfif + frame + scan + end
    for length in 0..<whole.count { #expect(JpegSegments(Data(whole.prefix(length))) == nil, "\(length)") }
  }
}
