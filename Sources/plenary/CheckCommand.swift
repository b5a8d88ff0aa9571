import ArgumentParser
import Assets
import Congress
import CongressFiles
import ControlRoom
import Foundation
import Scenes
import Stage

/// `plenary check FOLDER`: everything that would go wrong with a congress folder, before anybody sits in the hall.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "List everything that is wrong with a congress folder.",
    discussion: "Files, fonts, theme and text: letters that the fonts lack, text that cannot fit. Exit status 65 "
      + "where anything is wrong.")

  @Argument(help: "Folder of the congress.")
  var folder: String

  @OptionGroup var form: AnswerForm

  private struct Answer: Encodable {
    let ok: Bool
    let problems: [String]
  }

  func run() throws {
    let strings = try form.strings()
    let (definition, problems) = try examine(assets: form.assetsFolder())
    let verdict =
      if let definition, problems.isEmpty {
        "✓ " + strings[.checkGood, summary(of: definition)]
      } else {
        "✕ " + strings[.checkProblems, ["count": "\(problems.count)"]]
      }
    try form.show(problems + [verdict], json: Answer(ok: problems.isEmpty, problems: problems))
    if !problems.isEmpty { throw ExitCode(65) }
  }

  private func examine(assets: String) throws -> (Definition?, [String]) {
    do {
      let definition = try CongressFolder.read(folder)
      let appearance = try AppearanceCheck(definition: definition, assets: assets)
      return (definition, appearance.problems)
    } catch let problems as CongressFolderProblems {
      return (nil, problems.problems.map(\.description))
    } catch let problem as Theme.Problem {
      return (nil, ["congress.yaml: \(problem)"])
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

/// What the eye would find wrong: letters without a glyph, pale colours, text that cannot be shown whole.
struct AppearanceCheck {
  /// Contrast that text needs against its ground, and very large titles against theirs.
  static let textContrastMin = 7.0

  private let definition: Definition
  private let assets: String
  private let fonts: FontLibrary
  private let theme: Theme

  init(definition: Definition, assets: String) throws {
    self.definition = definition
    self.assets = assets
    fonts = try FontLibrary()
    theme = try Theme(named: definition.theme, assets: assets)
  }

  var problems: [String] { emblemProblems + contrastProblems + letterProblems + fitProblems }

  private var emblemProblems: [String] {
    guard let emblem = definition.emblem else { return [] }
    let isThere = ["svg", "png"].contains {
      FileManager.default.fileExists(atPath: "\(assets)/emblems/\(emblem).\($0)")
        || FileManager.default.fileExists(atPath: "\(assets)/emblems/\(emblem)")
    }
    return isThere ? [] : ["congress.yaml: there is no emblem '\(emblem)' in \(assets)/emblems"]
  }

  private var contrastProblems: [String] {
    let pairs: [(Theme.Role, Theme.Role)] = [
      (.ink, .ground), (.quiet, .ground), (.accent, .ground), (.ink, .panel), (.quiet, .panel), (.agree, .panel),
      (.against, .panel), (.other, .panel), (.onAccent, .accent),
    ]
    return pairs.compactMap { text, ground in
      let contrast = theme[text].contrast(with: theme[ground])
      guard contrast < Self.textContrastMin else { return nil }
      let tenths = Int(contrast * 10)
      return "theme '\(theme.name)': \(text.rawValue) on \(ground.rawValue) has a contrast of "
        + "\(tenths / 10).\(tenths % 10); text needs at least 7"
    }
  }

  private typealias PlacedText = (place: String, text: String)

  private func both(_ place: String, _ text: LocalizedText?) -> [PlacedText] {
    [text?.vi, text?.en].compactMap { $0 }.map { (place: place, text: $0) }
  }

  /// Every text of the congress with the place it comes from.
  private var texts: [PlacedText] {
    let name = definition.name
    var texts: [PlacedText] = []
    for line in [name.slogan, name.body, name.title, name.shortTitle, name.ordinal, name.term, name.placeAndDate] {
      texts += both("congress.yaml: name", line)
    }
    for item in definition.agenda.items {
      texts += both("agenda.yaml: item \(item.code)", item.title)
      texts += both("agenda.yaml: item \(item.code)", item.shortTitle)
      texts += both("agenda.yaml: item \(item.code)", item.presenter)
    }
    for ballot in definition.ballots {
      texts += both("ballots.yaml: ballot \(ballot.code)", ballot.question)
      for choice in ballot.choices { texts += both("ballots.yaml: ballot \(ballot.code)", choice.label) }
    }
    for delegate in definition.roster.delegates {
      texts.append((place: "roster.csv: \(delegate.code)", text: delegate.name))
    }
    return texts
  }

  private var letterProblems: [String] {
    texts.compactMap { place, text in
      let missing = fonts.missingCharacters(in: text.unicodeScalars, face: .display)
      guard !missing.isEmpty else { return nil }
      return "\(place): the fonts have no letter for \(missing.map { "'\($0)'" }.joined(separator: ", "))"
    }
  }

  private var fitProblems: [String] {
    guard let strings = try? Strings(language: definition.language.rawValue, assets: assets) else { return [] }
    return FitCheck(definition: definition, strings: strings, fonts: fonts).problems
  }
}
