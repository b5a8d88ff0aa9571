import Assets
import Congress

/// L17: when the congress goes on, how long that is, and where people go until then.
extension SceneCanvas {
  /// From how far away the end of a break is counted down in seconds, in ms.
  static let secondsShownMS: Int64 = 3_600_000

  private enum Column {
    static let places = 1_000
  }

  mutating func drawBreak(_ facts: BreakView) {
    drawHeader()
    drawTitle(strings[.breakTitle])
    text(strings[.breakUntil], baseline: 372, size: floorSize, role: .quiet)
    let time = figures.time(facts.untilMS, utcOffsetMinutes: view.congress.utcOffsetMinutes)
    text(time, baseline: 640, size: 260, face: .display, role: .accent)
    drawTimeLeft(facts, hasPlaces: !facts.places.isEmpty)
    drawPlaces(facts.places)
  }

  /// What is left of the break, which is no fact of the service's and goes on without it.
  private mutating func drawTimeLeft(_ facts: BreakView, hasPlaces: Bool) {
    let leftMS = max(0, facts.untilMS - context.nowMS)
    let width = hasPlaces ? Column.places - 64 - Grid.left : Grid.width
    let panel = Box(x: Grid.left, y: 746, width: width, height: 238)
    draw(.panel(panel, radius: Grid.panelRadius, .panel))
    let baseline = panel.y + panel.height / 2 + 44
    let x = panel.x + Grid.panelPadding
    guard leftMS > 0 else {
      let size = TypeScale.largestSize(
        for: strings[.breakOver], face: .textBold, within: width - 2 * Grid.panelPadding, from: floorSize, floor: 56,
        measure: context.measure)
      text(strings[.breakOver], x: x, baseline: baseline - 18, size: size, face: .textBold)
      return
    }
    let number = timeLeft(leftMS)
    text(
      number, x: panel.right - Grid.panelPadding, baseline: baseline, size: 124, face: .display, anchor: .trailing)
    let room = width - 2 * Grid.panelPadding - self.width(number, size: 124, face: .display) - 32
    let size = TypeScale.largestSize(
      for: strings[.breakLeft], face: .text, within: room, from: floorSize, floor: 48, measure: context.measure)
    text(strings[.breakLeft], x: x, baseline: baseline, size: size, role: .quiet)
    let stepMS: Int64 = leftMS > Self.secondsShownMS ? 60_000 : 1_000
    changes(atMS: facts.untilMS - (leftMS - 1) / stepMS * stepMS)
  }

  /// `1 h 42` while it is long, whole minutes upwards; `09:59` in the last hour, whole seconds upwards.
  private func timeLeft(_ leftMS: Int64) -> String {
    let digits = { (value: Int64) in value < 10 ? "0\(value)" : "\(value)" }
    guard leftMS > Self.secondsShownMS else {
      let seconds = (leftMS + 999) / 1_000
      return digits(seconds / 60) + ":" + digits(seconds % 60)
    }
    let minutes = (leftMS + 59_999) / 60_000
    return strings[.breakHours, ["hours": "\(minutes / 60)", "minutes": digits(minutes % 60)]]
  }

  /// Place by place, on pages where there are many.
  private mutating func drawPlaces(_ places: [String]) {
    guard !places.isEmpty else { return }
    let rows = rows(places, width: Grid.right - Column.places)
    let pages = ListPages.ranges(of: rows.map(\.height), within: Self.listHeight)
    let page = page(of: pages.count)
    var top = Grid.contentTop
    for row in rows[pages[page]] {
      block(row.name, x: Column.places, baseline: row.baseline(top: top), face: .text)
      top += row.height
    }
    drawPageNumber(page, of: pages.count)
  }
}
