public import Congress
import CongressFiles
import Foundation

/// A congress as a meeting of OpenSlides: participants, structure levels, agenda, motions, elections and those who wait to
/// speak, with the references in both directions that its import asks for.
///
/// What OpenSlides has no field for stays behind: the year of birth, the ethnic group, seats, cues, rules of passing.
public struct MeetingWriter {
  private let congress: Definition
  private var collections: [String: [String: [String: Value]]] = [:]
  /// The ids of participants, by the codes of delegates.
  private var people: [String: Int] = [:]
  /// The ids of lists of speakers, by the codes of items.
  private var lists: [String: Int] = [:]

  private enum Value: Encodable {
    case text(String), whole(Int), truth(Bool), ids([Int])

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .whole(let number): try container.encode(number)
      case .truth(let isTrue): try container.encode(isTrue)
      case .ids(let ids): try container.encode(ids)
      }
    }
  }

  private struct File: Encodable {
    let collections: [String: [String: [String: Value]]]

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(Meeting.indexTried, forKey: Key(stringValue: "_migration_index"))
      for (name, things) in collections { try container.encode(things, forKey: Key(stringValue: name)) }
    }
  }

  /// The file's text.
  public static func text(of congress: Definition) throws -> String {
    var writer = MeetingWriter(congress: congress)
    writer.addGroups()
    writer.addPeople()
    writer.addProgramme()
    writer.addElections()
    writer.addSpeakers()
    writer.addMeeting()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(File(collections: writer.collections)), as: UTF8.self) + "\n"
  }

  private init(congress: Definition) { self.congress = congress }

  private func ids(_ collection: String) -> [Int] {
    (collections[collection] ?? [:]).keys.compactMap { Int($0) }.sorted()
  }

  /// Adds a thing under the next id of its collection.
  @discardableResult
  private mutating func add(_ collection: String, _ fields: [String: Value], isOfMeeting: Bool = true) -> Int {
    let id = (collections[collection]?.count ?? 0) + 1
    var fields = fields
    fields["id"] = .whole(id)
    if isOfMeeting { fields["meeting_id"] = .whole(1) }
    collections[collection, default: [:]]["\(id)"] = fields
    return id
  }

  private mutating func set(_ collection: String, _ id: Int, _ field: String, _ value: Value) {
    collections[collection]?["\(id)"]?[field] = value
  }

  private mutating func link(_ collection: String, _ id: Int, _ field: String, to other: Int) {
    var ids: [Int] = []
    if case .ids(let known)? = collections[collection]?["\(id)"]?[field] { ids = known }
    set(collection, id, field, .ids(ids + [other]))
  }

  private mutating func addGroups() {
    add("group", ["name": .text("Default"), "weight": .whole(1), "default_group_for_meeting_id": .whole(1)])
    add("group", ["name": .text("Admin"), "weight": .whole(2), "admin_group_for_meeting_id": .whole(1)])
    for (place, kind) in Delegate.Kind.allCases.enumerated() {
      add("group", ["name": .text(kind.rawValue), "weight": .whole(place + 3)])
    }
    for name in ["male", "female"] {
      add("gender", ["name": .text(name), "organization_id": .whole(1)], isOfMeeting: false)
    }
  }

  private mutating func addPeople() {
    let present = Set(congress.presentAtFounding)
    var levels: [String: Int] = [:]
    for person in congress.roster.delegates {
      let name = person.name.split(separator: " ")
      let gender = person.sex == .male ? 1 : 2
      let user = add(
        "user",
        [
          "username": .text(person.code.text), "first_name": .text(name.dropFirst().joined(separator: " ")),
          "last_name": .text(name.first.map(String.init) ?? person.name), "is_physical_person": .truth(true),
          "is_active": .truth(true), "gender_id": .whole(gender), "default_vote_weight": .text("1.000000"),
          "is_present_in_meeting_ids": .ids(present.contains(person.code) ? [1] : []), "meeting_ids": .ids([1]),
        ], isOfMeeting: false)
      let group = 3 + (Delegate.Kind.allCases.firstIndex(of: person.kind) ?? 0)
      let participant = add(
        "meeting_user",
        [
          "user_id": .whole(user), "number": .text(person.code.text), "group_ids": .ids([group]),
          "vote_weight": .text("\(person.weight ?? 1).000000"),
        ])
      set("user", user, "meeting_user_ids", .ids([participant]))
      link("gender", gender, "user_ids", to: user)
      link("group", group, "meeting_user_ids", to: participant)
      people[person.code.text] = participant
      guard !person.organisation.isEmpty else { continue }
      let level = levels[person.organisation] ?? add("structure_level", ["name": .text(person.organisation)])
      levels[person.organisation] = level
      set("meeting_user", participant, "structure_level_ids", .ids([level]))
      link("structure_level", level, "meeting_user_ids", to: participant)
    }
  }

  /// Every item is about a motion where it has one ballot, and else a topic; further ballots are items beneath it.
  private mutating func addProgramme() {
    var motions: [Code<Ballot>: BallotPlan] = [:]
    for plan in congress.ballots { motions[plan.code] = plan }
    var weight = 0
    for item in congress.agenda.items {
      weight += 2
      let topic = add("topic", ["title": .text(text(item.title))])
      let entry = addItem("topic/\(topic)", number: item.code.text, seconds: item.plannedMinutes * 60, weight: weight)
      set("topic", topic, "agenda_item_id", .whole(entry.item))
      set("topic", topic, "list_of_speakers_id", .whole(entry.list))
      lists[item.code.text] = entry.list
      for plan in item.ballots.compactMap({ motions.removeValue(forKey: $0) }) {
        let motion = addMotion(plan)
        weight += 2
        let below = addItem("motion/\(motion.id)", number: "", seconds: 0, weight: weight, list: motion.list)
        set("motion", motion.id, "agenda_item_id", .whole(below.item))
        set("agenda_item", below.item, "parent_id", .whole(entry.item))
        set("agenda_item", below.item, "level", .whole(1))
        link("agenda_item", entry.item, "child_ids", to: below.item)
      }
    }
    for plan in congress.ballots where motions[plan.code] != nil { _ = addMotion(plan) }
  }

  private mutating func addItem(
    _ content: String, number: String, seconds: Int, weight: Int, list: Int? = nil
  ) -> (item: Int, list: Int) {
    var fields: [String: Value] = [
      "content_object_id": .text(content), "type": .text("common"), "closed": .truth(false), "weight": .whole(weight),
      "level": .whole(0),
    ]
    if !number.isEmpty { fields["item_number"] = .text(number) }
    if seconds > 0 { fields["duration"] = .whole(seconds) }
    let item = add("agenda_item", fields)
    return (item, list ?? add("list_of_speakers", ["content_object_id": .text(content), "closed": .truth(false)]))
  }

  private mutating func addMotion(_ plan: BallotPlan) -> (id: Int, list: Int) {
    let motion = add(
      "motion",
      [
        "number": .text(plan.code.text), "title": .text(text(plan.question)),
        "text": .text("<p>\(text(plan.question))</p>"), "state_id": .whole(1),
      ])
    let list = add("list_of_speakers", ["content_object_id": .text("motion/\(motion)"), "closed": .truth(false)])
    set("motion", motion, "list_of_speakers_id", .whole(list))
    let type =
      switch plan.method {
      case .electronicNamed, .electronicOpen: "named"
      case .electronicSecret: "pseudoanonymous"
      case .cardCount, .residualCount, .blockCount, .paper: "analog"
      }
    let base =
      switch plan.base {
      case .valid: "valid"
      case .cast: "cast"
      case .present where plan.method.isElectronic: "entitled_present"
      case .summoned where plan.method.isElectronic: "entitled"
      case .summoned, .adjustedSummoned, .present, .fixed: "disabled"
      }
    let poll = add(
      "poll",
      [
        "title": .text(plan.code.text), "type": .text(type), "backend": .text("fast"), "pollmethod": .text("YNA"),
        "state": .text("created"), "onehundred_percent_base": .text(base),
        "content_object_id": .text("motion/\(motion)"), "min_votes_amount": .whole(1), "max_votes_amount": .whole(1),
        "max_votes_per_option": .whole(1), "global_yes": .truth(false), "global_no": .truth(false),
        "global_abstain": .truth(false),
      ])
    let none = Value.text("0.000000")
    let option = add(
      "option",
      [
        "poll_id": .whole(poll), "content_object_id": .text("motion/\(motion)"), "weight": .whole(1), "yes": none,
        "no": none, "abstain": none,
      ])
    set("poll", poll, "option_ids", .ids([option]))
    set("motion", motion, "option_ids", .ids([option]))
    set("motion", motion, "poll_ids", .ids([poll]))
    return (motion, list)
  }

  private mutating func addElections() {
    for plan in congress.elections {
      let assignment = add(
        "assignment",
        ["title": .text(text(plan.title)), "open_posts": .whole(plan.seats), "phase": .text("search")])
      let list = add(
        "list_of_speakers", ["content_object_id": .text("assignment/\(assignment)"), "closed": .truth(false)])
      set("assignment", assignment, "list_of_speakers_id", .whole(list))
      for (place, candidate) in plan.candidates.enumerated() {
        guard let participant = people[candidate.code.text] else { continue }
        let id = add(
          "assignment_candidate",
          ["assignment_id": .whole(assignment), "meeting_user_id": .whole(participant), "weight": .whole(place + 1)])
        link("assignment", assignment, "candidate_ids", to: id)
        link("meeting_user", participant, "assignment_candidate_ids", to: id)
      }
    }
  }

  private mutating func addSpeakers() {
    for (place, speaker) in congress.speakers.enumerated() {
      guard case .delegate(let code) = speaker.person, let participant = people[code.text],
        let list = speaker.item.flatMap({ lists[$0.text] })
      else { continue }
      let id = add(
        "speaker",
        ["list_of_speakers_id": .whole(list), "meeting_user_id": .whole(participant), "weight": .whole(place + 1)])
      link("list_of_speakers", list, "speaker_ids", to: id)
      link("meeting_user", participant, "speaker_ids", to: id)
    }
  }

  /// What stands on a projector of its own where nothing else is said; a meeting has one for each.
  private static let projected = [
    "agenda_item_list", "topic", "list_of_speakers", "current_los", "motion", "amendment", "motion_block", "assignment",
    "mediafile", "message", "countdown", "assignment_poll", "motion_poll", "poll",
  ]

  private mutating func addMeeting() {
    var projector: [String: Value] = [
      "name": .text("Default projector"), "used_as_reference_projector_meeting_id": .whole(1),
    ]
    for name in Self.projected { projector["used_as_default_projector_for_\(name)_in_meeting_id"] = .whole(1) }
    add("projector", projector)
    add(
      "motion_workflow",
      [
        "name": .text("Plenary"), "first_state_id": .whole(1), "state_ids": .ids([1]),
        "default_workflow_meeting_id": .whole(1), "default_amendment_workflow_meeting_id": .whole(1),
      ])
    add(
      "motion_state",
      [
        "name": .text("submitted"), "weight": .whole(1), "css_class": .text("lightblue"), "workflow_id": .whole(1),
        "first_state_of_workflow_id": .whole(1), "allow_create_poll": .truth(true), "motion_ids": .ids(ids("motion")),
      ])
    var fields: [String: Value] = [
      "name": .text(text(congress.name.shortTitle)), "description": .text(String(text(congress.name.body).prefix(100))),
      "location": .text(text(congress.name.placeAndDate)), "language": .text("en"), "default_group_id": .whole(1),
      "admin_group_id": .whole(2), "motions_default_workflow_id": .whole(1),
      "motions_default_amendment_workflow_id": .whole(1), "reference_projector_id": .whole(1),
    ]
    for name in Self.projected { fields["default_projector_\(name)_ids"] = .ids([1]) }
    if let item = congress.agenda.items.first { fields["start_time"] = .text(moment(item.plannedStartMS)) }
    for (collection, field) in [
      ("group", "group_ids"), ("meeting_user", "meeting_user_ids"), ("structure_level", "structure_level_ids"),
      ("topic", "topic_ids"), ("agenda_item", "agenda_item_ids"), ("list_of_speakers", "list_of_speakers_ids"),
      ("speaker", "speaker_ids"), ("motion", "motion_ids"), ("motion_workflow", "motion_workflow_ids"),
      ("motion_state", "motion_state_ids"), ("poll", "poll_ids"), ("option", "option_ids"),
      ("projector", "projector_ids"),
      ("assignment", "assignment_ids"),
      ("assignment_candidate", "assignment_candidate_ids"), ("user", "user_ids"),
    ] { fields[field] = .ids(ids(collection)) }
    let present = Set(congress.presentAtFounding)
    let ids = congress.roster.delegates.enumerated().filter { present.contains($0.element.code) }.map { $0.offset + 1 }
    fields["present_user_ids"] = .ids(ids)
    fields["id"] = .whole(1)
    collections["meeting"] = ["1": fields]
  }

  private func text(_ text: LocalizedText) -> String { text.text(in: congress.language) }

  /// A moment as OpenSlides writes one: `2025-09-26T07:00:00+07:00`.
  private func moment(_ milliseconds: Int64) -> String {
    let minutes = congress.utcOffset.minutes(atMS: milliseconds)
    let days = congress.utcOffset.days(atMS: milliseconds)
    let time = TimeOfDay(atMS: milliseconds, utcOffset: congress.utcOffset)
    let (hour, minute) = (abs(minutes) / 60, abs(minutes) % 60)
    func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let offset = (minutes < 0 ? "-" : "+") + digits(hour) + ":" + digits(minute)
    return "\(CivilDate.text(daysSince1970: days))T\(time):00\(offset)"
  }
}
