import Assets
import Congress
import CongressFiles
import Foundation
import Scenes
import Stage

/// What the eye would find wrong: letters without a glyph, pale colours, text that cannot be shown whole.
struct AppearanceCheck {
  private let definition: Definition
  private let places: FilePlaces
  private let assets: String
  private let fonts: FontLibrary
  private let theme: Theme
  private let walls: [Shape]
  private let fit: FitFindings
  private let look: ThemeCheck

  /// Checks a congress.
  ///
  /// - Parameter walls: The walls there are; without, every wall is looked at, and what is wrong on another than the
  ///   usual one is only noted.
  /// - Parameter progress: Is told how many of how many pictures have been looked at.
  init(
    definition: Definition, places: FilePlaces, assets: String, walls: [Shape],
    progress: (_ done: Int, _ all: Int) -> Void
  ) throws {
    self.walls = walls.isEmpty ? Shape.allCases : walls
    self.definition = definition
    self.places = places
    self.assets = assets
    theme = try Theme(named: definition.theme, assets: assets)
    fonts = try FontLibrary(for: theme)
    look = ThemeCheck(
      theme: theme, fonts: fonts, place: places.key("theme"), pictureFolder: assets + "/pictures",
      soundFolder: assets + "/sounds")
    let strings = try Strings(language: definition.language.rawValue, assets: assets)
    let second = try definition.secondLanguage.map { try Strings(language: $0.rawValue, assets: assets) }
    fit = FitCheck(
      definition: definition, places: places, strings: strings, secondStrings: second, fonts: fonts, theme: theme,
      walls: self.walls
    ).findings(onWallsThatMatter: walls.isEmpty ? [.wide] : walls, progress: progress)
  }

  var problems: [CheckProblem] {
    Self.fileProblems(of: definition, places: places, assets: assets) + look.problems + letterProblems
      + translationProblems + fit.problems
  }

  /// Emblem and pictures that are not there; for this no theme is needed.
  static func fileProblems(of definition: Definition, places: FilePlaces, assets: String) -> [CheckProblem] {
    emblemProblems(of: definition, places: places, assets: assets)
      + pictureProblems(of: definition, places: places, assets: assets)
  }

  /// What is as it should be, and still good to know.
  var notes: [CheckProblem] { kindNotes + targetNotes + languageNotes + fit.notes }

  /// Questions that name a number of targets which is not theirs.
  private var targetNotes: [CheckProblem] {
    definition.ballots.compactMap { plan in
      let count = plan.targets.count
      // Years and the like are no numbers of targets.
      let numbers = plan.question.vi.split { !$0.isWholeNumber }.compactMap { Int($0) }
        .filter { (1...BallotPlan.targetsMax).contains($0) }
      guard count > 0, let named = numbers.first, !numbers.contains(count) else { return nil }
      return CheckProblem(
        place: places.ballot(plan.code),
        fault: Wording(
          "check.targets-number",
          ["ballot": .text(plan.code.text), "named": .text("\(named)"), "count": .text("\(count)")]))
    }
  }

  /// Ballots of which only their author knows whether one of their choices or the first is to be adopted.
  private var kindNotes: [CheckProblem] {
    definition.ballots.filter { places.unsaidKinds.contains($0.code) }.map { plan in
      let language = definition.language
      let labels = plan.choices.map { $0.label.text(in: language) }
      let values: [String: Wording.Part] = [
        "ballot": .text(plan.code.text), "choices": .text(labels.joined(separator: ", ")),
        "first": .text(labels.first ?? ""),
      ]
      return CheckProblem(place: places.ballot(plan.code), fault: Wording("check.kind-\(plan.kind.rawValue)", values))
    }
  }

  private static func emblemProblems(
    of definition: Definition, places: FilePlaces, assets: String
  ) -> [CheckProblem] {
    guard let emblem = definition.emblem else { return [] }
    // A name without an ending means the SVG, or the PNG where there is no SVG, as on the screens.
    let files = (emblem.contains(".") ? [""] : [".svg", ".png"]).map { "\(assets)/emblems/\(emblem)\($0)" }
    guard let path = files.first(where: FileManager.default.fileExists) else {
      let fault = Wording("check.emblem-missing", ["emblem": .text(emblem), "folder": .text(assets + "/emblems")])
      return [CheckProblem(place: places.key("emblem"), fault: fault)]
    }
    guard let reason = PictureCheck.refusal(ofFileAt: path) else { return [] }
    let unreadable = Wording("check.emblem-unreadable", ["emblem": .text(emblem), "reason": reason])
    return [CheckProblem(place: places.key("emblem"), fault: unreadable)]
  }

  /// A file of a series that is not in the folder or cannot be shown, once, however many series have it.
  private static func pictureProblems(
    of definition: Definition, places: FilePlaces, assets: String
  ) -> [CheckProblem] {
    let folder = assets + "/pictures"
    var seen: Set<String> = []
    return definition.series.flatMap { series in
      series.files.filter { seen.insert($0).inserted }.compactMap { file -> CheckProblem? in
        let path = "\(folder)/\(file)"
        var values: [String: Wording.Part] = ["series": .text(series.code.text), "file": .text(file)]
        guard FileManager.default.fileExists(atPath: path) else {
          values["folder"] = .text(folder)
          return CheckProblem(place: places.key("pictures"), fault: Wording("check.picture-missing", values))
        }
        guard let reason = PictureCheck.refusal(ofFileAt: path) else { return nil }
        values["reason"] = reason
        return CheckProblem(place: places.key("pictures"), fault: Wording("check.picture-unreadable", values))
      }
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
      texts += both(places.key("name"), line)
    }
    for item in definition.agenda.items {
      texts += both(places.item(item.code), item.title)
      texts += both(places.item(item.code), item.shortTitle)
      texts += both(places.item(item.code), item.presenter)
    }
    for ballot in definition.ballots {
      texts += both(places.ballot(ballot.code), ballot.question)
      for choice in ballot.choices { texts += both(places.ballot(ballot.code), choice.label) }
      for target in ballot.targets { texts += both(places.ballot(ballot.code), target.text) }
    }
    for delegate in definition.roster.delegates {
      texts.append((place: places.delegate(delegate.code), text: delegate.name))
    }
    return texts
  }

  private var letterProblems: [CheckProblem] {
    texts.compactMap { place, text in
      let missing = fonts.missingCharacters(in: text.unicodeScalars, face: .display)
      guard !missing.isEmpty else { return nil }
      let letters = missing.map { "'\($0)'" }.joined(separator: ", ")
      return CheckProblem(place: place, fault: Wording("check.letters-missing", ["letters": .text(letters)]))
    }
  }

  /// Texts of which a hall that is shown two languages would see the same twice.
  private var translationProblems: [CheckProblem] {
    guard definition.secondLanguage != nil else { return [] }
    let name = definition.name
    var texts: [(place: String, text: LocalizedText?)] = [
      name.slogan, name.body, name.title, name.shortTitle, name.ordinal, name.term, name.placeAndDate,
    ].map { (places.key("name"), $0) }
    for session in definition.agenda.days.flatMap(\.sessions) {
      // A session has no place of its own; its first item stands beneath it.
      guard let first = session.items.first else { continue }
      texts.append((places.item(first.code), session.title))
      texts += session.items.flatMap { [(places.item($0.code), $0.title), (places.item($0.code), $0.shortTitle)] }
    }
    for ballot in definition.ballots {
      texts.append((places.ballot(ballot.code), ballot.question))
      texts += ballot.choices.map { (places.ballot(ballot.code), $0.label) }
      texts += ballot.targets.map { (places.ballot(ballot.code), $0.text) }
    }
    texts += definition.elections.map { (places.election($0.code), $0.title) }
    texts += definition.speakers.map { (places.speaker($0.code), $0.title) }
    return texts.compactMap { place, text in
      guard let text, text.en == nil else { return nil }
      return CheckProblem(place: place, fault: Wording("check.translation-missing", ["text": .text(text.vi)]))
    }
  }

  /// The walls on which two languages take turns, and how high an image would have room for both.
  private var languageNotes: [CheckProblem] {
    guard definition.secondLanguage != nil else { return [] }
    return walls.compactMap { wall in
      guard LanguageArrangement(on: wall, hall: definition.hall, measures: theme.measures) == .inTurn else {
        return nil
      }
      let distance = definition.hall.farthestViewerMetres
      let height = FileLimits.imageHeightMetresRange.first { height in
        let hall = HallGeometry(farthestViewerMetres: distance, imageHeightMetres: height)
        return LanguageArrangement(on: wall, hall: hall, measures: theme.measures) != .inTurn
      }
      var values: [String: Wording.Part] = ["wall": .text(wall.rawValue), "distance": "\(distance)"]
      values["height"] = height.map { "\($0)" }
      return CheckProblem(
        place: places.key("secondLanguage"),
        fault: Wording(height == nil ? "check.languages-never-beside" : "check.languages-in-turn", values))
    }
  }
}
