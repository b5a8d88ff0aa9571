import Congress
import Foundation
import Testing

/// Goal: nothing that is not published reaches a screen, and everything that is published does.
///
/// Method: a ballot of 485 voters with figures that stand nowhere else goes through its life; after every step every
/// output is written as JSON and searched for the figures, whatever cue is on air.
@Suite struct ViewTests {
  private static let figures: Set<Int> = [317, 129, 23]
  private static let counts = ["for": 317, "against": 129, "other": 23]

  /// Every number in a value's JSON, at any depth, and every number that can be read out of its texts.
  private static func numbers(in value: some Encodable) throws -> Set<Int> {
    func collect(_ any: Any, into found: inout Set<Int>) {
      switch any {
      case let number as NSNumber: found.insert(number.intValue)
      case let text as String:
        for digits in text.split(whereSeparator: { !$0.isASCII || !$0.isNumber }) {
          if let number = Int(digits) { found.insert(number) }
        }
      case let list as [Any]: for element in list { collect(element, into: &found) }
      case let group as [String: Any]: for element in group.values { collect(element, into: &found) }
      default: break
      }
    }
    var found: Set<Int> = []
    let data = Data(try json(value).utf8)
    collect(try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed), into: &found)
    return found
  }

  /// What an audience can see: every output, and every topic that is open to a screen or to those who serve tablets.
  private static func audienceNumbers(_ state: CongressState) throws -> Set<Int> {
    var found: Set<Int> = []
    for topic in Topic.all(outputs: state.outputs.map(\.name))
    where topic.isOpen(to: .screen) || topic.isOpen(to: .gateway) {
      switch topic {
      case .output(let output):
        // Not the names: those of the sample's organisations are numbers.
        if case .organisations(let view) = state.outputView(output).content {
          found.formUnion(view.rows.flatMap { [$0.present, $0.summoned] })
        } else {
          found.formUnion(try numbers(in: state.outputView(output)))
        }
      case .agenda: found.formUnion(try numbers(in: state.agendaView))
      case .attendance: found.formUnion(try numbers(in: state.attendance))
      case .attendanceBreakdown:  // Not the names: those of the sample's organisations are numbers.
        let rows = state.attendanceBreakdown.organisations
        found.formUnion(rows.flatMap { [$0.summoned, $0.present, $0.out, $0.pending, $0.counted ?? 0] })
      case .credentials: found.formUnion(try numbers(in: state.credentialsView))
      case .results: found.formUnion(try numbers(in: state.resultsView))
      case .electionResults: found.formUnion(try numbers(in: state.electionResultsView))
      case .screen(let screen): found.formUnion(try numbers(in: state.screenView(screen).standing.picture))
      case .tablet(let audience):
        guard let view = state.tabletView(for: audience) else { continue }
        // Not the names of organisations, which the hall's picture may have.
        found.formUnion(try numbers(in: [view.agenda]))
        found.formUnion(try numbers(in: view.results))
        found.formUnion(try numbers(in: view.elected))
        found.formUnion(try numbers(in: [view.vote]))
      case .tablets: found.formUnion(try numbers(in: state.tabletsView))
      case .votes(let ballot): found.formUnion(try numbers(in: state.namedVotes(in: ballot).votes))
      case .documentsReleased(let reader): found.formUnion(try numbers(in: state.releasedDocuments(to: reader)))
      case .documentsSealed: found.formUnion(try numbers(in: state.sealedDocuments))
      case .pressPicturesReleased: found.formUnion(try numbers(in: state.releasedPressPictures))
      // How the recording stands is no figure.
      case .recording, .captions: break
      case .documents, .pressPictures, .ballots, .terminals, .elections, .speakers, .show, .screens, .controlRoom,
        .rundown, .journal,
        .roster,
        .presences, .legal:
        Issue.record("\(topic.name) is open to screens")
      }
    }
    return found
  }

  @Test func theSearchFindsWhatIsThere() throws {
    #expect(try Self.numbers(in: [["a": 317], ["b": 4]]) == [317, 4])
    #expect(try Self.numbers(in: "317 of 485, 23%") == [317, 485, 23])
  }

  @Test func noFigureIsSeenBeforeItIsPublished() throws {
    var hall = try Hall(.sample(delegates: 485, present: 484))
    let life: [Command] = [
      .ballotAsk("B1"), .ballotOpen("B1"), .ballotCount("B1", counts: Self.counts), .ballotHold("B1"),
      .ballotResume("B1"), .ballotClose("B1"), .ballotCount("B1", counts: Self.counts), .ballotConfirm("B1"),
    ]
    for command in life {
      try hall.run(command)
      // Whatever a record may have put on air, the figures stay away.
      for cue in CueTests.cues {
        var other = hall
        for output in ["hall", "press"] as [Code<Output>] { other.store(.cueTaken(output: output, cue: cue)) }
        let seen = try Self.audienceNumbers(other.state).intersection(Self.figures)
        #expect(seen.isEmpty, "\(seen) after \(command.name.rawValue) with \(cue.text) on air")
      }
    }
    #expect(try Self.numbers(in: hall.state.ballotsView).isSuperset(of: Self.figures))
    try hall.run(.ballotPublish("B1"), as: .podium)
    #expect(try Self.audienceNumbers(hall.state).isSuperset(of: Self.figures))
    for output in ["hall", "lobby"] as [Code<Output>] {
      #expect(try Self.numbers(in: hall.state.outputView(output)).isSuperset(of: Self.figures))
    }
    #expect(try Self.numbers(in: hall.state.outputView("press")).isDisjoint(with: Self.figures))
  }

  @Test func anAbortedBallotsFiguresAreNeverSeen() throws {
    var hall = try Hall(.sample(delegates: 485, present: 484))
    let life: [Command] = [
      .ballotOpen("B1"), .ballotCount("B1", counts: Self.counts), .ballotClose("B1"), .ballotConfirm("B1"),
      .ballotAbort("B1", reason: "nhầm"),
    ]
    for command in life { try hall.run(command) }
    for cue in CueTests.cues {
      var other = hall
      other.store(.cueTaken(output: "hall", cue: cue))
      #expect(try Self.audienceNumbers(other.state).isDisjoint(with: Self.figures), "\(cue.text)")
    }
  }

  @Test func safeHidesAPublishedResultToo() throws {
    var hall = try BallotLifeTests.hall(in: .published)
    try hall.run(.safeOn)
    #expect(hall.state.outputView("hall").content == .fallback)
    #expect(hall.state.resultsView.results.count == 1)
  }

  @Test func theVotePictureSaysHowTheVoteStands() throws {
    var hall = try Hall(after: .ballotOpen("B2"))
    let openedMS = hall.nowMS
    func voting() -> VotingView? {
      if case .voting(let view) = hall.state.outputView("hall").content { view } else { nil }
    }
    let open = try #require(voting())
    #expect(open.standing == .open)
    #expect(open.voters == 5)
    #expect(open.durationMS == 30_000)
    #expect(open.deadlineMS == openedMS + 30_000)
    #expect(open.heldMS == nil)
    try hall.run(.ballotHold("B2"))
    #expect(voting()?.standing == .held)
    #expect(voting()?.heldMS == hall.nowMS)
    try hall.run(.ballotClose("B2"))
    #expect(voting()?.standing == .closed)
    #expect(voting()?.heldMS == nil)
  }

  @Test func theQuestionPictureNamesRuleAndBase() throws {
    let hall = try Hall(after: .ballotAsk("B2"))
    guard case .question(let view) = hall.state.outputView("hall").content else {
      Issue.record("the question is not shown")
      return
    }
    #expect(view.ballot == "B2")
    #expect(view.base == .present)
    #expect(view.rule == PassRule(.atLeast, .twoThirds))
  }

  @Test func aResultCarriesEverythingItRestsOn() throws {
    var hall = try BallotLifeTests.hall(in: .confirmed)
    #expect(hall.state.resultsView.results.isEmpty)
    try hall.run(.ballotPublish("B1"))
    let result = try #require(hall.state.resultsView.results.first)
    #expect(result.ballot == "B1")
    #expect(result.choices == Choice.standard)
    #expect(result.base == .summoned)
    #expect(result.rule == .moreThanHalf)
    #expect(result.outcome.tally == Tally(counts: [4, 1, 0]))
    #expect(result.outcome.base == 6)
    #expect(result.outcome.needed == 4)
    #expect(result.outcome.isAdopted)
    #expect(result.publishedMS == hall.nowMS)
    #expect(!result.isVoided)
    #expect(hall.state.outputView("hall").content == .result(result))
  }

  @Test(arguments: CueTests.cues)
  func everyPictureComesBackFromJSON(_ cue: Cue) throws {
    var hall = try cue.election == nil ? BallotLifeTests.hall(in: .published) : ElectionLifeTests.hall(in: .published)
    try hall.run(.itemStart("1.02"))
    if cue.scene == .speaker { try hall.run(.speakerCall(nil)) }
    hall.store(.cueTaken(output: "press", cue: cue))
    let view = hall.state.outputView("press")
    #expect(view.content.scene == (cue.scene.isPrivate ? .fallback : cue.scene))
    #expect(try throughJSON(view) == view)
  }

  @Test func aSceneOfLaterSoftwareReadsAsTheFallbackAndWrongFactsAreAnError() throws {
    #expect(try decode(SceneContent.self, #"{"scene":"seat-map","facts":{"rows":12}}"#) == .fallback)
    #expect(throws: DecodingError.self) { try decode(SceneContent.self, #"{"scene":"result","facts":{}}"#) }
    #expect(throws: DecodingError.self) { try decode(SceneContent.self, #"{"scene":"result"}"#) }
  }

  @Test func theWorkingViewsComeBackFromJSON() throws {
    let hall = try BallotLifeTests.hall(in: .voided)
    #expect(try throughJSON(hall.state.agendaView) == hall.state.agendaView)
    #expect(try throughJSON(hall.state.ballotsView) == hall.state.ballotsView)
    #expect(try throughJSON(hall.state.resultsView) == hall.state.resultsView)
    #expect(try throughJSON(hall.state.showView) == hall.state.showView)
    #expect(try throughJSON(hall.state.attendance) == hall.state.attendance)
  }
}

/// Goal: topics have one name each, and whoever may not see what is unpublished cannot follow it.
@Suite struct TopicTests {
  static let topics = Topic.all(outputs: ["hall", "lobby"])

  @Test func everyTopicComesBackFromItsName() {
    #expect(Self.topics.count == 38)
    for topic in Self.topics { #expect(Topic(name: topic.name) == topic) }
  }

  @Test(arguments: [
    "", "output", "output.", "Agenda", "result", "outputs.hall", "legal.screen", "legal.nobody", "tablet.press",
  ])
  func aTextThatIsNoTopicIsRefused(_ name: String) {
    #expect(Topic(name: name) == nil)
  }

  @Test func whatIsUnpublishedIsForThoseWhoWorkOnIt() {
    func names(of role: Role) -> [String] { Self.topics.filter { $0.isOpen(to: role) }.map(\.name) }
    let open = [
      "output.hall", "output.lobby", "agenda", "attendance", "attendance-breakdown", "credentials", "results",
      "election-results", "recording", "captions", "documents.public",
    ]
    #expect(Set(names(of: .voter)) == Set(open + ["terminals"]))
    for role in [Role.screen, .observer] { #expect(names(of: role) == open, "\(role)") }
    #expect(
      Set(names(of: .gateway))
        == Set(
          open + [
            "tablet.guest", "tablet.delegate", "tablet.presidium", "documents.presidium", "documents.delegate",
            "documents.alternate", "documents.guest", "documents.press", "documents.sealed", "press-pictures.released",
            "tablets",
          ]))
    #expect(Set(names(of: .registration)) == Set(open + ["roster", "presences", "tablets"]))
    #expect(Set(names(of: .teller)) == Set(open + ["ballots", "elections", "legal.teller"]))
    #expect(
      Set(names(of: .chair))
        == Set(
          open + [
            "ballots", "elections", "terminals", "speakers", "show", "screens", "control-room", "rundown",
            "legal.chair", "documents", "documents.presidium", "documents.delegate", "documents.alternate",
            "documents.guest", "documents.press", "documents.sealed", "press-pictures", "press-pictures.released",
          ]))
    #expect(names(of: .operator) == Self.topics.map(\.name))
  }
}
