/// What a cell holds, as its program worked it out.
public enum CellValue: Sendable, Hashable {
  /// Text, letter by letter as it was typed; also where it looks like a number.
  case text(String)
  /// A number that is no date.
  case number(Double)
  /// A number that the sheet shows as a date, a time of day, or both.
  case moment(SheetMoment)
  /// True or false.
  case boolean(Bool)
  /// What stands in place of a value that could not be worked out, such as `#N/A`.
  case error(String)

  /// The value as plain text: whole numbers without a point, dates as `yyyy-MM-dd`.
  public var text: String {
    switch self {
    case .text(let text), .error(let text): text
    case .number(let number): Self.text(of: number)
    case .moment(let moment): moment.text
    case .boolean(let isTrue): isTrue ? "TRUE" : "FALSE"
    }
  }

  /// The largest whole number that a sheet holds to the last digit.
  static let wholeMax = 1e15

  static func text(of number: Double) -> String {
    guard number.rounded() == number, abs(number) < wholeMax else { return "\(number)" }
    return String(Int64(number))
  }
}

/// One cell that holds something.
public struct Cell: Sendable, Hashable {
  /// Where it stands.
  public let address: CellAddress
  /// What it holds; of a formula what it last came to.
  public let value: CellValue
  /// Whether a formula worked the value out.
  public let isFormula: Bool

  /// A cell.
  public init(address: CellAddress, value: CellValue, isFormula: Bool = false) {
    self.address = address
    self.value = value
    self.isFormula = isFormula
  }
}
