import Congress
import Testing

/// Goal: an edit that breaks a rule of the agenda is refused with that rule's name, and changes nothing.
///
/// Method: one example for every case of `AgendaRule`, on two days of which `a` is done and `b` is on.
@Suite struct AgendaRefusalTests {
  /// Every name that replies may carry; none may ever change.
  static let stableNames = Set(examples.map { stableName(of: $0.0) })

  /// The name of a rule, written down a second time: a new case does not compile until it has its name here.
  static func stableName(of rule: AgendaRule) -> String {
    switch rule {
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
    case .outline(let rule):
      switch rule {
      case .dayHasBegun: "agenda_day_has_begun"
      case .sessionHasBegun: "agenda_session_has_begun"
      case .dayIsOver: "agenda_day_is_over"
      case .sessionIsOver: "agenda_session_is_over"
      case .sessionIsPast: "agenda_session_is_past"
      case .sessionOnAir: "agenda_session_on_air"
      case .codeNotFit: "agenda_outline_code_not_fit"
      case .codeTaken: "agenda_outline_code_taken"
      case .titleNotFit: "agenda_outline_title_not_fit"
      case .dateNotFit: "agenda_date_not_fit"
      case .dateNotInOrder: "agenda_date_not_in_order"
      case .sizeNotFit: "agenda_outline_size_not_fit"
      case .alreadySo: "agenda_outline_already_so"
      }
    }
  }

  private static let end = ItemPlace(session: "S1", after: "d")
  private static func time(_ text: String) -> TimeOfDay { TimeOfDay(text: text) ?? .midnight }

  /// The rule, what is done before, and the step that breaks it.
  static let examples: [(AgendaRule, [AgendaStep], AgendaStep)] =
    [
      (.itemIsDone("a"), [], .retitle("a", ItemWords(title: LocalizedText(vi: "x")))),
      (.itemIsDone("a"), [], .drop("a", reason: "")),
      (.itemIsLive("b"), [], .move("b", to: end)),
      (.itemIsLive("b"), [], .drop("b", reason: "")),
      (.itemIsLive("b"), [], .carry(.item("b"), to: "S2")),
      (.itemIsLive("b"), [], .retime("b", Retiming(start: time("08:31")))),
      (.itemIsDropped("d"), [.drop("d", reason: "")], .move("d", to: ItemPlace(session: "S2", after: "e"))),
      (.itemNotDropped("d"), [], .restore("d")),
      (.itemCodeTaken("d"), [], .insert(.sample("d"), at: end)),
      (.itemCodeNotFit("d d"), [], .insert(.sample("d d"), at: end)),
      (.itemTextNotFit("d"), [], .retitle("d", ItemWords(title: LocalizedText(vi: " ")))),
      (.sessionUnknown("S9", known: ["S1", "S2", "S3"]), [], .carry(.item("d"), to: "S9")),
      (.placeUnknown("e", session: "S1"), [], .move("d", to: ItemPlace(session: "S1", after: "e"))),
      (.placeIsPast("a", reached: "b"), [], .move("d", to: ItemPlace(session: "S1", after: nil))),
      (.placeIsPast("b", reached: "b"), [], .insert(.sample(), at: ItemPlace(session: "S1", after: "a"))),
      (.ballotOfOtherItem("B3", item: "f"), [], .revise("d", ItemRunning(kind: .vote, ballots: ["B3"]))),
      (.cueNotOfItem("d", cue: .result("B1")), [], .revise("d", ItemRunning(kind: .vote, cue: .result("B1")))),
      (.minutesOutOfRange("d", minutes: -1), [], .retime("d", Retiming(minutes: -1))),
      (.minutesOutOfRange("d", minutes: .max), [], .retime("d", Retiming(minutes: .max, byMinutes: .max))),
      (
        .startNotInOrder("d", start: time("14:01"), least: time("09:00"), most: time("14:00")), [],
        .retime("d", Retiming(start: time("14:01")))
      ),
      (.alreadySo("d"), [], .retime("d", Retiming(byMinutes: 0))),
      (.alreadySo("d"), [], .move("d", to: ItemPlace(session: "S1", after: "c"))),
      (.sessionIsTheSame("S1"), [], .carry(.item("d"), to: "S1")),
      (.sessionHasNothingLeft("S3"), [.drop("g", reason: "")], .carry(.undone(of: "S3"), to: "S2")),
      (.itemAlreadyHeld("b"), [.hold(reason: "")], .hold(reason: "")),
      (.itemNotHeld("b"), [], .resume),
      (.versionMoved(expected: 0, actual: 1), [.drop("d", reason: "")], .replace([.restore("d")], version: 0)),
      (.stepsOutOfRange(count: 0), [], .replace([], version: 0)),
      (.stepNotOfPlan(.itemHold), [], .replace([.hold(reason: "")], version: 0)),
      (.itemsTooMany(count: Agenda.itemsMax + 1), full, .insert(.sample("x"), at: end)),
    ] + AgendaOutlineTests.refusals

  private static let full: [AgendaStep] = [
    .replace((0..<Agenda.itemsMax - 7).map { .insert(.sample(Code("n\($0)")), at: end) }, version: 0)
  ]

  @Test(arguments: examples.indices) func everyRuleIsRefusedByNameAndChangesNothing(_ index: Int) throws {
    let (rule, prepared, step) = Self.examples[index]
    var hall = try Hall(.sample(agenda: .twoDays))
    for command in [.itemNext, .itemNext] + prepared.map({ Command.agenda($0) }) { try hall.run(command) }
    let before = hall.state
    #expect(throws: Rejection.agenda(rule)) { try hall.run(.agenda(step)) }
    #expect(hall.state == before && rule.code == Self.stableName(of: rule))
  }

  @Test func aVoteThatIsOpenIsNotAdjournedAwayNorDropped() throws {
    var hall = try Hall(.sample(agenda: .twoDays))
    for command in [.itemNext, .itemNext, .ballotOpen("B3")] as [Command] { try hall.run(command) }
    let steps: [AgendaStep] = [.adjournItem(reason: "x"), .adjournSession(nil, reason: "x"), .drop("f", reason: "")]
    for step in steps {
      #expect(throws: Rejection.ballotStillOpen("B3")) { try hall.run(.agenda(step)) }
    }
  }

  @Test func adjourningNeedsAReason() throws {
    var hall = try Hall(.sample(agenda: .twoDays))
    try hall.run(.itemNext)
    #expect(throws: Rejection.reasonMissing) { try hall.run(.agenda(.adjournItem(reason: " "))) }
    #expect(throws: Rejection.reasonMissing) { try hall.run(.agenda(.adjournSession("S2", reason: ""))) }
  }
}
