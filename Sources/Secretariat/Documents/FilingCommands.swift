public import ArgumentParser
import Assets
public import Congress
import CongressFiles
import ControlRoom
import Documents
import Foundation
import HallProtocol
import Rendering

/// How a file becomes pages in the library.
struct FilingOptions: ParsableArguments {
  @Option(help: "What there is to know of this version, such as \"sửa trang 4\".") var note: String?
  @Flag(help: "Let the press run without a cage, where there is no bubblewrap and you trust the file.") var uncaged =
    false
  @OptionGroup var place: LibraryOptions

  /// Puts a file and its pages into the library.
  func press(_ file: String, _ options: RoomOptions) async throws -> PressReceipt {
    let library = try await place.library(options)
    return try options.press(isUncaged: uncaged) { try $0.press(file, into: library) }
  }

  /// The note, composed.
  var composedNote: String? { note?.precomposedStringWithCanonicalMapping }
}

extension RoomOptions {
  /// Calls the press.
  func press<Receipt>(isUncaged: Bool, _ body: (PressProcess) throws -> Receipt) throws -> Receipt {
    do {
      return try body(
        PressProcess(
          language: try strings().language, assets: try form.assetsFolder(), isUncaged: isUncaged))
    } catch let failure as PressProcess.Failure {
      throw RoomProblem.notThere(failure.wording)
    }
  }
}

extension DocumentCommandLine {
  struct Add: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "File a document: its bytes and pages go into the library, then it goes on record.",
      discussion: """
        PDF is best: what an office has made in Word, it prints best itself. A DOCX is converted by LibreOffice. Nobody but \
        the staff knows of it until it is approved and released.
        plenary document add bao-cao.pdf --code BC01 --title "Dự thảo Báo cáo" --kind report --audience delegate
        """)
    @Argument(help: "The file, .pdf or .docx.") var file: String
    @Option(help: "The code that it is to have, such as BC01.") var code: Code<Document>
    @Option(help: "Its title in Vietnamese.") var title: String
    @Option(help: "Its title in English.") var titleEn: String?
    @Option(help: "What it is.") var kind: Document.Kind = .other
    @Option(
      name: .customLong("item"), help: "An item that it belongs to; repeat it for several.") var items: [Code<Item>] =
        []
    @Option(help: "For whom it is; repeat it for several.") var audience: [DocumentReader]
    @OptionGroup var filing: FilingOptions
    @OptionGroup var options: RoomOptions

    func validate() throws {
      if audience.isEmpty { throw ValidationError("Say for whom it is: --audience delegate, for one.") }
    }

    func talk() async throws {
      let receipt = try await filing.press(file, options)
      let title = LocalizedText(
        vi: title.precomposedStringWithCanonicalMapping, en: titleEn?.precomposedStringWithCanonicalMapping)
      try await send(
        .documentFile(
          DocumentFiling(code: code, title: title, kind: kind, items: items, audience: audience), file: receipt.file,
          pages: receipt.pages, note: filing.composedNote))
      try options.tellFiled(code, version: 1, receipt)
    }
  }

  struct Version: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "File another version of a document.")
    @OptionGroup var document: DocumentArgument
    @Argument(help: "The file, .pdf or .docx.") var file: String
    @OptionGroup var filing: FilingOptions
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let known = try document.known(among: try await options.documents().documents)
      let receipt = try await filing.press(file, options)
      try await send(
        .documentVersion(known.code, file: receipt.file, pages: receipt.pages, note: filing.composedNote))
      try options.tellFiled(known.code, version: known.newest.number + 1, receipt)
    }
  }

  struct Import: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "File the documents of a congress folder, and set when they go out.",
      discussion: """
        What 'documents.yaml' names is filed in its order; what is filed already as it is stays, and another file becomes a \
        new version. So it may be run again after each change.
        """)
    @Argument(help: "The congress folder.") var folder: String
    @OptionGroup var filing: FilingOptions
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      for plan in try options.plans(in: folder) {
        let code = plan.filing.code
        let known = try await options.documents().documents.first { $0.code == code }
        let bytes = FileManager.default.contents(atPath: plan.path) ?? Data()
        if let known, known.newest.file.digest == DocumentLibrary.digest(of: bytes) {
          try options.tell(Wording("document.import-known", ["document": .text(code.text)]))
        } else {
          let receipt = try await filing.press(plan.path, options)
          let command: Command =
            known == nil
            ? .documentFile(plan.filing, file: receipt.file, pages: receipt.pages, note: filing.composedNote)
            : .documentVersion(code, file: receipt.file, pages: receipt.pages, note: filing.composedNote)
          try await send(command)
          try options.tellFiled(code, version: (known?.newest.number ?? 0) + 1, receipt)
        }
        guard let release = plan.release, known?.plannedRelease != release,
          let now = try await options.documents().documents.first(where: { $0.code == code }),
          now.state == .filed || now.state == .approved
        else { continue }
        do {
          try await send(.documentRelease(code, version: now.newest.number, on: release))
        } catch let problem as RoomProblem {
          // The congress has come past that moment: the document is filed, and somebody releases it by hand.
          guard case .refused(let refusal, _) = problem, refusal.code == DocumentRule.momentPast(release).code else {
            throw problem
          }
          options.form.complain("! \(code): " + problem.sentence(in: try options.strings()))
        }
      }
    }
  }
}

extension RoomOptions {
  /// The documents of a congress folder.
  fileprivate func plans(in folder: String) throws -> [DocumentPlan] {
    do throws(CongressFolderProblems) {
      return try CongressFolder.readDocuments(folder)
    } catch {
      throw RoomProblem.file(error.problems)
    }
  }

  /// Tells what comes next, and what whoever approves has to know.
  fileprivate func tellFiled(_ code: Code<Document>, version: Int, _ receipt: PressReceipt) throws {
    let values: [String: Wording.Part] = [
      "document": .text(code.text), "version": "\(version)", "pages": "\(receipt.pages.count)",
    ]
    try tell(Wording("document.filed-line", values))
    let strings = try strings()
    for remark in receipt.remarks { form.complain("  ! " + strings[remark.wording]) }
  }

  fileprivate func tell(_ wording: Wording) throws {
    guard !json else { return }
    form.print(["  " + (try strings())[wording]])
  }
}

extension Document.Kind: ExpressibleByArgument {}
extension DocumentReader: ExpressibleByArgument {}
