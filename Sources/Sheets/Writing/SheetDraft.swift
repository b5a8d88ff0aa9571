/// A sheet that is to be written.
public struct SheetDraft: Sendable, Hashable {
  /// What a cell is to hold.
  public enum Value: Sendable, Hashable {
    /// Text, also where it looks like a number or a formula; nothing is written for an empty one.
    case text(String)
    /// A whole number.
    case number(Int)
    /// A date, or with its time of day a moment.
    case moment(SheetMoment)
  }

  /// One column: its heading, and what may stand in it.
  public struct Column: Sendable, Hashable {
    /// What somebody types into a column, which says how its cells are formatted.
    public enum Contents: Sendable, Hashable {
      case text, number, date, time
    }

    /// The heading.
    public let heading: String
    /// What is typed into it.
    public let contents: Contents
    /// What may be picked in it; anything where it is empty.
    public let choices: [String]
    /// What is said beside the heading where somebody points at it; nothing where it is empty.
    public let note: String

    /// A column.
    public init(_ heading: String, contents: Contents = .text, choices: [String] = [], note: String = "") {
      self.heading = heading
      self.contents = contents
      self.choices = choices
      self.note = note
    }
  }

  /// The name on the tab; what Excel does not take is left out of it.
  public let name: String
  /// The columns, from the left.
  public let columns: [Column]
  /// The rows beneath the headings, each with a value for every column.
  public var rows: [[Value]]

  /// A sheet.
  public init(name: String, columns: [Column], rows: [[Value]] = []) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}
