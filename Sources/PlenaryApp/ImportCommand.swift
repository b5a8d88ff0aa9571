public import ArgumentParser
import Assets
public import Congress
import CongressFiles
import ControlRoom
import Exchange
import Foundation

/// `plenary import …`: makes a new congress folder of a file that was given, and says what became of everything in it.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a new congress folder of an Excel workbook, CSV, JSON or an OpenSlides meeting.",
    subcommands: [Lists.self, OpenSlides.self], defaultSubcommand: Lists.self)

  /// Where the folder goes.
  struct Target: ParsableArguments {
    @Option(name: .customLong("out"), help: "The folder that is made; it must not be there yet.") var folder: String

    /// The code of the congress: the name of its folder, in letters that a code may have.
    var id: String { Self.id(of: folder) }

    /// The code of a congress in a folder.
    static func id(of folder: String) -> String {
      let name = URL(filePath: folder).lastPathComponent
      let plain = name.map { $0.isLetter || $0.isNumber || "-._".contains($0) ? $0 : "-" }
      return plain.isEmpty ? "congress" : String(plain)
    }
  }

  /// `plenary import roster.xlsx --out FOLDER`: lists as an office keeps them.
  struct Lists: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lists", abstract: "Take lists over: people, programme, ballots, elections, speakers, tasks.",
      discussion: """
        Headings are known in Vietnamese and English, and need not stand in the first row. The report names the cell of \
        everything that was changed, left out or is to be decided. Where something must be put right first, nothing is \
        written: exit status 65.
        """)
    @Argument(help: "An Excel workbook (.xlsx), a text with columns (.csv), or lists as JSON.") var file: String
    @OptionGroup var target: Target
    @Option(help: "A congress folder whose other files are kept; else they are templates.") var base: String?
    @Option(help: "The sheet to read; else every sheet that is not hidden.") var sheet: String?
    @Option(help: "In what right people come where the list has no column of it.") var kind: Delegate.Kind = .elected
    @Option(help: "How the codes begin that people are given where the list has none.") var prefix = "DB"
    @Flag(help: "Write names that differ only in spaces, capitals or the place of tones as most are written.")
    var unify = false
    @OptionGroup var form: AnswerForm

    func run() throws {
      let exchange = try ExchangeWords(form)
      try exchange.reporting { () throws(ImportProblem) in
        let choices = ImportChoices(unifies: unify, kind: kind, codePrefix: prefix, sheet: sheet)
        let name = URL(filePath: file).lastPathComponent
        let lists = GivenLists.read(try FolderFiles.bytes(file), named: name, words: exchange.words, choices: choices)
        guard lists.report.problems.isEmpty else { return (lists.report, nil) }
        let model =
          if let base { try FolderFiles.read(base) } else { try exchange.template(id: target.id) }
        var draft = FolderDraft(files: model)
        if let base { for (name, bytes) in try FolderFiles.documents(base) { draft.add(name, bytes) } }
        draft.take(lists.tables, isTemplate: base == nil)
        var report = lists.report
        report.problems += try draft.write(to: target.folder)
        if base == nil {
          let files = draft.modelNames.joined(separator: ", ")
          let said = ExchangeNote.templatesUsed.with(["files": .text(files)])
          report.toDecide.append(ImportLine(place: target.folder, said: said))
        }
        return (report, report.problems.isEmpty ? target.folder : nil)
      }
    }
  }

  /// `plenary import openslides meeting.json --out FOLDER`.
  struct OpenSlides: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "openslides", abstract: "Take a meeting over that OpenSlides has exported.",
      discussion: """
        People, agenda, motions as ballots, elections and waiting speakers become a new congress folder; what was \
        counted stands in openslides-polls.csv, to be read. The report says what was not taken over.
        """)
    @Argument(help: "The meeting, as OpenSlides exports it (JSON).") var file: String
    @OptionGroup var target: Target
    @OptionGroup var form: AnswerForm

    func run() throws {
      let exchange = try ExchangeWords(form)
      try exchange.reporting { () throws(ImportProblem) in
        let language = Language(rawValue: exchange.strings.language) ?? .vietnamese
        let meeting = try MeetingImport.read(
          try FolderFiles.bytes(file), named: URL(filePath: file).lastPathComponent, id: target.id, language: language,
          words: exchange.words)
        var draft = FolderDraft(files: try meeting.congress.files(assets: exchange.assets, strings: exchange.strings))
        draft.take(meeting.lists.tables, isTemplate: true)
        if !meeting.record.isEmpty { draft.add("openslides-polls.csv", Array(meeting.record.utf8)) }
        var report = meeting.lists.report
        report.problems += try draft.write(to: target.folder)
        return (report, report.problems.isEmpty ? target.folder : nil)
      }
    }
  }
}

/// The words and templates that every command of files in and out needs, and how it tells its report.
struct ExchangeWords {
  /// The words of the answers.
  let strings: Strings
  /// The words of lists, in all languages.
  let words: GivenWords
  /// The folder of words and templates.
  let assets: String
  private let form: AnswerForm

  init(_ form: AnswerForm) throws {
    self.form = form
    let strings = try form.strings()
    assets = try form.assetsFolder()
    self.strings = strings
    words = GivenWords(
      strings: strings,
      others: try Language.allCases.map(\.rawValue).filter { $0 != strings.language }.map { [assets] in
        try Strings(language: $0, assets: assets)
      })
  }

  /// The files of a congress of which nothing is known but its code: they wait to be filled in.
  func template(id: String) throws(ImportProblem) -> [String: String] {
    let language = Language(rawValue: strings.language) ?? .vietnamese
    let congress = NewCongress(
      id: id, body: id, title: id, term: "", place: "", date: NewCongress.dateUnknown, days: 1, language: language,
      timeZone: NewCongress.timeZoneStandard)
    return try congress.files(assets: assets, strings: strings)
  }

  /// What an import answers as JSON.
  private struct Answer: Encodable {
    struct Line: Encodable {
      let place: String
      let rule: String
      let message: String
    }

    let ok: Bool
    let folder: String?
    let report: [String: [Line]]
  }

  /// Does an import and tells its report; exit status 65 where nothing was written.
  func reporting(_ work: () throws(ImportProblem) -> (report: ImportReport, folder: String?)) throws {
    let report: ImportReport
    let folder: String?
    do throws(ImportProblem) {
      (report, folder) = try work()
    } catch {
      var problem = ImportReport()
      problem.problems.append(error.line)
      (report, folder) = (problem, nil)
    }
    let parts = report.parts.map { part in
      (
        part.name,
        part.lines.map { Answer.Line(place: $0.place, rule: $0.said.key, message: strings.visible($0.said)) }
      )
    }
    let done = folder.map { "✓ " + strings[Wording("exchange.written", ["folder": .text($0)])] }
    try form.show(
      report.lines(in: strings) + [done].compactMap { $0 },
      json: Answer(
        ok: folder != nil, folder: folder, report: Dictionary(uniqueKeysWithValues: parts)))
    if folder == nil { throw ExitCode(65) }
  }
}

extension Delegate.Kind: ExpressibleByArgument {}
