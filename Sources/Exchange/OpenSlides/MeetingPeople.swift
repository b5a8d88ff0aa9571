import Assets
import Congress
import Foundation

/// The participants of a meeting as a roster.
struct MeetingPeople {
  private let meeting: Meeting
  private let words: GivenWords
  /// The codes of participants, by the ids of their places in the meeting.
  private(set) var codes: [Int: String] = [:]
  private(set) var report = ImportReport()

  init(_ meeting: Meeting, words: GivenWords) {
    self.meeting = meeting
    self.words = words
  }

  /// The year of birth of whoever has none in OpenSlides; told, for credentials count it.
  private static let yearUnknown = "1900"
  /// What stands where the ethnic group is not known.
  private static let ethnicityUnknown = "–"

  mutating func roster() -> GivenTable {
    var table = GivenTable(kind: .roster)
    var given = GivenCodes()
    var sexless: [String] = []
    for participant in meeting["meeting_user"] {
      guard let user = meeting.thing("user", participant.whole("user_id")) else { continue }
      let name = Self.name(of: user)
      let code = code(of: participant, given: &given)
      codes[participant.id] = code
      let sex = sex(of: user)
      if sex == nil { sexless.append(code) }
      var row: [GivenColumn: String] = [
        .code: code, .name: name, .kind: kind(of: participant).rawValue, .sex: (sex ?? .male).rawValue,
        .organisation: organisation(of: participant), .ethnicity: Self.ethnicityUnknown,
        .birthYear: Self.yearUnknown, .presence: presence(of: user).rawValue,
      ]
      row[.weight] = weight(of: participant, user)
      table.add(row, place: RowPlace(row: participant.place))
    }
    if !table.rows.isEmpty {
      note(
        &report.toDecide, "meeting_user", .placeholders,
        [
          "count": "\(table.rows.count)", "year": .text(Self.yearUnknown), "ethnicity": .text(Self.ethnicityUnknown),
          "sexless": .text(sexless.isEmpty ? "–" : sexless.prefix(20).joined(separator: ", ")),
        ])
    }
    return table
  }

  private func note(
    _ lines: inout [ImportLine], _ place: String, _ note: ExchangeNote, _ values: [String: Wording.Part]
  ) { lines.append(ImportLine(place: place, said: note.with(values))) }

  private static func name(of user: Meeting.Thing) -> String {
    let parts = [user.text("title"), user.text("first_name"), user.text("last_name")].compactMap { $0 }
    let name = MeetingText.plain(parts.joined(separator: " "), max: 200)
    return name.orElse(MeetingText.plain(user.text("username") ?? "", max: 200)).orElse("#\(user.id)")
  }

  private mutating func code(of participant: Meeting.Thing, given: inout GivenCodes) -> String {
    let written = participant.text("number") ?? ""
    let wanted = MeetingText.code(written) ?? "OS-\(participant.id)"
    let code = given.unique(wanted)
    if code != written {
      note(
        &report.changed, participant.place, .valueFilled,
        [
          "column": .text(words.heading(.code, of: .roster)), "found": .text(written.orElse("–")), "value": .text(code),
        ])
    }
    return code
  }

  private func sex(of user: Meeting.Thing) -> Delegate.Sex? {
    // Older exports have the word itself.
    let word = meeting.thing("gender", user.whole("gender_id"))?.text("name") ?? user.text("gender")
    return word.flatMap { words.value($0, in: .sex) }.flatMap(Delegate.Sex.init)
  }

  /// In what right somebody comes: as the groups are called, or by election.
  private func kind(of participant: Meeting.Thing) -> Delegate.Kind {
    let names = participant.ids("group_ids").compactMap { meeting.thing("group", $0)?.text("name") }
    return names.compactMap { words.value($0, in: .kind) }.compactMap(Delegate.Kind.init).first ?? .elected
  }

  private mutating func organisation(of participant: Meeting.Thing) -> String {
    let levels = participant.ids("structure_level_ids").compactMap {
      meeting.thing("structure_level", $0)?.text("name")
    }.map { MeetingText.plain($0, max: 200) }.filter { !$0.isEmpty }
    let older = participant.text("structure_level").map { MeetingText.plain($0, max: 200) } ?? ""
    guard let first = levels.first ?? (older.isEmpty ? nil : older) else {
      let name = MeetingText.plain(meeting.meeting.text("name") ?? "–", max: 200)
      note(
        &report.changed, participant.place, .valueFilled,
        [
          "column": .text(words.heading(.organisation, of: .roster)), "found": "–", "value": .text(name),
        ])
      return name
    }
    for other in levels.dropFirst() {
      note(&report.leftOut, participant.place, .thingLeft, ["value": .text(other), "reason": organisationReason])
    }
    return first
  }

  private var organisationReason: Wording.Part { .wording(Wording("exchange.reason.one-organisation")) }

  private func presence(of user: Meeting.Thing) -> Presence {
    let isPresent =
      user.ids("is_present_in_meeting_ids").contains(meeting.meeting.id)
      || meeting.meeting.ids("present_user_ids").contains(user.id)
    return isPresent ? .present : .pending
  }

  private mutating func weight(of participant: Meeting.Thing, _ user: Meeting.Thing) -> String? {
    guard let written = participant.number("vote_weight") ?? user.number("default_vote_weight"), written != 1 else {
      return nil
    }
    if let whole = Int(exactly: written), (1...1_000).contains(whole) { return "\(whole)" }
    note(
      &report.leftOut, participant.place, .thingLeft,
      [
        "value": .text("vote_weight \(written)"), "reason": .wording(Wording("exchange.reason.whole-weight")),
      ])
    return nil
  }
}
