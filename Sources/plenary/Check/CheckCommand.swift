import ArgumentParser
import Assets
import Congress
import CongressFiles
import ControlRoom
import Scenes

/// `plenary check FOLDER`: everything that would go wrong with a congress folder, before anybody sits in the hall.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
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

  func validate() throws {
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

  func run() throws {
    let strings = try form.strings()
    let (definition, problems, notes) = try examine(assets: form.assetsFolder())
    let verdict =
      if let definition, problems.isEmpty {
        "✓ " + strings[.checkGood, summary(of: definition)]
      } else {
        "✕ " + strings[.checkProblems, ["count": "\(problems.count)"]]
      }
    func told(_ problem: CheckProblem) -> Answer.Problem {
      // Everything about a file is told in one sentence whose fault says which rule it is.
      let rule = if case .wording(let fault)? = problem.fault.values["fault"] { fault.key } else { problem.fault.key }
      return Answer.Problem(place: problem.place, rule: rule, message: strings[problem.fault])
    }
    let answer = Answer(ok: problems.isEmpty, problems: problems.map(told), notes: notes.map(told))
    let lines =
      answer.problems.map { "\($0.place): \($0.message)" } + answer.notes.map { "· \($0.place): \($0.message)" }
    try form.show(lines + [verdict], json: answer)
    if !problems.isEmpty { throw ExitCode(65) }
  }

  private func examine(
    assets: String
  ) throws -> (definition: Definition?, problems: [CheckProblem], notes: [CheckProblem]) {
    let walls = walls.compactMap(Shape.init)
    do {
      let (definition, places) = try CongressFolder.readWithPlaces(folder)
      do {
        let appearance = try AppearanceCheck(definition: definition, places: places, assets: assets, walls: walls)
        return (definition, appearance.problems, appearance.notes)
      } catch let problem as Theme.Problem {
        return (definition, [CheckProblem(place: places.key("theme"), fault: problem.wording)], [])
      }
    } catch let problems as CongressFolderProblems {
      return (nil, problems.problems.map { CheckProblem(place: $0.place, fault: $0.fault) }, [])
    }
  }

  private func summary(of definition: Definition) -> [String: String] {
    [
      "congress": definition.id.text, "delegates": "\(definition.roster.delegates.count)",
      "organisations": "\(definition.roster.organisations.count)", "items": "\(definition.agenda.items.count)",
      "ballots": "\(definition.ballots.count)",
    ]
  }
}

/// One thing that is wrong with a congress, and where its text stands.
struct CheckProblem: Hashable {
  /// As compilers write places: `agenda.yaml:12`.
  let place: String
  /// What was found and what would work.
  let fault: Wording
}
