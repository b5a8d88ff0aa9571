public import Assets
public import Congress

/// How a picture shows two languages at once.
public enum LanguageArrangement: Sendable, Hashable {
  /// The first on the left half of the wall, the second on the right half.
  case beside
  /// The first above the second.
  case above
  /// One after the other on the whole wall, where half of it has no room for letters as large as this hall needs.
  case inTurn

  /// The narrowest half on which text is set, in sizes of its smallest letter; on less, what belongs together falls over
  /// pages, and a language that waits for its turn is read sooner.
  static let widthLeastEms = 15
  /// How many of the smallest lines one half above the other has room for beneath its title.
  static let linesLeast = 7

  /// How two languages stand on a wall of a hall.
  ///
  /// - Parameter measures: Those of the theme.
  public init(on shape: Shape, hall: HallGeometry, measures: Theme.Measures = .standard) {
    self.init(on: Sheet(shape), hall: hall, measures: measures)
  }

  init(on sheet: Sheet, hall: HallGeometry, measures: Theme.Measures) {
    let halves = HalfSheets(of: sheet, measures)
    let floor = TypeScale.floorSize(for: hall)
    let hasRoom = halves.sheets.allSatisfy { half in
      let grid = SceneCanvas.Grid(sheet: half)
      let title = TypeScale.lineHeight(ofSize: max(SceneCanvas.Grid.titleSize, floor))
      let height = grid.content.height - title
      let isHigh = !sheet.isUpright || height >= Self.linesLeast * TypeScale.lineHeight(ofSize: floor)
      return isHigh && grid.width >= Self.widthLeastEms * floor
    }
    self = !hasRoom ? .inTurn : sheet.isUpright ? .above : .beside
  }
}

/// Which part of a picture in two languages is laid out.
enum LanguagePart: Sendable, Hashable {
  /// All of it, in as many languages as there are.
  case whole
  /// A half of it; one of the two has the clock.
  case half(hasClock: Bool)
  /// The language whose turn it is, on all of it.
  case turn

  /// Whether the time stands in the corner.
  var hasClock: Bool { self != .half(hasClock: false) }
}

/// The two halves of a sheet: left and right, or upper and lower where it is upright.
///
/// Outer edges keep what a wall keeps free; between the halves stands a thin line with a little air.
struct HalfSheets {
  let sheets: [Sheet]
  /// Both together, with the outer edges that they have.
  let whole: Sheet
  /// Where the second half stands.
  let origin: (x: Int, y: Int)
  /// The line between them.
  let lines: [Box]
  /// Which half has the clock: the one in whose corner it stands on every other picture.
  let clock: Int

  /// What stays free at the outer sides, in thousandths of the width: a little more than some screens hide.
  private static let sideThousandths = 37
  private static let sideLeast = 64
  private static let hiddenThousandths = 36

  init(of sheet: Sheet, _ measures: Theme.Measures = .standard) {
    let grid = SceneCanvas.Grid(sheet: sheet, marginPercent: measures.marginPercent)
    let top = sheet.edges?.top ?? sheet.height * 35 / 1_000
    let bottom = sheet.edges?.bottom ?? sheet.height * 35 / 1_000
    func half(_ width: Int, _ height: Int, _ left: Int, _ right: Int, _ top: Int, _ bottom: Int) -> Sheet {
      Sheet(width: width, height: height, edges: .init(left: left, right: right, top: top, bottom: bottom))
    }
    if sheet.isUpright {
      let height = sheet.height / 2
      sheets = [
        half(sheet.width, height, grid.left, sheet.width - grid.right, top, Self.airAbove),
        half(sheet.width, sheet.height - height, grid.left, sheet.width - grid.right, Self.airBeneath, bottom),
      ]
      whole = half(sheet.width, sheet.height, grid.left, sheet.width - grid.right, top, bottom)
      origin = (0, height)
      lines = [Box(x: 0, y: height - 2, width: sheet.width, height: 4)]
      clock = 0
    } else {
      let width = sheet.width / 2
      // As wide against each other as the usual ones, where the theme has wider margins.
      let (percent, usual) = (measures.marginPercent, Theme.Measures.standard.marginPercent)
      let side = max(
        sheet.width * Self.hiddenThousandths / 1_000, sheet.width * Self.sideThousandths * percent / usual / 1_000)
      let outer = min(grid.left, max(Self.sideLeast, side))
      let inner = max(40, width * percent / usual / 40)
      sheets = [
        half(width, sheet.height, outer, inner, top, bottom),
        half(sheet.width - width, sheet.height, inner, outer, top, bottom),
      ]
      whole = half(sheet.width, sheet.height, outer, outer, top, bottom)
      origin = (width, 0)
      lines = [
        Box(x: width - 1, y: grid.ruleY, width: 2, height: grid.footBaseline - grid.ruleY),
        // The rules beneath the two headers become one.
        Box(x: width - inner, y: grid.ruleY, width: 2 * inner, height: 2),
      ]
      clock = 1
    }
  }

  /// Between the foot of the upper half and the line, and between the line and the header of the lower.
  private static let airAbove = 16
  private static let airBeneath = 4
}

extension LocalizedText {
  /// The text in the language of these words.
  func text(in strings: Strings) -> String { text(in: Language(rawValue: strings.language) ?? .vietnamese) }
}

extension SceneCanvas {
  /// A text of the congress in the second language; nothing where there is none or where it says the same.
  func secondWords(_ text: LocalizedText) -> String? {
    guard let second = context.secondStrings else { return nil }
    let said = text.text(in: second)
    return said == words(text) ? nil : said
  }

  /// What stands in the other half for a text of the congress; nothing where there is no other half.
  func otherText(of text: LocalizedText) -> String? { context.otherStrings.map(text.text) }

  /// The other half, empty, on a sheet like this one, to see what would have room there; nothing where there is none.
  var otherCanvas: SceneCanvas? {
    guard let second = context.otherStrings else { return nil }
    var other = context
    (other.strings, other.otherStrings) = (second, context.strings)
    return SceneCanvas(view: view, context: other)
  }

  /// A phrase in both languages on one line.
  func both(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
    [strings[phrase, values], context.secondStrings?[phrase, values]].compactMap(\.self).joined(separator: " · ")
  }
}
