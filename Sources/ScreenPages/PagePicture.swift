import Assets

/// A picture as it goes to pages: a draw list with its colours, measured lines and files, and how it comes.
///
/// Its form is told in the guide `BrowserScreens`. Lengths are design pixels; what the upper left corner is, is the
/// origin. Equal values are equal pictures.
struct PagePicture: Sendable, Hashable, Encodable {
  /// The form of all this; a page that knows another one loads itself anew.
  static let form = 1

  /// How it takes the place of the one before.
  struct Entrance: Sendable, Hashable, Encodable {
    /// What stays the same while figures change in it; another page cross-fades.
    let page: String
    /// How long ago it became due when it was published, in ms.
    let ageMS: Int64
    /// Whether it comes at once, whatever moves.
    let isCut: Bool
  }

  /// An outline in a square of 100 × 100 units.
  struct Outline: Sendable, Hashable, Encodable {
    let path: String
    let fill: String?
    let stroke: String?
    let strokeWidth: Int
    let matrix: [Double]?
  }

  let form = Self.form
  /// What it is, for people: such as the scene's name.
  let label: String
  /// Width of the design, in design pixels.
  let width: Int
  /// Height of the design, in design pixels.
  let height: Int
  /// The colour of what everything is painted on, `#RRGGBB`.
  let ground: String
  /// How it comes; without one, at once.
  let entrance: Entrance?
  /// How things move.
  let motion: Motion
  /// The fonts' files by their faces, as digests.
  let fonts: [String: String]
  /// What is drawn, each once: outlines, from back to front.
  let drawings: [[Outline]]
  /// The sign for staff on a page that has lost its screen.
  let mark: PageCommand
  /// The things to paint, back to front.
  let commands: [PageCommand]

  private enum CodingKeys: CodingKey {
    case form, label, width, height, ground, entrance, motion, fonts, drawings, mark, commands
  }
}

/// One thing that a page paints; which of its parts it has hangs on `paint`.
struct PageCommand: Sendable, Hashable, Encodable {
  /// How it is painted.
  enum Paint: String, Sendable, Hashable, Encodable {
    /// A plain rectangle.
    case fill
    /// A rectangle shaded from `color` at its upper to `endColor` at its lower edge.
    case gradient
    /// A rectangle with round corners of `radius`.
    case panel
    /// `lit` of a box from its left, with round corners where it is long enough.
    case bar
    /// One line of text, whose letters begin at `left` and stand on `baseline`.
    case text
    /// One of the picture's drawings, in the square in the middle of a box.
    case drawing
    /// A file as large as fits a box, whole and in its middle.
    case picture
    /// A file that covers a box, beneath a veil of `color`.
    case backdrop
  }

  var paint: Paint
  /// Left edge, upper edge, width and height.
  var box: [Int]?
  var color: String?
  var endColor: String?
  /// True for what lies under all of the picture.
  var isGround: Bool?
  /// True for what is a part of the lower third.
  var isLowerThird: Bool?
  var radius: Int?
  var lit: Int?
  var text: String?
  var left: Double?
  var baseline: Int?
  /// The type's em.
  var size: Int?
  /// How long the line is.
  var width: Double?
  var face: String?
  /// Which of the picture's drawings it is.
  var drawing: Int?
  /// The digest of a file; nothing while there is none.
  var file: String?
  /// How much of what is seen is the veil, in percent.
  var percent: Int?
}
