import Congress

extension SpeakerRefusalTests {
  /// Every change of a speaker, with its JSON under sorted keys; none may ever be written otherwise.
  static let events: [(Event, String)] = [
    (
      .speakerChanged(speaker: "PB01", change: .requested(speaker: guest)),
      changed(
        #"{"requested":{"speaker":{"allottedSeconds":300,"code":"PB01","item":"2.14","office":{"vi":"Chủ tịch"},"#
          + #""person":{"guest":{"name":"Lê Thị Hoa","unit":"Hội Nông dân"}},"title":{"vi":"Lúa gạo"}}}}"#)
    ),
    (
      .speakerChanged(
        speaker: "PB01",
        change: .restored(
          place: 2,
          entry: Floor.Entry(
            speaker: Speaker(code: "PB01", person: .delegate("D1"), allottedSeconds: 300),
            progress: .speaking(sinceMS: 5, usedMS: 7)))),
      changed(
        #"{"restored":{"entry":{"progress":{"speaking":{"sinceMS":5,"usedMS":7}},"#
          + #""speaker":{"allottedSeconds":300,"code":"PB01","person":{"delegate":{"code":"D1"}}}},"place":2}}"#)
    ),
    (
      .speakerChanged(speaker: "PB01", change: .restored(place: nil, entry: nil)), changed(#"{"restored":{}}"#)
    ),
    (.speakerChanged(speaker: "PB01", change: .removed), changed(#"{"removed":{}}"#)),
    (.speakerChanged(speaker: "PB01", change: .moved(before: "PB02")), changed(#"{"moved":{"before":"PB02"}}"#)),
    (.speakerChanged(speaker: "PB01", change: .moved(before: nil)), changed(#"{"moved":{}}"#)),
    (.speakerChanged(speaker: "PB01", change: .called), changed(#"{"called":{}}"#)),
    (.speakerChanged(speaker: "PB01", change: .returned), changed(#"{"returned":{}}"#)),
    (.speakerChanged(speaker: "PB01", change: .begun), changed(#"{"begun":{}}"#)),
    (.speakerChanged(speaker: "PB01", change: .held), changed(#"{"held":{}}"#)),
    (.speakerChanged(speaker: "PB01", change: .resumed), changed(#"{"resumed":{}}"#)),
    (
      .speakerChanged(speaker: "PB01", change: .extended(allottedSeconds: 360)),
      changed(#"{"extended":{"allottedSeconds":360}}"#)
    ),
    (.speakerChanged(speaker: "PB01", change: .ended), changed(#"{"ended":{}}"#)),
  ]

  private static let guest = Speaker(
    code: "PB01", person: .guest(name: "Lê Thị Hoa", unit: "Hội Nông dân"), office: LocalizedText(vi: "Chủ tịch"),
    title: LocalizedText(vi: "Lúa gạo"), item: "2.14", allottedSeconds: 300)

  private static func changed(_ change: String) -> String {
    #"{"speaker.changed":{"change":"# + change + #","speaker":"PB01"}}"#
  }
}
