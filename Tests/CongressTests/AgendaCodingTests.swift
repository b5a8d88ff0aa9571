import Congress
import Testing

/// Goal: steps and changes of the agenda are written as the protocol and the journal say, for ever.
///
/// Method: the exact JSON of each, there and back (by `CommandCodingTests` and `EventCodingTests`, which take these lists
/// in); then an agenda from before there was anything of it.
@Suite struct AgendaCodingTests {
  private static let title = LocalizedText(vi: "Chào mừng")
  private static let place = ItemPlace(session: "S1", after: "1.05")
  private static let running = ItemRunning(
    kind: .address, ballots: ["B1"], cue: .item, endCue: .holding, followOn: .automatic,
    operatorNotes: LocalizedText(vi: "Nhắc MC"))
  private static let runningText =
    #""ballots":["B1"],"cue":{"scene":"item"},"endCue":{"scene":"holding"},"followOn":"automatic","#

  /// Every step, with its JSON under sorted keys.
  static let commands: [(Command, String)] =
    [
      (
        .insert(
          NewItem(
            code: "1.055", words: ItemWords(title: title, presenter: title), start: TimeOfDay(text: "14:20"),
            minutes: 10,
            running: running), at: place),
        #""after":"1.05",\#(runningText)"item":"1.055","kind":"address","minutes":10,"#
          + #""operatorNotes":{"vi":"Nhắc MC"},"presenter":{"vi":"Chào mừng"},"session":"S1","start":"14:20","#
          + #""title":{"vi":"Chào mừng"}"#
      ),
      (.move("1.06", to: place), #""after":"1.05","item":"1.06","session":"S1""#),
      (.move("1.06", to: ItemPlace(session: "S1", after: nil)), #""item":"1.06","session":"S1""#),
      (.drop("1.06", reason: "nhường giờ"), #""item":"1.06","reason":"nhường giờ""#),
      (.restore("1.06"), #""item":"1.06""#),
      (
        .retitle("1.06", ItemWords(title: title, shortTitle: title)),
        #""item":"1.06","shortTitle":{"vi":"Chào mừng"},"title":{"vi":"Chào mừng"}"#
      ),
      (
        .retime("1.06", Retiming(start: TimeOfDay(text: "14:20"), minutes: 10)),
        #""item":"1.06","minutes":10,"start":"14:20""#
      ),
      (.retime("1.06", Retiming(byMinutes: -5)), #""byMinutes":-5,"item":"1.06""#),
      (.revise("1.06", running), #"\#(runningText)"item":"1.06","kind":"address","operatorNotes":{"vi":"Nhắc MC"}"#),
      (.carry(.item("1.06"), to: "S2"), #""item":"1.06","to":"S2""#),
      (.carry(.undone(of: "S1"), to: "S2"), #""from":"S1","to":"S2""#),
      (.arrange(outline), #""days":\#(daysText)"#),
      (
        .replace([.restore("1.06"), .drop("1.07", reason: "")], version: 3),
        #""steps":[{"args":{"item":"1.06"},"name":"agenda.restore"},{"args":{"item":"1.07","reason":""},"name":"agenda.drop"}],"version":3"#
      ),
      (.hold(reason: "mất điện"), #""reason":"mất điện""#),
      (.adjournItem(reason: "mất điện"), #""reason":"mất điện""#),
      (.adjournSession("S1", reason: "mất điện"), #""reason":"mất điện","session":"S1""#),
      (.adjournSession(nil, reason: "mất điện"), #""reason":"mất điện""#),
    ].map { (step: AgendaStep, arguments: String) in
      (Command.agenda(step), #"{"args":{\#(arguments)},"name":"\#(step.name.rawValue)"}"#)
    } + [(.agenda(.resume), #"{"name":"item.resume"}"#), (.agenda(.hold(reason: "")), #"{"name":"item.hold"}"#)]

  private static let outline = AgendaOutline(days: [
    DayOutline(code: "N1", date: "2025-09-26", title: title, sessions: [SessionOutline(code: "S1", title: title)])
  ])
  private static let daysText =
    #"[{"code":"N1","date":"2025-09-26","sessions":[{"code":"S1","title":{"vi":"Chào mừng"}}],"title":{"vi":"Chào mừng"}}]"#

  private static let move = ItemMove(
    item: "1.06", from: place, to: ItemPlace(session: "S2", after: nil), wasStartMS: 5, startMS: 6)
  private static let moveText =
    #"{"from":{"after":"1.05","session":"S1"},"item":"1.06","startMS":6,"to":{"session":"S2"},"wasStartMS":5}"#
  private static let wordsText = #"{"title":{"vi":"Chào mừng"}}"#
  private static let item = Item(
    code: "n", words: ItemWords(title: title), time: ItemTime(startMS: 5, minutes: 10),
    running: ItemRunning(kind: .report))
  private static let itemText =
    #"{"ballots":[],"code":"n","cue":{"scene":"item"},"kind":"report","plannedMinutes":10,"plannedStartMS":5,"progress":{"pending":{}},"title":{"vi":"Chào mừng"}}"#

  /// Every change, with its JSON under sorted keys.
  static let events: [(Event, String)] = [
    (
      .planned(change: .inserted(item: item, place: place)),
      #"{"planned":{"change":{"inserted":{"item":\#(itemText),"place":{"after":"1.05","session":"S1"}}}}}"#
    ),
    (
      .planned(change: .removed(item: item, place: place)),
      #"{"planned":{"change":{"removed":{"item":\#(itemText),"place":{"after":"1.05","session":"S1"}}}}}"#
    ),
    (.planned(change: .moved(move: move)), #"{"planned":{"change":{"moved":{"move":\#(moveText)}}}}"#),
    (
      .planned(change: .retitled(item: "1.06", was: ItemWords(title: title), became: ItemWords(title: title))),
      #"{"planned":{"change":{"retitled":{"became":\#(wordsText),"item":"1.06","was":\#(wordsText)}}}}"#
    ),
    (
      .planned(
        change: .retimed(item: "1.06", was: ItemTime(startMS: 5, minutes: 1), became: ItemTime(startMS: 6, minutes: 2))),
      #"{"planned":{"change":{"retimed":{"became":{"minutes":2,"startMS":6},"item":"1.06","was":{"minutes":1,"startMS":5}}}}}"#
    ),
    (
      .planned(change: .revised(item: "1.06", was: ItemRunning(kind: .report), became: ItemRunning(kind: .vote))),
      #"{"planned":{"change":{"revised":{"became":{"ballots":[],"cue":{"scene":"item"},"kind":"vote"},"item":"1.06","was":{"ballots":[],"cue":{"scene":"item"},"kind":"report"}}}}}"#
    ),
    (
      .planned(change: .arranged(was: outline, became: outline)),
      #"{"planned":{"change":{"arranged":{"became":{"days":\#(daysText)},"was":{"days":\#(daysText)}}}}}"#
    ),
    (
      .arranged(was: outline, became: outline, removed: [PlacedItem(item: item, place: place)]),
      #"{"arranged":{"became":{"days":\#(daysText)},"removed":[{"item":\#(itemText),"place":{"after":"1.05","session":"S1"}}],"was":{"days":\#(daysText)}}}"#
    ),
    (.carried(moves: [move]), #"{"carried":{"moves":[\#(moveText)]}}"#),
    (.dropped(item: "1.06", reason: "nhường giờ"), #"{"dropped":{"item":"1.06","reason":"nhường giờ"}}"#),
    (.restored(item: "1.06"), #"{"restored":{"item":"1.06"}}"#),
    (.replaced(changes: [.restored(item: "1.06")]), #"{"replaced":{"changes":[{"restored":{"item":"1.06"}}]}}"#),
    (.held(item: "1.06", reason: ""), #"{"held":{"item":"1.06","reason":""}}"#),
    (.resumed(item: "1.06"), #"{"resumed":{"item":"1.06"}}"#),
    (
      .adjourned(session: "S1", items: ["1.06"], reason: "mất điện"),
      #"{"adjourned":{"items":["1.06"],"reason":"mất điện","session":"S1"}}"#
    ),
    (.adjourned(items: ["1.06"], reason: "x"), #"{"adjourned":{"items":["1.06"],"reason":"x"}}"#),
  ].map { (change: AgendaChange, text: String) in
    (.agendaChanged(change: change), #"{"agenda.changed":{"change":\#(text)}}"#)
  }

  @Test func progressOfEarlyRecordsIsRead() throws {
    #expect(try decode(ItemProgress.self, #"{"live":{"startedMS":5}}"#) == .live(startedMS: 5))
    #expect(try decode(ItemProgress.self, #"{"done":{"startedMS":5,"endedMS":6}}"#) == .done(startedMS: 5, endedMS: 6))
    #expect(try decode(Agenda.self, #"{"days":[]}"#) == Agenda(days: []))
    #expect(try throughJSON(Agenda.twoDays) == .twoDays)
  }
}
