/// P1: what the presidium reads: the item, what follows, the vote, the floor, its own notes, and what the hall sees.
///
/// As in every view of a screen, no figure of a choice stands in it that has not been published.
public struct PresidiumView: Sendable, Hashable, Codable {
  /// An item as the presidium is told.
  public struct ItemFacts: Sendable, Hashable, Codable {
    /// The item's code.
    public let code: Code<Item>
    /// What is dealt with.
    public let title: LocalizedText
    /// Planned start, in ms since 1970 UTC.
    public let plannedStartMS: Int64
    /// Planned length, in minutes.
    public let plannedMinutes: Int
    /// When it began, in ms since 1970 UTC; nothing for one that has not.
    public let startedMS: Int64?
    /// How long it has been interrupted, where it has.
    public let held: HeldTime?

    /// An item's facts.
    public init(
      code: Code<Item>, title: LocalizedText, plannedStartMS: Int64, plannedMinutes: Int, startedMS: Int64? = nil,
      held: HeldTime? = nil
    ) {
      self.code = code
      self.title = title
      self.plannedStartMS = plannedStartMS
      self.plannedMinutes = plannedMinutes
      self.startedMS = startedMS
      self.held = held
    }

    /// The facts of an item.
    init(_ item: Item) {
      var live: (startedMS: Int64, held: HeldTime?)?
      if case .live(let startedMS, let held) = item.progress { live = (startedMS, held) }
      self.init(
        code: item.code, title: item.title, plannedStartMS: item.plannedStartMS, plannedMinutes: item.plannedMinutes,
        startedMS: live?.startedMS, held: live?.held)
    }

    /// When it will probably end, judged at a moment, both in ms since 1970 UTC.
    public func expectedEndMS(atMS nowMS: Int64) -> Int64 {
      max(nowMS, (startedMS ?? plannedStartMS) + Int64(plannedMinutes) * 60_000 + (held?.totalMS(atMS: nowMS) ?? 0))
    }

    /// How far that is behind the plan, in ms; negative where it is ahead.
    public func latenessMS(atMS nowMS: Int64) -> Int64 {
      expectedEndMS(atMS: nowMS) - plannedStartMS - Int64(plannedMinutes) * 60_000
    }
  }

  /// The ballot in hand.
  public struct BallotFacts: Sendable, Hashable, Codable {
    /// The ballot's code.
    public let ballot: Code<Ballot>
    /// The question.
    public let question: LocalizedText
    /// How it is answered.
    public let method: BallotPlan.Method
    /// How far it has come.
    public let state: BallotState
    /// Which round this is, from 1.
    public let round: Int
    /// How many may vote, once it has opened.
    public let voters: Int?
    /// When a timed vote ends, in ms since 1970 UTC.
    public let deadlineMS: Int64?
    /// Since when it is on hold, in ms since 1970 UTC.
    public let heldMS: Int64?
    /// The published result.
    public let result: ResultView?

    /// A ballot's facts.
    public init(
      ballot: Code<Ballot>, question: LocalizedText, method: BallotPlan.Method, state: BallotState, round: Int = 1,
      voters: Int? = nil, deadlineMS: Int64? = nil, heldMS: Int64? = nil, result: ResultView? = nil
    ) {
      self.ballot = ballot
      self.question = question
      self.method = method
      self.state = state
      self.round = round
      self.voters = voters
      self.deadlineMS = deadlineMS
      self.heldMS = heldMS
      self.result = result
    }

    /// The facts of a ballot.
    init(_ ballot: Ballot) {
      let heldMS: Int64? = if case .held(_, _, let heldMS) = ballot.phase { heldMS } else { nil }
      self.init(
        ballot: ballot.code, question: ballot.plan.question, method: ballot.plan.method, state: ballot.state,
        round: ballot.round, voters: ballot.phase.opening?.voters, deadlineMS: ballot.phase.opening?.deadlineMS,
        heldMS: heldMS, result: ResultView(ballot))
    }
  }

  /// What the hall sees.
  public struct HallFacts: Sendable, Hashable, Codable {
    /// The output.
    public let output: Code<Output>
    /// When its cue was taken, in ms since 1970 UTC.
    public let takenAtMS: Int64
    /// What it shows; never the presidium's own picture.
    public let content: SceneContent
    /// What lies across the foot of it.
    public let lowerThird: LowerThirdView?

    /// An output's content.
    public init(output: Code<Output>, takenAtMS: Int64, content: SceneContent, lowerThird: LowerThirdView? = nil) {
      self.output = output
      self.takenAtMS = takenAtMS
      self.content = content
      self.lowerThird = lowerThird
    }
  }

  /// The item that is being dealt with.
  public let item: ItemFacts?
  /// The item that comes next.
  public let next: ItemFacts?
  /// How many delegates are present.
  public let present: Int
  /// How many were summoned.
  public let summoned: Int
  /// Whether the congress is known to be able to decide.
  public let isQuorate: Bool
  /// Whether only the organisations are missing from what is known; nothing where they are not.
  public let isQuorumUnknown: Bool?
  /// The ballot in hand: the open one, or that of the item.
  public let ballot: BallotFacts?
  /// Whoever has the floor.
  public let speaker: SpeakerSceneView?
  /// Whoever is next, while nobody has the floor.
  public let nextSpeaker: SpeakerFacts?
  /// What the presidium is reminded of at this item.
  public let notes: [LocalizedText]
  /// What the hall sees.
  public let hall: HallFacts?

  /// A presidium's picture from its parts.
  public init(
    item: ItemFacts?, next: ItemFacts?, present: Int, summoned: Int, isQuorate: Bool,
    isQuorumUnknown: Bool = false, ballot: BallotFacts? = nil, speaker: SpeakerSceneView? = nil,
    nextSpeaker: SpeakerFacts? = nil, notes: [LocalizedText] = [],
    hall: HallFacts? = nil
  ) {
    self.item = item
    self.next = next
    self.present = present
    self.summoned = summoned
    self.isQuorate = isQuorate
    self.isQuorumUnknown = isQuorumUnknown ? true : nil
    self.ballot = ballot
    self.speaker = speaker
    self.nextSpeaker = nextSpeaker
    self.notes = notes
    self.hall = hall
  }
}

extension CongressState {
  /// What the presidium reads.
  var presidiumView: PresidiumView {
    let attendance = attendance
    let live = agenda.liveItem
    return PresidiumView(
      item: live.map { .init($0) }, next: agenda.nextItem.map { .init($0) }, present: attendance.present,
      summoned: attendance.summoned, isQuorate: attendance.isQuorate,
      isQuorumUnknown: attendance.quorum == .organisationsUnknown,
      ballot: ballotInHand(at: live).map { .init($0) }, speaker: speakerSceneView(.full),
      nextSpeaker: floor.current == nil ? speakersSceneView.lines.first(where: \.isNext)?.speaker : nil,
      notes: definition.notes.filter { $0.item == live?.code }.map(\.text),
      hall: hall.map { hall in
        // SAFE covers the hall's screens, so it covers their small picture.
        let content =
          isSafe || hall.onAir.scene.isPrivate ? .fallback : content(of: hall)
        return .init(
          output: hall.name, takenAtMS: hall.takenAtMS, content: content, lowerThird: lowerThirdView(of: hall))
      })
  }

  /// The open ballot; else the item's first that is not over, or its last.
  private func ballotInHand(at item: Item?) -> Ballot? {
    if let open = ballots.first(where: { $0.state == .open || $0.state == .held }) { return open }
    let own = (item?.ballots ?? []).compactMap { ballot($0) }
    return own.first { ![.published, .voided, .aborted].contains($0.state) } ?? own.last
  }
}
