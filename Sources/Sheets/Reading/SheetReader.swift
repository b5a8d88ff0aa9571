import Archives

/// Reads one sheet, cell by cell.
struct SheetReader {
  let part: String
  let texts: [String]
  let formats: NumberFormats
  let epoch: SheetMoment.Epoch
  let limits: WorkbookLimits
  /// How many cells may still be read.
  var cellsLeft: Int

  private var rows: [SheetRow] = []
  private var hiddenColumns: Set<Int> = []
  private var merges: [CellRange] = []
  private var rowNumber = 0
  private var isRowHidden = false
  private var cells: [Cell] = []
  private var column = 0
  private var open: OpenCell?
  private var isWithinValue = false
  private var inlineText: RichText

  /// A cell that has begun.
  private struct OpenCell {
    let address: CellAddress
    let kind: String
    let style: Int?
    var isFormula = false
    var value = ""
  }

  init(
    part: String, texts: [String], formats: NumberFormats, epoch: SheetMoment.Epoch, limits: WorkbookLimits,
    cellsLeft: Int
  ) {
    self.part = part
    self.texts = texts
    self.formats = formats
    self.epoch = epoch
    self.limits = limits
    self.cellsLeft = cellsLeft
    inlineText = RichText(limits: limits)
  }

  mutating func read(_ bytes: [UInt8], named name: String, isHidden: Bool) throws(WorkbookFault) -> Worksheet {
    var reader = self
    try PartReader.read(bytes, named: part) { try reader.take($0) }
    self = reader
    let ordered = rows.sorted { $0.number < $1.number }
    return Worksheet(name: name, isHidden: isHidden, rows: ordered, hiddenColumns: hiddenColumns, merges: merges)
  }

  private mutating func take(_ event: MarkupEvent) throws {
    switch event {
    case .begin("row", let attributes): try beginRow(attributes)
    case .end("row"): endRow()
    case .begin("c", let attributes): try beginCell(attributes)
    case .end("c"): try endCell()
    case .begin("f", _): open?.isFormula = true
    case .begin("v", _): isWithinValue = true
    case .end("v"): isWithinValue = false
    case .text(let piece) where isWithinValue:
      open?.value += piece
      if let length = open?.value.utf16.count, length > limits.cellCharactersMax {
        throw WorkbookFault.tooMany(.characters, max: limits.cellCharactersMax)
      }
    case .begin("col", let attributes): hide(attributes)
    case .begin("mergeCell", let attributes): try merge(attributes)
    default: if open != nil { try inlineText.take(event) }
    }
  }

  private mutating func beginRow(_ attributes: [String: String]) throws {
    // Rows and cells without a number follow the one before.
    let number = try attributes["r"].map { try whole($0, in: 1...CellAddress.rowsMax, "row") } ?? rowNumber + 1
    guard number <= CellAddress.rowsMax else { throw broken("row \(number)") }
    rowNumber = number
    isRowHidden = Self.isTrue(attributes["hidden"])
    cells = []
    column = 0
  }

  private mutating func endRow() {
    guard !cells.isEmpty else { return }
    rows.append(SheetRow(number: rowNumber, isHidden: isRowHidden, cells: cells))
    cells = []
  }

  private mutating func beginCell(_ attributes: [String: String]) throws {
    var address = CellAddress(column: column + 1, row: max(1, rowNumber))
    if let reference = attributes["r"] {
      guard let written = CellAddress(reference), written.row == rowNumber, written.column > column else {
        throw broken("cell \(reference.prefix(20))")
      }
      address = written
    }
    guard address.column <= CellAddress.columnsMax else { throw broken("column \(address.column)") }
    column = address.column
    open = OpenCell(address: address, kind: attributes["t"] ?? "n", style: attributes["s"].flatMap { Int($0) })
  }

  private mutating func endCell() throws {
    guard let cell = open else { return }
    open = nil
    let inline = inlineText.takeOut()
    guard let value = try value(of: cell, inline: inline) else { return }
    guard cellsLeft > 0 else { throw WorkbookFault.tooMany(.cells, max: limits.cellsMax) }
    cellsLeft -= 1
    cells.append(Cell(address: cell.address, value: value, isFormula: cell.isFormula))
  }

  /// What a cell holds; nothing where it holds no letter.
  private func value(of cell: OpenCell, inline: String) throws -> CellValue? {
    switch cell.kind {
    case "s":
      guard let place = Int(cell.value), texts.indices.contains(place) else {
        throw broken("\(cell.address): text \(cell.value.prefix(20))")
      }
      return texts[place].isEmpty ? nil : .text(texts[place])
    case "inlineStr": return inline.isEmpty ? nil : .text(inline)
    case "str": return cell.value.isEmpty ? nil : .text(EscapedLetters.plain(cell.value))
    case "b": return cell.value.isEmpty ? nil : .boolean(cell.value == "1" || cell.value == "true")
    case "e": return cell.value.isEmpty ? nil : .error(cell.value)
    case "d": return cell.value.isEmpty ? nil : .text(cell.value)
    default:
      guard !cell.value.isEmpty else { return nil }
      guard let number = Double(cell.value), number.isFinite else {
        throw broken("\(cell.address): number \(cell.value.prefix(20))")
      }
      guard formats.isDate(style: cell.style) else { return .number(number) }
      return .moment(SheetMoment(serial: number, epoch: epoch))
    }
  }

  private mutating func hide(_ attributes: [String: String]) {
    guard Self.isTrue(attributes["hidden"]), let first = attributes["min"].flatMap({ Int($0) }),
      let last = attributes["max"].flatMap({ Int($0) }), first >= 1, first <= last
    else { return }
    hiddenColumns.formUnion(first...min(last, CellAddress.columnsMax))
  }

  private mutating func merge(_ attributes: [String: String]) throws {
    guard let reference = attributes["ref"], let range = CellRange(reference) else {
      throw broken("merge \(attributes["ref"]?.prefix(20) ?? "")")
    }
    guard merges.count < limits.mergesMax else { throw WorkbookFault.tooMany(.merges, max: limits.mergesMax) }
    merges.append(range)
  }

  private func whole(_ text: String, in range: ClosedRange<Int>, _ what: String) throws -> Int {
    guard let number = Int(text), range.contains(number) else { throw broken("\(what) \(text.prefix(20))") }
    return number
  }

  private func broken(_ detail: String) -> WorkbookFault { .partBroken(part: part, detail: detail) }

  private static func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }
}
