import Assets
import Congress
import CongressFiles

/// Empty forms of every list that people give.
public enum ListTemplates {
  /// The workbook with a sheet for every list, and the lists that a running congress reads, by the names of their files.
  public static func files(words: GivenWords) throws(ImportProblem) -> [(name: String, bytes: [UInt8])] {
    let tables = GivenKind.allCases.map { GivenTable(kind: $0) }
    var files: [(name: String, bytes: [UInt8])] = []
    do {
      files.append(("lists.xlsx", try TablesWorkbook.workbook(of: tables, words: words)))
    } catch { throw ImportProblem("lists.xlsx", .folderNotWritten, ["reason": .text("\(error)")]) }
    for (name, columns) in [
      ("arrivals.csv", [GivenColumn.code, .presence, .reason]), ("counts.csv", [.candidate, .votes, .disagree]),
    ] {
      var text = CommaSeparatedText()
      text.add(columns.map(\.rawValue))
      files.append((name, Array(text.text.utf8)))
    }
    return files
  }
}
