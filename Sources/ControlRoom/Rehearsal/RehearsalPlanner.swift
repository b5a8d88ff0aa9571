public import Congress

/// Makes the plan of a day, moment by moment.
///
/// It keeps its own account of who is where and never asks the rules of the core: what it expects is an independent
/// reckoning that the service's figures are held against.
public struct RehearsalPlanner {
  static let minuteMS: Int64 = 60_000
  /// How long before the first item the doors open where no item receives the delegates, in ms.
  static let doorsMS = 30 * minuteMS
  /// The shortest time in which everybody arrives, in ms.
  static let arrivalsMS = 5 * minuteMS
  /// The registration desks.
  static let desks = (1...3).map { Actor(role: .registration, name: "desk-\($0)") }
  static let chair = Actor(role: .chair, name: "chair")
  static let control = Actor(role: .operator, name: "control-1")
  static let gateway = Actor(role: .voter, name: "gateway")

  let definition: Definition
  var random: RehearsalRandom
  /// The moment that the plan has reached.
  var nowMS: Int64
  var acts: [RehearsalPlan.Act] = []
  var figures = RehearsalPlan.Figures()
  /// The delegates who are in the hall, in the roster's order.
  var inHall: Set<Code<Delegate>> = []
  /// Those who have asked for the floor.
  var heard: Set<Code<Delegate>> = []
  /// Who stands for the elections whose nominations are over.
  var lists: [Code<Election>: [Code<Candidate>]] = [:]
  /// Those who are known not to come.
  private var excused: Set<Code<Delegate>> = []
  private var isSafeTried = false

  /// Plans a part of a congress.
  /// - Throws: ``RehearsalPart/Problem``.
  public static func plan(
    _ definition: Definition, part: RehearsalPart = RehearsalPart(), seed: UInt64
  ) throws(RehearsalPart.Problem) -> RehearsalPlan {
    let days = try part.days(of: definition.agenda)
    let startMS = days.first.map { doors(of: $0.items) } ?? 0
    var planner = RehearsalPlanner(
      definition: definition.rehearsed, random: RehearsalRandom(seed: seed), nowMS: startMS)
    for (number, day) in days.enumerated() {
      let doorsMS = doors(of: day.items)
      if number > 0 { planner.planNight(untilMS: doorsMS) }
      planner.planDay(day.items, doorsMS: doorsMS, isLast: number == days.count - 1)
    }
    planner.closeAccount()
    return RehearsalPlan(
      definition: planner.definition, days: days.map(\.day), startMS: startMS, acts: planner.acts,
      figures: planner.figures)
  }

  /// When the doors of a day open.
  private static func doors(of items: [Item]) -> Int64 {
    items.first.map { $0.kind == .reception ? $0.plannedStartMS : $0.plannedStartMS - doorsMS } ?? 0
  }

  private init(definition: Definition, random: RehearsalRandom, nowMS: Int64) {
    self.definition = definition
    self.random = random
    self.nowMS = nowMS
  }

  // MARK: The day

  /// Everybody goes, and the clock is put to the next morning: nobody waits for a night to pass.
  private mutating func planNight(untilMS: Int64) {
    let leaving = definition.roster.delegates.map(\.code).filter(inHall.contains)
    nowMS += Self.minuteMS
    if !leaving.isEmpty {
      act(Self.desks[0], .attendanceImport(leaving.map { PresenceEntry(delegate: $0, presence: .out) }))
    }
    guard untilMS > nowMS else { return }
    act(Self.control, .clockCorrect(toMS: untilMS))
    nowMS = untilMS
  }

  private mutating func planDay(_ items: [Item], doorsMS: Int64, isLast: Bool) {
    let firstNeeded = items.first { $0.kind == .attendance || $0.kind == .vote || !$0.ballots.isEmpty }
    let firstSeated = firstNeeded?.plannedStartMS ?? items.first.map { $0.plannedStartMS } ?? doorsMS
    let arrivals = planArrivals(fromMS: doorsMS, toMS: max(firstSeated - Self.minuteMS, doorsMS + Self.arrivalsMS))
    var waiting = arrivals[...]
    let lastVote = items.last { !$0.ballots.isEmpty } ?? items.last
    for item in items {
      let startMS = max(nowMS + 1_000, item.plannedStartMS + Int64(random.number(in: 0...40)) * 1_000)
      while let next = waiting.first, next.atMS <= startMS { add(waiting.removeFirst()) }
      nowMS = startMS
      act(Self.control, .itemStart(item.code))
      figures.items.append(item.code)
      if item.kind == .discussion, item.ballots.isEmpty {
        planSpeeches(item)
      } else if item.ballots.isEmpty {
        planQuiet(item)
      } else {
        while let next = waiting.first { add(next); waiting.removeFirst() }
        for ballot in item.ballots.compactMap({ code in definition.ballots.first { $0.code == code } }) {
          planNominations(before: ballot.code)
          planVote(ballot)
        }
      }
      planElections(item, withUncalled: isLast && item.code == lastVote?.code)
    }
    for act in waiting { add(act) }
    guard let last = items.last else { return }
    nowMS = max(nowMS + 1_000, last.plannedStartMS + Int64(last.plannedMinutes) * Self.minuteMS)
    act(Self.control, .itemEnd)
  }

  /// Arrivals at the desks: most in the middle of the time, a few badges twice, a few that nobody knows.
  private mutating func planArrivals(fromMS: Int64, toMS: Int64) -> [RehearsalPlan.Act] {
    var acts: [RehearsalPlan.Act] = []
    let seconds = max(2, Int((toMS - fromMS) / 1_000))
    for delegate in definition.roster.delegates where !excused.contains(delegate.code) {
      let desk = Self.desks[random.number(in: 0...(Self.desks.count - 1))]
      let atMS = fromMS + Int64(random.number(in: 0...(seconds / 2)) + random.number(in: 0...(seconds / 2 - 1))) * 1_000
      if delegate.kind.isOfficial, random.happens(perMille: 15) {
        guard random.happens(perMille: 600) else { continue }
        acts.append(.init(atMS: atMS, actor: desk, command: .delegateMarkAbsent(delegate.code, reason: "Ốm")))
        continue
      }
      let scan = Command.delegateScan(badge: delegate.badge ?? delegate.code.text)
      acts.append(.init(atMS: atMS, actor: desk, command: scan))
      if random.happens(perMille: 20) {
        let again = RehearsalPlan.Expectation.refused("delegate_already_present")
        acts.append(.init(atMS: atMS + 1_000, actor: desk, command: scan, expectation: again))
      }
      if random.happens(perMille: 5) {
        let stranger = Command.delegateScan(badge: "?\(random.number(in: 1_000...9_999))")
        acts.append(.init(atMS: atMS, actor: desk, command: stranger, expectation: .refused("badge_unknown")))
      }
    }
    // The order of those of one moment is the order in which they were planned, on every machine.
    return acts.enumerated().sorted { ($0.element.atMS, $0.offset) < ($1.element.atMS, $1.offset) }.map(\.element)
  }

  /// An item without a vote: some go out and come back; once, SAFE and a wrong press that is taken back.
  private mutating func planQuiet(_ item: Item) {
    let lengthMS = Int64(item.plannedMinutes) * Self.minuteMS
    let leaving = inHall.sorted { $0.text < $1.text }
    guard item.plannedMinutes >= 5, !leaving.isEmpty, random.happens(perMille: 600) else { return }
    let count = min(random.number(in: 1...4), leaving.count)
    let first = random.number(in: 0...(leaving.count - count))
    let outside = Array(leaving[first..<(first + count)])
    nowMS = max(nowMS, item.plannedStartMS + lengthMS / 4)
    for code in outside { act(Self.desks[0], .delegateStepOut(code)) }
    if !isSafeTried {
      isSafeTried = true
      planWrongPress()
    }
    nowMS = max(nowMS, item.plannedStartMS + lengthMS * 3 / 4)
    for code in outside { act(Self.desks[0], .delegateCheckIn(code)) }
  }

  /// Black by mistake, taken back; then SAFE, and SAFE once more.
  private mutating func planWrongPress() {
    guard let hall = definition.outputs.first?.name else { return }
    nowMS += 10_000
    act(Self.control, .cueTake(hall, .black))
    nowMS += 3_000
    act(Self.control, .commandUndo)
    nowMS += 20_000
    act(Self.control, .safeOn)
    nowMS += 2_000
    act(Self.control, .safeOn, .refused("safe_already_on"))
    nowMS += 15_000
    act(Self.control, .safeOff)
  }

  // MARK: The account

  /// Adds an act of the present moment.
  mutating func act(_ actor: Actor, _ command: Command, _ expectation: RehearsalPlan.Expectation = .done) {
    add(RehearsalPlan.Act(atMS: nowMS, actor: actor, command: command, expectation: expectation))
  }

  /// Adds an act, and takes it into account.
  private mutating func add(_ act: RehearsalPlan.Act) {
    // What was planned beside this one has its moment; none goes before the one that is sent before it.
    let atMS = max(act.atMS, acts.last?.atMS ?? act.atMS)
    nowMS = max(nowMS, atMS)
    let actor = allowed(act.actor, for: act.command.name)
    acts.append(.init(atMS: atMS, actor: actor, command: act.command, expectation: act.expectation))
    if case .refused(let code) = act.expectation {
      figures.refusals[code, default: 0] += 1
      return
    }
    switch act.command.body {
    case let scan as ScanBadge:
      if let delegate = definition.roster.delegates.first(where: { ($0.badge ?? $0.code.text) == scan.badge }) {
        inHall.insert(delegate.code)
      }
    case let checkIn as CheckInDelegate: inHall.insert(checkIn.delegate)
    case let stepOut as StepOutDelegate: inHall.remove(stepOut.delegate)
    case let absence as MarkDelegateAbsent:
      excused.insert(absence.delegate)
      figures.excused += 1
    case let list as ImportAttendance: inHall.subtract(list.entries.map(\.delegate))
    default: break
    }
  }

  /// The actor, or one in a role that this congress lets give the command.
  private func allowed(_ actor: Actor, for command: CommandName) -> Actor {
    let roles = definition.roles(for: command)
    guard !roles.contains(actor.role), let role = roles.first else { return actor }
    return Actor(role: role, name: role == .operator ? Self.control.name : role.rawValue)
  }

  /// The official delegates who are in the hall.
  var voters: [Code<Delegate>] {
    definition.roster.delegates.filter { $0.kind.isOfficial && inHall.contains($0.code) }.map(\.code)
  }

  private mutating func closeAccount() { figures.present = voters.count }
}
