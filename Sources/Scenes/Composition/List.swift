import Assets
import Congress

extension SceneCanvas {
  /// That there is nothing in a list, in the middle of its place: an empty picture would look broken.
  mutating func drawNothing(_ words: String, in content: Box) {
    prose(words, role: .quiet, largest: max(Self.largeTextSize, floorSize), least: floorSize, anchor: .center)
      .centred.draw(&self, content)
  }

  func table(_ rows: [Table.Row], size: Int, padding: Int = 0, air: Int = Table.usualAir, isNumbered: Bool = false)
    -> Table
  {
    Table(
      rows: rows, size: size, measure: context.measure, padding: padding, air: air, isNumbered: isNumbered)
  }

  /// Which rows of a list a page begins with.
  enum Start {
    /// The first; the pages turn by time.
    case first
    /// The page that has this row stands.
    case held(Int)
    /// This row and what follows it, then page by page to the end, anew from a moment on.
    case from(Int, changedMS: Int64?)
  }

  /// Draws a list in as many columns as a wall has room for.
  ///
  /// All of it at the largest size at which it fits, else over pages at the floor.
  /// - Parameters:
  ///   - isPacked: Whether a list that does not fit one page has as many columns as make its pages fewest, also without
  ///     the quiet line beneath its rows, wherever no word is cut; else only as many as hold most names on one line.
  ///   - isAired: Whether the rows of a list that leaves room have more air.
  ///   - hasPageNumber: Whether the foot says which page it is.
  /// - Returns: The rows that are shown.
  @discardableResult
  mutating func drawList(
    _ rows: [Table.Row], in box: Box, start: Start = .first, isNumbered: Bool = false, padding: Int = listPadding,
    columnsMax: Int = 6, isPacked: Bool = false, isAired: Bool = true, hasPageNumber: Bool = true
  ) -> Range<Int> {
    let list = setList(
      rows, in: box, isNumbered: isNumbered, padding: padding, columnsMax: columnsMax, isPacked: isPacked)
    return draw(isAired && list.isWhole ? list.aired : list, start: start, hasPageNumber: hasPageNumber)
  }

  static let listPadding = 28
  /// The size of a list so short that it leaves room.
  private static let shortListSize = 108
  private static let columnEms = 19

  /// How many rows of a list stand on its first page.
  func rowsOnFirstPage(of rows: [Table.Row], in box: Box, columnsMax: Int) -> Int {
    let list = setList(rows, in: box, isNumbered: false, padding: Self.listPadding, columnsMax: columnsMax)
    return list.rows(of: 0..<(list.ranges.prefix(list.columns.count).last?.upperBound ?? 0)).count
  }

  private func setList(
    _ rows: [Table.Row], in box: Box, isNumbered: Bool, padding: Int, columnsMax: Int, isPacked: Bool = false
  ) -> ListSetting {
    let sizes = Array(textSizes(from: Self.shortListSize))
    guard let memory = context.measure.memory else {
      return newList(
        rows, in: box, sizes: sizes, isNumbered: isNumbered, padding: padding, columnsMax: columnsMax,
        isPacked: isPacked
      ).list
    }
    let shape = ListShape(
      rows: rows.map(ListShape.Row.init), width: box.width, height: box.height, sizes: sizes + [floorSize],
      isNumbered: isNumbered, padding: padding, columnsMax: columnsMax, isPacked: isPacked)
    if let choice = memory[shape] {
      let table = table(
        choice.isPlain ? Self.plain(rows) : rows, size: choice.size, padding: padding, isNumbered: isNumbered)
      let list = ListSetting(table, columns: box.columns(choice.columnCount, gap: Self.listGap))
      return choice.isTight ? list.tight : list
    }
    let (list, choice) = newList(
      rows, in: box, sizes: sizes, isNumbered: isNumbered, padding: padding, columnsMax: columnsMax, isPacked: isPacked)
    memory[shape] = choice
    return list
  }

  private static var listGap: Int { 2 * pieceGap }

  /// The rows without the quiet line beneath them.
  private static func plain(_ rows: [Table.Row]) -> [Table.Row] {
    rows.map { row in
      var row = row
      row.second = nil
      return row
    }
  }

  /// A list as it fills its place best, tried size by size, and how it does that.
  private func newList(
    _ rows: [Table.Row], in box: Box, sizes: [Int], isNumbered: Bool, padding: Int, columnsMax: Int, isPacked: Bool
  ) -> (list: ListSetting, choice: ListChoice) {
    let gap = Self.listGap
    // Where not even one row has room with the quiet line beneath it, the rows go without.
    let isPlain = ListSetting(
      table(rows, size: floorSize, padding: padding, isNumbered: isNumbered), columns: [box]
    ).isTorn
    let rows = isPlain ? Self.plain(rows) : rows
    func chosen(
      _ list: ListSetting, isPlain: Bool = isPlain, isTight: Bool = false
    ) -> (ListSetting, ListChoice) {
      let choice = ListChoice(
        size: list.table.size, columnCount: list.columns.count, isPlain: isPlain, isTight: isTight)
      return (list, choice)
    }
    func lists(_ size: Int) -> [ListSetting] {
      let table = table(rows, size: size, padding: padding, isNumbered: isNumbered)
      // A long name may wrap in its column; most should not.
      let widths = table.widths
      let columnWidth = max(widths.least, min(widths.wanted, size * Self.columnEms))
      let most = max(1, min(columnsMax, (box.width + gap) / (columnWidth + gap)))
      return Set([1, most]).sorted().map { ListSetting(table, columns: box.columns($0, gap: gap)) }
    }
    for size in sizes {
      let isUsual = size <= max(Self.textSize, floorSize)
      if let whole = lists(size).first(where: { $0.isWhole && (isUsual || !$0.isBroken) }) { return chosen(whole) }
    }
    var usual = lists(floorSize).last ?? ListSetting(table(rows, size: floorSize), columns: [box])
    if isPacked {
      let plain = packed(
        ListSetting(usual.table.with(Self.plain(rows)), columns: usual.columns), in: box, columnsMax: columnsMax)
      usual = packed(usual, in: box, columnsMax: columnsMax)
      if plain.pageCount < usual.pageCount { return chosen(plain, isPlain: true) }
    }
    // A little less air, where a page has another row for that.
    let tight = usual.tight
    return tight.ranges.count < usual.ranges.count ? chosen(tight, isTight: true) : chosen(usual)
  }

  /// A list in as many columns as make its pages fewest, the fewer where they make as few.
  private func packed(_ list: ListSetting, in box: Box, columnsMax: Int) -> ListSetting {
    let gap = Self.listGap
    let most = max(1, min(columnsMax, (box.width + gap) / (list.table.widths.least + gap)))
    let lists = (list.columns.count...max(list.columns.count, most)).map {
      $0 == list.columns.count ? list : ListSetting(list.table, columns: box.columns($0, gap: gap))
    }
    return lists.min { $0.pageCount < $1.pageCount } ?? list
  }

  private mutating func draw(_ list: ListSetting, start: Start, hasPageNumber: Bool) -> Range<Int> {
    let count = list.columns.count
    var ranges = list.ranges
    let page: Int
    switch start {
    case .first: page = self.page(of: list.pageCount)
    case .held(let row):
      page = (ranges.firstIndex { $0.contains(list.index(of: row)) } ?? 0) / count
      tellPage(page)
    case .from(let row, let changedMS):
      ranges = list.ranges(from: list.index(of: row))
      page = self.page(of: list.pageCount(of: ranges), changedMS: changedMS)
    }
    let shown = ranges.dropFirst(page * count).prefix(count)
    let plan = list.table.plan(list.columns.first?.width ?? 1)
    for (range, column) in zip(shown, list.columns) { list.table.draw(range, plan, on: &self, in: column) }
    if hasPageNumber { drawPageNumber(page, of: list.pageCount(of: ranges)) }
    return list.rows(of: (shown.first?.lowerBound ?? 0)..<(shown.last?.upperBound ?? 0))
  }
}

/// A list set into columns.
struct ListSetting {
  let table: Table
  let columns: [Box]
  /// The rows of each column, page after page.
  let ranges: [Range<Int>]
  private let heights: [Int]
  /// Which row of the list each row of the table is, or is a part of.
  private let origins: [Int]

  init(_ table: Table, columns: [Box]) {
    self.columns = columns
    let (width, height) = (columns.first?.width ?? 1, columns.first?.height ?? 0)
    let plan = table.plan(width)
    let parts = table.rows.enumerated().flatMap { index, row in
      let rowHeight = table.set(row, plan, width: width).height
      guard rowHeight > height else { return [(index, row, rowHeight)] }
      return table.split(row, plan, width: width, height: height).map { part in
        (index, part, table.set(part, plan, width: width).height)
      }
    }
    origins = parts.map(\.0)
    self.table = table.with(parts.map(\.1))
    heights = parts.map(\.2)
    ranges = ListPages.ranges(of: heights, within: height)
  }

  /// Whether a row has more lines than it must.
  var isBroken: Bool {
    let width = columns.first?.width ?? 1
    let plan = table.plan(width)
    return table.rows.contains { row in
      let set = table.set(row, plan, width: width)
      return set.label.count > 1 || set.second.count > 1 || !set.cellLines.isEmpty
    }
  }

  /// Whether a row is higher than a page, and lies over several.
  var isTorn: Bool { Set(origins).count < origins.count }

  /// Over how many pages it lies.
  var pageCount: Int { pageCount(of: ranges) }

  /// Over how many pages so many columns lie.
  func pageCount(of ranges: [Range<Int>]) -> Int { (ranges.count + columns.count - 1) / max(1, columns.count) }

  /// Whether all rows stand on one page.
  var isWhole: Bool { ranges.count <= columns.count }

  /// The list with a little less air in its rows.
  var tight: ListSetting { ListSetting(table.with(air: Table.tightAir), columns: columns) }

  /// The list on one page with more air in its rows, as far as there is room.
  var aired: ListSetting {
    guard let column = columns.first else { return self }
    let used = ranges.map { $0.reduce(0) { $0 + heights[$1] } }.max() ?? 0
    let rows = max(1, ranges.map(\.count).max() ?? 1)
    let extra = min(table.size / 3, max(0, column.height - used) / rows)
    let aired = ListSetting(table.with(air: table.air + extra), columns: columns)
    return aired.ranges == ranges ? aired : self
  }

  /// Where a row of the list begins in the table.
  func index(of row: Int) -> Int { origins.firstIndex(of: row) ?? 0 }

  /// The rows of the list that rows of the table are, or are parts of.
  func rows(of range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else { return 0..<0 }
    return origins[first]..<(origins[last] + 1)
  }

  /// The columns from a row on; from an earlier one where all of the rest then still fits one page.
  func ranges(from row: Int) -> [Range<Int>] {
    guard self.ranges.count > columns.count else { return self.ranges }
    func ranges(startingAt first: Int) -> [Range<Int>] {
      ListPages.ranges(of: Array(heights[first...]), within: columns.first?.height ?? 0).map {
        first + $0.lowerBound..<first + $0.upperBound
      }
    }
    var first = min(row, max(0, heights.count - 1))
    while first > 0, ranges(startingAt: first - 1).count <= columns.count { first -= 1 }
    return ranges(startingAt: first)
  }
}
