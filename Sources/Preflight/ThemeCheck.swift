import Assets
import Foundation
import Scenes
import Stage

/// What an organiser's own theme breaks: colours that are too pale, families that are not there or that are read less far, and a background that
/// the words over it are not read on.
struct ThemeCheck {
  /// How many families are named as those there are.
  static let familiesNamedMax = 12
  /// In how many pixels a background is looked at; finer than that nobody sees from the last row.
  private static let backgroundPixels = (width: 320, height: 180)

  let theme: Theme
  let fonts: FontLibrary
  let place: String
  let pictureFolder: String
  let soundFolder: String

  var problems: [CheckProblem] { contrastProblems + familyProblems + backgroundProblems + soundProblems }

  private func problem(_ rule: String, _ values: [String: Wording.Part]) -> CheckProblem {
    let values = values.merging(["theme": .text(theme.name)]) { value, _ in value }
    return CheckProblem(place: place, fault: Wording("check.\(rule)", values))
  }

  /// A contrast as people write one.
  static func written(_ contrast: Double) -> Wording.Part {
    let tenths = Int(contrast * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }

  // MARK: Colours

  private var contrastProblems: [CheckProblem] {
    Theme.textPairs.compactMap { text, ground in
      let contrast = theme[text].contrast(with: theme[ground])
      guard contrast < Theme.textContrastMin else { return nil }
      let enough = theme.legibleColor(for: text)
      var values: [String: Wording.Part] = [
        "text": .text(text.rawValue), "ground": .text(ground.rawValue), "contrast": Self.written(contrast),
        "least": "\(Int(Theme.textContrastMin))", "color": .text(theme[text].hex),
      ]
      values["enough"] = enough.map { .text($0.hex) }
      return problem(enough == nil ? "contrast-never" : "contrast", values)
    }
  }

  // MARK: Families

  private var familyProblems: [CheckProblem] {
    FontFace.allCases.flatMap { face in
      if let missing = fonts.missing[face] { return [missingProblem(missing, face)] }
      return legibilityProblems(face)
    }
  }

  private func missingProblem(_ family: FontFamily, _ face: FontFace) -> CheckProblem {
    let installed = FontFamily.installedNames()
    // Whoever misspelt one finds it among those that begin alike.
    let alike = installed.filter { $0.first?.lowercased() == family.name.first?.lowercased() }
    let named = (alike + installed.filter { !alike.contains($0) }).prefix(Self.familiesNamedMax)
    return problem(
      "family-missing",
      [
        "face": .text(face.rawValue), "family": .text(family.title),
        "house": .text(FontFamily.house[face]?.title ?? ""), "known": .text(named.joined(separator: ", ")),
      ])
  }

  /// The smallest letter of a hall is reckoned with the lower-case height of the house's face, and lines with stacks that
  /// fit between two of them.
  private func legibilityProblems(_ face: FontFace) -> [CheckProblem] {
    guard let family = FontFamily.families(of: theme)[face], family != FontFamily.house[face] else { return [] }
    var problems: [CheckProblem] = []
    let body = fonts.bodyHeightThousandths(of: face)
    if body < TypeScale.bodyHeightThousandths {
      problems.append(
        problem(
          "family-low",
          [
            "face": .text(face.rawValue), "family": .text(family.title), "height": "\(body / 10)",
            "least": "\(TypeScale.bodyHeightThousandths / 10)",
          ]))
    }
    let stack = fonts.stackHeightThousandths(of: face)
    if stack > TypeScale.lineHeightThousandths {
      problems.append(
        problem(
          "family-tall",
          [
            "face": .text(face.rawValue), "family": .text(family.title), "height": "\(stack / 10)",
            "most": "\(TypeScale.lineHeightThousandths / 10)",
          ]))
    }
    return problems
  }

  // MARK: Sounds

  private var soundProblems: [CheckProblem] {
    theme.sounds.files.compactMap { name in
      SoundRefusal.refusal(ofFileAt: soundFolder + "/" + name).map { refusal in
        problem(
          "sound-unreadable",
          ["file": .text(name), "folder": .text(soundFolder), "reason": .wording(refusal.wording)])
      }
    }
  }

  // MARK: Background

  private var backgroundProblems: [CheckProblem] {
    guard let background = theme.background else { return [] }
    let path = pictureFolder + "/" + background.picture
    let file: [String: Wording.Part] = ["file": .text(background.picture), "folder": .text(pictureFolder)]
    guard FileManager.default.fileExists(atPath: path) else { return [problem("background-missing", file)] }
    do {
      let worst = try contrast(path, veilPercent: background.veilPercent)
      guard worst < Theme.textContrastMin else { return [] }
      let range = Theme.Background.veilPercentRange
      let enough = try (background.veilPercent...range.upperBound).first {
        try contrast(path, veilPercent: $0) >= Theme.textContrastMin
      }
      var values = file
      values["contrast"] = Self.written(worst)
      values["least"] = "\(Int(Theme.textContrastMin))"
      values["veil"] = "\(background.veilPercent)"
      values["enough"] = enough.map { "\($0)" }
      return [problem(enough == nil ? "background-never" : "background-contrast", values)]
    } catch {
      return [
        problem("background-unreadable", file.merging(["reason": PictureCheck.reason(error)]) { value, _ in value })
      ]
    }
  }

  /// The least contrast of a poster's words against any part of the picture beneath its veil.
  private func contrast(_ path: String, veilPercent: Int) throws -> Double {
    let (width, height) = Self.backgroundPixels
    let seen = try Surface.backdrop(
      path, width: width, height: height, veil: theme[.ground], percent: veilPercent)
    var colors: Set<Color> = []
    for y in 0..<height { for x in 0..<width { colors.insert(seen.pixel(x: x, y: y)) } }
    let contrasts = colors.flatMap { color in Theme.posterRoles.map { theme[$0].contrast(with: color) } }
    return contrasts.min() ?? 0
  }
}
