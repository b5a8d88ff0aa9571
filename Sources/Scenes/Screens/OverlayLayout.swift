import Assets
import Congress

/// What a screen says of itself: over a picture, or in place of one before it has any.
extension ScreenOverlay {
  private enum Place {
    static let middle = DrawList.width / 2
    static let textWidth = 1_360
    static let markSize = 30
    static let mark = (right: DrawList.width - 40, baseline: DrawList.height - 24)
  }

  /// What is shown instead of the picture, or with it; afterwards it is exactly the picture again.
  public func over(_ list: DrawList, measure: any TextMeasuring) -> DrawList {
    switch self {
    case .identity(let identity):
      // Half a figure beside a panel could be read as another figure, so nothing of the picture is left.
      DrawList(ground: .black, commands: Self.board(identity, measure: measure))
    case .unknown(let id): DrawList(ground: list.ground, commands: list.commands + Self.mark(id + " ?"))
    }
  }

  private static func board(_ identity: ScreenIdentity, measure: any TextMeasuring) -> [DrawCommand] {
    func line(_ text: String, baseline: Int, size: Int, face: FontFace, role: Theme.Role) -> DrawCommand {
      let fitting = TypeScale.largestSize(
        for: text, face: face, within: Place.textWidth, from: size, floor: 40, measure: measure)
      return .text(
        TextRun(
          text, x: Place.middle, baseline: baseline, size: fitting, face: face, role: role, anchor: .center))
    }
    let number = identity.number > 0 ? "\(identity.number)" : "?"
    let name = identity.name.isEmpty ? identity.id : identity.name
    let small = identity.name.isEmpty ? identity.output : "\(identity.id) · \(identity.output)"
    return [
      line(number, baseline: 530, size: 360, face: .display, role: .accent),
      line(name, baseline: 720, size: 150, face: .display, role: .ink),
      line(small, baseline: 840, size: 72, face: .text, role: .quiet),
    ]
  }

  /// A few small letters in the corner, for staff.
  static func mark(_ text: String) -> [DrawCommand] {
    [
      .text(
        TextRun(
          text, x: Place.mark.right, baseline: Place.mark.baseline, size: Place.markSize, role: .quiet,
          anchor: .trailing))
    ]
  }
}

/// The house's own calm picture, for a screen that has not been told anything yet: no words, no time, and the screen's
/// id small, for staff.
///
/// Nobody in the hall has to know that something is missing.
public func houseHolding(screen: String, isMarked: Bool) -> DrawList {
  let rule = Box(x: DrawList.width / 2 - 300, y: DrawList.height / 2, width: 600, height: 3)
  let whole = Box(x: 0, y: 0, width: DrawList.width, height: DrawList.height)
  var commands: [DrawCommand] = [.gradient(whole, top: .ground, bottom: .groundLow), .fill(rule, .line)]
  commands += ScreenOverlay.mark(screen)
  if isMarked { commands.append(.sign(.unlinked, Box(x: 40, y: DrawList.height - 56, width: 32, height: 32), .quiet)) }
  return DrawList(ground: .ground, commands: commands)
}
