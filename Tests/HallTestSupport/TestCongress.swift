package import Congress

extension CongressName {
  /// A name that says the same in every line.
  package static func test(_ text: LocalizedText = LocalizedText(vi: "Đại hội", en: "Congress")) -> CongressName {
    CongressName(
      slogan: text, body: text, title: text, shortTitle: text, ordinal: text, term: text, placeAndDate: text)
  }
}

extension Delegate {
  /// Somebody of whom little matters.
  package static func test(
    _ code: Code<Delegate>, name: String? = nil, kind: Kind = .elected, organisation: String = "Chi bộ",
    group: String = "Tổ 1", seat: String = "", sex: Sex = .male, badge: String? = nil
  ) -> Delegate {
    Delegate(
      code: code, name: name ?? "Đại biểu \(code)", kind: kind, organisation: organisation, group: group, seat: seat,
      sex: sex, ethnicity: "Kinh", birthYear: 1980, partyYear: 2005, badge: badge)
  }

  /// `D1`, `D2` and so on.
  package static func tests(_ count: Int, kind: Kind = .elected) -> [Delegate] {
    (1...count).map { .test(Code("D\($0)"), kind: kind) }
  }
}

extension HallGeometry {
  /// The hall of the sample: 28 m deep, an image 4 m high.
  package static let test = HallGeometry(farthestViewerMetres: 28, imageHeightMetres: 4)
}

extension Definition {
  /// A congress of which a test says what matters to it, and nothing else.
  /// - Parameter present: How many of the people are there at its founding, from the first on; all without it.
  package static func test(
    id: Code<Definition> = "small", name: CongressName = .test(), theme: String = "red-gold",
    hall: HallGeometry = .test, people: [Delegate] = Delegate.tests(5), present: Int? = nil,
    quorum: QuorumPolicy = QuorumPolicy(policy: .off), publishing: Publishing = .onePerson,
    outputs: [Output] = [Output(name: "hall")], screens: [Screen] = [], blocks: [Block] = [],
    permissions: [Permission] = [], agenda: Agenda = Agenda(days: []), ballots: [BallotPlan] = [],
    elections: [ElectionPlan] = [], bodies: [Body] = [], series: [PictureSeries] = [], speakers: [Speaker] = [],
    notes: [ItemNote] = [], badge: BadgeReading? = nil, ballotDefaults: BallotDefaults? = nil,
    cameras: [Camera]? = nil
  ) -> Definition {
    Definition(
      id: id, name: name, language: .vietnamese, utcOffset: 420, theme: theme, emblem: nil, hall: hall, quorum: quorum,
      publishing: publishing, outputs: outputs, screens: screens, blocks: blocks, permissions: permissions,
      agenda: agenda, ballots: ballots, elections: elections, bodies: bodies, series: series, speakers: speakers,
      notes: notes, roster: Roster(people), presentAtFounding: people.prefix(present ?? people.count).map(\.code),
      badge: badge, ballotDefaults: ballotDefaults, cameras: cameras)
  }

  /// The first record of its journal.
  package func founding(atMS: Int64 = 0) -> EventRecord {
    EventRecord(sequence: 1, atMS: atMS, actor: nil, commandID: nil, event: .congressFounded(self))
  }
}

extension CongressState {
  /// Decides commands one after the other as the service does, none of which may be refused.
  /// - Parameter everyMS: How long after the one before each comes, in ms.
  /// - Returns: Their records.
  @discardableResult
  package mutating func carryOut(
    _ commands: [Command], by actor: Actor = Actor(role: .operator, name: "control-1"), everyMS: Int64 = 1_000
  ) throws(Rejection) -> [EventRecord] {
    var records: [EventRecord] = []
    for command in commands {
      let request = CommandRequest(id: "\(sequence)", actor: actor, atMS: newestMS + everyMS, command: command)
      for event in try decide(request) {
        let record = EventRecord(
          sequence: sequence + 1, atMS: request.atMS, actor: actor, commandID: request.recordID, event: event)
        apply(record)
        records.append(record)
      }
    }
    return records
  }
}
