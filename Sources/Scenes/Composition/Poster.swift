import Assets
import Congress

/// A picture of a few lines in the middle, without header: what does not fit is set smaller, down to the floor, and then
/// left out, the least important first.
struct Poster {
  enum Content {
    case line(String, size: Int, face: FontFace, role: Theme.Role)
    /// A line in two languages, in one size, each in the middle of its column.
    case pair(String, String, size: Int, face: FontFace, role: Theme.Role)
    case emblem(String, edge: Int)
    case rule
  }

  struct Item {
    let content: Content
    /// What has the lowest rank is left out first.
    let rank: Int
  }

  var items: [Item] = []
  /// How small lines become before one is left out, in percent; the floor is kept whatever it says.
  var percentLeast = 50

  mutating func line(_ text: String, size: Int, face: FontFace = .text, role: Theme.Role = .ink, rank: Int) {
    if !text.isEmpty { items.append(Item(content: .line(text, size: size, face: face, role: role), rank: rank)) }
  }

  mutating func emblem(_ name: String?, edge: Int, rank: Int) {
    if let name { items.append(Item(content: .emblem(name, edge: edge), rank: rank)) }
  }

  mutating func rule(rank: Int) { items.append(Item(content: .rule, rank: rank)) }
}

extension SceneCanvas {
  /// Draws posters on a shaded ground: of several, the first of those that keep most of their sizes.
  mutating func draw(_ posters: Poster...) {
    drawPosterGround()
    let settings = posters.map { fit($0, in: posterBox, columns: []) }
    let best = settings.map(\.percent).max() ?? 0
    if let setting = settings.first(where: { $0.percent == best }) { draw(setting, in: posterBox, columns: []) }
  }

  /// The ground of a poster, over the whole sheet.
  mutating func drawPosterGround() {
    setGround(.ground)
    draw(.gradient(sheet.bounds, top: .ground, bottom: .groundLow))
    // The fallback needs no file that could be missing.
    guard let background = context.background, view.content != .fallback,
      !context.unreadablePictures.contains(background.picture)
    else { return }
    // It covers the whole wall, so that it stays where it is when a lower third comes over it.
    draw(.backdrop(background.picture, context.shape.bounds, veil: .ground, percent: background.veilPercent))
  }

  /// The congress's emblem, where it has one that can be shown.
  var emblem: String? { view.congress.emblem.flatMap { context.unreadableEmblems.contains($0) ? nil : $0 } }

  /// Where the lines of a poster stand.
  var posterBox: Box {
    Box(x: grid.left, y: Self.posterMargin, width: grid.width, height: sheet.height - 2 * Self.posterMargin)
  }

  /// Draws the lines of a poster in the middle of a box, those in two languages in their columns.
  ///
  /// - Returns: From where to where the lines in columns reach, down the sheet.
  @discardableResult
  mutating func draw(_ poster: Poster, in box: Box, columns: [Box]) -> ClosedRange<Int>? {
    draw(fit(poster, in: box, columns: columns), in: box, columns: columns)
  }

  /// A poster, set as large as a box allows.
  private struct PosterSetting {
    let contents: [SetContent]
    /// How large it is against what was wanted.
    let percent: Int
    let gap: Int
    let height: Int
  }

  private func fit(_ poster: Poster, in box: Box, columns: [Box]) -> PosterSetting {
    var items = poster.items
    let least = poster.percentLeast
    while true {
      for percent in stride(from: 100, through: least, by: -10) {
        let set = items.map { self.set($0.content, percent: percent, width: box.width, columns: columns) }
        let gap = Self.pieceGap * percent / 100
        let height = set.reduce(0) { $0 + $1.height } + gap * max(0, set.count - 1)
        guard height <= box.height || (percent == least && items.count < 2) else { continue }
        // What had to leave something out is worse than what did not.
        let isWhole = items.count == poster.items.count
        return PosterSetting(contents: set, percent: isWhole ? percent : 0, gap: gap, height: height)
      }
      let lowest = items.indices.min { items[$0].rank < items[$1].rank } ?? 0
      items.remove(at: lowest)
    }
  }

  private static let posterMargin = 72

  private enum SetContent {
    case block(TextBlock, FontFace, Theme.Role)
    case blocks([TextBlock], FontFace, Theme.Role)
    case emblem(String, edge: Int)
    case rule

    var height: Int {
      switch self {
      case .block(let block, _, _): block.height
      case .blocks(let blocks, _, _): blocks.map(\.height).max() ?? 0
      case .emblem(_, let edge): edge
      case .rule: 3
      }
    }
  }

  /// A line keeps to one line while it need not become much smaller for that.
  private func set(_ content: Poster.Content, percent: Int, width: Int, columns: [Box]) -> SetContent {
    switch content {
    case .rule: return .rule
    case .emblem(let name, let edge): return .emblem(name, edge: edge * percent / 100)
    case .line(let text, let size, let face, let role):
      return .block(set([text], size: size * percent / 100, face: face, widths: [width])[0], face, role)
    case .pair(let first, let second, let size, let face, let role):
      return .blocks(
        set([first, second], size: size * percent / 100, face: face, widths: columns.map(\.width)), face, role)
    }
  }

  /// Texts of one size, each in its width.
  private func set(_ texts: [String], size: Int, face: FontFace, widths: [Int]) -> [TextBlock] {
    let wanted = max(floorSize, size)
    let least = max(floorSize, wanted * 3 / 4)
    let sizes = zip(texts, widths).map { text, width in
      TypeScale.largestSize(
        for: text, face: face, within: width, from: wanted, floor: least, measure: context.measure)
    }
    let setter = TextSetter(measure: context.measure, face: face)
    let fitting = sizes.min() ?? wanted
    return zip(texts, widths).map { text, width in
      TextBlock(lines: setter.wrapEvenly(text, size: fitting, width: width), size: fitting, isWhole: true)
    }
  }

  @discardableResult
  private mutating func draw(_ setting: PosterSetting, in box: Box, columns: [Box]) -> ClosedRange<Int>? {
    var top = box.y + max(0, box.height - setting.height) / 2
    var reach: ClosedRange<Int>?
    let middle = box.x + box.width / 2
    for content in setting.contents {
      switch content {
      case .block(let block, let face, let role):
        draw(
          block, in: Box(x: box.x, y: top, width: box.width, height: block.height), face: face, role: role,
          anchor: .center)
      case .blocks(let blocks, let face, let role):
        for (block, column) in zip(blocks, columns) {
          draw(
            block, in: Box(x: column.x, y: top, width: column.width, height: block.height), face: face, role: role,
            anchor: .center)
        }
        reach = (reach?.lowerBound ?? top)...(top + content.height)
      case .emblem(let name, let edge):
        draw(.emblem(name, Box(x: middle - edge / 2, y: top, width: edge, height: edge)))
      case .rule: draw(.fill(Box(x: middle - 300, y: top, width: 600, height: 3), .line))
      }
      top += content.height + setting.gap
    }
    return reach
  }
}
