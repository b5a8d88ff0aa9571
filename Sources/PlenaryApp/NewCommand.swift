import ArgumentParser
import Assets
import Congress
import CongressFiles
import ControlRoom
import Exchange
import Foundation

/// `plenary new FOLDER`: makes a commented congress folder, from options or from questions.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a commented congress folder, ready for 'plenary check'.",
    discussion: """
      What no option says is asked for in a terminal. The people are samples; fill in 'templates/lists.xlsx' and take it \
      over with 'plenary import', or edit the files themselves.
      """)

  @Argument(help: "The folder that is made; it must not be there yet.") var folder: String
  @Option(help: "The body that holds the congress.") var body: String?
  @Option(help: "What kind of congress it is, in full.") var title: String?
  @Option(help: "The years for which it decides, or which congress it is.") var term: String?
  @Option(help: "Where it meets.") var place: String?
  @Option(help: "The first day, as 2025-09-26.") var date: String?
  @Option(help: "How many days (1 to 14).") var days: Int?
  @Option(help: "The hall's time zone, or its offset from UTC as +07:00.") var timeZone = NewCongress.timeZoneStandard
  @OptionGroup var form: AnswerForm

  func validate() throws {
    if let date, CivilDate.days(date: date) == nil {
      throw ValidationError("There is no day '\(date.prefix(40))'; write it as 2025-09-26.")
    }
    if let days, !NewCongress.daysRange.contains(days) { throw ValidationError("A congress has 1 to 14 days.") }
  }

  func run() throws {
    let exchange = try ExchangeWords(form)
    let congress = try congress(exchange.strings)
    try exchange.reporting { () throws(ImportProblem) in
      var draft = FolderDraft(files: try congress.files(assets: exchange.assets, strings: exchange.strings))
      for (name, bytes) in try ListTemplates.files(words: exchange.words) { draft.add("templates/" + name, bytes) }
      var report = ImportReport()
      report.problems = try draft.write(to: folder)
      return (report, report.problems.isEmpty ? folder : nil)
    }
  }

  /// The congress as options and answers say it.
  private func congress(_ strings: Strings) throws -> NewCongress {
    let asks = isatty(STDIN_FILENO) == 1 && !form.json
    var missing: [String] = []
    func answer(_ given: String?, _ name: String, mayBeEmpty: Bool = false, isRight: (String) -> Bool = { _ in true })
      -> String
    {
      if let given { return given }
      guard asks else {
        if !mayBeEmpty { missing.append("--\(name)") }
        return ""
      }
      while true {
        form.complain(strings[Wording("exchange.new.ask.\(name)")] + ":")
        guard let line = readLine() else { return "" }
        let text = line.trimmingCharacters(in: .whitespaces)
        if text.isEmpty ? mayBeEmpty : isRight(text) { return text }
      }
    }
    let congress = NewCongress(
      id: ImportCommand.Target.id(of: folder), body: answer(body, "body"), title: answer(title, "title"),
      term: answer(term, "term", mayBeEmpty: true), place: answer(place, "place", mayBeEmpty: true),
      date: answer(date, "date") { CivilDate.days(date: $0) != nil },
      days: Int(
        answer(days.map(String.init), "days", mayBeEmpty: true) {
          Int($0).map(NewCongress.daysRange.contains) ?? false
        }) ?? 1,
      language: Language(rawValue: strings.language) ?? .vietnamese, timeZone: timeZone)
    guard missing.isEmpty else {
      let options = missing.joined(separator: ", ")
      form.complain("✕ " + strings[Wording("exchange.new.missing", ["options": .text(options)])])
      throw ExitCode(64)
    }
    return congress
  }
}
