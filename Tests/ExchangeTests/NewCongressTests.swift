import Assets
import Congress
import CongressFiles
import Exchange
import Foundation
import Sheets
import Testing

@Suite struct NewCongressTests {
  @Test(
    "a new folder is a congress at once, and its comments speak the language that was asked for",
    arguments: ["vi", "en"])
  func aNewFolderIsACongress(_ language: String) throws {
    let files = try ExchangeRig.template(language: language)
    try ExchangeRig.written(FolderDraft(files: files)) { path, problems in
      #expect(try ExchangeRig.said(problems) == [])
      let congress = try CongressFolder.read(path)
      #expect(congress.name.body.vi == "Body \"A\"")
      #expect(congress.agenda.days.map(\.date) == ["2025-09-26", "2025-09-27"])
      #expect(congress.ballots.count == 1)
      #expect(congress.roster.delegates.count == 3)
      #expect(try CongressFolder.readContents(path).tasks.count == 4)
    }
    let comment = language == "vi" ? "# Múi giờ" : "# The hall's time zone"
    #expect(files["congress.yaml"]?.contains(comment) == true)
    #expect(files.values.allSatisfy { !$0.contains("@") })
  }

  @Test("a folder that is there is never written over, and a draft that is wrong leaves nothing behind")
  func nothingIsWrittenOver() throws {
    let files = try ExchangeRig.template()
    try ExchangeRig.written(FolderDraft(files: files)) { path, _ in
      #expect(throws: ImportProblem.self) { try FolderDraft(files: files).write(to: path) }
    }
    let broken = FolderDraft(files: files.merging(["ballots.yaml": "ballots: 7\n"]) { $1 })
    try ExchangeRig.written(broken) { path, problems in
      #expect(!problems.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: path))
      #expect(!FileManager.default.fileExists(atPath: path + ".new"))
    }
  }

  @Test("every list that people give has an empty form, which is known by its headings")
  func everyListHasAForm() throws {
    let words = try ExchangeRig.words("vi")
    let files = try ListTemplates.files(words: words)
    let workbook = try WorkbookReader.read(try #require(files.first { $0.name == "lists.xlsx" }).bytes)
    #expect(
      workbook.sheets.map(\.name) == [
        "Đại biểu", "Chương trình", "Biểu quyết", "Bầu cử", "Tham luận", "Nhiệm vụ", "Điểm danh", "Kiểm phiếu",
      ])
    let lists = GivenLists.read(
      try #require(files.first).bytes, named: "lists.xlsx", words: words, choices: ImportChoices())
    #expect(lists.tables.map(\.kind) == GivenKind.allCases)
    #expect(lists.report.problems.isEmpty)
  }

  @Test("everything that an import may say has words in every language", arguments: ["vi", "en"])
  func everyNoteHasWords(_ language: String) throws {
    let strings = try ExchangeRig.strings(language)
    for note in ExchangeNote.allCases { #expect(strings.text(note.key) != nil, "\(note)") }
    for kind in GivenKind.allCases {
      #expect(strings.text("exchange.list.\(kind.rawValue)") != nil)
      for column in kind.columns {
        #expect(strings.text("exchange.column.\(kind.rawValue).\(column.rawValue)") != nil, "\(kind).\(column)")
      }
    }
  }
}
