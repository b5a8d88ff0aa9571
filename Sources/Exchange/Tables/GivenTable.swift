/// A list that people give: of one kind, with its columns, a text for every field.
public struct GivenTable: Sendable, Hashable {
  /// What the list is of.
  public let kind: GivenKind
  /// The columns that it has, from the left.
  public let columns: [GivenColumn]
  /// The rows, each with a field for every column.
  public private(set) var rows: [GivenRow] = []

  /// A list without rows.
  public init(kind: GivenKind, columns: [GivenColumn]? = nil) {
    self.kind = kind
    self.columns = columns ?? kind.columns
  }

  /// Adds a row; a column of which nothing is said is empty in it.
  public mutating func add(_ fields: [GivenColumn: String], place: RowPlace = RowPlace()) {
    rows.append(GivenRow(fields: fields.filter { !$0.value.isEmpty }, place: place))
  }

  /// The columns in which any row has something, in their order.
  public var columnsInUse: [GivenColumn] {
    let used = Set(rows.flatMap(\.fields.keys))
    return columns.filter(used.contains)
  }
}

/// One row of a list.
public struct GivenRow: Sendable, Hashable {
  /// What is not empty, by column.
  public let fields: [GivenColumn: String]
  /// Where it was read.
  public let place: RowPlace

  /// A field; empty where nothing is said.
  public subscript(column: GivenColumn) -> String { fields[column] ?? "" }
}

/// Where a row was read, so that what is wrong with it can be told where somebody finds it.
public struct RowPlace: Sendable, Hashable {
  /// The row as people find it: `Sheet1!14`, `list.csv:14`; empty where it was read nowhere.
  public let row: String
  /// The cells of its columns.
  public let cells: [GivenColumn: String]

  /// A place; of a row that was read nowhere where nothing is said.
  public init(row: String = "", cells: [GivenColumn: String] = [:]) {
    self.row = row
    self.cells = cells
  }

  /// The cell of a column, or the row where it has none.
  public func cell(_ column: GivenColumn?) -> String { column.flatMap { cells[$0] } ?? row }
}
