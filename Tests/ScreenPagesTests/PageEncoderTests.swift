import Assets
import Foundation
import Scenes
import Stage
import Testing

@testable import ScreenPages

/// Goal: what a page is told is what the wall paints, with nothing left to be laid out.
@Suite struct PageEncoderTests {
  private func commands(_ list: DrawList) throws -> [PageCommand] {
    try picture(list).commands
  }

  private func picture(_ list: DrawList) throws -> PagePicture {
    let painter = try PageWorkshop.painter()
    var encoder = PageEncoder(theme: painter.theme, fonts: painter.fonts) { _ in "digest" }
    return encoder.picture(of: list, label: "L01", entrance: nil, motion: .none, nowMS: 0)
  }

  @Test("A line begins where its anchor and its length say, by the screen's own fonts")
  func lines() throws {
    let text = "Đoàn đại biểu Hoà Thành"
    let anchors: [TextRun.Anchor] = [.leading, .center, .trailing]
    let lines = try commands(
      DrawList(commands: anchors.map { .text(TextRun(text, x: 960, baseline: 500, size: 48, anchor: $0)) }))
    let width = try #require(lines[0].width)
    let measured = try PageWorkshop.painter().fonts.width(of: text, face: .text, size: 48)
    #expect(abs(width - Double(measured)) <= 1)
    #expect(lines.map(\.left) == [960, 960 - width / 2, 960 - width])
    #expect(try commands(PageWorkshop.list("")).isEmpty, "a line without letters is none")
  }

  @Test("What lies under all of a picture is its ground; the lower third is told apart")
  func groundAndLowerThird() throws {
    var list = DrawList(commands: [
      .gradient(Shape.wide.bounds, top: .ground, bottom: .groundLow),
      .fill(Box(x: 0, y: 0, width: 1_920, height: 1_079), .panel),
      .panel(Box(x: 0, y: 900, width: 1_920, height: 180), radius: 8, .panel),
    ])
    list.lowerThird = 2..<3
    #expect(try commands(list).map(\.isGround) == [true, nil, nil])
    #expect(try commands(list).map(\.isLowerThird) == [nil, nil, true])
  }

  @Test("Every kind of command becomes something that a page paints")
  func everyKind() throws {
    let box = Box(x: 10, y: 20, width: 300, height: 200)
    let whole = try picture(
      DrawList(commands: [
        .fill(box, .panel), .grey(box, 300), .gradient(box, top: .ground, bottom: .panel),
        .panel(box, radius: 12, .panel), .bar(box, lit: 120, .agree), .text(TextRun("a", x: 0, baseline: 1, size: 2)),
        .sign(.card, box, .accent), .ring(box, thickness: 30, lit: 250, .accent), .emblem("star", box),
        .backdrop("lotus.svg", box, veil: .ground, percent: 40), .image("lotus.svg", box),
        .sign(.card, box, .accent),
      ]))
    let made = whole.commands
    #expect(
      made.map(\.paint) == [
        .fill, .fill, .gradient, .panel, .bar, .text, .drawing, .drawing, .picture, .backdrop, .picture,
        .drawing,
      ])
    #expect(made[1].color == "#FFFFFF")
    #expect(made[4].lit == 120 && made[4].radius == DrawCommand.barRadius)
    // The mark for staff comes first.
    #expect(whole.mark.drawing == 0 && whole.drawings.count == 3)
    #expect(made[6].drawing == 1 && made[11].drawing == 1, "the same drawing is told once")
    #expect(whole.drawings[1].count == 2 && whole.drawings[1].first?.matrix?.count == 6)
    #expect(whole.drawings[2].count == 2, "the lit part and the track")
    #expect(made[8].file == "digest")
    #expect(made.filter { $0.paint != .text }.allSatisfy { $0.box == [10, 20, 300, 200] })
  }

  @Test("The form is what the guide says, and the same picture has the same bytes")
  func form() throws {
    let painter = try PageWorkshop.painter()
    var encoder = PageEncoder(theme: painter.theme, fonts: painter.fonts) { _ in nil }
    let picture = encoder.picture(
      of: DrawList(commands: [.bar(Box(x: 1, y: 2, width: 3, height: 4), lit: 2, .agree)]), label: "L10",
      entrance: Entrance(pageID: "L10#1", sinceMS: 900, isCut: true), motion: .calm, nowMS: 1_000)
    let json = String(decoding: try PageEncoder.bytes(of: picture), as: UTF8.self)
    let agree = painter.theme[.agree].hex
    #expect(json.contains(#""commands":[{"box":[1,2,3,4],"color":"\#(agree)","lit":2,"paint":"bar","radius":6}]"#))
    #expect(json.contains(#""entrance":{"ageMS":100,"isCut":true,"page":"L10#1"}"#))
    #expect(json.contains(#""motion":{"easing":"in-out","fadeMS":320,"growMS":400}"#))
    #expect(json.contains(#""form":1"#) && json.contains(#""width":1920"#))
    #expect(try PageEncoder.bytes(of: picture) == PageEncoder.bytes(of: picture))
    let guide = try String(
      contentsOfFile: PageWorkshop.assets + "/../Sources/Manual/Plenary.docc/BrowserScreens.md", encoding: .utf8)
    for paint in ["fill", "gradient", "panel", "bar", "text", "drawing", "picture", "backdrop"] {
      #expect(guide.contains("| `\(paint)` |"), "the guide tells of \(paint)")
    }
  }
}
