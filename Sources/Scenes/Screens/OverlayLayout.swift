import Assets
import Congress

/// What a screen says of itself: over a picture, or in place of one before it has any.
extension ScreenOverlay {
  /// What is shown instead of the picture, or with it; afterwards it is exactly the picture again.
  /// - Parameter seen: The part of the picture that the screen shows; all of it without one.
  public func over(_ list: DrawList, seen: Box? = nil, measure: any TextMeasuring) -> DrawList {
    switch self {
    case .identity(let identity):
      // Half a figure beside a panel could be read as another figure, so nothing of the picture is left.
      DrawList(
        shape: list.shape, ground: .black, commands: Self.board(identity, in: seen ?? list.shape.bounds, measure))
    case .unknown(let id):
      DrawList(
        shape: list.shape, ground: list.ground,
        commands: list.commands + Self.mark(id + " ?", in: seen ?? list.shape.bounds))
    }
  }

  /// The height of the wall that the board's sizes are of.
  private static let boardHeight = 1_080
  /// From which width on, in heights, the words stand beside the number.
  private static let stripWidths = 3

  /// Number, name, id and output, large, in the middle of what is seen of a wall; on a strip the words stand beside the
  /// number.
  private static func board(_ identity: ScreenIdentity, in box: Box, _ measure: any TextMeasuring) -> [DrawCommand] {
    let number = identity.number > 0 ? "\(identity.number)" : "?"
    let name = identity.name.isEmpty ? identity.id : identity.name
    let small = identity.name.isEmpty ? identity.output : "\(identity.id) · \(identity.output)"
    let isStrip = box.height < boardHeight / 2 && box.width >= stripWidths * box.height
    // What is as high as a wall has the wall's sizes, however much wider it is.
    func scaled(_ length: Int) -> Int { box.height >= boardHeight ? length : length * box.height / boardHeight }
    func line(
      _ text: String, x: Int, y: Int, size: Int, within width: Int, face: FontFace, role: Theme.Role
    ) -> DrawCommand {
      let fitting = TypeScale.largestSize(
        for: text, face: face, within: width, from: size, floor: min(size, max(8, min(scaled(40), box.width / 16))),
        measure: measure)
      return .text(
        TextRun(text, x: x, baseline: box.y + y, size: fitting, face: face, role: role, anchor: .center))
    }
    let (middle, wide) = (box.x + box.width / 2, box.width * 7 / 10)
    guard isStrip else {
      let half = box.height / 2
      // What is less important is never larger, where a long name has become small.
      let nameSize = TypeScale.largestSize(
        for: name, face: .display, within: wide, from: scaled(150), floor: 8, measure: measure)
      return [
        line(number, x: middle, y: half - scaled(10), size: scaled(360), within: wide, face: .display, role: .accent),
        line(name, x: middle, y: half + scaled(180), size: scaled(150), within: wide, face: .display, role: .ink),
        line(
          small, x: middle, y: half + scaled(300), size: min(scaled(72), nameSize), within: wide, face: .text,
          role: .quiet),
      ]
    }
    let (left, rest) = (box.x + box.height * 7 / 10, box.width - box.height * 14 / 10)
    let words = box.x + box.height * 14 / 10 + rest / 2
    let height = box.height
    return [
      line(
        number, x: left, y: height * 78 / 100, size: height * 7 / 10, within: height * 12 / 10, face: .display,
        role: .accent),
      line(
        name, x: words, y: height * 50 / 100, size: height * 4 / 10, within: rest * 9 / 10, face: .display, role: .ink),
      line(small, x: words, y: height * 84 / 100, size: height / 5, within: rest * 9 / 10, face: .text, role: .quiet),
    ]
  }

  /// A few small letters in the corner, for staff.
  static func mark(_ text: String, in box: Box) -> [DrawCommand] {
    [.text(TextRun(text, x: box.right - 40, baseline: box.bottom - 24, size: 30, role: .quiet, anchor: .trailing))]
  }
}

/// The house's own calm picture, for a screen that has not been told anything yet: no words, no time, and the screen's
/// id small, for staff.
///
/// Nobody in the hall has to know that something is missing.
public func houseHolding(screen: String, shape: Shape = .wide, isMarked: Bool) -> DrawList {
  let rule = Box(x: shape.width / 2 - 300, y: shape.height / 2, width: 600, height: 3)
  var commands: [DrawCommand] = [.gradient(shape.bounds, top: .ground, bottom: .groundLow), .fill(rule, .line)]
  commands += ScreenOverlay.mark(screen, in: shape.bounds)
  if isMarked {
    commands.append(.sign(.unlinked, Box(x: 40, y: shape.height - 56, width: 32, height: 32), .quiet))
  }
  return DrawList(shape: shape, ground: .ground, commands: commands)
}
