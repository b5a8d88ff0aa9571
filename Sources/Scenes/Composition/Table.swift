import Assets
import Congress

/// Rows of a label with figures, in columns that all rows share, so that nothing moves from page to page.
///
/// Where a column is too narrow for label and figures side by side, the label wraps; where it would be torn, the figures
/// stand beneath it. Never is anything set smaller for that.
struct Table {
  /// A figure, a word or a sign at the right of a row.
  enum Cell {
    case text(String, face: FontFace = .text, role: Theme.Role = .ink, percent: Int = 100)
    case sign(Sign?, Theme.Role)
    /// Nothing, in the room of a text that will stand there.
    case room(String, FontFace)

    var isSign: Bool { if case .sign = self { true } else { false } }
  }

  /// A share as a bar, with what is needed drawn on it.
  struct Bar {
    let share: Share
    let needed: Int?
    let role: Theme.Role
  }

  struct Row {
    /// A time or a place, before everything.
    var lead: String?
    var leadRole: Theme.Role?
    var sign: (sign: Sign?, role: Theme.Role)?
    /// A seat's mark in the place of the sign.
    var seat: SeatMark?
    var label: String
    /// What stands in its place in the other half of a picture in two languages; it has the same room.
    var otherLabel: String?
    /// The label in the hall's second language.
    var second: String?
    var face = FontFace.text
    var role = Theme.Role.ink
    var cells: [Cell] = []
    var bar: Bar?
    /// Whether a line goes through its figures, which are not valid any more.
    var isStruck = false
    /// What the row lies on, where it is another than its page's.
    var ground: Theme.Role?
  }

  let rows: [Row]
  let size: Int
  let measure: any TextMeasuring
  /// Air between the rim of a row and what stands in it.
  var padding: Int
  /// How wide a label is at least beside its figures, in its size, if it is not shorter.
  private static let labelEms = 7

  /// Air between rows.
  var air: Int
  static let usualAir = 12
  static let tightAir = 4
  /// Whether leads hang on the right, as numbers do.
  var isNumbered: Bool
  /// Whether its rows share whatever height it is given; else they stay together.
  var isSpread = false
  private let widest: TableWidths

  init(
    rows: [Row], size: Int, measure: any TextMeasuring, padding: Int = 0, air: Int = usualAir, isNumbered: Bool = false
  ) {
    self.rows = rows
    self.size = size
    self.measure = measure
    self.padding = padding
    self.air = air
    self.isNumbered = isNumbered
    widest = TableWidths(rows: rows, size: size, measure: measure)
  }

  /// Where everything stands in a column of a width.
  struct Plan {
    let lead: Int
    let sign: Int
    let labelX: Int
    let labelWidth: Int
    let cells: [Int]
    let bar: Int
    /// Whether label and figures stand beside each other.
    let isInline: Bool
    /// Whether time or place and sign stand above the label.
    let leadsAbove: Bool
  }

  var lineHeight: Int { TypeScale.lineHeight(ofSize: size) }
  var gap: Int { size / 2 }
  var signSize: Int { Self.signSize(at: size) }
  static func signSize(at size: Int) -> Int { size * 5 / 6 }
  var secondSize: Int { size }

  func width(_ cell: Cell) -> Int { widest.width(of: cell) }

  var leadWidth: Int { widest.lead }
  var cellWidths: [Int] { widest.cells }
  var widestWord: Int { widest.word }

  /// The width of everything before a label.
  private func before(lead: Int, sign: Int) -> Int {
    padding + (lead > 0 ? lead + gap : 0) + (sign > 0 ? sign + gap * 3 / 4 : 0)
  }

  private func after(_ cells: [Int]) -> Int { padding + cells.reduce(0) { $0 + $1 + gap } }

  private var hasBar: Bool { rows.contains { $0.bar != nil } }
  private var signWidth: Int { rows.contains { $0.sign != nil || $0.seat != nil } ? signSize : 0 }

  /// The width of a row that has a sign and a label on one line and nothing else.
  func width(ofSignAndLabel row: Row) -> Int {
    before(lead: 0, sign: signWidth) + padding + measure.width(of: row.label, face: row.face, size: size)
  }

  /// The narrowest with label and figures side by side, and the width at which no label wraps and a bar has room.
  var widths: (least: Int, wanted: Int) {
    let fixed = before(lead: leadWidth, sign: signWidth) + after(cellWidths)
    let natural = widest.label
    let bar = hasBar ? size * 5 + gap : 0
    // Larger than usual it is only where nothing wraps for that.
    let least = size > SceneCanvas.textSize ? natural : max(widestWord, min(natural, size * Self.labelEms))
    return (fixed + least, fixed + natural + bar)
  }

  func plan(_ width: Int) -> Plan {
    let (lead, sign, cells) = (leadWidth, signWidth, cellWidths)
    let labelX = before(lead: lead, sign: sign)
    let room = width - labelX - after(cells)
    let natural = widest.label
    let word = widestWord
    if room >= max(word, min(natural, size * Self.labelEms)) {
      let left = room - natural - gap
      let bar = hasBar && left >= size * 3 ? left : 0
      return Plan(
        lead: lead, sign: sign, labelX: labelX, labelWidth: room - (bar > 0 ? bar + gap : 0), cells: cells, bar: bar,
        isInline: true, leadsAbove: false)
    }
    let above = lead > 0 && width - labelX - padding < max(word, size * 7)
    let x = above ? padding : labelX
    return Plan(
      lead: lead, sign: sign, labelX: x, labelWidth: max(1, width - x - padding), cells: cells, bar: 0,
      isInline: false, leadsAbove: above)
  }

  /// A row, set.
  struct SetRow {
    let label: [String]
    let second: [String]
    /// The cells of each line beneath the label, where they stand there.
    let cellLines: [[Int]]
    let height: Int
  }

  /// A row in a column of a width.
  ///
  /// - Parameter isEven: Whether its lines are about as long as each other, as they are drawn; they are as many either
  ///   way, and it takes longer.
  func set(_ row: Row, _ plan: Plan, width: Int, isEven: Bool = false) -> SetRow {
    func lines(_ text: String, _ face: FontFace, _ size: Int) -> [String] {
      let setter = TextSetter(measure: measure, face: face)
      return isEven
        ? setter.wrapEvenly(text, size: size, width: plan.labelWidth)
        : setter.wrap(text, size: size, width: plan.labelWidth)
    }
    let label = lines(row.label, row.face, size)
    let second = row.second.map { lines($0, .text, secondSize) } ?? []
    let otherLines = row.otherLabel.map { lines($0, row.face, size).count } ?? 0
    let words = (max(label.count, otherLines) + second.count + (plan.leadsAbove ? 1 : 0)) * lineHeight
    if plan.isInline {
      return SetRow(label: label, second: second, cellLines: [], height: max(words, cellHeight(row)) + air)
    }
    let lines = cellLines(row, width: width - 2 * padding)
    let isAlone = row.bar != nil && lines.count <= 1
    return SetRow(
      label: label, second: second, cellLines: lines,
      height: words + max(lines.count, isAlone ? 1 : 0) * cellHeight(row) + air)
  }

  /// A row as rows that are not higher than a page, where it is higher than one: the first begins it, the last has its
  /// figures.
  func split(_ row: Row, _ plan: Plan, width: Int, height: Int) -> [Row] {
    let set = set(row, plan, width: width)
    guard set.height > height else { return [row] }
    let beneath = plan.leadsAbove ? 1 : 0
    let figures = plan.isInline ? 0 : set.height - air - (set.label.count + set.second.count + beneath) * lineHeight
    let most = max(1, (height - air - figures) / lineHeight - beneath)
    let count = set.label.count + set.second.count
    return stride(from: 0, to: count, by: most).map { start in
      let end = min(start + most, count)
      let label = set.label[min(start, set.label.count)..<min(end, set.label.count)].joined(separator: " ")
      let first = max(0, start - set.label.count)
      let second = set.second[first..<max(first, end - set.label.count)].joined(separator: " ")
      var part = row
      (part.label, part.otherLabel, part.second) = (label, nil, second.isEmpty ? nil : second)
      if label.isEmpty {
        // What is left of the quiet line stands by itself.
        (part.label, part.second, part.face) = (second, nil, .text)
        if row.ground != .accent { part.role = .quiet }
      }
      if start > 0 { (part.lead, part.sign) = (row.lead.map { _ in "" }, nil) }
      if end < count { (part.cells, part.bar) = ([], nil) }
      return part
    }
  }

  /// The height of a line of figures.
  func cellHeight(_ row: Row) -> Int {
    let percent = row.cells.map { if case .text(_, _, _, let percent) = $0 { percent } else { 100 } }.max() ?? 100
    // Digits have no marks above or below.
    return max(lineHeight, size * percent * 95 / 10_000)
  }

  /// What the sign takes that follows a cell.
  func signAfter(_ index: Int, of row: Row) -> Int {
    row.cells.dropFirst(index + 1).first?.isSign == true ? gap + signSize : 0
  }

  /// The cells of a row over lines of a width, by their numbers; a sign stays beside what it says something of.
  private func cellLines(_ row: Row, width: Int) -> [[Int]] {
    let columns = cellWidths
    var lines: [[Int]] = []
    var used = 0
    for (index, cell) in row.cells.enumerated() {
      let needed = columns[index]
      if lines.isEmpty || (!cell.isSign && used + gap + needed + signAfter(index, of: row) > width) {
        lines.append([index])
        used = needed
      } else {
        lines[lines.count - 1].append(index)
        used += gap + needed
      }
    }
    return lines
  }
}
