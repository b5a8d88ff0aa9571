import Congress
import HallTestSupport
import Journal

/// A congress of 12 delegates from 4 organisations, small enough to follow by hand and real enough to vote.
enum SampleCongress {
  /// When it was founded, in ms since 1970 UTC.
  static let foundedMS: Int64 = 1_758_844_800_000
  /// The epoch that its journals are made with.
  static let epoch = "epoch-1"

  /// The congress before it begins.
  static func definition(id: Code<Definition> = "mau-2025", delegateCount: Int = 12) -> Definition {
    .test(
      id: id, name: name, theme: "default", hall: HallGeometry(farthestViewerMetres: 30, imageHeightMetres: 4),
      people: (1...delegateCount).map(delegate), present: 0, quorum: QuorumPolicy(policy: .block),
      publishing: .twoPersons, outputs: [Output(name: "hall"), Output(name: "lobby", follows: "hall")],
      screens: [Screen(id: "hall-left", output: "hall")], agenda: agenda,
      ballots: [
        BallotPlan(code: "BQ01", question: text("Thông qua chương trình?")),
        BallotPlan(code: "BQ02", question: text("Thông qua nghị quyết?"), base: .present, durationMS: 60_000),
      ])
  }

  private static let name = CongressName(
    slogan: text("Đoàn kết / Dân chủ"), body: text("Đảng bộ phường \"Mẫu\""), title: text("Đại hội"),
    shortTitle: text("Đại hội I"), ordinal: text("Lần thứ I"), term: text("2025 - 2030"),
    placeAndDate: text("Cần Thơ, 2025"))

  /// The first record of the congress's journal.
  static func founding(_ definition: Definition = definition()) -> EventRecord {
    definition.founding(atMS: foundedMS)
  }

  /// The code of the delegate with a number from 1.
  static func delegateCode(_ number: Int) -> Code<Delegate> { Code("D-\(number)") }

  /// A change of presence as the record at a place; the place also tells who and when.
  static func presenceRecord(
    _ sequence: Int64, commandID: String? = nil, delegateCount: Int = 12
  ) -> EventRecord {
    let number = Int(sequence) % delegateCount + 1
    return EventRecord(
      sequence: sequence, atMS: foundedMS + sequence, actor: Actor(role: .registration, name: "desk-1"),
      commandID: commandID ?? "command-\(sequence)",
      event: .delegatePresenceChanged(
        delegate: delegateCode(number), presence: sequence % 2 == 0 ? .present : .out, reason: "", source: .badge))
  }

  /// The founding and changes of presence up to a place.
  static func records(through sequence: Int64) -> [EventRecord] {
    [founding()] + (sequence < 2 ? [] : (2...sequence).map { presenceRecord($0) })
  }

  private static func text(_ vietnamese: String) -> LocalizedText { LocalizedText(vi: vietnamese) }

  private static let agenda = Agenda(days: [
    Day(
      code: "N1", date: "2025-09-26", title: text("Ngày 1"),
      sessions: [
        Session(
          code: "N1A", title: text("Phiên trù bị"), items: [item("1.01"), item("1.02", ballots: ["BQ01", "BQ02"])])
      ])
  ])

  private static func item(_ code: Code<Item>, ballots: [Code<Ballot>] = []) -> Item {
    Item(
      code: code, kind: .report, title: text("Mục"), presenter: nil, plannedStartMS: foundedMS, plannedMinutes: 15,
      ballots: ballots, cue: .item)
  }

  private static func delegate(_ number: Int) -> Delegate {
    Delegate(
      code: delegateCode(number), name: "Nguyễn Văn \(number)", kind: number % 5 == 0 ? .alternate : .appointed,
      organisation: "Chi bộ \(number % 4)", group: "Tổ 1", seat: "A\(number)", sex: number % 2 == 0 ? .male : .female,
      ethnicity: "Kinh", birthYear: 1970, partyYear: 1995)
  }
}
