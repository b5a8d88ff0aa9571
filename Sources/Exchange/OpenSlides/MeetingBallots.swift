import Assets
import Congress

/// The motions of a meeting as ballots; how they are held as their newest poll says, or as the meeting does.
struct MeetingBallots {
  private let meeting: Meeting
  /// The codes of ballots, by the ids of their motions.
  private(set) var codes: [Int: String] = [:]
  private(set) var report = ImportReport()

  init(_ meeting: Meeting) { self.meeting = meeting }

  mutating func table() -> GivenTable {
    var table = GivenTable(kind: .ballots)
    var given = GivenCodes()
    let polls = Dictionary(
      grouping: meeting["poll"].filter { $0.reference("content_object_id")?.collection == "motion" },
      by: { $0.reference("content_object_id")?.id ?? 0 })
    let used = Set(
      meeting["agenda_item"].filter { $0.text("type") != "hidden" }.compactMap { item -> Int? in
        guard let content = item.reference("content_object_id"), content.collection == "motion" else { return nil }
        return content.id
      })
    for motion in meeting["motion"] {
      let written = motion.text("number") ?? ""
      let code = given.unique(MeetingText.code(written) ?? "M\(motion.id)")
      codes[motion.id] = code
      if code != written {
        add(
          \.changed, motion.place, .valueFilled,
          [
            "column": .wording(Wording("exchange.word.code")), "found": .text(written.orElse("–")),
            "value": .text(code),
          ])
      }
      let poll = polls[motion.id]?.last
      table.add(
        [
          .code: code, .question: MeetingText.plain(motion.text("title") ?? code), .method: method(of: poll).rawValue,
          .base: base(of: poll, motion: motion).rawValue, .rule: "more than 1/2",
          .spare: used.contains(motion.id) ? "" : "yes",
        ], place: RowPlace(row: motion.place))
    }
    if !meeting["motion"].isEmpty {
      add(
        \.leftOut, "motion", .thingLeft,
        [
          "value": .text("text, reason, state"), "reason": .wording(Wording("exchange.reason.text-of-motion")),
        ])
    }
    for poll in meeting["poll"] where poll.reference("content_object_id")?.collection == "topic" {
      add(
        \.leftOut, poll.place, .thingLeft,
        [
          "value": .text(MeetingText.plain(poll.text("title") ?? "", max: 60)),
          "reason": .wording(Wording("exchange.reason.poll-of-topic")),
        ])
    }
    return table
  }

  private mutating func add(
    _ part: WritableKeyPath<ImportReport, [ImportLine]>, _ place: String, _ note: ExchangeNote,
    _ values: [String: Wording.Part]
  ) { report[keyPath: part].append(ImportLine(place: place, said: note.with(values))) }

  private func method(of poll: Meeting.Thing?) -> BallotPlan.Method {
    switch poll?.text("type") ?? meeting.meeting.text("motion_poll_default_type") {
    case "named", "nominal": .electronicNamed
    case "pseudoanonymous", "cryptographic": .electronicSecret
    default: .cardCount
    }
  }

  private mutating func base(of poll: Meeting.Thing?, motion: Meeting.Thing) -> BallotPlan.Base {
    let written =
      poll?.text("onehundred_percent_base") ?? meeting.meeting.text("motion_poll_default_onehundred_percent_base")
    switch written {
    case "valid": return .valid
    case "cast", "YNA": return .cast
    case "entitled": return .summoned
    case "entitled_present": return .present
    default:
      add(
        \.changed, motion.place, .valueFilled,
        [
          "column": .wording(Wording("exchange.word.base")), "found": .text(written ?? "–"),
          "value": .text(BallotPlan.Base.cast.rawValue),
        ])
      return .cast
    }
  }
}
