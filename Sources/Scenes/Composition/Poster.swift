import Assets

/// A picture of a few lines in the middle, without header: what does not fit is set smaller, down to the floor, and then
/// left out, the least important first.
struct Poster {
  enum Matter {
    case line(String, size: Int, face: FontFace, role: Theme.Role)
    case emblem(String, edge: Int)
    case rule
  }

  struct Item {
    let matter: Matter
    /// What has the lowest rank is left out first.
    let rank: Int
  }

  var items: [Item] = []

  mutating func line(_ text: String, size: Int, face: FontFace = .text, role: Theme.Role = .ink, rank: Int) {
    if !text.isEmpty { items.append(Item(matter: .line(text, size: size, face: face, role: role), rank: rank)) }
  }

  mutating func emblem(_ name: String?, edge: Int, rank: Int) {
    if let name { items.append(Item(matter: .emblem(name, edge: edge), rank: rank)) }
  }

  mutating func rule(rank: Int) { items.append(Item(matter: .rule, rank: rank)) }
}

extension SceneCanvas {
  /// Draws a poster on a shaded ground; of several, the first of those that keep most of their sizes.
  mutating func draw(_ posters: Poster...) {
    setGround(.ground)
    draw(.gradient(sheet.bounds, top: .ground, bottom: .groundLow))
    let box = Box(
      x: grid.left, y: Self.posterMargin, width: grid.width, height: sheet.height - 2 * Self.posterMargin)
    let settings = posters.map { fit($0, in: box) }
    let best = settings.map(\.percent).max() ?? 0
    if let setting = settings.first(where: { $0.percent == best }) { draw(setting, in: box) }
  }

  /// A poster, set as large as a box allows.
  private struct PosterSetting {
    let matters: [SetMatter]
    /// How large it is against what was wanted.
    let percent: Int
    let gap: Int
    let height: Int
  }

  private func fit(_ poster: Poster, in box: Box) -> PosterSetting {
    var items = poster.items
    while true {
      for percent in stride(from: 100, through: 50, by: -10) {
        let set = items.map { self.set($0.matter, percent: percent, width: box.width) }
        let gap = Self.pieceGap * percent / 100
        let height = set.reduce(0) { $0 + $1.height } + gap * max(0, set.count - 1)
        guard height <= box.height || (percent == 50 && items.count < 2) else { continue }
        // What had to leave something out is worse than what did not.
        let isWhole = items.count == poster.items.count
        return PosterSetting(matters: set, percent: isWhole ? percent : 0, gap: gap, height: height)
      }
      let least = items.indices.min { items[$0].rank < items[$1].rank } ?? 0
      items.remove(at: least)
    }
  }

  private static let posterMargin = 72

  private enum SetMatter {
    case block(TextBlock, FontFace, Theme.Role)
    case emblem(String, edge: Int)
    case rule

    var height: Int {
      switch self {
      case .block(let block, _, _): block.height
      case .emblem(_, let edge): edge
      case .rule: 3
      }
    }
  }

  /// A line keeps to one line while it need not become much smaller for that.
  private func set(_ matter: Poster.Matter, percent: Int, width: Int) -> SetMatter {
    switch matter {
    case .rule: return .rule
    case .emblem(let name, let edge): return .emblem(name, edge: edge * percent / 100)
    case .line(let text, let size, let face, let role):
      let wanted = max(floorSize, size * percent / 100)
      let least = max(floorSize, wanted * 3 / 4)
      let fitting = TypeScale.largestSize(
        for: text, face: face, within: width, from: wanted, floor: least, measure: context.measure)
      let lines = TextSetter(measure: context.measure, face: face).wrapEvenly(text, size: fitting, width: width)
      return .block(TextBlock(lines: lines, size: fitting, isWhole: true), face, role)
    }
  }

  private mutating func draw(_ setting: PosterSetting, in box: Box) {
    var top = box.y + max(0, box.height - setting.height) / 2
    let middle = box.x + box.width / 2
    for matter in setting.matters {
      switch matter {
      case .block(let block, let face, let role):
        draw(
          block, in: Box(x: box.x, y: top, width: box.width, height: block.height), face: face, role: role,
          anchor: .center)
      case .emblem(let name, let edge):
        draw(.emblem(name, Box(x: middle - edge / 2, y: top, width: edge, height: edge)))
      case .rule: draw(.fill(Box(x: middle - 300, y: top, width: 600, height: 3), .line))
      }
      top += matter.height + setting.gap
    }
  }
}
