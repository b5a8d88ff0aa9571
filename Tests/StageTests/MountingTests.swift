import Assets
import Scenes
import Testing

@testable import Stage

/// Goal: a wall shows exactly its part of the picture, turned as it hangs, and nothing else.
///
/// Method: pictures of which every pixel differs; each pixel of the display is looked up where it must come from.
@Suite struct MountingTests {
  /// Every pixel says where it stands.
  private func map(width: Int, height: Int) throws -> Surface {
    let surface = try Surface(width: width, height: height)
    for y in 0..<height { for x in 0..<width { surface.row(y)[x] = UInt32(x << 8 | y) | 0xFF00_0000 } }
    return surface
  }

  /// Where a pixel of the display comes from, by the geometry of turning.
  private func source(_ x: Int, _ y: Int, of mounting: Mounting) -> (x: Int, y: Int) {
    let part = mounting.part
    return switch mounting.rotation {
    case .none: (part.x + x, part.y + y)
    case .quarter: (part.x + y, part.y + part.height - 1 - x)
    case .half: (part.x + part.width - 1 - x, part.y + part.height - 1 - y)
    case .threeQuarters: (part.x + part.width - 1 - y, part.y + x)
    }
  }

  @Test(arguments: Mounting.Rotation.allCases) func everyPixelOfThePartIsInItsPlace(_ rotation: Mounting.Rotation)
    throws
  {
    let mounting = try Mounting(
      pictureWidth: 40, pictureHeight: 30, part: PixelRect(x: 5, y: 3, width: 20, height: 12), rotation: rotation)
    let (width, height) = mounting.windowSize
    #expect((width, height) == (rotation.isSideways ? (12, 20) : (20, 12)))
    let (picture, window) = (try map(width: 40, height: 30), try Surface(width: width + 3, height: height + 2))
    mounting.copy(picture, to: window, in: window.bounds)
    for y in 0..<window.height {
      for x in 0..<window.width {
        let from = source(x, y, of: mounting)
        let expected: UInt32 = x < width && y < height ? UInt32(from.x << 8 | from.y) : 0
        #expect(window.row(y)[x] & 0xFF_FFFF == expected, "\(rotation) \(x),\(y)")
      }
    }
  }

  @Test(arguments: Mounting.Rotation.allCases) func whatChangesIsBroughtAndNothingElse(_ rotation: Mounting.Rotation)
    throws
  {
    let mounting = try Mounting(
      pictureWidth: 40, pictureHeight: 30, part: PixelRect(x: 5, y: 3, width: 20, height: 12), rotation: rotation)
    let (width, height) = mounting.windowSize
    let changed = PixelRect(x: 0, y: 7, width: 9, height: 40)
    let area = mounting.windowRect(of: changed)
    for y in 0..<height {
      for x in 0..<width {
        let from = source(x, y, of: mounting)
        let isChanged = changed.contains(PixelRect(x: from.x, y: from.y, width: 1, height: 1))
        #expect(area.contains(PixelRect(x: x, y: y, width: 1, height: 1)) == isChanged, "\(rotation) \(x),\(y)")
      }
    }
    #expect(mounting.windowRect(of: PixelRect(x: 30, y: 0, width: 5, height: 5)) == .empty)
  }

  @Test func aPartThatIsNotInThePictureIsRefused() {
    for part in [PixelRect(x: 30, y: 0, width: 20, height: 5), PixelRect(x: 0, y: 0, width: 0, height: 5)] {
      #expect(throws: Mounting.Problem.partIsNotInside(part, width: 40, height: 30)) {
        try Mounting(pictureWidth: 40, pictureHeight: 30, part: part)
      }
    }
    #expect(throws: Mounting.Problem.pictureIsOutOfRange(width: 0, height: 9)) {
      try Mounting(pictureWidth: 0, pictureHeight: 9)
    }
  }

  @Test func aTurnedScreenPaintsAStandingPictureAndAPlainOneItsOwn() throws {
    #expect(try MountingPlan.plain.mounting(onWidth: 100, height: 50) == nil)
    let turned = try MountingPlan(rotation: .quarter).mounting(onWidth: 100, height: 50)
    #expect(turned?.pictureWidth == 50 && turned?.pictureHeight == 100)
    #expect(try MountingPlan(picture: (100, 50)).mounting(onWidth: 100, height: 50) == nil)
    #expect(try MountingPlan(picture: (100, 50)).mounting(onWidth: 120, height: 50) != nil)
  }

  @Test(arguments: Mounting.Rotation.allCases) func threeScreensOfAWallTogetherShowThePicture(
    _ rotation: Mounting.Rotation
  ) throws {
    let list = DrawList(commands: [
      .gradient(Box(x: 0, y: 0, width: 1920, height: 1080), top: .accent, bottom: .ground),
      .panel(Box(x: 300, y: 200, width: 900, height: 500), radius: 60, .panel),
      .text(TextRun("Ộ 123", x: 400, baseline: 600, size: 300)),
    ])
    let whole = try PicturePresenter(width: 480, height: 270, painter: Workshop.painter(), folder: nil, screen: "w")
    _ = try whole.present(list, label: "")
    let picture = try #require(whole.presented)
    for column in 0..<3 {
      let part = PixelRect(x: column * 160, y: 0, width: 160, height: 270)
      let plan = MountingPlan(picture: (480, 270), part: part, rotation: rotation)
      let size = try #require(plan.windowSize)
      let screen = try PicturePresenter(
        width: size.width, height: size.height, mounting: plan, painter: Workshop.painter(), folder: nil, screen: "a")
      // Something else before, so that only what changed is brought.
      _ = try screen.present(DrawList(commands: Array(list.commands.prefix(2))), label: "")
      _ = try screen.present(list, label: "")
      let window = try #require(screen.presented)
      let mounting = try Mounting(pictureWidth: 480, pictureHeight: 270, part: part, rotation: rotation)
      var different = 0
      for y in 0..<window.height {
        for x in 0..<window.width {
          let from = source(x, y, of: mounting)
          if window.pixel(x: x, y: y) != picture.pixel(x: from.x, y: from.y) { different += 1 }
        }
      }
      #expect(different == 0, "\(rotation) column \(column)")
    }
  }
}
