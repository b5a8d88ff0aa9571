import Assets
import Congress

/// L23: a ceremony. Nothing stands over it: no header, no clock, no mark for staff.
extension SceneCanvas {
  mutating func drawCeremony(_ facts: CeremonyView) {
    let line: String? =
      switch facts.rite {
      case .flag: strings[.ceremonyFlag]
      case .silence: strings[.ceremonySilence]
      case .plain: nil
      }
    var poster = Poster()
    poster.emblem(view.congress.emblem, edge: line == nil ? 480 : 320, rank: 1)
    if let line { poster.line(line, size: 180, face: .display, role: .accent, rank: 2) }
    draw(poster)
  }
}
