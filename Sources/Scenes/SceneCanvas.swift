import Assets
import Congress

/// The sheet that one scene draws on: grid, furniture, words and fonts in reach.
struct SceneCanvas {
  /// The grid of every picture, in design pixels.
  enum Grid {
    static let left = 96
    static let right = DrawList.width - 96
    static let width = right - left
    static let headerBaseline = 100
    static let headerSize = 42
    static let ruleY = 132
    static let titleBaseline = 247
    static let titleSize = 84
    static let contentTop = 290
    static let contentBottom = 1_000
    static let footBaseline = 1_044
    static let footSize = 42
    static let panelRadius = 14
    static let panelPadding = 44
  }

  let view: OutputView
  let context: SceneContext
  let figures: Figures
  private var list = DrawList()
  private var subject: String?
  private var nextChangeMS: Int64?
  private var pageCount = 1
  private var page = 0
  private var turnedMS: Int64?

  init(view: OutputView, context: SceneContext) {
    self.view = view
    self.context = context
    figures = Figures(language: context.strings.language)
  }

  /// What has been drawn.
  var picture: Picture {
    let scene = view.content.scene
    let name = "\(scene.layout)-\(scene.rawValue)" + (subject.map { "-\($0)" } ?? "")
    return Picture(
      list: list, label: name, nextChangeMS: nextChangeMS, pages: pageCount, leaf: "\(name)#\(page)", turnedMS: turnedMS
    )
  }

  var strings: Strings { context.strings }

  /// The smallest letter of content in this hall, as a type size in design pixels.
  var floorSize: Int { TypeScale.floorSize(for: view.congress.hall) }

  /// A text of the congress in the hall's language.
  func words(_ text: LocalizedText) -> String { text.text(in: Language(rawValue: strings.language) ?? .vietnamese) }

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
    _ text: String, x: Int = Grid.left, baseline: Int, size: Int, face: FontFace = .text,
    role: Theme.Role = .ink, anchor: TextRun.Anchor = .leading
  ) {
    guard !text.isEmpty else { return }
    draw(.text(TextRun(text, x: x, baseline: baseline, size: size, face: face, role: role, anchor: anchor)))
  }

  func width(_ text: String, size: Int, face: FontFace = .text) -> Int {
    context.measure.width(of: text, face: face, size: size)
  }

  // MARK: Furniture

  /// The header line: whose congress it is, and the time.
  mutating func drawHeader() {
    let name = view.congress.name
    let title = words(name.shortTitle)
    let body = words(name.body) + " · "
    let titleWidth = width(title, size: Grid.headerSize, face: .textBold)
    let bodyWidth = width(body, size: Grid.headerSize)
    let hasRoom = bodyWidth + titleWidth <= Grid.width - 260
    if hasRoom { text(body, baseline: Grid.headerBaseline, size: Grid.headerSize, role: .quiet) }
    text(
      title, x: Grid.left + (hasRoom ? bodyWidth : 0), baseline: Grid.headerBaseline, size: Grid.headerSize,
      face: .textBold, role: .accent)
    drawClock()
    draw(.fill(Box(x: Grid.left, y: Grid.ruleY, width: Grid.width, height: 2), .line))
  }

  /// The time in the corner.
  ///
  /// It stands still beside dead facts, with the mark for staff.
  private mutating func drawClock() {
    let offset = view.congress.utcOffsetMinutes
    let moment = momentOfLoss ?? context.nowMS
    let time = figures.time(moment, utcOffsetMinutes: offset)
    text(
      time, x: Grid.right, baseline: Grid.headerBaseline, size: Grid.headerSize, role: .quiet, anchor: .trailing)
    if isMarkedUnlinked {
      let left = Grid.right - width(time, size: Grid.headerSize) - 50
      draw(.sign(.unlinked, Box(x: left, y: Grid.headerBaseline - 31, width: 32, height: 32), .quiet))
    }
    awaitClockAndLink(showsClock: true)
  }

  /// The mark for staff on pictures without a header.
  mutating func drawCornerMark() {
    if isMarkedUnlinked {
      draw(.sign(.unlinked, Box(x: Grid.right - 32, y: Grid.footBaseline - 32, width: 32, height: 32), .quiet))
    }
    awaitClockAndLink(showsClock: false)
  }

  private mutating func awaitClockAndLink(showsClock: Bool) {
    switch context.link {
    case .linked: if showsClock { changes(atMS: (context.nowMS / 60_000 + 1) * 60_000) }
    case .lost(let sinceMS): if !isMarkedUnlinked { changes(atMS: sinceMS + LinkStanding.markAfterMS) }
    }
  }

  /// When the facts died, if they did.
  var momentOfLoss: Int64? { if case .lost(let sinceMS) = context.link { sinceMS } else { nil } }

  /// Whether the loss has lasted long enough to tell staff.
  var isMarkedUnlinked: Bool {
    momentOfLoss.map { context.nowMS - $0 >= LinkStanding.markAfterMS } ?? false
  }

  /// The title under the header, as large as its line allows.
  mutating func drawTitle(_ title: String) {
    let size = TypeScale.largestSize(
      for: title, face: .display, within: Grid.width, from: Grid.titleSize, floor: Self.titleSizeMin,
      measure: context.measure)
    text(title, baseline: Grid.titleBaseline, size: size, face: .display, role: .accent)
  }

  /// A title that the house has not written itself: cut with `…` where its line cannot hold it.
  mutating func drawForeignTitle(_ title: String) {
    let setter = TextSetter(measure: context.measure, face: .display)
    let line = setter.restate(
      title, width: Grid.width, linesMax: 1, largest: Self.titleSizeMin, floor: Self.titleSizeMin)
    drawTitle(line.isWhole ? title : line.lines.joined())
  }

  /// The smallest title, in design pixels.
  private static let titleSizeMin = 56

  /// The quiet line at the foot, on the right.
  mutating func drawFoot(_ line: String) {
    text(
      line, x: Grid.right, baseline: Grid.footBaseline, size: Grid.footSize, role: .quiet, anchor: .trailing)
  }

  /// A block of lines, its first line's letters standing at `baseline`; returns the baseline after the last line.
  @discardableResult
  mutating func block(
    _ block: TextBlock, x: Int = Grid.left, baseline: Int, face: FontFace, role: Theme.Role = .ink,
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
