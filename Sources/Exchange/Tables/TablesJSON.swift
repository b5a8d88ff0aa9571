import Assets
import Foundation
import Sheets

/// Lists as JSON: `{"roster":[{"code":"CT-0001","name":"…"}]}`, every field a text, empty ones left out.
public enum TablesJSON {
  /// The text of lists.
  public static func text(of tables: [GivenTable]) throws -> String {
    var lists: [String: [[String: String]]] = [:]
    for table in tables {
      lists[table.kind.rawValue] = table.rows.map { row in
        Dictionary(uniqueKeysWithValues: row.fields.map { ($0.key.rawValue, $0.value) })
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(lists), as: UTF8.self) + "\n"
  }

  /// Lists as tables, as if they stood in a workbook; numbers and yes or no are taken as they are written.
  static func tables(of text: String, named file: String) throws(ImportProblem) -> [SourceTable] {
    let lists: [String: [[String: Field]]]
    do {
      lists = try JSONDecoder().decode([String: [[String: Field]]].self, from: Data(text.utf8))
    } catch { throw ImportProblem(file, .jsonUnreadable, ["reason": .text(reason(error))]) }
    return lists.sorted { $0.key < $1.key }.map { name, rows in
      let columns = Set(rows.flatMap(\.keys)).sorted()
      let heading = columns.enumerated().map {
        ($0 + 1, SourceCell(value: .text($1), isFormula: false, mergedFrom: nil))
      }
      let body = rows.enumerated().map { number, row in
        let cells = columns.enumerated().compactMap { place, column -> (Int, SourceCell)? in
          guard let field = row[column], !field.value.text.isEmpty else { return nil }
          return (place + 1, SourceCell(value: field.value, isFormula: false, mergedFrom: nil))
        }
        return SourceRow(number: number + 1, isHidden: false, cells: Dictionary(uniqueKeysWithValues: cells))
      }
      return SourceTable(
        name: name, isHidden: false,
        rows: [SourceRow(number: 0, isHidden: false, cells: Dictionary(uniqueKeysWithValues: heading))] + body,
        hiddenColumns: [],
        place: { column, row in "\(file): \(name)[\(row)].\(columns[column - 1])" },
        rowPlace: { "\(file): \(name)[\($0)]" })
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.dataCorrupted(let context), DecodingError.typeMismatch(_, let context),
      DecodingError.keyNotFound(_, let context), DecodingError.valueNotFound(_, let context):
      let path = context.codingPath.map { $0.intValue.map { "[\($0 + 1)]" } ?? $0.stringValue }.joined(separator: ".")
      return path.isEmpty ? context.debugDescription : "\(path): \(context.debugDescription)"
    default: return "\(error)"
    }
  }

  /// A field as JSON may have it.
  private struct Field: Decodable {
    let value: CellValue

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        value = .text("")
      } else if let text = try? container.decode(String.self) {
        value = .text(text)
      } else if let isTrue = try? container.decode(Bool.self) {
        value = .boolean(isTrue)
      } else {
        value = .number(try container.decode(Double.self))
      }
    }
  }
}
