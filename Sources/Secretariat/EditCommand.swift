import ArgumentParser
import Assets
import Congress
import ControlRoom
import Foundation
import Papers

extension MinutesCommand {
  struct Edit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Edit the draft in $EDITOR, and keep exactly what was changed.",
      discussion: """
        The edits are kept in a file beside the journal, and every later draft is made with them. Where the record has \
        come to say something else than what was edited, both are shown, and the draft says what the record says until \
        the lines of the conflict are taken out.
        """)
    @Option(help: "Only of this session, by its code.") var session: Code<Session>?
    @OptionGroup var edits: EditsOptions
    @OptionGroup var source: PaperSource

    func run() async throws {
      try await source.options.form.reporting {
        var maker = try await source.maker()
        let file = edits.file(of: maker.course.definition, journal: source.journal)
        maker.picks = try file.picks()
        let draft = try maker.minutes(of: session, number: nil)
        let name = EditsFile.name(of: session, in: draft.language)
        let known = try file.edits(of: name)
        let changed = try edited(draft, known)
        try file.keep(changed, of: name)
        let (_, conflicts) = draft.applying(changed)
        let strings = try source.options.form.strings()
        let touched = Set(changed.all).symmetricDifference(known.all)
        for conflict in conflicts { source.options.form.complain("! " + strings[conflict.wording]) }
        try source.options.form.show(
          [
            "✓ "
              + strings[
                Wording(
                  "papers.edits-kept",
                  [
                    "count": "\(changed.all.count)", "changed": "\(Set(touched.map(\.key)).count)",
                    "file": .text(file.path),
                  ])]
          ], json: EditReceipt(file: file.path, edits: changed, conflicts: conflicts.map { strings[$0.wording] }))
      }
    }

    /// What the editor has made of the draft; a text that cannot be taken back is kept, and told where.
    private func edited(_ draft: Papers.Paper, _ known: PaperEdits) throws -> PaperEdits {
      let strings = try source.options.form.strings()
      let form = EditForm(draft, edits: known)
      let hints = EditForm.Hints(
        head: (1...5).map { strings[Wording("papers.edit.hint.\($0)")] }, now: strings[Wording("papers.edit.now")],
        was: strings[Wording("papers.edit.was")], gone: strings[Wording("papers.edit.gone")])
      let folder = NSTemporaryDirectory() + "plenary-minutes-\(UUID().uuidString)"
      let path = folder + "/minutes.txt"
      let given = form.text(hints)
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try Data(given.utf8).write(to: URL(filePath: path))
      } catch {
        throw RoomProblem.notWritten(path: path)
      }
      do throws(RoomProblem) {
        try EditorProcess.edit(path)
      } catch {
        guard (try? String(contentsOfFile: path, encoding: .utf8)) != given else {
          try? FileManager.default.removeItem(atPath: folder)
          throw error
        }
        let problem = error.sentence(in: strings)
        throw RoomProblem.notThere(
          Wording("papers.edit.left-text", ["file": .text(path), "problem": .text(problem)]))
      }
      let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      do {
        let edits = try form.edits(in: text)
        try? FileManager.default.removeItem(atPath: folder)
        return edits
      } catch {
        throw RoomProblem.journal(
          Wording("papers.edit.kept-text", ["file": .text(path), "problem": .wording(error.wording)]))
      }
    }
  }
}

/// What was kept, as JSON.
private struct EditReceipt: Encodable {
  let ok = true
  let file: String
  let edits: PaperEdits
  let conflicts: [String]
}

/// Where the secretary's edits are.
struct EditsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "File of the edits (else PLENARY_MINUTES; minutes-edits.json in the folder of --journal; "
        + "~/.local/state/plenary-minutes)."))
  var edits: String?

  func file(of definition: Definition, journal: String?) -> EditsFile {
    let path = HouseFolders.here.minutesEdits(
      flag: edits, journal: journal, congress: definition.id.text, isRehearsal: definition.isRehearsal)
    return EditsFile(path: path, congress: definition.id)
  }
}

extension EditConflict {
  /// The conflict in a sentence.
  var wording: Wording {
    switch self {
    case .changed(let edit, _): Wording("papers.conflict.changed", ["key": .text(edit.key)])
    case .gone(let edit): Wording("papers.conflict.gone", ["key": .text(edit.key)])
    }
  }
}

extension EditForm.Problem {
  /// The problem in a sentence.
  var wording: Wording {
    switch self {
    case .keyUnknown(let key, let line): Wording("papers.edit.key-unknown", ["key": .text(key), "line": "\(line)"])
    case .keyTwice(let key, let line): Wording("papers.edit.key-twice", ["key": .text(key), "line": "\(line)"])
    case .keyMissing(let key): Wording("papers.edit.key-missing", ["key": .text(key)])
    case .textOutside(let line): Wording("papers.edit.text-outside", ["line": "\(line)"])
    case .tooLong(let text, let most):
      Wording("papers.edit.too-long", ["text": .text(text), "charactersMax": "\(most)"])
    }
  }
}
