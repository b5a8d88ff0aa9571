import Assets
import Congress

/// What a screen says of itself: over a picture, or in place of one before it has any.
extension ScreenOverlay {
  /// What is shown instead of the picture, or with it; afterwards it is exactly the picture again.
  public func over(_ list: DrawList, measure: any TextMeasuring) -> DrawList {
    switch self {
    case .identity(let identity):
      // Half a figure beside a panel could be read as another figure, so nothing of the picture is left.
      DrawList(shape: list.shape, ground: .black, commands: Self.board(identity, on: list.shape, measure: measure))
    case .unknown(let id):
      DrawList(shape: list.shape, ground: list.ground, commands: list.commands + Self.mark(id + " ?", on: list.shape))
    }
  }

  /// Number, name, id and output, large, in the middle of a wall.
  private static func board(
    _ identity: ScreenIdentity, on shape: Shape, measure: any TextMeasuring
  ) -> [DrawCommand] {
    func line(_ text: String, y: Int, size: Int, face: FontFace, role: Theme.Role) -> DrawCommand {
      let fitting = TypeScale.largestSize(
        for: text, face: face, within: shape.width * 7 / 10, from: size, floor: 40, measure: measure)
      return .text(
        TextRun(
          text, x: shape.width / 2, baseline: shape.height / 2 + y, size: fitting, face: face, role: role,
          anchor: .center))
    }
    let number = identity.number > 0 ? "\(identity.number)" : "?"
    let name = identity.name.isEmpty ? identity.id : identity.name
    let small = identity.name.isEmpty ? identity.output : "\(identity.id) · \(identity.output)"
    return [
      line(number, y: -10, size: 360, face: .display, role: .accent),
      line(name, y: 180, size: 150, face: .display, role: .ink),
      line(small, y: 300, size: 72, face: .text, role: .quiet),
    ]
  }

  /// A few small letters in the corner, for staff.
  static func mark(_ text: String, on shape: Shape) -> [DrawCommand] {
    [
      .text(
        TextRun(
          text, x: shape.width - 40, baseline: shape.height - 24, size: 30, role: .quiet, anchor: .trailing))
    ]
  }
}

/// The house's own calm picture, for a screen that has not been told anything yet: no words, no time, and the screen's
/// id small, for staff.
///
/// Nobody in the hall has to know that something is missing.
public func houseHolding(screen: String, shape: Shape = .wide, isMarked: Bool) -> DrawList {
  let rule = Box(x: shape.width / 2 - 300, y: shape.height / 2, width: 600, height: 3)
  var commands: [DrawCommand] = [.gradient(shape.bounds, top: .ground, bottom: .groundLow), .fill(rule, .line)]
  commands += ScreenOverlay.mark(screen, on: shape)
  if isMarked {
    commands.append(.sign(.unlinked, Box(x: 40, y: shape.height - 56, width: 32, height: 32), .quiet))
  }
  return DrawList(shape: shape, ground: .ground, commands: commands)
}
