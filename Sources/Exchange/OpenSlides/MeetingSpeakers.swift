import Assets
import Congress

/// Those who wait to speak in a meeting, item by item; whoever has spoken stays on record there.
struct MeetingSpeakers {
  private(set) var table = GivenTable(kind: .speakers)
  private(set) var report = ImportReport()

  /// - Parameters:
  ///   - people: The codes of participants, by the ids of their places in the meeting.
  ///   - items: The codes of items, by what they are about.
  init(_ meeting: Meeting, people: [Int: String], items: [String: String]) {
    let ordered = meeting["speaker"].sorted {
      ($0.whole("list_of_speakers_id") ?? 0, $0.number("weight") ?? 0, $0.id)
        < ($1.whole("list_of_speakers_id") ?? 0, $1.number("weight") ?? 0, $1.id)
    }
    for speaker in ordered {
      let list = meeting.thing("list_of_speakers", speaker.whole("list_of_speakers_id"))
      let reference = list?.reference("content_object_id")
      guard speaker.text("begin_time") == nil, speaker.whole("begin_time") == nil else {
        leave(speaker, people: people, reason: "has-spoken")
        continue
      }
      guard let code = speaker.whole("meeting_user_id").flatMap({ people[$0] }) else {
        leave(speaker, people: people, reason: "content-missing")
        continue
      }
      let item = reference.flatMap { items["\($0.collection)/\($0.id)"] }
      table.add(
        [.code: "S\(speaker.id)", .delegate: code, .item: item ?? ""], place: RowPlace(row: speaker.place))
    }
  }

  private mutating func leave(_ speaker: Meeting.Thing, people: [Int: String], reason: String) {
    let values: [String: Wording.Part] = [
      "value": .text(speaker.whole("meeting_user_id").flatMap { people[$0] } ?? speaker.place),
      "reason": .wording(Wording("exchange.reason.\(reason)")),
    ]
    report.leftOut.append(ImportLine(place: speaker.place, said: ExchangeNote.thingLeft.with(values)))
  }
}
