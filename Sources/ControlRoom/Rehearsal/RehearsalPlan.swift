public import Congress

/// A day to rehearse: who does what and when, what the service has to answer, and the figures that must come of it.
///
/// Pure: the same congress, part and seed give the same plan. Acts are in the order of their moments; sent one after
/// another, each after the answer to the one before, they lead to ``figures``.
public struct RehearsalPlan: Sendable, Hashable {
  /// What the service has to answer.
  public enum Expectation: Sendable, Hashable {
    /// Done, and on disk.
    case done
    /// Refused for this rule, by its code.
    case refused(String)
  }

  /// Something that somebody does.
  public struct Act: Sendable, Hashable {
    /// When, in ms since 1970 UTC by the rehearsal's clock.
    public let atMS: Int64
    /// Who.
    public let actor: Actor
    /// What.
    public let command: Command
    /// What comes of it.
    public let expectation: Expectation

    /// Somebody does something.
    public init(atMS: Int64, actor: Actor, command: Command, expectation: Expectation = .done) {
      self.atMS = atMS
      self.actor = actor
      self.command = command
      self.expectation = expectation
    }
  }

  /// What a ballot must come to.
  public struct BallotFigures: Sendable, Hashable, Codable {
    /// The ballot.
    public let ballot: Code<Ballot>
    /// How many were entitled to vote when it was opened.
    public let voters: Int
    /// The figures in the order of its choices.
    public let counts: [Int]

    /// A ballot's figures.
    public init(ballot: Code<Ballot>, voters: Int, counts: [Int]) {
      self.ballot = ballot
      self.voters = voters
      self.counts = counts
    }
  }

  /// What an election must come to.
  public struct ElectionFigures: Sendable, Hashable, Codable {
    /// The election.
    public let election: Code<Election>
    /// How many papers were handed out.
    public let issued: Int
    /// How many came back.
    public let collected: Int
    /// How many of those count.
    public let valid: Int
    /// Who is elected, by code.
    public let elected: [Code<Candidate>]

    /// An election's figures.
    public init(election: Code<Election>, issued: Int, collected: Int, valid: Int, elected: [Code<Candidate>]) {
      self.election = election
      self.issued = issued
      self.collected = collected
      self.valid = valid
      self.elected = elected
    }

    /// What a published round has come to.
    init(_ result: ElectionResultView) {
      self.init(
        election: result.election, issued: result.issued, collected: result.collected,
        valid: result.outcome.count.valid, elected: result.outcome.elected.sorted { $0.text < $1.text })
    }
  }

  /// What the day must come to.
  public struct Figures: Sendable, Hashable, Codable {
    /// Official delegates present at its end.
    public internal(set) var present = 0
    /// Those who are excused.
    public internal(set) var excused = 0
    /// The items that have taken place, in order.
    public internal(set) var items: [Code<Item>] = []
    /// The published ballots, in order.
    public internal(set) var ballots: [BallotFigures] = []
    /// The published elections, in order.
    public internal(set) var elections: [ElectionFigures] = []
    /// How many commands are refused, by the rule's code.
    public internal(set) var refusals: [String: Int] = [:]

    /// Nothing yet.
    public init() {}
  }

  /// The congress that is rehearsed, as it is marked.
  public let definition: Definition
  /// The days, in order.
  public let days: [Day]
  /// When the first act may be done, in ms since 1970 UTC; the clock of the rehearsal begins here.
  public let startMS: Int64
  /// What is done, in order.
  public let acts: [Act]
  /// What must come of it.
  public let figures: Figures
}

/// Which part of a congress is rehearsed.
public struct RehearsalPart: Sendable, Hashable {
  /// The day; the first where none is named.
  public let day: Code<Day>?
  /// The last item; the day's last where none is named.
  public let until: Code<Item>?
  /// Whether every day is rehearsed, one after the other as one congress.
  public let isWhole: Bool

  /// A part of a congress.
  public init(day: Code<Day>? = nil, until: Code<Item>? = nil, isWhole: Bool = false) {
    self.isWhole = isWhole
    self.day = day
    self.until = until
  }

  /// Why there is no such part.
  public enum Problem: Error, Sendable, Hashable {
    case dayUnknown(Code<Day>, known: [Code<Day>])
    case itemUnknown(Code<Item>, known: [Code<Item>])
  }

  /// The days, and the items of each up to the last one.
  func days(of agenda: Agenda) throws(Problem) -> [(day: Day, items: [Item])] {
    guard isWhole else { return [try items(of: agenda)] }
    return agenda.days.map { (day: $0, items: $0.sessions.flatMap(\.items)) }.filter { !$0.items.isEmpty }
  }

  /// The day and its items up to the last one.
  private func items(of agenda: Agenda) throws(Problem) -> (day: Day, items: [Item]) {
    let holding = until.flatMap { last in
      agenda.days.first { $0.sessions.contains { $0.items.contains { $0.code == last } } }
    }
    let named = day.flatMap { code in agenda.days.first { $0.code == code } }
    if let day, named == nil { throw .dayUnknown(day, known: agenda.days.map(\.code)) }
    guard let day = named ?? holding ?? agenda.days.first else {
      return (Day(code: "-", date: "", title: LocalizedText(vi: ""), sessions: []), [])
    }
    let items = day.sessions.flatMap(\.items)
    guard let until else { return (day, items) }
    guard let last = items.firstIndex(where: { $0.code == until }) else {
      throw .itemUnknown(until, known: items.map(\.code))
    }
    return (day, Array(items[...last]))
  }
}
