import Foundation
import Scenes
import Stage
import Testing

@testable import ScreenPages

/// Goal: a browser gets one font, also where the machine keeps it in a collection.
///
/// Method: a collection of two is put together from the house's own fonts, as the format says.
@Suite struct FontDataTests {
  private static func bytes(_ face: FontFace) throws -> [UInt8] {
    let file = try #require(try FontLibrary().file(of: face))
    return try [UInt8](Data(contentsOf: URL(filePath: file.path)))
  }

  private static func number(_ bytes: [UInt8], _ place: Int) -> Int {
    bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func written(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(number >> $0 & 0xFF) } }

  /// The tables of a font by their names.
  private static func tables(_ font: [UInt8]) -> [String: [UInt8]] {
    let count = Int(font[4]) << 8 | Int(font[5])
    var tables: [String: [UInt8]] = [:]
    for index in 0..<count {
      let entry = 12 + 16 * index
      let (start, length) = (number(font, entry + 8), number(font, entry + 12))
      tables[String(decoding: font[entry..<entry + 4], as: UTF8.self)] = Array(font[start..<start + length])
    }
    return tables
  }

  private static func collection(of fonts: [[UInt8]]) -> [UInt8] {
    let header = 12 + 4 * fonts.count
    var (offsets, content) = ([UInt8](), [UInt8]())
    for font in fonts {
      let start = header + content.count
      offsets += written(start)
      var moved = font
      for index in 0..<(Int(font[4]) << 8 | Int(font[5])) {
        let place = 12 + 16 * index + 8
        moved.replaceSubrange(place..<place + 4, with: written(number(font, place) + start))
      }
      content += moved + Array(repeating: 0, count: (4 - moved.count % 4) % 4)
    }
    return Array("ttcf".utf8) + [0, 1, 0, 0] + written(fonts.count) + offsets + content
  }

  @Test("Each font of a collection comes out with all of its tables")
  func collections() throws {
    let fonts = [try Self.bytes(.text), try Self.bytes(.display)]
    let collection = Self.collection(of: fonts)
    for (index, font) in fonts.enumerated() {
      let single = try #require(FontData.single(of: collection, index: index))
      #expect(Self.tables(single) == Self.tables(font))
    }
    #expect(FontData.single(of: collection, index: 2) == nil)
    #expect(FontData.single(of: Array(collection.prefix(200)), index: 0) == nil, "cut off")
    #expect(FontData.single(of: fonts[0], index: 0) == fonts[0])
    #expect(FontData.single(of: fonts[0], index: 1) == nil)
    #expect(FontData.single(of: [], index: 0) == nil)
  }
}
