public import Assets
public import Congress
public import ControlClient
import FoundationEssentials
public import HallProtocol
import Synchronization

/// A control-room command's link to the service: opened for one conversation, closed after it.
public struct ServiceLink: Sendable {
  /// How long a conversation waits for the service, in ms.
  public static let patienceMS: Int64 = 5_000
  /// How often a command whose link was lost is sent again, always under its first id.
  public static let triesMax = 8

  private let settings: ClientSettings
  private let role: Role
  private let id: String
  private let strings: Strings

  /// A link that is not open yet.
  public init(settings: ClientSettings, role: Role, id: String, strings: Strings) {
    self.settings = settings
    self.role = role
    self.id = id
    self.strings = strings
  }

  /// The newest values of topics, in the order of the topics, with the welcome they came after.
  public func read(_ topics: [Topic]) async throws -> (welcome: Welcome, values: [TopicValue]) {
    let (welcome, updates) = try await readUpdates(topics)
    return (welcome, updates.map(\.value))
  }

  /// The newest values of topics with their revisions, in the order of the topics.
  public func readUpdates(_ topics: [Topic]) async throws -> (welcome: Welcome, updates: [TopicUpdate]) {
    let model = try await readModel(topics)
    guard let welcome = model.welcome else { throw RoomProblem.noAnswer(topic: "welcome") }
    return (welcome, topics.compactMap { model[$0] })
  }

  /// What the service says of topics, once all of them have come.
  public func readModel(_ topics: [Topic]) async throws -> HallModel {
    try await converse(topics: topics) { _, events in
      var model = HallModel(atMS: Self.nowMS())
      for await event in events {
        model.hear(event, atMS: Self.nowMS())
        if case .down(let loss, _) = model.link { throw RoomProblem.noLink(loss) }
        if model.welcome != nil, topics.allSatisfy({ model[$0] != nil }) { return model }
      }
      let missing = topics.first { model[$0] == nil }
      throw RoomProblem.noAnswer(topic: missing?.name ?? "welcome")
    }
  }

  /// How long reading a whole journal may take, in ms.
  public static let journalPatienceMS: Int64 = 60_000

  /// What a screen really shows.
  /// - Throws: ``RoomProblem``, also for a screen that is not there or does not answer.
  public func shot(of screen: String, widthMax: Int) async throws -> ScreenPicture {
    let request = ShotRequest(id: UUID().uuidString, screen: screen, widthMax: widthMax)
    let strings = strings
    return try await converse(topics: []) { client, events in
      for await event in events {
        switch event {
        case .up: client.ask(request)
        case .picture(let picture) where picture.id == request.id: return picture
        case .reply(let reply) where reply.id == request.id:
          if case .refused(let refusal) = reply.answer {
            throw RoomProblem.refused(refusal, sentence: refusal.sentence(in: strings))
          }
        case .down(let loss): throw RoomProblem.noLink(loss)
        case .topic, .reply, .shot, .picture, .clock, .namesakes: break
        }
      }
      throw RoomProblem.noAnswer(topic: screen)
    }
  }

  /// The whole journal as it stands, from its first record.
  public func records() async throws -> [EventRecord] {
    try await converse(topics: [.show, .journal], patienceMS: Self.journalPatienceMS) { _, events in
      var records: [EventRecord] = []
      var newest: Int64?
      for await event in events {
        switch event {
        case .topic(let update):
          if case .show(let show) = update.value { newest = newest ?? show.sequence }
          if case .journal(let view) = update.value { records += view.records }
        case .down(let loss): throw RoomProblem.noLink(loss)
        case .up, .reply, .shot, .picture, .clock, .namesakes: break
        }
        if let newest, let last = records.last?.sequence, last >= newest { return records }
      }
      throw RoomProblem.noAnswer(topic: Topic.journal.name)
    }
  }

  /// Follows topics until what one of them says is enough; comes back by itself where the link is lost.
  /// - Returns: Whether it came in time.
  public func wait(
    for topics: [Topic], patienceMS: Int64, until holds: @escaping @Sendable (TopicValue) -> Bool
  ) async throws -> Bool {
    let deadline = ContinuousClock.now + .milliseconds(patienceMS)
    var backoff = Backoff()
    while ContinuousClock.now < deadline {
      let leftMS = max(1, Int64((deadline - ContinuousClock.now) / .milliseconds(1)))
      do {
        return try await converse(topics: topics, patienceMS: leftMS) { _, events in
          for await event in events {
            switch event {
            case .topic(let update): if holds(update.value) { return true }
            case .down(let loss): throw RoomProblem.noLink(loss)
            case .up, .reply, .clock, .shot, .picture, .namesakes: break
            }
          }
          throw RoomProblem.noLink(.closed)
        }
      } catch RoomProblem.noAnswer {
        return false
      } catch RoomProblem.noLink(let loss) where loss.isWorthRetrying {
        try await Task.sleep(for: .milliseconds(backoff.failed(jitter: Int64.random(in: 0..<1_000))))
      }
    }
    return false
  }

  /// Sends a command and waits until it is done and on disk.
  ///
  /// Where the link is lost on the way, the command is sent again under the same id, so that it is done once.
  /// - Returns: The sequence it led to.
  /// - Throws: ``RoomProblem``.
  public func send(_ command: Command, ifSequence: Int64? = nil) async throws -> Int64 {
    let message = CommandMessage(id: UUID().uuidString, command: command, ifSequence: ifSequence)
    var backoff = Backoff()
    let wasSent = Mutex(false)
    for attempt in 1...Self.triesMax {
      do {
        let reply = try await converse(topics: []) { client, events in
          try await Self.welcome(from: events)
          wasSent.withLock { $0 = true }
          return try await client.send(message)
        }
        return try sequence(of: reply)
      } catch let problem as RoomProblem where !wasSent.withLock({ $0 }) {
        // Nothing has left this machine: what went wrong is the whole story.
        throw problem
      } catch RoomProblem.refused(let refusal, let sentence) {
        throw RoomProblem.refused(refusal, sentence: sentence)
      } catch {
        // The service may have carried it out; under its id it can be sent again.
        guard attempt < Self.triesMax else { break }
        try await Task.sleep(for: .milliseconds(backoff.failed(jitter: Int64.random(in: 0..<1_000))))
      }
    }
    throw RoomProblem.outcomeUnknown(commandID: message.id)
  }

  private func sequence(of reply: Reply) throws(RoomProblem) -> Int64 {
    switch reply.answer {
    case .done(let sequence): return sequence
    case .refused(let refusal): throw .refused(refusal, sentence: refusal.sentence(in: strings))
    }
  }

  private static func welcome(from events: AsyncStream<LinkEvent>) async throws {
    for await event in events {
      switch event {
      case .up: return
      case .down(let loss): throw RoomProblem.noLink(loss)
      case .topic, .reply, .shot, .picture, .clock, .namesakes: break
      }
    }
    throw RoomProblem.noAnswer(topic: "welcome")
  }

  /// Opens the link, talks, closes it; patience ends it too.
  private func converse<Answer: Sendable>(
    topics: [Topic], patienceMS: Int64 = Self.patienceMS,
    _ talk: @escaping @Sendable (HallClient, AsyncStream<LinkEvent>) async throws -> Answer
  ) async throws -> Answer {
    let (events, continuation) = AsyncStream.makeStream(of: LinkEvent.self, bufferingPolicy: .bufferingNewest(64))
    let client = HallClient(
      identity: ClientIdentity(role: role, id: id, topics: topics), settings: settings, nowMS: Self.nowMS
    ) { continuation.yield($0) }
    return try await withThrowingTaskGroup(of: Answer?.self) { group in
      group.addTask {
        _ = await client.runOnce()
        return nil
      }
      group.addTask {
        // Whatever the talk waits for, it does not wait for ever; ending the link ends its waiting.
        guard (try? await Task.sleep(for: .milliseconds(patienceMS))) != nil else { return nil }
        throw RoomProblem.noAnswer(topic: topics.first?.name ?? "answer")
      }
      group.addTask { try await talk(client, events) }
      defer { group.cancelAll() }
      while let answer = try await group.next() {
        if let answer { return answer }
      }
      throw RoomProblem.noAnswer(topic: "welcome")
    }
  }

  /// The local clock, in ms since 1970 UTC.
  @Sendable public static func nowMS() -> Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }
}

extension Refusal {
  /// The refusal's sentence in a language; the service's English where the words are missing.
  func sentence(in strings: Strings) -> String {
    strings.refusal(code, (details ?? [:]).mapValues(\.description)) ?? message
  }
}
