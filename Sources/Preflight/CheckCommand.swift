public import ArgumentParser
import Assets
import Congress
import CongressFiles
import ControlRoom
import Foundation
import Playback
import Scenes

/// `plenary check FOLDER`: everything that would go wrong with a congress folder, before anybody sits in the hall.
public struct CheckCommand: ParsableCommand {
  /// How it is called, and what its help says.
  public static let configuration = CommandConfiguration(
    commandName: "check", abstract: "List everything that is wrong with a congress folder.",
    discussion: "Files, fonts, theme and text: letters that the fonts lack, text that cannot fit. Exit status 65 "
      + "where anything is wrong.")

  @Argument(help: "Folder of the congress.")
  var folder: String

  @Option(
    parsing: .upToNextOption,
    help:
      "The walls there are: \(Shape.allCases.map(\.rawValue).joined(separator: ", ")) (else 16x9, with notes on all)."
  )
  var walls: [String] = []

  @OptionGroup var form: AnswerForm

  /// A check as it is asked for on the command line.
  public init() {}

  /// Refuses walls that there are not.
  public func validate() throws {
    if let unknown = walls.first(where: { Shape(rawValue: $0) == nil }) {
      let known = Shape.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no wall '\(unknown)'; there are \(known).")
    }
  }

  private struct Answer: Encodable {
    struct Problem: Encodable {
      let place: String
      let rule: String
      let message: String
    }

    let ok: Bool
    let problems: [Problem]
    let notes: [Problem]
  }

  /// What was found in a folder.
  private struct Findings {
    /// The congress, where its files are right.
    var definition: Definition?
    var problems: [CheckProblem] = []
    var notes: [CheckProblem] = []
    /// How many problems there are, also those that people are not told one by one.
    var count = 0
  }

  /// Tells everything that is wrong; exit status 65 where anything is.
  public func run() throws {
    let strings = try form.strings()
    let findings = try examine(assets: form.assetsFolder())
    let verdict =
      if let definition = findings.definition, findings.count == 0 {
        "✓ " + strings[.checkGood, summary(of: definition)]
      } else {
        "✕ " + strings[findings.count == 1 ? .checkProblem : .checkProblems, ["count": "\(findings.count)"]]
      }
    func told(_ problem: CheckProblem) -> Answer.Problem {
      // Everything about a file is told in one sentence whose fault says which rule it is.
      let rule = if case .wording(let fault)? = problem.fault.values["fault"] { fault.key } else { problem.fault.key }
      return Answer.Problem(place: problem.place, rule: rule, message: strings.visible(problem.fault))
    }
    let answer = Answer(
      ok: findings.count == 0, problems: findings.problems.map(told), notes: findings.notes.map(told))
    let lines =
      answer.problems.map { "\($0.place): \($0.message)" } + answer.notes.map { "· \($0.place): \($0.message)" }
    try form.show(lines + [verdict], json: answer)
    if findings.count > 0 { throw ExitCode(65) }
  }

  private func examine(assets: String) throws -> Findings {
    do {
      let contents = try CongressFolder.readContents(folder)
      var findings = try look(at: contents.definition, contents.places, assets: assets)
      let tasks = TaskCheck(utcOffset: contents.definition.utcOffset, tasks: contents.tasks).notes
      findings.notes += (form.json ? tasks : tasks.shortened).map { CheckProblem(place: $0.place, fault: $0.fault) }
      return findings
    } catch let problems as CongressFolderProblems {
      let told = form.json ? problems.problems : problems.problems.shortened
      return Findings(
        problems: told.map { CheckProblem(place: $0.place, fault: $0.fault) }, count: problems.problems.count)
    }
  }

  /// What is wrong with a congress whose files are right, theme and all.
  private func look(at definition: Definition, _ places: FilePlaces, assets: String) throws -> Findings {
    var findings = Findings(
      definition: definition, problems: RuleCheck(definition: definition, places: places).problems)
    do {
      let appearance = try AppearanceCheck(
        definition: definition, places: places, assets: assets, walls: walls.compactMap(Shape.init),
        progress: try CheckProgress(strings: form.strings(), isShown: !form.json).tell)
      findings.problems += appearance.problems
      findings.notes = appearance.notes
      let films = FilmCheck(
        definition: definition, places: places, folders: [folder, assets + "/pictures"], program: player
      ).findings()
      findings.problems += films.problems
      findings.notes += films.notes
    } catch let problem as Theme.Problem {
      findings.problems.append(CheckProblem(place: places.key("theme"), fault: problem.wording))
      findings.problems += AppearanceCheck.fileProblems(of: definition, places: places, assets: assets)
    }
    findings.count = findings.problems.count
    return findings
  }

  /// The player of films, which stands beside this program.
  private var player: String {
    (HouseFolders.runningExecutable as NSString).deletingLastPathComponent + "/" + PlayerProcess.program
  }

  private func summary(of definition: Definition) -> [String: String] {
    [
      "congress": definition.id.text, "delegates": "\(definition.roster.delegates.count)",
      "organisations": "\(definition.roster.organisations.count)", "items": "\(definition.agenda.items.count)",
      "ballots": "\(definition.ballots.count)",
    ]
  }
}
