import Assets
import Congress

/// L17: when the congress goes on, how long that is, and where people go until then.
extension SceneCanvas {
  /// From how far away the end of a break is counted down in seconds, in ms.
  static let secondsShownMS: Int64 = 3_600_000

  mutating func drawBreak(_ facts: BreakView) {
    drawHeader()
    let title = facts.title.map(words) ?? strings[.breakTitle]
    let time = figures.time(facts.untilMS, utcOffset: view.congress.utcOffset)
    let left = timeLeft(until: facts.untilMS)
    guard !facts.places.isEmpty else {
      let content = drawTitle(title)
      compose(in: content, from: sizeBesideNumber) { canvas, size in
        let halves = canvas.breakHalves(time: time, left: left, size: size)
        let stacked = Piece.stack(halves, gap: Self.pieceGap)
        return canvas.sheet.isUpright ? [stacked] : [.beside(halves, gap: Self.pieceGap), stacked]
      }
      return
    }
    let content = drawTitle(title)
    let rows = facts.places.map { Table.Row(label: $0) }
    // Two halves are arranged alike.
    let widths = [self, otherCanvas].compactMap(\.self).map {
      $0.clockWidth(time: time, left: left, beside: rows, in: content)
    }
    if !widths.contains(nil), let width = widths.compactMap(\.self).max() {
      let gap = 2 * Self.pieceGap
      let (list, place) = content.withoutTrailing(content.width - width - gap, gap: gap)
      // Its first line stands on that of the first room.
      breakClock(time: time, left: left).draw(&self, list.withoutHead(Table.usualAir / 2))
      drawList(rows, in: place, padding: 0, isAired: false)
      return
    }
    let timed = Table(
      rows: [
        Table.Row(label: strings[.breakUntil], role: .quiet, cells: [.text(time, face: .display, role: .accent)]),
        leftRow(left),
      ], size: floorSize, measure: context.measure
    ).piece.onPanel(padding: Self.panelPadding)
    guard timed.height(content.width) <= content.height / 2 else {
      return drawPages(of: [timed, table(rows, size: floorSize).piece], in: content)
    }
    let (list, foot) = content.withoutFoot(timed.height(content.width), gap: Self.pieceGap)
    timed.draw(&self, foot)
    drawList(rows, in: list, padding: 0)
  }

  /// When it goes on and how long that is, as two panels of one kind.
  private func breakHalves(time: String, left: String?, size: Int) -> [Piece] {
    let largest = sheet.isLong ? 420 : 340
    let caption = max(width(strings[.breakUntil], size: size), width(strings[.breakLeft], size: size))
    func half(_ caption: Phrase, _ number: String, role: Theme.Role) -> Piece {
      let words = prose(strings[caption], role: .quiet, largest: size, least: size)
      let number = numeral(number, caption: "", size: size, largest: largest, role: role)
      return .stack([words, number], gap: Self.pieceGap / 2)
    }
    let over = prose(strings[.breakOver], face: .display, largest: largest * 2 / 7, least: size)
    let rest = left.map { half(.breakLeft, $0, role: .ink) } ?? over
    return [half(.breakUntil, time, role: .accent), rest].map {
      $0.centred.noNarrower(than: sheet.isUpright ? 0 : caption).onPanel(padding: Self.panelPadding).filling
    }
  }

  /// When it goes on, large, and how long that is, beside the rooms.
  private func breakClock(time: String, left: String?) -> Piece {
    let caption = prose(strings[.breakUntil], role: .quiet, largest: floorSize, least: floorSize)
    let number = Piece.stack(
      [caption, numeral(time, caption: "", size: floorSize, largest: sheet.isUpright ? 340 : 300)],
      gap: Self.pieceGap / 2)
    let panel = table([leftRow(left)], size: floorSize).piece.onPanel(padding: Self.panelPadding)
    return .stack([number, panel], gap: Self.pieceGap)
  }

  /// How wide that stands beside rooms; nothing where there is no room for both.
  private func clockWidth(time: String, left: String?, beside rooms: [Table.Row], in content: Box) -> Int? {
    let clock = breakClock(time: time, left: left)
    let (least, wanted) = (clock.widthLeast, table(rooms, size: floorSize).widths.wanted)
    let room = content.width - 2 * Self.pieceGap
    guard !sheet.isUpright, clock.height(least) <= content.height,
      room - least >= min(wanted, content.width * 2 / 3)
    else { return nil }
    return max(least, min(content.width * 45 / 100, room - wanted))
  }

  private func leftRow(_ left: String?) -> Table.Row {
    guard let left else { return Table.Row(label: strings[.breakOver], face: .textBold) }
    return Table.Row(
      label: strings[.breakLeft], role: .quiet, cells: [.text(left, face: .display)])
  }

  /// What is left of the break, which is no fact of the service's and goes on without it: `1 h 42` while it is long,
  /// whole minutes upwards; `09:59` in the last hour, whole seconds upwards; nothing when it is over.
  private mutating func timeLeft(until untilMS: Int64) -> String? {
    let leftMS = max(0, untilMS - context.nowMS)
    guard leftMS > 0 else { return nil }
    let stepMS: Int64 = leftMS > Self.secondsShownMS ? 60_000 : 1_000
    changes(atMS: untilMS - (leftMS - 1) / stepMS * stepMS)
    let digits = { (value: Int64) in value < 10 ? "0\(value)" : "\(value)" }
    guard leftMS > Self.secondsShownMS else {
      let seconds = (leftMS + 999) / 1_000
      return digits(seconds / 60) + ":" + digits(seconds % 60)
    }
    let minutes = (leftMS + 59_999) / 60_000
    return strings[.breakHours, ["hours": "\(minutes / 60)", "minutes": digits(minutes % 60)]]
  }
}
