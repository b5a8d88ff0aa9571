/// Everything that was read of a workbook.
public struct Workbook: Sendable, Hashable {
  /// The sheets, in the order of their tabs.
  public let sheets: [Worksheet]

  /// A workbook of sheets.
  public init(sheets: [Worksheet]) {
    self.sheets = sheets
  }
}

/// One sheet of a workbook.
public struct Worksheet: Sendable, Hashable {
  /// The name on its tab.
  public let name: String
  /// Whether its tab is hidden.
  public let isHidden: Bool
  /// The rows that hold something, from the top down.
  public let rows: [SheetRow]
  /// The columns that are hidden, from 1.
  public let hiddenColumns: Set<Int>
  /// The rectangles that are merged; only the upper left cell of each holds something.
  public let merges: [CellRange]

  /// A sheet.
  public init(
    name: String, isHidden: Bool = false, rows: [SheetRow], hiddenColumns: Set<Int> = [], merges: [CellRange] = []
  ) {
    self.name = name
    self.isHidden = isHidden
    self.rows = rows
    self.hiddenColumns = hiddenColumns
    self.merges = merges
  }

  /// A cell's place as people find it: `Sheet1!C14`, the name in quotes where it has more than letters and digits.
  public func place(of address: CellAddress) -> String {
    let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return (isPlain ? name : "'\(name)'") + "!\(address)"
  }
}

/// One row that holds something.
public struct SheetRow: Sendable, Hashable {
  /// The number at its left, from 1.
  public let number: Int
  /// Whether it is hidden, by hand or by a filter.
  public let isHidden: Bool
  /// The cells that hold something, from the left.
  public let cells: [Cell]

  /// A row.
  public init(number: Int, isHidden: Bool = false, cells: [Cell]) {
    self.number = number
    self.isHidden = isHidden
    self.cells = cells
  }
}

/// The most that is read of a workbook.
public struct WorkbookLimits: Sendable, Hashable {
  /// The most sheets.
  public let sheetsMax: Int
  /// The most cells of all sheets that hold something.
  public let cellsMax: Int
  /// The most texts that cells share.
  public let sharedTextsMax: Int
  /// The most letters of one cell; Excel itself takes 32,767.
  public let cellCharactersMax: Int
  /// The most merged rectangles of a sheet.
  public let mergesMax: Int

  /// A list of 10,000 people with 50 columns.
  public static let standard = WorkbookLimits(
    sheetsMax: 100, cellsMax: 500_000, sharedTextsMax: 500_000, cellCharactersMax: 32_767, mergesMax: 50_000)

  /// Limits of a workbook.
  public init(sheetsMax: Int, cellsMax: Int, sharedTextsMax: Int, cellCharactersMax: Int, mergesMax: Int) {
    self.sheetsMax = sheetsMax
    self.cellsMax = cellsMax
    self.sharedTextsMax = sharedTextsMax
    self.cellCharactersMax = cellCharactersMax
    self.mergesMax = mergesMax
  }
}
