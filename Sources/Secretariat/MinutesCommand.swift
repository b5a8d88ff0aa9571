public import ArgumentParser
import Assets
import Congress
import ControlRoom
import Papers

/// The papers of the secretariat, made of the journal: `plenary minutes …`.
public struct MinutesCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "minutes", abstract: "Draft the minutes and the other papers of the congress from its journal.",
    subcommands: [Draft.self, Edit.self, Paper.self, ReadOut.self, Adopt.self, Sign.self, Standing.self])
  /// A command as given.
  public init() {}

  struct Draft: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draft the minutes: as text, or as a DOCX or PDF file.",
      discussion: """
        The same journal gives the same bytes. Read from the service, so only the operator may do it, or from a \
        journal's folder. --sources shows which records each sentence stands on.
        """)
    @Option(help: "Only of this session, by its code.") var session: Code<Session>?
    @Option(help: "The number that the office has given the minutes, such as 01.") var number: String?
    @Flag(help: "Leave the secretary's edits out: what the record alone says.") var withoutEdits = false
    @OptionGroup var edits: EditsOptions
    @OptionGroup var source: PaperSource
    @OptionGroup var output: PaperOutput

    func run() async throws {
      try await source.options.form.reporting {
        var maker = try await source.maker()
        let file = edits.file(of: maker.course.definition, journal: source.journal)
        if !withoutEdits { maker.picks = try file.picks() }
        let draft = try maker.minutes(of: session, number: number)
        let known = withoutEdits ? PaperEdits() : try file.edits(of: EditsFile.name(of: session, in: draft.language))
        let (paper, conflicts) = draft.applying(known)
        let strings = try source.options.form.strings()
        for pick in maker.picksWithoutSpeech {
          source.options.form.complain(
            "! " + strings[Wording("transcript.pick-without-speech", ["speaker": .text(pick.speaker.text)])])
        }
        if let adopted = maker.course.state.minutes(of: session), adopted.state != .readOut {
          source.options.form.complain(
            "! " + strings[Wording("papers.already-adopted", ["digest": .text(adopted.digest)])])
        }
        try output.write(paper, conflicts: conflicts.map { strings[$0.wording] }, form: source.options.form)
      }
    }
  }
}

extension PaperMaker {
  /// The minutes, of a session where one is named.
  func minutes(of code: Code<Session>?, number: String?) throws -> Papers.Paper {
    guard let code else { return minutes(number: number) }
    guard let session = course.state.agenda.session(code) else {
      let known = course.state.agenda.sessions.map(\.code.text).joined(separator: ", ")
      throw RoomProblem.notThere(
        Wording("papers.session-unknown", ["session": .text(code.text), "known": .text(known)]))
    }
    guard let part = only(code) else {
      throw RoomProblem.notThere(Wording("papers.session-not-begun", ["session": .text(code.text)]))
    }
    return part.minutes(of: session, number: number)
  }
}
