public import Assets
import Congress

/// A picture with what the loop needs to know of it.
public struct Picture: Sendable, Hashable {
  /// What to paint.
  public internal(set) var list: DrawList
  /// The layout and what it is about, for file names and reports: `L11-result-BQ06`.
  public let label: String
  /// When the picture will be another one without anything new from the service, by the service's clock.
  public let nextChangeMS: Int64?
  /// Of how many pages this is one, each of which stands for ``pageMS``.
  public let pages: Int
  /// What stays the same while figures change in it: the label and the page.
  public let pageID: String
  /// When its page took the place of another, by the service's clock; nothing where no page has turned.
  public let turnedMS: Int64?

  /// The size of header and foot, which are for those who look for them, in design pixels.
  public static let headerAndFooterSize = SceneCanvas.Grid.headerSize

  /// A picture; a page of its own where none is named.
  public init(
    list: DrawList, label: String, nextChangeMS: Int64?, pages: Int = 1, pageID: String? = nil, turnedMS: Int64? = nil
  ) {
    self.pageID = pageID ?? label
    self.turnedMS = turnedMS
    self.list = list
    self.label = label
    self.nextChangeMS = nextChangeMS
    self.pages = pages
  }
}

extension Picture {
  /// How it takes the place of the one before.
  ///
  /// - Parameters:
  ///   - publishedMS: When its facts came to be, by the service's clock.
  ///   - isCut: Whether it comes at once.
  public func entrance(publishedMS: Int64, isCut: Bool) -> Entrance {
    Entrance(pageID: pageID, sinceMS: max(publishedMS, turnedMS ?? publishedMS), isCut: isCut)
  }
}

/// Whether a screen still hears its service.
public enum LinkStanding: Sendable, Hashable {
  /// It does.
  case linked
  /// It does not, since a moment of the service's clock.
  case lost(sinceMS: Int64)

  /// How long a loss may last before staff are shown a mark, in ms.
  public static let markAfterMS: Int64 = 3_000
}

/// What a scene needs beside its facts: the moment, the words, the fonts, the link.
public struct SceneContext {
  /// The service's time, in ms since 1970 UTC.
  public let nowMS: Int64
  /// The words.
  public internal(set) var strings: Strings
  /// The words of the language that stands beside the first; nothing where one is enough.
  public internal(set) var secondStrings: Strings?
  /// The fonts.
  public let measure: any TextMeasuring
  /// Whether the facts are still alive.
  public let link: LinkStanding
  /// The screen itself, for the picture by which it is set up.
  public let screen: ScreenFacts?
  /// The proportions that the picture is laid out for.
  public let shape: Shape
  /// What a scene has of it.
  public internal(set) var sheet: Sheet
  /// The margins and corners of the theme.
  public let measures: Theme.Measures
  /// The picture behind posters; nothing where the ground is plain.
  public let background: Theme.Background?
  /// From where on downwards a lower third lies over a film or a camera that keeps the wall.
  var coveredFrom: Int?
  /// Which part of a picture in two languages is being laid out.
  var part = LanguagePart.whole
  /// The words of the other half of a picture in two languages.
  var otherStrings: Strings?
  /// After how many pages the first stands again, where the other half has more of them.
  var pagesInStep = 1
  /// Files of `Assets/pictures` that this screen could not show, which the holding picture stands for.
  public let unreadablePictures: Set<String>
  /// Emblems that this screen could not show, without which pictures do.
  public let unreadableEmblems: Set<String>
  /// The numbers of the newest pictures of films and cameras, where there are any.
  public let frames: [Footage: Int]
  /// Films and cameras that this screen cannot show, which the scene does without.
  public let unplayable: Set<Footage>

  /// What a scene needs beside its facts.
  ///
  /// - Parameters:
  ///   - shape: By default the one nearest to the screen's.
  ///   - sheet: By default all of the shape.
  ///   - secondStrings: The words of the language that stands beside the first.
  ///   - theme: Whose measures and background the picture has; by default the house's.
  public init(
    nowMS: Int64, strings: Strings, measure: any TextMeasuring, link: LinkStanding, screen: ScreenFacts? = nil,
    shape: Shape? = nil, sheet: Sheet? = nil, unreadablePictures: Set<String> = [],
    unreadableEmblems: Set<String> = [], secondStrings: Strings? = nil, theme: Theme? = nil,
    frames: [Footage: Int] = [:], unplayable: Set<Footage> = []
  ) {
    self.frames = frames
    self.unplayable = unplayable
    measures = theme?.measures ?? .standard
    background = theme?.background
    self.secondStrings = secondStrings
    self.unreadablePictures = unreadablePictures
    self.unreadableEmblems = unreadableEmblems
    self.screen = screen
    let shape = shape ?? screen.map { Shape.nearest(width: $0.width, height: $0.height) } ?? .wide
    self.shape = shape
    self.sheet = sheet ?? Sheet(shape)
    self.nowMS = nowMS
    self.strings = strings
    self.measure = measure
    self.link = link
  }
}

extension SceneContext {
  /// The same for another picture that is drawn into this one.
  func forAnother(_ shape: Shape) -> SceneContext {
    SceneContext(self, shape: shape)
  }

  private init(_ other: SceneContext, shape: Shape) {
    (nowMS, strings, measure, link) = (other.nowMS, other.strings, other.measure, other.link)
    (secondStrings, measures, background) = (other.secondStrings, other.measures, other.background)
    unreadablePictures = other.unreadablePictures
    unreadableEmblems = other.unreadableEmblems
    frames = other.frames
    unplayable = other.unplayable
    screen = nil
    self.shape = shape
    sheet = Sheet(shape)
  }

  /// The same for a part of the wall.
  func on(_ sheet: Sheet) -> SceneContext {
    var part = self
    part.sheet = sheet
    return part
  }
}

extension LowerThirdView {
  /// What it is and whom it is about, for file names and reports: `lower-third-PB01`.
  var label: String {
    switch self {
    case .speaker(let facts): "lower-third-\(facts.speaker.code)"
    case .notice: "lower-third-notice"
    case .captions: "lower-third-captions"
    }
  }
}

/// A screen as it knows itself.
public struct ScreenFacts: Sendable, Hashable {
  /// Its name.
  public let id: String
  /// Its width, in pixels.
  public let width: Int
  /// Its height, in pixels.
  public let height: Int

  /// A screen of a name and a size.
  public init(id: String, width: Int, height: Int) {
    self.id = id
    self.width = width
    self.height = height
  }
}
