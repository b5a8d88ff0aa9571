import Assets
import Congress

/// The elections of a meeting.
struct MeetingElections {
  private(set) var table = GivenTable(kind: .elections)
  private(set) var report = ImportReport()

  /// - Parameter people: The codes of participants, by the ids of their places in the meeting.
  init(_ meeting: Meeting, people: [Int: String]) {
    let candidates = Dictionary(grouping: meeting["assignment_candidate"], by: { $0.whole("assignment_id") ?? 0 })
    for assignment in meeting["assignment"] {
      guard table.rows.count < ElectionPlan.electionsMax else {
        leave(assignment, reason: "elections-max")
        continue
      }
      let listed = (candidates[assignment.id] ?? []).sorted { ($0.whole("weight") ?? 0) < ($1.whole("weight") ?? 0) }
      let codes = listed.compactMap { $0.whole("meeting_user_id").flatMap { people[$0] } }
      let seats = min(max(1, assignment.whole("open_posts") ?? 1), ElectionPlan.candidatesMax)
      let form: ElectionForm = codes.count > seats ? .withSurplus : .withoutSurplus
      let title = MeetingText.plain(assignment.text("title") ?? assignment.place, max: 400)
      table.add(
        [
          .code: "E\(assignment.id)", .title: title, .seats: "\(seats)", .form: form.rawValue,
          .candidates: codes.joined(separator: "; "),
        ], place: RowPlace(row: assignment.place))
      let candidateList = codes.enumerated().map { Candidate(code: Code($0.element), name: "\($0.offset)") }
      let plan = ElectionPlan(
        code: Code("E\(assignment.id)"), title: LocalizedText(vi: title), seats: seats, form: form,
        candidates: candidateList)
      if plan.rule(brokenByCandidates: codes.count) != nil {
        let values: [String: Wording.Part] = [
          "value": .text(title), "seats": "\(seats)", "count": "\(codes.count)",
        ]
        report.toDecide.append(ImportLine(place: assignment.place, said: ExchangeNote.seatsAndCandidates.with(values)))
      }
    }
  }

  private mutating func leave(_ assignment: Meeting.Thing, reason: String) {
    let values: [String: Wording.Part] = [
      "value": .text(MeetingText.plain(assignment.text("title") ?? "", max: 60)),
      "reason": .wording(Wording("exchange.reason.\(reason)")),
    ]
    report.leftOut.append(ImportLine(place: assignment.place, said: ExchangeNote.thingLeft.with(values)))
  }
}
