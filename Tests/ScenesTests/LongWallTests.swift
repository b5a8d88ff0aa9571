import Assets
import Congress
import SampleScenes
import Stage
import Testing

@testable import Scenes

/// Goal: a picture uses the wall that it has: on a long one what matters is large, and a body is read in few pages.
///
/// Method: sample scenes laid out with the fonts of the house, for a hall of 40 m; sizes and boxes of the draw list.
@Suite struct LongWallTests {
  static let longShapes = [Shape.banner, .panorama]

  private func picture(_ name: String, on shape: Shape, strings language: String = "vi") throws -> Picture {
    let content = try #require((Sample.scenes + Sample.hard + Sample.monitors).first { $0.name == name }?.content)
    return Scenes.picture(
      of: Sample.view(content),
      in: SceneContext(
        nowMS: Sample.nowMS, strings: try Sample.strings(language), measure: try FontLibrary(), link: .linked,
        shape: shape))
  }

  private func runs(_ picture: Picture) -> [TextRun] {
    picture.list.commands.compactMap { if case .text(let run) = $0 { run } else { nil } }
  }

  /// From the highest to the lowest of what stands beneath the header.
  private func heightUsed(_ picture: Picture) -> Int {
    let boxes = picture.list.commands.compactMap { command -> Box? in
      switch command {
      case .text(let run): Box(x: run.x, y: run.baseline - run.size * 72 / 100, width: 0, height: run.size * 72 / 100)
      case .panel(let box, _, _): box
      default: nil
      }
    }.filter { $0.y > Picture.headerAndFooterSize * 2 }
    return (boxes.map(\.bottom).max() ?? 0) - (boxes.map(\.y).min() ?? 0)
  }

  /// The number of those who are here had the same size on every wall, and half of a long one was empty.
  @Test(arguments: longShapes) func theNumberOfThosePresentTakesTheHeightOfALongWall(_ shape: Shape) throws {
    let number = try #require(runs(try picture("L04-attendance", on: shape)).first { $0.text == "484" })
    #expect(number.size * 3 >= shape.height, "\(number.size) of \(shape.height)")
  }

  @Test(arguments: longShapes, ["L04-attendance", "L10-voting-card", "L10-voting-live", "L11-result-adopted"])
  func mostOfTheHeightOfALongWallIsUsed(_ shape: Shape, _ name: String) throws {
    let used = heightUsed(try picture(name, on: shape))
    #expect(used * 100 >= shape.height * 60, "\(used) of \(shape.height)")
  }

  /// What the hall votes on stood in the smallest letters there are, beside half of an empty wall.
  @Test(arguments: longShapes) func theWordsOfAVoteAreLargerThanTheyMustBe(_ shape: Shape) throws {
    let floor = TypeScale.floorSize(for: Sample.hall)
    let choice = try #require(
      runs(try picture("L10-voting-card", on: shape)).first { $0.text == "Không tán thành" })
    #expect(choice.size > floor)
  }

  @Test(arguments: longShapes) func theFiguresOfAResultBeginOnTheLineOfItsQuestion(_ shape: Shape) throws {
    let picture = try picture("L11-result-adopted", on: shape)
    let question = try #require(runs(picture).first { $0.text.hasPrefix("Thông qua") })
    let panel = try #require(
      picture.list.commands.compactMap { if case .panel(let box, _, .panel) = $0 { box } else { nil } }.first)
    let top = question.baseline - question.size * 72 / 100
    #expect((0...question.size).contains(top - panel.y), "\(top) and \(panel.y)")
  }

  /// Fifteen people took five pages of twelve seconds each.
  @Test(arguments: [(Shape.wide, 2), (.panorama, 1)]) func aBodyOfFifteenTakesFewPages(_ shape: Shape, pages: Int)
    throws
  {
    let picture = try picture("L12-body", on: shape)
    #expect(picture.pages == pages)
    #expect(runs(picture).contains { $0.text.contains("Phạm Hữu Danh") })
  }

  /// The office of a speaker ended in dots on the presidium's monitor.
  @Test func anOfficeIsWholeOnThePresidiumsMonitor() throws {
    let offices = [
      "vi": "Trưởng Ban Tuyên giáo và Dân vận – Đảng bộ Trường Đại học Kỹ thuật – Công nghệ Cần Thơ",
      "en": "Head of the Commission for Information and Mass Mobilisation – "
        + "Đảng bộ Trường Đại học Kỹ thuật – Công nghệ Cần Thơ",
    ]
    for (language, office) in offices {
      let words = runs(try picture("P1-presidium-longest", on: .wide, strings: language)).map(\.text)
        .joined(separator: " ")
      #expect(words.contains(office), "\(words)")
    }
  }
}
