import Assets
import Congress

/// L06: which organisations are all here, as a field; and each with its figures, those where somebody is missing first.
extension SceneCanvas {
  /// Over more pages than these the hall would not read the complete ones, which the field shows already.
  static let organisationPagesMax = 10

  mutating func drawOrganisations(_ facts: OrganisationsView) {
    drawHeader()
    let time = figures.spokenTime(facts.asOfMS, utcOffset: view.congress.utcOffset)
    drawFootNote(strings[.organisationsAsOf, ["time": time]])
    let content = drawTitle(strings[.organisationsTitle])
    let names = Self.withoutCommonStart(facts.rows.map(\.name))
    let rows = zip(facts.rows, names).map(row)
    let missing = zip(facts.rows, rows).filter { $0.0.isIncomplete }.map(\.1)
    let complete = zip(facts.rows, rows).filter { !$0.0.isIncomplete }.map(\.1)
    let (summary, rest) = organisationBoxes(facts, content, hasList: !missing.isEmpty)
    let (first, heading) = missing.isEmpty || rest.height == 0 ? ([], nil) : firstColumns(missing, in: rest)
    let named = first.last?.rows.upperBound ?? 0
    func further(_ rows: [Table.Row]) -> [[Column]] {
      rows.count > named ? setColumns(Array(rows[named...]), in: content) : []
    }
    let all = further(missing + complete)
    let pages = [first] + (all.count < Self.organisationPagesMax ? all : further(missing))
    let page = page(of: pages.count)
    if page == 0 {
      drawComplete(facts, in: summary)
      if let heading { draw(heading, in: rest, face: .text, role: .quiet) }
    }
    for column in pages[page] {
      let plan = column.table.plan(column.box.width)
      column.table.draw(column.rows, plan, on: &self, in: column.box)
    }
    drawPageNumber(page, of: pages.count)
  }

  private typealias Column = (table: Table, rows: Range<Int>, box: Box)

  /// The first of those in which somebody is missing, beneath what they are, unless that would part them.
  private func firstColumns(_ missing: [Table.Row], in box: Box) -> (columns: [Column], heading: TextBlock?) {
    let setter = TextSetter(measure: context.measure, face: .text)
    let heading = TextBlock(
      lines: setter.wrap(strings[.organisationsIncomplete], size: floorSize, width: box.width), size: floorSize,
      isWhole: true)
    let beneath = box.withoutHead(heading.height)
    let (bare, headed) = (setColumns(missing, in: box), setColumns(missing, in: beneath))
    let isParted = bare.count == 1 && headed.count > 1
    return isParted || beneath.height < 2 * heading.height ? (bare.first ?? [], nil) : (headed.first ?? [], heading)
  }

  /// Where count and field stand, and where the organisations in which somebody is missing.
  private func organisationBoxes(
    _ facts: OrganisationsView, _ content: Box, hasList: Bool
  ) -> (summary: Box, list: Box) {
    let alone = (content, Box(x: content.x, y: content.y, width: content.width, height: 0))
    guard hasList else { return alone }
    if sheet.isUpright {
      let (list, summary) = content.withoutFoot(content.height * 2 / 5, gap: 2 * Self.pieceGap)
      let top = Box(x: content.x, y: content.y, width: content.width, height: summary.height)
      guard summaryWidth(facts, in: top) != nil else { return alone }
      return (top, Box(x: content.x, y: content.bottom - list.height, width: content.width, height: list.height))
    }
    let gap = 3 * Self.pieceGap
    let width = max(540, content.width * (sheet.isLong ? 28 : 31) / 100)
    let (summary, list) = content.withoutTrailing(content.width - width - gap, gap: gap)
    let isTight = list.width < floorSize * 12
    return isTight || summaryWidth(facts, in: summary) == nil ? alone : (summary, list)
  }

  private var organisationsCaption: Piece {
    prose(strings[.organisationsComplete], role: .quiet, largest: floorSize, least: floorSize)
  }

  private static let completeSize = 190

  /// How wide the words for count and caption stand in a box, the field beside or beneath them; nothing where the box
  /// has no room for them.
  private func summaryWidth(_ facts: OrganisationsView, in box: Box) -> Int? {
    let caption = organisationsCaption
    let count = figures.number(facts.rows.count)
    let least = width(count + " / " + count, size: max(96, floorSize), face: .display)
    let widths = box.width > box.height ? [box.width * 2 / 5, box.width * 3 / 5, box.width] : [box.width]
    let possible = widths.filter { width in
      max(least, caption.widthLeast) <= width
        && Self.completeSize * 90 / 100 + caption.height(width) <= box.height
    }
    // As large a field as can be.
    return possible.max { field(of: facts, beside: $0, in: box).pitch < field(of: facts, beside: $1, in: box).pitch }
  }

  /// Where the field stands beside or beneath words of a width, its columns, and how far apart its squares are.
  private func field(
    of facts: OrganisationsView, beside words: Int, in box: Box
  ) -> (place: Box, columns: Int, pitch: Int) {
    let beneath = Self.completeSize * 90 / 100 + organisationsCaption.height(words) + 24
    let isBeside = words < box.width
    let left = isBeside ? box.x + words + 2 * Self.pieceGap : box.x
    let top = box.y + (isBeside ? 16 : beneath)
    let place = Box(x: left, y: top, width: box.right - left, height: box.bottom - top - 12)
    let count = facts.rows.count
    func pitch(_ columns: Int) -> Int {
      min(Self.squarePitchMax, place.width / columns, place.height / max(1, (count + columns - 1) / columns))
    }
    let columns = (1...max(1, count)).max { pitch($0) < pitch($1) } ?? 1
    return (place, columns, pitch(columns))
  }

  private static let squarePitchMax = 96
  private static let squareEdgeLeast = 12

  /// Rows over pages of as many columns as there is room for.
  private func setColumns(_ rows: [Table.Row], in box: Box) -> [[Column]] {
    let table = table(rows, size: floorSize)
    let gap = 2 * Self.pieceGap
    let most = max(1, min(4, (box.width + gap) / (table.widths.least + gap)))
    // Narrow columns break long names; as many columns as give the fewest pages.
    let settings = (1...most).map { count in
      let boxes = box.columns(count, gap: gap)
      let list = ListSetting(table, columns: boxes)
      return stride(from: 0, to: list.ranges.count, by: count).map { start in
        zip(list.ranges[start...], boxes).map { (list.table, $0, $1) }
      }
    }
    return settings.min { $0.count < $1.count } ?? []
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

  /// An organisation with sign, name and present over summoned; quiet where nobody is missing.
  private func row(_ facts: OrganisationsView.Row, _ name: String) -> Table.Row {
    let role: Theme.Role = facts.isIncomplete ? .ink : .quiet
    let here = figures.number(facts.present) + "/" + figures.number(facts.summoned)
    return Table.Row(
      sign: facts.isIncomplete ? (.circle, .accent) : (.check, .quiet), label: name, role: role,
      cells: [.text(here, face: facts.isIncomplete ? .textBold : .text, role: role)])
  }

  /// How many organisations are all here, of how many, and the field.
  private mutating func drawComplete(_ facts: OrganisationsView, in box: Box) {
    let complete = figures.number(facts.rows.count { !$0.isIncomplete })
    let all = " / " + figures.number(facts.rows.count)
    let caption = organisationsCaption
    let words = Box(
      x: box.x, y: box.y, width: summaryWidth(facts, in: box) ?? box.width, height: box.height)
    let allSize = max(88, floorSize)
    let size = TypeScale.largestSize(
      for: complete, face: .display, within: words.width - width(all, size: allSize, face: .display),
      from: Self.completeSize,
      floor: max(96, floorSize), measure: context.measure)
    let baseline = box.y + size * 76 / 100
    text(complete, x: box.x, baseline: baseline, size: size, face: .display, role: .accent)
    text(
      all, x: box.x + width(complete, size: size, face: .display), baseline: baseline, size: allSize,
      face: .display, role: .quiet)
    let captionTop = box.y + size * 90 / 100
    let captionHeight = caption.height(words.width)
    caption.draw(&self, Box(x: box.x, y: captionTop, width: words.width, height: captionHeight))
    drawField(facts, beside: words.width, in: box)
  }

  /// One square an organisation, in the roster's order: full where everybody is here, open where somebody is missing.
  private mutating func drawField(_ facts: OrganisationsView, beside words: Int, in box: Box) {
    let (place, columns, pitch) = field(of: facts, beside: words, in: box)
    let edge = pitch * 82 / 100
    // Smaller ones are specks.
    guard edge >= Self.squareEdgeLeast else { return }
    for (index, row) in facts.rows.enumerated() {
      let square = Box(
        x: place.x + index % columns * pitch, y: place.y + index / columns * pitch, width: edge, height: edge)
      draw(.panel(square, radius: edge / 6, .accent))
      guard row.isIncomplete else { continue }
      let rim = max(2, edge / 8)
      let inner = Box(x: square.x + rim, y: square.y + rim, width: edge - 2 * rim, height: edge - 2 * rim)
      draw(.panel(inner, radius: max(1, edge / 6 - rim / 2), .ground))
    }
  }
}
