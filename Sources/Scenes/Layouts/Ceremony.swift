import Assets
import Congress

/// L23: a ceremony. Nothing stands over it: no header, no clock, no mark for staff.
extension SceneCanvas {
  mutating func drawCeremony(_ facts: CeremonyView) {
    let phrase: Phrase? =
      switch facts.rite {
      case .flag: .ceremonyFlag
      case .silence: .ceremonySilence
      case .plain: nil
      }
    var poster = Poster()
    poster.emblem(emblem, edge: phrase == nil ? 480 : 320, rank: 1)
    if let phrase {
      poster.line(strings[phrase], size: 180, face: .display, role: .accent, rank: 3)
      if let second = context.secondStrings { poster.line(second[phrase], size: 112, face: .display, rank: 2) }
    }
    draw(poster)
  }
}
