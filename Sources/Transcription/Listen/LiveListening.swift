import Assets
import Congress
import ControlClient
import ControlRoom
import Foundation
import HallProtocol
import Hearing

/// Listens to a hall that is sitting, until its sound ends or somebody says that it is enough.
actor LiveListening {
  /// How many messages of the service wait that nobody has taken.
  private static let eventsMax = 4_096
  /// How long it is waited for the service to tell of the last that was heard, in ms.
  private static let lastWordsMS: Int64 = 8_000
  /// Between two looks whether it has told, in ms.
  private static let lookMS = 100

  private let store: TranscriptStore
  private let report: ListenReport
  private var listener = HallListener()
  private var clock: ServiceClock?
  private var epoch: String?
  private var lostMS: Int64 = 0
  private var client: HallClient?

  init(store: TranscriptStore, report: ListenReport) {
    self.store = store
    self.report = report
  }

  /// What the record says now.
  var floor: FloorRecord { listener.floor }

  /// Tells the hall the newest words of a piece, where it shows captions.
  func caption(_ segments: [TranscriptSegment]) {
    guard !segments.isEmpty else { return }
    client?.tell(Caption(text: segments.map(\.text).joined(separator: " ")))
  }

  /// Listens to sound beside a link to the service.
  func run(_ sound: AsyncStream<SoundEvent>, options: RoomOptions, recogniser: Recogniser?) async throws {
    let (events, heard) = AsyncStream.makeStream(of: Heard.self, bufferingPolicy: .bufferingOldest(Self.eventsMax))
    let client = try await options.client(name: "recorder", kind: "listen", topics: [.journal]) { event in
      // A record that is missing could be the one that leaves the record.
      if case .dropped = heard.yield(Heard(event: event, atMS: ServiceLink.nowMS())) { heard.finish() }
    }
    self.client = client
    try await withThrowingTaskGroup(of: Part.self) { group in
      group.addTask { .link(await client.run()) }
      group.addTask {
        try await self.hear(events, client: client)
        return .record
      }
      group.addTask {
        try await self.hear(sound)
        await self.store.finish()
        return .sound
      }
      if let recogniser {
        group.addTask {
          try await recogniser.run()
          return .words
        }
      }
      defer { group.cancelAll() }
      var left = recogniser == nil ? 1 : 2
      while left > 0, let part = try await group.next() {
        switch part {
        case .link(let loss): throw RoomProblem.noLink(loss)
        case .record: throw RoomProblem.noAnswer(topic: Topic.journal.name)
        case .sound:
          left -= 1
          await turn(.recordingStop, client: client)
        case .words: left -= 1
        }
      }
    }
  }

  /// What the service said, and when by this machine's clock: not when somebody found the time to look at it.
  private struct Heard: Sendable {
    let event: LinkEvent
    let atMS: Int64
  }

  /// What has come to its end.
  private enum Part: Sendable {
    case link(LinkLoss)
    case record
    case sound
    case words
  }

  // MARK: The record

  private func hear(_ events: AsyncStream<Heard>, client: HallClient) async throws {
    for await heard in events {
      switch heard.event {
      case .up(let welcome):
        if let speed = welcome.speed, speed != 1 { throw SoundProblem.clockIsFast(speed: speed) }
        if let epoch, epoch != welcome.epoch { listener.forget() }
        epoch = welcome.epoch
        listener.hear(journalUntil: welcome.sequence)
        // Its answer comes through here: it is waited for elsewhere.
        Task { await turn(.recordingStart, client: client) }
      case .clock(let clock):
        self.clock = clock
        listener.hear(serviceMS: clock.serviceMS(atLocalMS: heard.atMS))
        try await keep(listener.pieces())
      case .topic(let update):
        if case .journal(let view) = update.value { listener.hear(view.records) }
      case .down(let loss): report.complain("listen.link-lost", ["reason": .text(loss.sentence(in: report.strings))])
      case .reply, .shot, .picture, .namesakes: break
      }
    }
  }

  /// Turns the recording, where it does not stand so already.
  private func turn(_ command: Command, client: HallClient) async {
    let message = CommandMessage(id: UUID().uuidString, command: command)
    guard let reply = try? await client.send(message), case .done = reply.answer else { return }
    report.tell(command == .recordingStart ? "listen.started" : "listen.stopped")
  }

  // MARK: The sound

  private func hear(_ sound: AsyncStream<SoundEvent>) async throws {
    for await event in sound {
      switch event {
      case .samples(let samples, let atMS):
        // Before the service has told the time, nobody can say when this was.
        guard let clock else { continue }
        listener.hear(samples, serviceMS: clock.serviceMS(atLocalMS: atMS))
        try await keep(listener.pieces())
      case .failed(let reason): report.complain("listen.sound-failed", ["reason": .text(reason)])
      }
      tellLoss()
    }
    let deadline = ContinuousClock.now + .milliseconds(Self.lastWordsMS)
    while !listener.isDecided, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(Self.lookMS))
    }
    try await keep(listener.end())
  }

  private func keep(_ pieces: [SpeechPiece]) async throws {
    for piece in pieces {
      if let kept = try await store.keep(piece) { report.kept(kept, by: listener.floor) }
    }
  }

  private func tellLoss() {
    guard listener.lostMS >= lostMS + 60_000 || (lostMS == 0 && listener.lostMS > 0) else { return }
    lostMS = listener.lostMS
    report.complain("listen.lost", ["seconds": .text("\(lostMS / 1_000)")])
  }
}
