import Assets
import Congress

/// The sheet that one scene draws on: grid, header and footer, words and fonts in reach.
struct SceneCanvas {
  /// The grid of a picture, in design pixels: margins, header and foot stand where they stand on every wall.
  struct Grid {
    static let headerSize = 42
    static let titleSize = 84
    static let footSize = 42
    /// Beneath the foot of a sheet that something else follows.
    static let airAbove = 12

    let sheet: Sheet
    var marginPercent = Theme.Measures.standard.marginPercent

    var left: Int { sheet.edges?.left ?? max(64, sheet.width * marginPercent / 100) }
    var right: Int { sheet.width - (sheet.edges?.right ?? left) }
    var width: Int { right - left }
    /// What some screens hide of the upper and the lower edge (EBU R 95: 3.5 %).
    var hiddenTop: Int { sheet.edges?.top ?? sheet.height * 35 / 1_000 }
    var hiddenBottom: Int { sheet.edges?.bottom ?? sheet.height * 35 / 1_000 }
    var headerBaseline: Int { hiddenTop + 63 }
    var ruleY: Int { headerBaseline + 32 }
    var titleTop: Int { ruleY + 28 }
    var footBaseline: Int { sheet.height - hiddenBottom - 11 }
    var contentBottom: Int { footBaseline - 48 }
    /// What is above something that stands at the foot of the sheet: header and margins stay where they are.
    func sheetAbove(_ top: Int) -> Sheet {
      Sheet(
        width: sheet.width, height: top,
        edges: .init(left: left, right: sheet.width - right, top: hiddenTop, bottom: Self.airAbove))
    }
    /// From beneath the header to above the foot.
    var content: Box { Box(x: left, y: titleTop, width: width, height: contentBottom - titleTop) }
    /// As far as there is no foot.
    var contentWithoutFoot: Box {
      Box(x: left, y: ruleY + 18, width: width, height: footBaseline - ruleY - 18)
    }
  }

  /// The size of content where the hall does not ask for more, in design pixels.
  static let textSize = 72
  /// The size of content on a wall that has room for more.
  static let largeTextSize = 96
  static let panelPadding = 44

  let view: OutputView
  let context: SceneContext
  let figures: FigureFormat
  let grid: Grid
  private var list: DrawList
  private var subject: String?
  private var nextChangeMS: Int64?
  private var pageCount = 1
  private var page = 0
  private var turnedMS: Int64?
  /// Whether a header that has no room for the congress's name goes without it; else what it has room for is told.
  var hasNameWholeOrNot = false
  /// By how much a foot of more than one line is higher, in design pixels.
  var footLift = 0

  init(view: OutputView, context: SceneContext) {
    self.view = view
    self.context = context
    figures = FigureFormat(language: context.strings.language)
    grid = Grid(sheet: context.sheet, marginPercent: context.measures.marginPercent)
    list = DrawList(shape: context.shape)
  }

  /// An empty canvas of another sheet, which is about the same and changes at the same moment.
  func moved(to sheet: Sheet) -> SceneCanvas {
    var other = SceneCanvas(view: view, context: context.on(sheet))
    (other.subject, other.nextChangeMS) = (subject, nextChangeMS)
    return other
  }

  /// What has been drawn.
  var picture: Picture {
    let scene = view.content.scene
    let name = "\(scene.layout)-\(scene.rawValue)" + (subject.map { "-\($0)" } ?? "")
    return Picture(
      list: list, label: name, nextChangeMS: nextChangeMS, pages: pageCount, pageID: "\(name)#\(page)",
      turnedMS: turnedMS
    )
  }

  /// Makes a picture of one page, which was drawn on another canvas in the same surroundings, this one's.
  mutating func stand(as picture: Picture) { (list, nextChangeMS) = (picture.list, picture.nextChangeMS) }

  /// What is drawn on.
  var sheet: Sheet { context.sheet }
  var strings: Strings { context.strings }
  /// The round corners of panels, in design pixels.
  var panelRadius: Int { context.measures.cornerRadius }

  /// The smallest letter of content in this hall, as a type size in design pixels.
  var floorSize: Int { TypeScale.floorSize(for: view.congress.hall) }

  /// A text of the congress in the hall's language.
  func words(_ text: LocalizedText) -> String { text.text(in: strings) }

  /// What the picture is about, for its label.
  mutating func isAbout(_ code: String) { subject = code }

  /// The picture will be another one at this moment, or earlier.
  mutating func changes(atMS moment: Int64) { nextChangeMS = min(nextChangeMS ?? moment, moment) }

  /// The picture is one of so many pages.
  mutating func tellPages(_ count: Int) { pageCount = max(1, count) }

  /// The picture is the page of that number, from 0, turned by time at a moment or by hand.
  mutating func tellPage(_ number: Int, turnedMS moment: Int64? = nil) { (page, turnedMS) = (number, moment) }

  mutating func draw(_ command: DrawCommand) { list.commands.append(command) }

  mutating func setGround(_ role: Theme.Role) { list.ground = role }

  mutating func text(
    _ text: String, x: Int, baseline: Int, size: Int, face: FontFace = .text, role: Theme.Role = .ink,
    anchor: TextRun.Anchor = .leading
  ) {
    guard !text.isEmpty else { return }
    draw(.text(TextRun(text, x: x, baseline: baseline, size: size, face: face, role: role, anchor: anchor)))
  }

  func width(_ text: String, size: Int, face: FontFace = .text) -> Int {
    context.measure.width(of: text, face: face, size: size)
  }

  /// A block of lines, its first line's letters standing at `baseline`; returns the baseline after the last line.
  @discardableResult
  mutating func block(
    _ block: TextBlock, x: Int, baseline: Int, face: FontFace, role: Theme.Role = .ink,
    anchor: TextRun.Anchor = .leading
  ) -> Int {
    var next = baseline
    for line in block.lines {
      text(line, x: x, baseline: next, size: block.size, face: face, role: role, anchor: anchor)
      next += block.advance(after: line)
    }
    return next
  }
}
