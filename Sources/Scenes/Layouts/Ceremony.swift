import Assets
import Congress

/// L23: a ceremony. Nothing stands over it: no header, no clock, no mark for staff.
extension SceneCanvas {
  mutating func drawCeremony(_ facts: CeremonyView) {
    setGround(.ground)
    draw(
      .gradient(
        Box(x: 0, y: 0, width: DrawList.width, height: DrawList.height), top: .ground, bottom: .groundLow))
    let line: String? =
      switch facts.rite {
      case .flag: strings[.ceremonyFlag]
      case .silence: strings[.ceremonySilence]
      case .plain: nil
      }
    let middle = DrawList.width / 2
    if let emblem = view.congress.emblem {
      let size = line == nil ? 480 : 300
      let top = line == nil ? (DrawList.height - size) / 2 : 220
      draw(.emblem(emblem, Box(x: middle - size / 2, y: top, width: size, height: size)))
    }
    guard let line else { return }
    let size = TypeScale.largestSize(
      for: line, face: .display, within: Grid.width, from: 160, floor: 96, measure: context.measure)
    let baseline = view.congress.emblem == nil ? 540 + size * 36 / 100 : 800
    text(line, x: middle, baseline: baseline, size: size, face: .display, role: .accent, anchor: .center)
  }
}
