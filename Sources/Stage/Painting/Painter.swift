public import Assets
public import Scenes

/// Makes pixels of a draw list through a theme.
///
/// The same list, theme and size give the same pixels, whether painted at once or piece by piece. Text and shapes are
/// drawn once and copied from then on; what is kept of them is bounded. Thread: one at a time. It needs no display.
public final class Painter {
  /// What is wrong with a list.
  public enum Problem: LocalizedProblem, Sendable, Hashable {
    case pictureCannotBeShown(PictureName, PictureRefusal)
  }

  /// How much is kept of what was drawn: as many bytes as that many full pictures, or ``stampBytesMin`` if it is more.
  public static let stampPicturesMax = 1
  /// How much is kept at least, in bytes.
  public static let stampBytesMin = 4 << 20

  /// How far a bar is lit at most that is a stump without round corners, in design pixels.
  private static let stumpMax = 2 * DrawCommand.barRadius + 4

  /// The colours.
  ///
  /// After a change, everything painted before has to be painted again.
  public var theme: Theme
  private var stamps: StampStore
  let pictures: PictureCache
  /// Where the pictures of films and cameras come from; without it their boxes stay black.
  public var footage: (any FootageSource)?
  /// Whether everything of the last list stands there, and nothing was left out because it is still being made.
  private(set) var isWhole = true

  /// The fonts that text is painted with.
  public var fonts: FontLibrary { stamps.fonts }

  /// Takes other colours and fonts; what was kept of the old ones is let go.
  public func apply(_ theme: Theme, fonts: FontLibrary) {
    self.theme = theme
    if fonts !== stamps.fonts { stamps = StampStore(fonts: fonts) }
  }

  /// A painter with the colours of a theme.
  ///
  /// - Parameters:
  ///   - fonts: The library that measured the list, or one like it.
  ///   - emblemFolder: Where the emblems stand, `Assets/emblems`; the pictures stand in `pictures` beside it.
  ///   - maker: Makes pictures of files; what it has not made yet, or cannot, is left out. Without one, files are
  ///     made into pictures where they are painted, and one that cannot be is thrown as a ``Problem``.
  public init(theme: Theme, fonts: FontLibrary, emblemFolder: String, maker: PictureMaker? = nil) {
    self.theme = theme
    stamps = StampStore(fonts: fonts)
    pictures = PictureCache(emblemFolder: emblemFolder, maker: maker)
  }

  /// What is kept of text and shapes, in bytes.
  public var stampBytes: Int { stamps.bytes }
  /// How many places of lines are remembered.
  var extentCount: Int { stamps.extentCount }

  /// The pixels that a command paints at most; for text, those of its real letters.
  ///
  /// - Throws: ``FontLibrary/Problem`` for text that cannot be set.
  public func bounds(of command: DrawCommand, in viewport: Viewport) throws -> PixelRect {
    switch command {
    case .fill(let box, _), .grey(let box, _), .gradient(let box, _, _): viewport.ground(box)
    case .panel(let box, _, _), .emblem(_, let box), .image(_, let box), .footage(_, let box, _): viewport.rect(box)
    case .backdrop(_, let box, _, _): viewport.ground(box)
    case .bar(let box, let lit, _): viewport.rect(box.leftPart(lit))
    case .sign(_, let box, _), .ring(let box, _, _, _): viewport.rect(box).centralSquare
    case .text(let run): try bounds(of: run, in: viewport)
    }
  }

  /// The pixels in which the picture differs at most where one command has taken another's place.
  ///
  /// Of a figure that counts, the digits before the first that is another stay; of a bar that grows, what was lit stays.
  ///
  /// - Throws: As ``bounds(of:in:)``.
  public func changes(from old: DrawCommand, to new: DrawCommand, in viewport: Viewport) throws -> [PixelRect] {
    let both = [try bounds(of: old, in: viewport), try bounds(of: new, in: viewport)]
    guard let kept = try columnKept(from: old, to: new, in: viewport) else { return both }
    return both.map { PixelRect(left: max($0.x, kept), top: $0.y, right: $0.right, bottom: $0.bottom) }
  }

  /// The column up to which both commands paint the same; nothing where they have nothing in common.
  private func columnKept(from old: DrawCommand, to new: DrawCommand, in viewport: Viewport) throws -> Int? {
    switch (old, new) {
    case (.text(let old), .text(let new)):
      guard let kept = old.beginningKept(by: new), try start(of: old, in: viewport) == start(of: new, in: viewport)
      else { return nil }
      let width = viewport.length(fonts.width(of: String(kept), face: new.face, size: new.size))
      // Each letter stands on a whole pixel, and the ink of a digit may reach back a little.
      let air = viewport.length(new.size) / 8 + Double(kept.utf8.count) + 2
      return try start(of: new, in: viewport) + Int(width - air)
    case (.bar(let oldBox, let oldLit, let oldRole), .bar(let box, let lit, let role)):
      let shorter = min(oldLit, lit)
      guard oldBox == box, oldRole == role, shorter > Self.stumpMax else { return nil }
      return viewport.rect(box.leftPart(shorter - DrawCommand.barRadius)).right - 1
    default: return nil
    }
  }

  /// Paints a list, or those parts of it that lie in `rects`.
  ///
  /// - Throws: Before anything is painted, what is wrong with a font, a file or a drawing.
  public func paint(_ list: DrawList, on surface: Surface, clippedTo rects: [PixelRect]? = nil) throws {
    let viewport = Viewport(width: surface.width, height: surface.height, shape: list.shape)
    let areas = (rects ?? [viewport.bounds]).map { $0.intersection(viewport.bounds) }.filter { !$0.isEmpty }
    stamps.bytesMax = max(Self.stampBytesMin, Self.stampPicturesMax * surface.byteCount)
    pictures.fit(bytes: surface.byteCount)
    isWhole = true
    var steps: [PaintStep] = [.fill(viewport.bounds, theme[list.ground])]
    for command in list.commands {
      let bounds = try bounds(of: command, in: viewport)
      if areas.contains(where: bounds.intersects) { try steps.append(contentsOf: plan(command, bounds, viewport)) }
    }
    for area in areas {
      // What lies under something that covers the whole area need not be painted.
      let first = steps.lastIndex { $0.covered.contains(area) } ?? 0
      surface.clipped(to: area) {
        for step in steps[first...] where step.bounds.intersects(area) { step.run(on: surface, visible: area) }
      }
    }
  }

  private func bounds(of run: TextRun, in viewport: Viewport) throws -> PixelRect {
    if run.text.isEmpty { return .empty }
    let extent = try extent(of: run, in: viewport)
    return PixelRect(
      x: start(of: run, extent, in: viewport) - extent.left, y: viewport.y(run.baseline) - extent.ascent,
      width: extent.width, height: extent.height)
  }

  /// The column of a line's origin.
  private func start(of run: TextRun, _ extent: TextExtent, in viewport: Viewport) -> Int {
    let x = viewport.x(run.x)
    return switch run.anchor {
    case .leading: x
    case .center: x - extent.advance / 2
    case .trailing: x - extent.advance
    }
  }

  private func start(of run: TextRun, in viewport: Viewport) throws -> Int {
    start(of: run, try extent(of: run, in: viewport), in: viewport)
  }

  private func extent(of run: TextRun, in viewport: Viewport) throws -> TextExtent {
    try stamps.extent(of: TextKey(text: run.text, font: viewport.font(run)), color: theme[run.role])
  }

  private func plan(_ command: DrawCommand, _ bounds: PixelRect, _ viewport: Viewport) throws -> [PaintStep] {
    switch command {
    case .fill(_, let role):
      return [.fill(bounds, theme[role])]
    case .grey(_, let level):
      let part = UInt8(clamping: level)
      return [.fill(bounds, Color(red: part, green: part, blue: part))]
    case .gradient(_, let top, let bottom):
      return [.shade(bounds, top: theme[top], bottom: theme[bottom])]
    case .panel(_, let radius, let role):
      return try panel(bounds, radius: Int(viewport.length(radius).rounded()), theme[role])
    case .bar(_, let lit, let role):
      let radius = lit > Self.stumpMax ? DrawCommand.barRadius : 0
      return try panel(bounds, radius: Int(viewport.length(radius).rounded()), theme[role])
    case .text(let run):
      let key = TextKey(text: run.text, font: viewport.font(run))
      return [stamp(try stamps.surface(.text(key, theme[run.role])), in: bounds)]
    case .sign(let sign, _, let role):
      return [stamp(try stamps.surface(.sign(sign, size: bounds.width, theme[role])), in: bounds)]
    case .ring(let box, let thickness, let lit, let role):
      let share = DrawCommand.ringShare(of: thickness, in: box)
      let ring = Stamp.ring(size: bounds.width, thickness: share, lit: lit, theme[role], track: theme[.track])
      return [stamp(try stamps.surface(ring), in: bounds)]
    case .emblem, .backdrop, .image: return try file(of: command, in: bounds)
    case .footage(let footage, _, _):
      let picture = self.footage?.newest(of: footage)
      let covers = picture.map { $0.width >= bounds.width && $0.height >= bounds.height } ?? false
      let ground = covers ? [] : [PaintStep.fill(bounds, Color(red: 0, green: 0, blue: 0))]
      return ground + (picture.map { [stamp($0, in: bounds)] } ?? [])
    }
  }

  /// The picture of a file, where there is one already.
  private func file(of command: DrawCommand, in bounds: PixelRect) throws(Problem) -> [PaintStep] {
    guard let (name, form) = picture(of: command, in: bounds) else { return [] }
    do {
      if let surface = try pictures.surface(name, form) { return [stamp(surface, in: bounds)] }
      isWhole = false
    } catch {
      if pictures.maker == nil { throw .pictureCannotBeShown(name, error) }
    }
    return []
  }

  /// A picture in the middle of its bounds; what a drawing has beyond them by rounding is left out.
  private func stamp(_ surface: Surface, in rect: PixelRect) -> PaintStep {
    let part = PixelRect(x: 0, y: 0, width: min(surface.width, rect.width), height: min(surface.height, rect.height))
    let (x, y) = (rect.x + (rect.width - part.width) / 2, rect.y + (rect.height - part.height) / 2)
    return .stamp(surface, part: part, x: x, y: y)
  }

  /// A rectangle with a quarter of a disc in each corner, so that a large panel keeps no large picture.
  private func panel(_ rect: PixelRect, radius: Int, _ color: Color) throws -> [PaintStep] {
    let radius = min(radius, rect.width / 2, rect.height / 2)
    guard radius > 0 else { return [.fill(rect, color)] }
    let disc = try stamps.surface(.disc(size: 2 * radius, color))
    func fill(_ left: Int, _ top: Int, _ right: Int, _ bottom: Int) -> PaintStep {
      .fill(PixelRect(left: left, top: top, right: right, bottom: bottom), color)
    }
    func corner(_ column: Int, _ row: Int) -> PaintStep {
      let part = PixelRect(x: column * radius, y: row * radius, width: radius, height: radius)
      let (x, y) = (column == 0 ? rect.x : rect.right - radius, row == 0 ? rect.y : rect.bottom - radius)
      return .stamp(disc, part: part, x: x, y: y)
    }
    return [
      fill(rect.x + radius, rect.y, rect.right - radius, rect.y + radius),
      fill(rect.x, rect.y + radius, rect.right, rect.bottom - radius),
      fill(rect.x + radius, rect.bottom - radius, rect.right - radius, rect.bottom),
      corner(0, 0), corner(1, 0), corner(0, 1), corner(1, 1),
    ]
  }
}

@available(*, unavailable)
extension Painter: Sendable {}
