import Assets
import Congress
import Foundation
import SampleScenes
import Stage
import Testing

@testable import Scenes

/// Goal: on every wall, in every language and as far from the wall as people sit, nothing is clipped, nothing touches
/// anything else, nothing leaves the part of a picture that every screen shows, and no content is under the floor.
///
/// Method: every sample and every hard one is laid out with the real fonts for every shape, language and hall; on its
/// first, second and last page the place of every line of text is held against the rules. A fault is told with scene,
/// shape, language, hall, text and numbers.
@Suite struct GalleryTests {
  /// A part of a picture's edges, in thousandths, that some screens hide (EBU R 95: 3.5 % for what matters).
  static let hiddenThousandths = 35

  /// A deep hall and two that ask for less, as metres of distance before an image 4 m high.
  static let halls = [15, 28, 40].map { HallGeometry(farthestViewerMetres: $0, imageHeightMetres: 4) }

  static let scenes = Sample.scenes + Sample.hard + Sample.monitors

  @Test(arguments: scenes.map(\.name)) func everyTextHasItsPlaceOnEveryWall(name: String) throws {
    let content = try #require(Self.scenes.first { $0.name == name }).content
    let fonts = try FontLibrary()
    for language in ["vi", "en"] {
      let strings = try Sample.strings(language)
      for shape in Shape.allCases {
        for hall in Self.halls {
          Self.check(
            content, Rule(content, hall: hall), hall, shape, fonts, strings, lastPages: 1,
            "\(name) \(shape.rawValue) \(language)")
        }
      }
    }
  }

  @Test(arguments: scenes.map(\.name)) func everyTextHasItsPlaceInTwoLanguages(name: String) throws {
    let content = try #require(Self.scenes.first { $0.name == name }).content
    let fonts = try FontLibrary()
    let (strings, second) = (try Sample.strings("vi"), try Sample.strings("en"))
    for shape in Shape.allCases {
      for hall in Self.halls {
        var rule = Rule(content, hall: hall)
        rule.isHalved = LanguageArrangement(on: shape, hall: hall) == .above
        Self.check(
          content, rule, hall, shape, fonts, strings, second: second, lastPages: 2, "\(name) \(shape.rawValue) vi+en")
      }
    }
  }

  /// Holds the first two and the last pages of a picture against the rules.
  private static func check(
    _ content: SceneContent, _ rule: Rule, _ hall: HallGeometry, _ shape: Shape, _ fonts: FontLibrary,
    _ strings: Strings, second: Strings? = nil, lastPages: Int, _ place: String
  ) {
    func picture(_ page: Int) -> Picture {
      Scenes.picture(
        of: Sample.view(content, hall: hall),
        in: SceneContext(
          nowMS: Sample.nowMS + Int64(page) * Picture.pageMS, strings: strings, measure: fonts, link: .linked,
          screen: ScreenFacts(id: "hall-left", width: shape.width, height: shape.height), secondStrings: second))
    }
    let first = picture(0)
    let last = (1...lastPages).map { first.pages - $0 }
    for page in Set([0, 1] + last).filter({ (0..<first.pages) ~= $0 }).sorted() {
      let shown = page == 0 ? first : picture(page)
      for fault in faults(of: shown, rule: rule, fonts: fonts, strings: strings) {
        Issue.record("\(place) \(hall.farthestViewerMetres) m page \(page + 1)/\(first.pages): \(fault)")
      }
    }
  }

  /// The bar of the widest figure was once half as long as the others on an upright wall, and told half the share.
  @Test func theBarsOfOneResultAreAsLongAsEachOtherOnEveryWall() throws {
    let fonts = try FontLibrary()
    var count = 0
    for (name, content) in Sample.scenes {
      guard case .result = content else { continue }
      for shape in Shape.allCases {
        for hall in Self.halls {
          let picture = Scenes.picture(
            of: Sample.view(content, hall: hall),
            in: SceneContext(
              nowMS: Sample.nowMS, strings: try Sample.strings("vi"), measure: fonts, link: .linked, shape: shape))
          let tracks = picture.list.commands.compactMap { command in
            if case .panel(let box, _, .track) = command { box.width } else { nil }
          }
          count += tracks.count
          #expect(Set(tracks).count <= 1, "\(name) \(shape.rawValue) \(hall.farthestViewerMetres) m: \(tracks)")
        }
      }
    }
    #expect(count > 0)
  }

  @Test func aVerdictStandsWholeBesideAllItsFigures() throws {
    let fonts = try FontLibrary()
    for (name, content) in Sample.scenes {
      // Five choices need a page of their own in a deep hall.
      guard case .result(let facts) = content, facts.choices.count == 3 else { continue }
      let counts = facts.outcome.shares.map(\.count)
      for language in ["vi", "en"] {
        let strings = try Sample.strings(language)
        let verdict: Phrase =
          facts.isVoided
          ? .resultVoided : facts.verdict.map { $0.isAdoption ? .resultAdopted : .resultNotAdopted } ?? .resultNone
        for (shape, hall) in Shape.allCases.flatMap({ shape in Self.halls.map { (shape, $0) } }) {
          let picture = Scenes.picture(
            of: Sample.view(content, hall: hall),
            in: SceneContext(
              nowMS: Sample.nowMS, strings: strings, measure: fonts, link: .linked, shape: shape))
          let words = picture.list.commands.compactMap { command -> String? in
            guard case .text(let run) = command, run.face == .display else { return nil }
            return run.text
          }.joined(separator: " ")
          #expect(
            words.contains(strings[verdict]) && words.contains(counts.map(String.init).joined(separator: " ")),
            "\(name) \(shape.rawValue) \(language) \(hall.farthestViewerMetres) m says '\(words)'")
        }
      }
    }
  }

  /// A rejected question was once told in smaller letters than an adopted one, and both in smaller ones than a count.
  @Test func everyVerdictIsAsLargeAsTheOthersAndLargerThanEveryCount() throws {
    let fonts = try FontLibrary()
    let (adopted, rejected) = (Phrase.resultAdopted, Phrase.resultNotAdopted)
    for language in ["vi", "en"] {
      let strings = try Sample.strings(language)
      for shape in Shape.allCases {
        var sizes: [Int] = []
        for (name, phrase) in [("L11-result-adopted", adopted), ("L11-result-not-adopted", rejected)] {
          let content = try #require(Sample.scenes.first { $0.name == name }).content
          let picture = Scenes.picture(
            of: Sample.view(content, hall: Self.halls[1]),
            in: SceneContext(
              nowMS: Sample.nowMS, strings: strings, measure: fonts, link: .linked, shape: shape))
          let runs = picture.list.commands.compactMap { command -> TextRun? in
            guard case .text(let run) = command, run.face == .display else { return nil }
            return run
          }
          let verdict = try #require(runs.first { strings[phrase].hasPrefix($0.text) })
          sizes.append(verdict.size)
          let counts = runs.filter { $0.text.allSatisfy(\.isNumber) }
          #expect(counts.count == 3)
          #expect(counts.allSatisfy { $0.size < verdict.size }, "\(name) \(shape.rawValue) \(language)")
        }
        #expect(Set(sizes).count == 1, "\(shape.rawValue) \(language): \(sizes)")
      }
    }
  }

  /// By what a picture is judged.
  struct Rule {
    let floor: Int
    /// Whether header and foot, which are smaller, stand at its edges.
    var hasFurniture = true
    var hiddenThousandths = GalleryTests.hiddenThousandths
    /// Whether it has another output's picture in it, which is judged as that output's.
    var hasPictureWithin = false
    /// Whether one half stands above the other, each with header and foot.
    var isHalved = false
    /// Where the scene ends that stands above a lower third.
    var sceneBottom: Int?

    init(_ content: SceneContent, hall: HallGeometry) {
      switch content {
      case .testPattern: floor = min(40, TypeScale.floorSize(for: hall))
      // The monitor stands before the presidium, shows all of its edges, and has its own smallest letter.
      case .presidium:
        floor = SceneCanvas.Scale.floor
        (hasFurniture, hiddenThousandths, hasPictureWithin) = (false, 15, true)
      default: floor = TypeScale.floorSize(for: hall)
      }
    }

    /// Whether a line stands where header and foot do.
    func isAtAnEdge(_ baseline: Int, of shape: Shape) -> Bool {
      func isAtAnEdge(_ baseline: Int, _ height: Int) -> Bool { baseline <= 132 || baseline >= height - 140 }
      let height = sceneBottom ?? shape.height
      guard isHalved else { return isAtAnEdge(baseline, height) }
      return isAtAnEdge(baseline, height / 2) || isAtAnEdge(baseline - height / 2, height - height / 2)
    }

    /// The commands that are the picture's own.
    func own(_ commands: [DrawCommand], _ strings: Strings) -> [DrawCommand] {
      func index(_ phrase: Phrase) -> Int? {
        commands.firstIndex { if case .text(let run) = $0 { run.text == strings[phrase] } else { false } }
      }
      guard hasPictureWithin, let hall = index(.presidiumHall), let notes = index(.presidiumNotes) else {
        return commands
      }
      return Array(commands[...hall]) + Array(commands[notes...])
    }
  }

  /// What is wrong with a picture, in sentences.
  static func faults(of picture: Picture, rule: Rule, fonts: FontLibrary, strings: Strings) -> [String] {
    let shape = picture.list.shape
    var rule = rule
    // A scene above a camera has its foot there.
    if let camera = picture.list.footage.first?.box, camera.y > 0, camera.bottom == shape.height {
      (rule.sceneBottom, rule.isHalved) = (camera.y, false)
    }
    let commands = rule.own(picture.list.commands, strings)
    let runs = commands.compactMap { if case .text(let run) = $0 { run } else { nil } }
    let places = runs.map { Ink($0, fonts: fonts) }
    let hidden = rule.hiddenThousandths
    let (sides, ends) = (shape.width * hidden / 1_000, shape.height * hidden / 1_000)
    let floor = rule.floor
    var faults: [String] = []
    for (index, run) in runs.enumerated() {
      let ink = places[index]
      if ink.left < sides || ink.right > shape.width - sides || ink.top < ends || ink.bottom > shape.height - ends {
        faults.append("'\(run.text)' leaves the safe area: \(ink) of \(shape.width)×\(shape.height)")
      }
      let isFurniture = rule.hasFurniture && run.size == 42 && rule.isAtAnEdge(run.baseline, of: shape)
      let least = isFurniture ? 42 : floor
      if run.size < least { faults.append("'\(run.text)' has \(run.size) where the floor is \(least)") }
      for other in runs.indices.dropFirst(index + 1) where ink.touches(places[other]) {
        faults.append("'\(run.text)' \(ink) touches '\(runs[other].text)' \(places[other])")
      }
    }
    for case .sign(let sign, let box, _) in commands {
      for (run, ink) in zip(runs, places) where ink.touches(Ink(box)) {
        faults.append("'\(run.text)' \(ink) touches the sign '\(sign.rawValue)'")
      }
    }
    return faults
  }
}

/// Where the letters of a line are, in design pixels.
struct Ink: CustomStringConvertible {
  let left: Int
  let right: Int
  let top: Int
  let bottom: Int
  var description: String { "x \(left)...\(right) y \(top)...\(bottom)" }

  init(_ box: Box) {
    (left, right, top, bottom) = (box.x, box.right, box.y, box.bottom)
  }

  /// From how high the letters of a line are in the house's faces, and how deep, in hundredths of the size.
  init(_ run: TextRun, fonts: FontLibrary) {
    let width = fonts.width(of: run.text, face: run.face, size: run.size)
    left =
      switch run.anchor {
      case .leading: run.x
      case .center: run.x - width / 2
      case .trailing: run.x - width
      }
    right = left + width
    let scalars = run.text.decomposedStringWithCanonicalMapping.unicodeScalars
    let hasMarks = scalars.contains { $0.properties.canonicalCombiningClass == .above }
    let hasHighMarks = hasMarks && run.text.contains { $0.isUppercase }
    let isFlat = run.text.allSatisfy { $0.isNumber || "+.:%/ –\u{202F}".contains($0) }
    let isFigure = run.text.allSatisfy { $0.isNumber || "+.,:%/ –\u{202F}".contains($0) }
    top = run.baseline - run.size * (hasHighMarks ? 100 : hasMarks ? 86 : 78) / 100
    bottom = run.baseline + run.size * (isFlat ? 2 : isFigure ? 14 : 25) / 100
  }

  func touches(_ other: Ink) -> Bool {
    // Side bearings and rounding.
    let slack = 2
    return left < other.right - slack && other.left < right - slack && top < other.bottom - slack
      && other.top < bottom - slack
  }
}
