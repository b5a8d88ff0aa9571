import CongressFiles

/// What was counted in a meeting, as rows to read: `poll,state,subject,ballot,option,yes,no,abstain,valid,invalid,cast`.
///
/// Nothing of it becomes a result here: a result has an opening, a roll and an attendance, which a meeting does not tell.
struct MeetingRecord {
  /// The rows; empty where nothing was counted.
  private(set) var text = ""

  /// - Parameter ballots: The codes of ballots, by the ids of their motions.
  init(_ meeting: Meeting, ballots: [Int: String]) {
    var table = CommaSeparatedText()
    table.add([
      "poll", "title", "state", "subject", "ballot", "option", "yes", "no", "abstain", "valid", "invalid", "cast",
    ])
    let options = Dictionary(grouping: meeting["option"], by: { $0.whole("poll_id") ?? 0 })
    var isEmpty = true
    // A poll that was only prepared has counted nothing.
    for poll in meeting["poll"] where !["created", "started"].contains(poll.text("state") ?? "") {
      let subject = poll.reference("content_object_id")
      let content = subject.flatMap { meeting.thing($0.collection, $0.id) }
      let ballot = subject.flatMap { $0.collection == "motion" ? ballots[$0.id] : nil } ?? ""
      for option in options[poll.id] ?? [] {
        isEmpty = false
        table.add(
          [
            poll.place, MeetingText.plain(poll.text("title") ?? ""), poll.text("state") ?? "",
            MeetingText.plain(content?.text("title") ?? ""), ballot, Self.name(of: option, in: meeting),
          ]
            + ["yes", "no", "abstain"].map { Self.figure(option, $0) }
            + ["votesvalid", "votesinvalid", "votescast"].map { Self.figure(poll, $0) })
      }
    }
    if !isEmpty { text = table.text }
  }

  private static func name(of option: Meeting.Thing, in meeting: Meeting) -> String {
    if let text = option.text("text") { return MeetingText.plain(text) }
    guard let reference = option.reference("content_object_id"),
      let thing = meeting.thing(reference.collection, reference.id)
    else { return "" }
    let names = [thing.text("first_name"), thing.text("last_name")].compactMap { $0 }.joined(separator: " ")
    return MeetingText.plain(names.orElse(thing.text("title") ?? thing.text("username") ?? ""))
  }

  /// A figure without its noughts: `"2.000000"` is 2.
  private static func figure(_ thing: Meeting.Thing, _ name: String) -> String {
    guard let number = thing.number(name) else { return "" }
    return Int(exactly: number).map(String.init) ?? "\(number)"
  }
}
