import Stage
import Testing

@testable import ScreenApp

/// Goal: a place is read as it was typed, or not at all.
///
/// Method: places as people type them, right ones and ones that miss something.
@Suite struct TypedPlacesTests {
  @Test func aSizeIsTwoNumbersWithAnXBetween() throws {
    let size = try #require(PixelSize(argument: "1280x720"))
    #expect((size.width, size.height) == (1_280, 720))
  }

  @Test(arguments: ["", "1280", "1280x", "x720", "1280x720x1", "0x720", "1280x-1", "1280×720", "12.5x7"])
  func whatIsNoSizeIsRefused(_ text: String) { #expect(PixelSize(argument: text) == nil) }

  @Test func aPointMayLieLeftOfAndAboveTheDisplay() throws {
    let point = try #require(PixelPoint(argument: "-40,80"))
    #expect((point.x, point.y) == (-40, 80))
  }

  @Test(arguments: ["", "40", "40,", "40,80,1", "a,b", "4.5,8"])
  func whatIsNoPointIsRefused(_ text: String) { #expect(PixelPoint(argument: text) == nil) }

  @Test func aPartIsAPlaceAndASize() {
    #expect(
      PixelPart(argument: "0,540,1920x540")?.rect == PixelRect(x: 0, y: 540, width: 1_920, height: 540))
  }

  @Test(arguments: ["0,540", "0,540,1920", "-1,0,10x10", "0,-1,10x10", "0,0,0x10", "0,0,10x10,1", ",0,10x10"])
  func whatIsNoPartIsRefused(_ text: String) { #expect(PixelPart(argument: text) == nil) }

  @Test func aTurnIsAQuarterOfACircleOrSeveral() {
    #expect(Mounting.Rotation.allValueStrings == ["0", "90", "180", "270"])
    for text in Mounting.Rotation.allValueStrings {
      #expect(Mounting.Rotation(argument: text).map { "\($0.rawValue)" } == text)
    }
    for text in ["45", "360", "-90", "right", ""] { #expect(Mounting.Rotation(argument: text) == nil) }
  }
}
