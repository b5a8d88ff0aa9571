/// Where a cell stands within its sheet: column and row, both from 1.
public struct CellAddress: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The last column that a sheet may have, `XFD`.
  public static let columnsMax = 16_384
  /// The last row that a sheet may have.
  public static let rowsMax = 1_048_576

  /// The column, from 1.
  public let column: Int
  /// The row, from 1.
  public let row: Int

  /// A place; both figures from 1.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// Reads `C14` or `$C$14`; nothing for what is no cell of a sheet.
  public init?(_ reference: some StringProtocol) {
    var column = 0
    var row = 0
    for byte in reference.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0: row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
      guard column <= Self.columnsMax, row <= Self.rowsMax else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(column: column, row: row)
  }

  /// The letters of a column: 1 is `A`, 27 is `AA`.
  public static func letters(ofColumn column: Int) -> String {
    var rest = column
    var letters = ""
    while rest > 0 {
      let place = UInt8((rest - 1) % 26)
      letters = String(UnicodeScalar(UInt8(ascii: "A") + place)) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// As people write it: `C14`.
  public var description: String { Self.letters(ofColumn: column) + "\(row)" }

  /// From the top down, in a row from the left.
  public static func < (left: CellAddress, right: CellAddress) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}

/// A rectangle of cells, such as one that is merged.
public struct CellRange: Sendable, Hashable {
  /// The upper left cell.
  public let first: CellAddress
  /// The lower right cell.
  public let last: CellAddress

  /// Reads `A1:C2`, or `A1` for one cell; nothing where the corners are the wrong way round.
  public init?(_ reference: some StringProtocol) {
    let corners = reference.split(separator: ":", omittingEmptySubsequences: false)
    guard let corner = corners.first, corners.count <= 2, let first = CellAddress(corner),
      let last = corners.count == 2 ? CellAddress(corners[1]) : first,
      first.column <= last.column, first.row <= last.row
    else { return nil }
    self.first = first
    self.last = last
  }

  /// Whether a cell lies in it.
  public func contains(_ address: CellAddress) -> Bool {
    (first.column...last.column).contains(address.column) && (first.row...last.row).contains(address.row)
  }
}
