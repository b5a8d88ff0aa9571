import Assets
import Congress
import Foundation
import Scenes
import Stage
import Testing

@testable import ChairPanel

/// Goal: a chair of sixty reads every picture at arm's length, and no picture changes unnoticed.
///
/// Method: every moment of a chair's day, lying and upright, as text against a recorded draw list; with the real fonts
/// nothing leaves the sheet or overlaps; some are painted and compared with recorded PNGs. `PLENARY_RECORD=1` records
/// them anew, `PLENARY_GALLERY=folder` paints all in full size; look at them before they are committed.
@Suite struct PageTests {
  /// Windows of a tablet of 10 inches, lying and upright, an old one, and monitors.
  static let windows = [(1_280, 800), (800, 1_280), (1_024, 768), (768, 1_024), (1_920, 1_080), (1_080, 1_920)]

  struct Case: Sendable, CustomTestStringConvertible {
    let scenario: Scenario
    let width: Int
    let height: Int
    var language = Language.vietnamese
    var name: String { "\(scenario.rawValue)-\(width)x\(height)-\(language.rawValue)" }
    var testDescription: String { name }

    func page(_ fonts: any TextMeasuring) throws -> PanelPage {
      PanelPage(try scenario.chair(pixels: (width, height), language: language).state, measure: fonts)
    }
  }

  static let every = Scenario.allCases.flatMap { scenario in
    windows.flatMap { window in
      Language.allCases.map { Case(scenario: scenario, width: window.0, height: window.1, language: $0) }
    }
  }
  static let recorded = Scenario.allCases.flatMap { scenario in
    [
      Case(scenario: scenario, width: 1_280, height: 800), Case(scenario: scenario, width: 800, height: 1_280),
      Case(scenario: scenario, width: 1_280, height: 800, language: .english),
    ]
  }
  static let painted = [
    Case(scenario: .publishing, width: 1_280, height: 800), Case(scenario: .confirmed, width: 800, height: 1_280),
    Case(scenario: .open, width: 1_280, height: 800), Case(scenario: .reasons, width: 1_280, height: 800),
    Case(scenario: .lost, width: 1_280, height: 800), Case(scenario: .timed, width: 1_024, height: 768),
    Case(scenario: .electionCounted, width: 1_280, height: 800),
  ]
  private static let goldens = URL(filePath: #filePath).deletingLastPathComponent().path + "/Goldens"
  private static var isRecording: Bool { ProcessInfo.processInfo.environment["PLENARY_RECORD"] == "1" }

  @Test(arguments: recorded) func aPageIsDrawnAsRecorded(_ golden: Case) throws {
    let page = try golden.page(EvenFonts())
    let actual = text(of: page)
    let file = "\(Self.goldens)/\(golden.name).txt"
    if Self.isRecording { try actual.write(toFile: file, atomically: true, encoding: .utf8) }
    let recorded = try String(contentsOfFile: file, encoding: .utf8)
    if actual != recorded { Attachment.record(actual, named: "\(golden.name).txt") }
    #expect(actual == recorded)
  }

  @Test(arguments: every) func noTextLeavesTheSheetOrTouchesOther(_ wanted: Case) throws {
    let fonts = try FontLibrary()
    let page = try wanted.page(fonts)
    let (sheet, hall) = (page.state.sheet, page.layout.hall)
    let runs = page.sheetList.commands.compactMap { command in if case .text(let run) = command { run } else { nil } }
      // What stands in the hall's picture is the hall's.
      .filter { !($0.x >= hall.x && $0.x <= hall.right && $0.baseline >= hall.y + 60 && $0.baseline <= hall.bottom) }
    #expect(!runs.isEmpty)
    var seen: [(run: TextRun, left: Int, right: Int)] = []
    for run in runs {
      let width = fonts.width(of: run.text, face: run.face, size: run.size)
      let left =
        switch run.anchor {
        case .leading: run.x
        case .center: run.x - width / 2
        case .trailing: run.x - width
        }
      #expect(left >= 20 && left + width <= sheet.width - 20, "'\(run.text)'")
      #expect(run.baseline - run.size * 90 / 100 >= 0 && run.baseline + run.size / 4 <= sheet.height, "'\(run.text)'")
      #expect(run.size >= 24, "'\(run.text)' at \(run.size)")
      for other in seen where left < other.right && other.left < left + width {
        let (top, bottom) = (run.baseline - run.size * 98 / 100, run.baseline + run.size * 24 / 100)
        let otherTop = other.run.baseline - other.run.size * 98 / 100
        let shared = min(bottom, other.run.baseline + other.run.size * 24 / 100) - max(top, otherTop)
        #expect(
          shared <= min(run.size, other.run.size) * 12 / 100, "'\(run.text)' and '\(other.run.text)' share \(shared)")
      }
      seen.append((run, left, left + width))
    }
  }

  @Test(arguments: windows) func whatEndsAVoteStandsApart(window: (Int, Int)) {
    let sheet = PanelSheet(pixelWidth: window.0, pixelHeight: window.1)
    let layout = PanelLayout(sheet)
    let least = 15
    for slot in PanelSlot.allCases {
      let box = layout[slot]
      #expect(box.x >= 0 && box.y >= 0 && box.right <= sheet.width && box.bottom <= sheet.height)
      // A finger is 15 mm wide; on the smallest tablet the shorter side has 135 mm.
      #expect(min(box.width, box.height) * 135 >= 10 * 1_080, "\(slot)")
      guard slot != .apart else { continue }
      let apart = layout[.apart]
      let gap = max(
        apart.x - box.right, box.x - apart.right, apart.y - box.bottom, box.y - apart.bottom)
      #expect(gap * 135 >= 2 * 1_080 && gap >= least, "\(slot): \(gap)")
    }
    // Between the way to an ending and the next step lies the room of a whole step, whether or not there is one.
    let (next, beside, apart) = (layout[.next], layout[.beside], layout[.apart])
    #expect(max(apart.x - beside.right, apart.y - beside.bottom) >= 40)
    #expect(max(apart.x - next.right, apart.y - next.bottom) >= 130)
    #expect(next.width * next.height > 2 * apart.width * apart.height)
  }

  @Test func everyTouchLandsWhereItIsSeen() {
    for (width, height) in Self.windows + [(3_440, 1_000), (500, 1_900)] {
      let sheet = PanelSheet(pixelWidth: width, pixelHeight: height)
      let layout = PanelLayout(sheet)
      let viewport = Viewport(width: width, height: height)
      for slot in PanelSlot.allCases {
        let list = DrawList(commands: [.fill(layout[slot], .ink)])
        guard
          case .fill(let box, _)? = list.nested(in: sheet.frame, sheet: Sheet(width: sheet.width, height: sheet.height))
            .last
        else {
          Issue.record("nothing is drawn")
          return
        }
        let rect = viewport.rect(box)
        let middle = sheet.pixel(inTheMiddleOf: layout[slot])
        #expect(abs(rect.x + rect.width / 2 - middle.x) <= 2 && abs(rect.y + rect.height / 2 - middle.y) <= 2)
        let point = sheet.point(x: middle.x, y: middle.y)
        #expect(layout.slot(atX: point.x, y: point.y, of: [slot: .back]) == slot)
      }
    }
  }

  @Test(arguments: painted) func aPageIsPaintedAsRecorded(_ wanted: Case) throws {
    let surface = try paint(wanted, theme: "red-gold")
    let file = "\(Self.goldens)/\(wanted.name).png"
    if Self.isRecording { try surface.writePNG(to: file) }
    let (pixelsDifferent, largest) = surface.difference(from: try Surface.load(file))
    #expect(
      pixelsDifferent * 200 <= wanted.width * wanted.height || largest <= 3,
      "\(pixelsDifferent) pixels differ, by \(largest)")
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["PLENARY_GALLERY"] != nil), arguments: every)
  func everyPageIsPaintedForTheEye(_ wanted: Case) throws {
    let environment = ProcessInfo.processInfo.environment
    let folder = try #require(environment["PLENARY_GALLERY"])
    try paint(wanted, theme: environment["PLENARY_THEME"] ?? "red-gold").writePNG(to: "\(folder)/\(wanted.name).png")
  }

  @Test func aPictureInsideAnotherKeepsItsPlaces() {
    let list = DrawList(
      ground: .panel,
      commands: [
        .fill(Box(x: 0, y: 0, width: 960, height: 1_080), .ink),
        .fill(Box(x: 960, y: 0, width: 960, height: 1_080), .line),
        .text(TextRun("a", x: 960, baseline: 540, size: 84)),
      ])
    #expect(
      list.nested(in: Box(x: 100, y: 50, width: 321, height: 181)) == [
        .fill(Box(x: 100, y: 50, width: 321, height: 181), .panel),
        .fill(Box(x: 100, y: 50, width: 160, height: 180), .ink),
        .fill(Box(x: 260, y: 50, width: 161, height: 180), .line),
        .text(TextRun("a", x: 260, baseline: 140, size: 14)),
      ])
  }

  private func paint(_ wanted: Case, theme: String) throws -> Surface {
    let fonts = try FontLibrary()
    let assets = Chair.package + "/Assets"
    let painter = Painter(
      theme: try Theme(named: theme, assets: assets), fonts: fonts, emblemFolder: assets + "/emblems")
    let surface = try Surface(width: wanted.width, height: wanted.height)
    try painter.paint(wanted.page(fonts).list, on: surface)
    return surface
  }

  private func text(of page: PanelPage) -> String {
    var lines = page.sheetList.commands.map { "\($0)" }
    lines.append("next \(page.nextChangeMS.map { "+\($0 - page.state.nowMS)" } ?? "never")")
    return lines.joined(separator: "\n") + "\n"
  }
}
