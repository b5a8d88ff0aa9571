/// What setting text has found out already: how texts break into lines, and how lists fill their place.
///
/// Breaking a text is a pure function of the text, the face, the size and the width, and the same text is broken again on
/// every page and at every size that is tried. Bounded: when a part is full it begins anew. Thread: as the measurer that
/// it belongs to.
public final class SettingMemory {
  /// The most broken texts.
  public static let linesMax = 16_384
  /// The most texts whose words are known.
  public static let wordsMax = 4_096
  /// The most lists.
  public static let listsMax = 64
  /// The most pages of counts: as many as two walls have halves.
  public static let countsMax = 4

  /// How a text is broken.
  enum Breaking: Hashable { case loose, even, flowing }

  private struct LinesKey: Hashable {
    let text: ExactText
    let face: FontFace
    let breaking: Breaking
    let size: Int
    let width: Int
  }

  private struct WidestKey: Hashable {
    let text: ExactText
    let face: FontFace
    let size: Int
  }

  private var lines: [LinesKey: [String]] = [:]
  private var widest: [WidestKey: Int] = [:]
  private var words: [ExactText: [String]] = [:]
  private var lists: [ListShape: ListChoice] = [:]
  /// How the newest scene stands around a camera, which gives many pictures a second.
  private var camera: (shape: CameraComposition.Wall, choice: CameraComposition.Choice?)?

  /// The newest page of counts in each of its surroundings, the oldest surroundings first.
  private var counts: [KeptCounts] = []

  /// Whether the digits of a face are as wide as each other, in whatever order they stand.
  private var evenDigits: [FontFace: Bool] = [:]

  /// A memory of nothing.
  public init() {}

  /// The lines of a text, broken by `body` the first time.
  func lines(
    of text: String, _ face: FontFace, _ breaking: Breaking, size: Int, width: Int, _ body: () -> [String]
  ) -> [String] {
    let key = LinesKey(text: ExactText(text), face: face, breaking: breaking, size: size, width: width)
    if let known = lines[key] { return known }
    let found = body()
    if lines.count >= Self.linesMax { lines.removeAll(keepingCapacity: true) }
    lines[key] = found
    return found
  }

  /// The width of the widest word of a text, measured by `body` the first time.
  func widestWord(of text: String, _ face: FontFace, size: Int, _ body: () -> Int) -> Int {
    let key = WidestKey(text: ExactText(text), face: face, size: size)
    if let known = widest[key] { return known }
    let found = body()
    if widest.count >= Self.linesMax { widest.removeAll(keepingCapacity: true) }
    widest[key] = found
    return found
  }

  /// The words of a text that lines may end after, found by `body` the first time.
  func words(of text: String, _ body: () -> [String]) -> [String] {
    let key = ExactText(text)
    if let known = words[key] { return known }
    let found = body()
    if words.count >= Self.wordsMax { words.removeAll(keepingCapacity: true) }
    words[key] = found
    return found
  }

  /// How a scene stands around a camera, found by `body` where it is not the newest one.
  func choice(on wall: CameraComposition.Wall, _ body: () -> CameraComposition.Choice?) -> CameraComposition.Choice? {
    if let camera, camera.shape == wall { return camera.choice }
    let found = body()
    camera = (wall, found)
    return found
  }

  /// The page of counts that stands in its surroundings, changed into another one; nothing where none stands there or
  /// that has to be laid out by itself.
  func counts(
    in surroundings: KeptCounts.Surroundings, changed: (KeptCounts) -> KeptCounts?
  ) -> KeptCounts? {
    guard let index = counts.firstIndex(where: { $0.surroundings == surroundings }), let page = changed(counts[index])
    else { return nil }
    counts[index] = page
    return page
  }

  /// Whether the digits of a face are as wide as each other, found out the first time.
  func hasEvenDigits(_ face: FontFace, _ measure: any TextMeasuring) -> Bool {
    if let known = evenDigits[face] { return known }
    let pairs = (0...9).flatMap { left in (0...9).map { "\(left)\($0)" } }
    let widths = Set(pairs.map { measure.width(of: $0, face: face, size: TextSetter.exactSize) })
    evenDigits[face] = widths.count == 1
    return widths.count == 1
  }

  /// Keeps a page of counts in the place of the one that stood there.
  func keep(_ page: KeptCounts) {
    counts.removeAll { $0.surroundings == page.surroundings }
    if counts.count == Self.countsMax { counts.removeFirst() }
    counts.append(page)
  }

  /// How a list of a shape fills its place, if that is known.
  subscript(shape: ListShape) -> ListChoice? {
    get { lists[shape] }
    set {
      if lists.count >= Self.listsMax { lists.removeAll(keepingCapacity: true) }
      lists[shape] = newValue
    }
  }
}

/// A text by its bytes, which are compared faster than letters.
public struct ExactText: Sendable, Hashable {
  /// The text.
  public let text: String

  /// A text as it is.
  public init(_ text: String) { self.text = text }

  /// Whether both are the same text of the same length.
  public static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.count == right.text.utf8.count && left.text == right.text
  }

  /// Takes the bytes in.
  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// Everything of a list that its setting depends on; two lists of one shape are set alike.
struct ListShape: Hashable {
  struct Cell: Hashable {
    let text: ExactText?
    let face: FontFace?
    let percent: Int
  }

  struct Row: Hashable {
    let texts: [ExactText?]
    let face: FontFace
    let cells: [Cell]
    let hasSign: Bool
    let hasBar: Bool
  }

  let rows: [Row]
  let width: Int
  let height: Int
  let sizes: [Int]
  let isNumbered: Bool
  let padding: Int
  let columnsMax: Int
  let isPacked: Bool
}

/// How a list fills its place.
struct ListChoice {
  let size: Int
  let columnCount: Int
  /// Whether its rows go without the quiet line.
  let isPlain: Bool
  /// Whether its rows have less air than usual.
  let isTight: Bool
}

extension ListShape.Row {
  init(_ row: Table.Row) {
    texts = [row.lead, row.label, row.otherLabel, row.second].map { $0.map(ExactText.init) }
    face = row.face
    cells = row.cells.map { cell in
      switch cell {
      case .text(let text, let face, _, let percent): .init(text: ExactText(text), face: face, percent: percent)
      case .room(let text, let face): .init(text: ExactText(text), face: face, percent: 100)
      case .sign: .init(text: nil, face: nil, percent: 100)
      }
    }
    hasSign = row.sign != nil || row.seat != nil
    hasBar = row.bar != nil
  }
}
