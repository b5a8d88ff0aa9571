/// The rules of the agenda that a command may break.
///
/// The words for people stand in `Assets/strings` under `refusal.<code>`, with ``details`` in their places.
public enum AgendaRule: Sendable, Hashable {
  /// What happened stays as it happened.
  case itemIsDone(Code<Item>)
  /// What is on is neither moved nor struck nor put at another start.
  case itemIsLive(Code<Item>)
  case itemIsDropped(Code<Item>)
  case itemNotDropped(Code<Item>)
  case itemCodeTaken(Code<Item>)
  case itemCodeNotFit(Code<Item>)
  case itemsTooMany(count: Int)
  case itemTextNotFit(Code<Item>)
  case sessionUnknown(Code<Session>, known: [Code<Session>])
  case placeUnknown(Code<Item>, session: Code<Session>)
  /// A place before what has been dealt with already.
  case placeIsPast(Code<Item>, reached: Code<Item>)
  case ballotOfOtherItem(Code<Ballot>, item: Code<Item>)
  /// A scene that is not right before anything has been put or counted.
  case cueNotOfItem(Code<Item>, cue: Cue)
  case minutesOutOfRange(Code<Item>, minutes: Int)
  /// Planned starts never go back within a day; times are those of the hall.
  case startNotInOrder(Code<Item>, start: TimeOfDay, least: TimeOfDay, most: TimeOfDay)
  case alreadySo(Code<Item>)
  case sessionIsTheSame(Code<Session>)
  case sessionHasNothingLeft(Code<Session>)
  case itemAlreadyHeld(Code<Item>)
  case itemNotHeld(Code<Item>)
  case versionMoved(expected: Int, actual: Int)
  case stepsOutOfRange(count: Int)
  case stepNotOfPlan(CommandName)
  case outline(OutlineRule)

  /// The rule's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .itemIsDone: "agenda_item_is_done"
    case .itemIsLive: "agenda_item_is_live"
    case .itemIsDropped: "agenda_item_is_dropped"
    case .itemNotDropped: "agenda_item_not_dropped"
    case .itemCodeTaken: "agenda_item_code_taken"
    case .itemCodeNotFit: "agenda_item_code_not_fit"
    case .itemsTooMany: "agenda_items_too_many"
    case .itemTextNotFit: "agenda_item_text_not_fit"
    case .sessionUnknown: "agenda_session_unknown"
    case .placeUnknown: "agenda_place_unknown"
    case .placeIsPast: "agenda_place_is_past"
    case .ballotOfOtherItem: "agenda_ballot_of_other_item"
    case .cueNotOfItem: "agenda_cue_not_of_item"
    case .minutesOutOfRange: "agenda_minutes_out_of_range"
    case .startNotInOrder: "agenda_start_not_in_order"
    case .alreadySo: "agenda_already_so"
    case .sessionIsTheSame: "agenda_session_is_the_same"
    case .sessionHasNothingLeft: "agenda_session_has_nothing_left"
    case .itemAlreadyHeld: "agenda_item_already_held"
    case .itemNotHeld: "agenda_item_not_held"
    case .versionMoved: "agenda_version_moved"
    case .stepsOutOfRange: "agenda_steps_out_of_range"
    case .stepNotOfPlan: "agenda_step_not_of_plan"
    case .outline(let rule): rule.code
    }
  }

  /// The names and numbers by the keys that the rule's sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .itemIsDone(let item), .itemIsLive(let item), .itemIsDropped(let item), .itemNotDropped(let item),
      .itemCodeTaken(let item), .alreadySo(let item), .itemAlreadyHeld(let item), .itemNotHeld(let item):
      ["item": .text(item.text)]
    case .itemCodeNotFit(let item):
      ["item": .text(String(item.text.prefix(60))), "charactersMax": .number(Int64(Code<Item>.charactersMax))]
    case .itemTextNotFit(let item):
      ["item": .text(item.text), "charactersMax": .number(Int64(ItemWords.charactersMax))]
    case .itemsTooMany(let count): ["count": .number(Int64(count)), "countMax": .number(Int64(Agenda.itemsMax))]
    case .sessionUnknown(let session, let known):
      ["session": .text(session.text), "known": .text(known.map(\.text).joined(separator: ", "))]
    case .placeUnknown(let item, let session): ["item": .text(item.text), "session": .text(session.text)]
    case .placeIsPast(let item, let reached): ["item": .text(item.text), "reached": .text(reached.text)]
    case .ballotOfOtherItem(let ballot, let item): ["ballot": .text(ballot.text), "item": .text(item.text)]
    case .cueNotOfItem(let item, let cue): ["item": .text(item.text), "cue": .text(cue.shortText)]
    case .minutesOutOfRange(let item, let minutes):
      [
        "item": .text(item.text), "minutes": .number(Int64(minutes)),
        "minutesMax": .number(Int64(ItemTime.minutesMax)),
      ]
    case .startNotInOrder(let item, let start, let least, let most):
      [
        "item": .text(item.text), "start": .text("\(start)"), "least": .text("\(least)"), "most": .text("\(most)"),
      ]
    case .sessionIsTheSame(let session), .sessionHasNothingLeft(let session): ["session": .text(session.text)]
    case .versionMoved(let expected, let actual):
      ["expected": .number(Int64(expected)), "actual": .number(Int64(actual))]
    case .stepsOutOfRange(let count):
      ["count": .number(Int64(count)), "countMax": .number(Int64(AgendaStep.stepsMax))]
    case .stepNotOfPlan(let command): ["command": .text(command.rawValue)]
    case .outline(let rule): rule.details
    }
  }
}
