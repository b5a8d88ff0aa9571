import CongressFiles

/// Lists as comma-separated text, a file each, as a spreadsheet opens them: letters as UTF-8, nothing as a formula.
public enum TablesText {
  /// The files of lists by their names: `roster.csv`.
  public static func files(of tables: [GivenTable]) -> [(name: String, text: String)] {
    tables.map { table in
      var text = CommaSeparatedText()
      text.add(table.columns.map(\.rawValue))
      for row in table.rows { text.add(table.columns.map { row[$0] }) }
      return ("\(table.kind.rawValue).csv", text.text)
    }
  }
}
