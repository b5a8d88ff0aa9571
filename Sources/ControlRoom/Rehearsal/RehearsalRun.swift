public import Congress
public import ControlClient
import FoundationEssentials
import HallProtocol
import Synchronization

/// Carries a plan out over real connections, one for each of those who act.
///
/// Acts are sent one after another, each when its moment has come by the service's own clock and the one before it is
/// answered; so the same plan leads to the same record but for the times.
public struct RehearsalRun: Sendable {
  /// How often a command whose link was lost is sent again, always under its first id.
  static let triesMax = 200
  /// How long is waited before that, in ms.
  static let retryMS = 50
  /// How long the service may take to let everybody in, in ms.
  static let welcomeMS = 15_000

  private let plan: RehearsalPlan
  private let speed: Int
  private let settings: @Sendable (Role) async throws -> ClientSettings
  private let tell: @Sendable (RehearsalPlan.Act) -> Void

  /// A run that has not begun.
  /// - Parameters:
  ///   - speed: How many times as fast as time the service's clock runs.
  ///   - settings: Where the service is, with the secret of a role.
  ///   - tell: Told every act before it is done.
  public init(
    plan: RehearsalPlan, speed: Int, settings: @escaping @Sendable (Role) async throws -> ClientSettings,
    tell: @escaping @Sendable (RehearsalPlan.Act) -> Void
  ) {
    self.plan = plan
    self.speed = speed
    self.settings = settings
    self.tell = tell
  }

  /// Does everything, and says what came of it that was not planned.
  public func run() async throws -> RehearsalOutcome {
    let clock = LearntClock(speed: speed)
    var clients: [Actor: HallClient] = [:]
    for actor in Set(plan.acts.map(\.actor)) {
      let identity = ClientIdentity(role: actor.role, id: actor.name, topics: [], client: "rehearsal")
      clients[actor] = HallClient(
        identity: identity, settings: try await settings(actor.role), nowMS: ServiceLink.nowMS
      ) { event in
        if case .clock(let learnt) = event { clock.learn(learnt) }
      }
    }
    let people = clients
    return try await withThrowingTaskGroup(of: RehearsalOutcome?.self) { group in
      for client in people.values {
        group.addTask {
          let loss = await client.run()
          if loss != .cancelled { throw RoomProblem.noLink(loss) }
          return nil
        }
      }
      group.addTask { try await perform(people, clock) }
      defer { group.cancelAll() }
      while let result = try await group.next() {
        if let outcome = result { return outcome }
      }
      throw RoomProblem.noAnswer(topic: "rehearsal")
    }
  }

  private func perform(
    _ people: [Actor: HallClient], _ clock: LearntClock
  ) async throws -> RehearsalOutcome {
    var outcome = RehearsalOutcome()
    for _ in 0..<(Self.welcomeMS / Self.retryMS) where !clock.isLearnt {
      try await Task.sleep(for: .milliseconds(Self.retryMS))
    }
    guard clock.isLearnt else { throw RoomProblem.noAnswer(topic: "pong") }
    for (number, act) in plan.acts.enumerated() {
      try await clock.wait(untilMS: act.atMS)
      outcome.longestDelayMS = max(outcome.longestDelayMS, clock.nowMS - act.atMS)
      tell(act)
      guard let client = people[act.actor] else { continue }
      outcome.take(try await reply(to: act, number: number, from: client), to: act)
    }
    return outcome
  }

  /// The answer to an act; where the link was lost on the way it is sent again under its id, so that it is done once.
  private func reply(to act: RehearsalPlan.Act, number: Int, from client: HallClient) async throws -> Reply {
    let message = CommandMessage(id: "rehearsal-\(number)", command: act.command)
    for _ in 1...Self.triesMax {
      do {
        return try await client.send(message)
      } catch is HallClient.SendFailure {
        try await Task.sleep(for: .milliseconds(Self.retryMS))
      }
    }
    throw RoomProblem.outcomeUnknown(commandID: message.id)
  }
}

/// The service's clock as the newest answer tells it.
private final class LearntClock: Sendable {
  private let clock: Mutex<ServiceClock?>
  private let speed: Int

  init(speed: Int) {
    self.speed = speed
    clock = Mutex(nil)
  }

  /// Whether the service has told its time.
  var isLearnt: Bool { clock.withLock { $0 != nil } }

  /// The service's time, in ms since 1970 UTC.
  var nowMS: Int64 { (clock.withLock { $0 } ?? ServiceClock(speed: speed)).serviceMS(atLocalMS: ServiceLink.nowMS()) }

  /// Waits for a moment of the service; not at one go, for its clock may be put to the next morning meanwhile.
  func wait(untilMS: Int64) async throws {
    while case let waitMS = (untilMS - nowMS) / Int64(speed), waitMS > 0 {
      try await Task.sleep(for: .milliseconds(min(waitMS, Self.napMS)))
    }
  }

  /// The longest wait at one go, in ms.
  private static let napMS: Int64 = 500

  func learn(_ learnt: ServiceClock) { clock.withLock { $0 = learnt } }
}

/// What came of a rehearsal.
public struct RehearsalOutcome: Sendable, Hashable {
  /// How many commands were carried out.
  public internal(set) var done = 0
  /// How many were refused, by the rule's code.
  public internal(set) var refusals: [String: Int] = [:]
  /// How long after its moment an act was done at the most, in ms of the rehearsal's clock.
  public internal(set) var longestDelayMS: Int64 = 0
  /// Everything that was not as planned.
  public internal(set) var faults: [RehearsalFault] = []

  /// Nothing yet.
  public init() {}

  /// Adds what else was not as planned.
  public mutating func add(_ more: [RehearsalFault]) { faults += more }

  mutating func take(_ reply: Reply, to act: RehearsalPlan.Act) {
    let found: RehearsalPlan.Expectation
    switch reply.answer {
    case .done:
      done += 1
      found = .done
    case .refused(let refusal):
      refusals[refusal.code, default: 0] += 1
      found = .refused(refusal.code)
    }
    guard found != act.expectation else { return }
    faults.append(.answer(command: act.command.brief, planned: act.expectation, found: found))
  }
}
