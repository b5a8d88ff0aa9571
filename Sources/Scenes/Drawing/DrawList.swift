public import Assets

/// A picture as a list of things to paint, back to front, in design pixels.
///
/// Pure data: equal lists are equal pictures, and the difference of two lists is what has to be painted again.
public struct DrawList: Sendable, Hashable {
  /// The proportions it is laid out for; its boxes stand in that shape's design pixels.
  public var shape: Shape
  /// What everything is painted on.
  public var ground: Theme.Role
  /// The things to paint, back to front.
  public var commands: [DrawCommand]
  /// Which of them are the lower third, where one stands beneath a scene: a vision mixer may want it alone.
  public var lowerThird: Range<Int>?

  /// A picture of `commands` on a plain ground.
  public init(shape: Shape = .wide, ground: Theme.Role = .ground, commands: [DrawCommand] = []) {
    self.shape = shape
    self.ground = ground
    self.commands = commands
  }
}

/// One thing to paint.
public enum DrawCommand: Sendable, Hashable {
  /// A plain rectangle.
  case fill(Box, Theme.Role)
  /// A plain rectangle of a grey, `0...255`, whatever the theme.
  case grey(Box, Int)
  /// A rectangle shaded evenly from its upper to its lower edge.
  case gradient(Box, top: Theme.Role, bottom: Theme.Role)
  /// A rectangle with round corners of `radius` design pixels.
  case panel(Box, radius: Int, Theme.Role)
  /// A bar in its track: its box from the left, `lit` design pixels of it, with round corners of ``barRadius``.
  case bar(Box, lit: Int, Theme.Role)
  /// One line of text.
  case text(TextRun)
  /// A drawn sign that fills its box.
  case sign(Sign, Box, Theme.Role)
  /// A ring inside its box, `lit` thousandths of it lit clockwise from the top, the rest in the track's colour.
  case ring(Box, thickness: Int, lit: Int, Theme.Role)
  /// A picture from `Assets/emblems`, as large as fits its box, centred.
  case emblem(String, Box)
  /// A file of `Assets/pictures` that covers its box, its middle if it has other proportions, beneath a veil of a colour:
  /// so many percent of what is seen are the veil's.
  case backdrop(String, Box, veil: Theme.Role, percent: Int)
  /// A file of `Assets/pictures`, as large as fits its box, whole and centred.
  case image(String, Box)
  /// The newest picture of a film or a camera, as large as fits its box, whole and centred on black; 0 where there is none
  /// yet. Of two numbers the larger is the newer picture.
  case footage(Footage, Box, frame: Int)
}

extension DrawList {
  /// The films and cameras in it, with their boxes.
  public var footage: [(footage: Footage, box: Box)] {
    commands.compactMap { if case .footage(let footage, let box, _) = $0 { (footage, box) } else { nil } }
  }

  /// The same whatever picture its films and cameras have come to.
  public var atRest: DrawList {
    guard !footage.isEmpty else { return self }
    var list = self
    list.commands = commands.map {
      if case .footage(let footage, let box, _) = $0 { .footage(footage, box, frame: 0) } else { $0 }
    }
    return list
  }
}

/// What gives one picture after another by itself.
public enum Footage: Sendable, Hashable {
  /// A file, by its name.
  case film(String)
  /// A camera, by its code.
  case camera(String)
}

extension DrawCommand {
  /// The round corners of a bar, in design pixels; one hardly longer than they are has none.
  public static let barRadius = 6
}

extension DrawCommand {
  /// Whether it lies under all of a picture of a shape, and so is the picture's ground.
  public func isGround(of shape: Shape) -> Bool {
    switch self {
    case .fill(let box, _), .grey(let box, _), .gradient(let box, _, _), .backdrop(_, let box, _, _):
      box.covers(shape)
    default: false
    }
  }
}

/// A rectangle in design pixels; the origin is the upper left corner of the picture.
public struct Box: Sendable, Hashable {
  /// Left edge.
  public let x: Int
  /// Upper edge.
  public let y: Int
  /// Width, 0 or more.
  public let width: Int
  /// Height, 0 or more.
  public let height: Int

  /// A rectangle from its upper left corner and size.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The right edge.
  public var right: Int { x + width }
  /// The lower edge.
  public var bottom: Int { y + height }

  /// Whether it holds all of a shape.
  public func covers(_ shape: Shape) -> Bool { x <= 0 && y <= 0 && right >= shape.width && bottom >= shape.height }

  /// As much of it as `width` design pixels from its left edge hold.
  public func leftPart(_ width: Int) -> Box { Box(x: x, y: y, width: min(max(0, width), self.width), height: height) }
}

/// One line of text at its place.
public struct TextRun: Sendable, Hashable {
  /// Which point of the line stands at `x`.
  public enum Anchor: String, Sendable, Hashable {
    case leading, center, trailing
  }

  /// The text, NFC, without line breaks.
  public let text: String
  /// Where the anchor stands, in design pixels.
  public let x: Int
  /// Where the letters stand, in design pixels.
  public let baseline: Int
  /// Size of the type (em), in design pixels.
  public let size: Int
  /// The face.
  public let face: FontFace
  /// The colour.
  public let role: Theme.Role
  /// Which point of the line stands at `x`.
  public let anchor: Anchor

  /// A line of text at its place.
  public init(
    _ text: String, x: Int, baseline: Int, size: Int, face: FontFace = .text, role: Theme.Role = .ink,
    anchor: Anchor = .leading
  ) {
    self.text = text
    self.x = x
    self.baseline = baseline
    self.size = size
    self.face = face
    self.role = role
    self.anchor = anchor
  }
}

/// A face of the house, by what it is for.
public enum FontFace: String, Sendable, Hashable, CaseIterable {
  /// Running text: Noto Sans.
  case text
  /// Running text that is stressed: Noto Sans Bold.
  case textBold = "text-bold"
  /// Titles and figures: Noto Sans Display Bold.
  case display
}

/// A sign that is drawn, so that no font has to have it.
public enum Sign: String, Sendable, Hashable, CaseIterable {
  /// In favour, enough, done.
  case check
  /// Against, not enough.
  case cross
  /// The third choice.
  case circle
  /// Now.
  case arrow
  /// A raised voting card.
  case card
  /// Soon: something runs out.
  case warning
  /// Over: something has run out.
  case stop
  /// On hold.
  case pause
  /// For staff: this picture has lost its service.
  case unlinked
}

/// Measures text with the fonts that the picture will be painted with.
///
/// Thread: wherever the fonts live; a measurer is used by one caller at a time.
public protocol TextMeasuring {
  /// The advance width of one line, in design pixels, at a type size in design pixels.
  func width(of text: String, face: FontFace, size: Int) -> Int
  /// What has been found out with these fonts; nothing where everything is to be found out anew each time.
  var memory: SettingMemory? { get }
}

extension TextMeasuring {
  /// Nothing is remembered.
  public var memory: SettingMemory? { nil }
}
