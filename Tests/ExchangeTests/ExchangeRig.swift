import Assets
import Congress
import CongressFiles
import Exchange
import Foundation
import Testing

/// What the tests of files in and out stand on: words of both languages, files that were given, folders that go away.
enum ExchangeRig {
  static let package = URL(filePath: #filePath).deletingLastPathComponent().path + "/../.."
  static let assets = package + "/Assets"
  static let sample = package + "/Config/congresses/can-tho-2025"

  static func strings(_ language: String = "en") throws -> Strings { try Strings(language: language, assets: assets) }

  static func words(_ language: String = "en") throws -> GivenWords {
    GivenWords(strings: try strings(language), others: [try strings(language == "en" ? "vi" : "en")])
  }

  static func given(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Given")
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }

  /// The files of a folder to begin with.
  static func template(language: String = "en") throws -> [String: String] {
    let congress = NewCongress(
      id: "test", body: "Body \"A\"", title: "Congress", term: "", place: "Hall", date: "2025-09-26", days: 2,
      language: .english, timeZone: "Asia/Ho_Chi_Minh")
    return try congress.files(assets: assets, strings: strings(language))
  }

  /// Writes a folder that goes away, and hands it over.
  @discardableResult
  static func written<Result>(_ draft: FolderDraft, _ body: (String, [ImportLine]) throws -> Result) throws -> Result {
    let path = NSTemporaryDirectory() + "plenary-exchange-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path, try draft.write(to: path))
  }

  /// The congress that lists become, on a template.
  static func congress(
    of tables: [GivenTable], model: [String: String]? = nil, isTemplate: Bool? = nil
  ) throws -> Definition {
    var draft = FolderDraft(files: try model ?? template())
    draft.take(tables, isTemplate: isTemplate ?? (model == nil))
    return try written(draft) { path, problems in
      let told = try said(problems)
      try #require(told.isEmpty, "\(told)")
      return try CongressFolder.read(path)
    }
  }

  /// What an import says in a part of its report.
  static func said(_ lines: [ImportLine]) throws -> [String] {
    let strings = try strings()
    return lines.map { $0.sentence(in: strings) }
  }

  static func lists(
    _ text: String, named file: String = "list.csv", choices: ImportChoices = ImportChoices()
  ) throws -> GivenLists {
    GivenLists.read(Array(text.utf8), named: file, words: try words(), choices: choices)
  }
}
