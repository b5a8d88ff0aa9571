import Congress
import CongressFiles
import Foundation
import HallTestSupport
import Testing

/// Goal: the documents of a folder are read as they were meant, and a mistake is found with its line.
///
/// Method: the small folder with a right `documents.yaml` and the files that it names; then one mistake at a time: the list
/// of problems must be exactly the expected one.
@Suite struct DocumentsFileTests {
  private static let documents = """
    documents:
      - id: BC01
        file: bao-cao.docx
        title: { vi: Dự thảo Báo cáo, en: Draft report }
        kind: report
        items: ["1.02"]
        audience: [delegate, presidium]
        release: { item: "1.02" }
      - id: QC01
        file: quy-che.pdf
        title: Quy chế
        kind: rules
        audience: [public]
        release: { date: 2025-09-26, time: "14:30" }
      - id: DS01
        file: quy-che.pdf
        title: Danh sách
        kind: list
        audience: [press]

    """

  private static var folder: SampleFolder {
    var folder = SampleFolder()
    folder.files["documents.yaml"] = documents
    folder.files["documents/bao-cao.docx"] = "x"
    folder.files["documents/quy-che.pdf"] = "x"
    return folder
  }

  private static func wrong(_ old: String, _ new: String, _ problems: String...) -> Mistake {
    Mistake(old, new, in: "documents.yaml", problems)
  }

  static let mistakes = [
    wrong("items: [\"1.02\"]", "items: [\"1.03\"]", "6: There is no item '1.03' in agenda.yaml; did you mean '1.01'?"),
    wrong(
      "release: { item: \"1.02\" }", "release: { ballot: BQ99 }",
      "8: There is no ballot 'BQ99' in ballots.yaml; did you mean 'BQ01'?"),
    wrong("file: bao-cao.docx", "file: khong-co.docx", "3: There is no file documents/khong-co.docx."),
    wrong(
      "file: bao-cao.docx", "file: ../roster.csv",
      "3: 'file' is '../roster.csv'; expected small letters, digits and '-', then .pdf or .docx."),
    wrong("id: QC01", "id: BC01", "9: Document 'BC01' stands on line 2 already; expected each only once."),
    wrong("    audience: [press]\n", "", "15: Key 'audience' is missing in a document."),
    wrong(
      "{ date: 2025-09-26, time: \"14:30\" }", "{ date: 2025-09-26 }", "14: Key 'time' is missing in a release."),
  ]

  @Test(arguments: mistakes) func aMistakeIsFoundWhereItStands(_ mistake: Mistake) throws {
    let folder = try Self.folder.replacing(mistake.old, with: mistake.new, in: mistake.file)
    #expect(try folder.problems() == mistake.problems)
  }

  @Test func theDocumentsAreReadInOrderWithWhenTheyGoOut() throws {
    try Self.folder.written { path in
      let plans = try CongressFolder.readDocuments(path)
      #expect(plans.map(\.filing.code) == ["BC01", "QC01", "DS01"])
      #expect(plans.map(\.release) == [.item("1.02"), .time(atMS: 1_758_871_800_000), nil])
      #expect(plans[0].filing.audience == [.delegate, .presidium] && plans[0].filing.kind == .report)
      #expect(plans[0].path == path + "/documents/bao-cao.docx" && plans[0].place == "documents.yaml:2")
    }
  }
}
