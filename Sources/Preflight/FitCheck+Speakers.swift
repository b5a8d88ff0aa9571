import Congress
import CongressFiles
import Scenes

/// The pictures of planned speakers.
extension FitCheck {
  /// L07, whole and as a strip, for everybody on the list with whoever comes after; L08 for the speakers of each item.
  var speakers: [Placed] {
    let facts = definition.speakers.map(facts)
    let pictures = definition.speakers.indices.flatMap { index -> [Placed] in
      let speaker = definition.speakers[index]
      let clock = SpeakerClock(
        allottedMS: Int64(speaker.allottedSeconds) * 1_000,
        warningMS: Int64(definition.speaking.warningSeconds) * 1_000,
        overtimeMS: Int64(definition.speaking.overtimeSeconds) * 1_000, progress: .held(usedMS: 0))
      let item = speaker.item.flatMap { definition.agenda[$0] }
      return SpeakerForm.allCases.map { form in
        let view = SpeakerSceneView(
          form: form, speaker: facts[index], clock: clock, next: facts.dropFirst(index + 1).first,
          item: item.map { $0.shortTitle ?? $0.title })
        return (places.speaker(speaker.code), .speaker(view))
      }
    }
    guard let first = definition.speakers.first else { return [] }
    let lines = facts.map { SpeakersSceneView.Line(speaker: $0, state: .waiting, isNext: $0.code == first.code) }
    return pictures + [(places.speaker(first.code), .speakers(SpeakersSceneView(item: nil, lines: lines)))]
  }

  private func facts(of speaker: Speaker) -> SpeakerFacts {
    switch speaker.person {
    case .delegate(let code):
      SpeakerFacts(
        code: speaker.code, name: definition.roster[code]?.name ?? code.text, office: speaker.office,
        unit: definition.roster[code]?.organisation ?? "", title: speaker.title)
    case .guest(let name, let unit):
      SpeakerFacts(code: speaker.code, name: name, office: speaker.office, unit: unit, title: speaker.title)
    }
  }
}
