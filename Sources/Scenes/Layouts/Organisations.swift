import Assets
import Congress

/// L06: which organisations are all here, as a field; and each with its figures, those where somebody is missing first.
extension SceneCanvas {
  private enum Column {
    static let fieldWidth = 540
    static let sign = 704
    static let name = 778
    static let figures = Grid.right
    /// The air between a name and its figures, in design pixels.
    static let gap = 36
  }

  /// The field of one square an organisation.
  private enum Field {
    static let top = 588
    static let columns = 13
    static let rowsMax = 9
    static let gapThousandths = 220
  }

  mutating func drawOrganisations(_ facts: OrganisationsView) {
    drawHeader()
    drawTitle(strings[.organisationsTitle])
    drawComplete(facts)
    let ordered = facts.rows.filter(\.isIncomplete) + facts.rows.filter { !$0.isIncomplete }
    let names = Self.withoutCommonStart(ordered.map(\.name))
    let figuresWidth = ordered.map { width(words(for: $0), size: floorSize, face: .textBold) }.max() ?? 0
    let nameWidth = Column.figures - figuresWidth - Column.gap - Column.name
    let rows = zip(ordered, names).flatMap { row, name in
      self.rows([name], width: nameWidth, face: row.isIncomplete ? .textBold : .text)
    }
    let pages = ListPages.ranges(of: rows.map(\.height), within: Self.listHeight)
    let page = page(of: pages.count)
    var top = Grid.contentTop
    for index in pages[page] {
      draw(ordered[index], rows[index], top: top)
      top += rows[index].height
    }
    let time = figures.spokenTime(facts.asOfMS, utcOffsetMinutes: view.congress.utcOffsetMinutes)
    drawFootNote(strings[.organisationsAsOf, ["time": time]])
    drawPageNumber(page, of: pages.count)
  }

  /// Names without the words with which all of them begin, which stand in the title.
  static func withoutCommonStart(_ names: [String]) -> [String] {
    let words = names.map { $0.split(separator: " ") }
    guard names.count > 1, let first = words.first else { return names }
    let shortest = words.map(\.count).min() ?? 0
    let common = first.indices.prefix { index in
      index + 1 < shortest && words.allSatisfy { $0[index] == first[index] }
    }.count
    guard common > 0 else { return names }
    return words.map { words in
      let rest = words.dropFirst(common).joined(separator: " ")
      return rest.prefix(1).uppercased() + rest.dropFirst()
    }
  }

  /// How many organisations are all here, of how many, and the field.
  private mutating func drawComplete(_ facts: OrganisationsView) {
    let complete = figures.number(facts.rows.count { !$0.isIncomplete })
    let all = " / " + figures.number(facts.rows.count)
    let allSize = 88
    let room = Column.fieldWidth - width(all, size: allSize, face: .display)
    let size = TypeScale.largestSize(
      for: complete, face: .display, within: room, from: 176, floor: 96, measure: context.measure)
    let baseline = 440
    text(complete, baseline: baseline, size: size, face: .display, role: .accent)
    text(
      all, x: Grid.left + width(complete, size: size, face: .display), baseline: baseline, size: allSize,
      face: .display, role: .quiet)
    let label = strings[.organisationsComplete]
    let labelSize = TypeScale.largestSize(
      for: label, face: .text, within: Column.fieldWidth, from: floorSize, floor: 56, measure: context.measure)
    text(label, baseline: baseline + 108, size: labelSize, role: .quiet)
    drawField(facts.rows)
  }

  /// One square an organisation, in the roster's order: full where everybody is here, open where somebody is missing.
  private mutating func drawField(_ rows: [OrganisationsView.Row]) {
    var columns = Field.columns
    while (rows.count + columns - 1) / columns > Field.rowsMax * columns / Field.columns { columns += 1 }
    let pitch = Column.fieldWidth / columns
    let edge = pitch * 1_000 / (1_000 + Field.gapThousandths)
    guard edge >= 4 else { return }
    for (index, row) in rows.enumerated() {
      let box = Box(
        x: Grid.left + index % columns * pitch, y: Field.top + index / columns * pitch, width: edge, height: edge)
      let radius = edge / 6
      draw(.panel(box, radius: radius, .accent))
      guard row.isIncomplete else { continue }
      let rim = max(2, edge / 10)
      let inner = Box(x: box.x + rim, y: box.y + rim, width: edge - 2 * rim, height: edge - 2 * rim)
      draw(.panel(inner, radius: max(1, radius - rim / 2), .ground))
    }
  }

  /// An organisation with sign, name and figures; heavy where somebody is missing.
  private mutating func draw(_ facts: OrganisationsView.Row, _ row: ListRow, top: Int) {
    let baseline = row.baseline(top: top)
    let isIncomplete = facts.isIncomplete
    let signSize = 52
    let box = Box(x: Column.sign, y: baseline - signSize, width: signSize, height: signSize)
    draw(.sign(isIncomplete ? .circle : .check, box, isIncomplete ? .accent : .quiet))
    let face: FontFace = isIncomplete ? .textBold : .text
    let role: Theme.Role = isIncomplete ? .ink : .quiet
    block(row.name, x: Column.name, baseline: baseline, face: face, role: role)
    text(
      words(for: facts), x: Column.figures, baseline: baseline, size: floorSize, face: face, role: role,
      anchor: .trailing)
  }

  /// Present over summoned, such as `11/12`.
  private func words(for row: OrganisationsView.Row) -> String {
    figures.number(row.present) + "/" + figures.number(row.summoned)
  }
}
