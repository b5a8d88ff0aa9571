import Congress
import HallProtocol
import NIOCore
import Settings

extension ClientSession {
  // MARK: Topics

  /// Sends what has changed and may go.
  func offer(_ change: PublishedChange) {
    if let own = machine.ownTopic, change[own] != nil { assign() }
    // Held through the whole walk, the machine's own row would be copied at every gate that closes.
    send(machine.places.lazy.map { [self] in machine.topic(at: $0) }) { change[$0] }
  }

  /// Whether the newest of one of these topics could go now.
  func canTake(_ topics: Set<Topic>) -> Bool {
    guard let port, !machine.isClosed else { return false }
    return machine.places.contains { topics.contains(machine.topic(at: $0)) } && port.isFree
  }

  /// Sends the newest of topics that may go now.
  func offer(_ topics: [Topic]) {
    let publication = shared.board.publication
    send(topics) { publication.value(of: $0) }
  }

  /// Lets somebody in who has said a good hello, and tells them what they follow.
  func welcome(_ grant: Authenticator.Grant) {
    guard let port else { return }
    let name = grant.actor.name
    guard shared.connections.admit(handle, role: grant.actor.role) else {
      return closeSaying(.tooManyConnections, "Too many connections. Close one and try again.")
    }
    port.setLineLimit(bytesMax: HallLimits.lineBytesMax)
    if grant.output != nil {
      guard
        shared.reports.connected(
          name, isKnown: shared.board.knows(screen: name), atMS: shared.nowMS(),
          hasReplaced: shared.connections.holder(of: name) != nil)
      else {
        return closeSaying(
          .tooManyConnections,
          "\(ServiceLimits.strangersMax) screens that the congress does not know are connected already. "
            + "Close one, or name this one in the congress's folder.")
      }
    }
    self.grant = grant
    if let output = grant.output { shared.delays.connected(name, output: output) }
    shared.room.connected(ObjectIdentifier(self), grant.actor, client: grant.client, atMS: shared.nowMS())
    let older = grant.output == nil ? nil : shared.connections.claim(name, for: handle)
    older?.replace()
    // All of one moment: whoever reads several topics must not combine two.
    let publication = shared.board.follow(grant.topics)
    foundSequence = publication.sequence
    machine.welcomed(epoch: shared.epoch, newest: publication.revision(of:))
    write(
      .welcome(
        Welcome(
          epoch: shared.epoch, sequence: publication.sequence, now: shared.nowMS(), mode: shared.mode,
          speed: shared.speed == 1 ? nil : shared.speed, topics: grant.topics.map(\.name),
          hasReplaced: older == nil ? nil : true, id: grant.holder?.name)))
    send(grant.topics) { publication.value(of: $0) }
    port.flush()
  }

  /// Gives the screen what it is to show where it has been given to another output, both of one moment.
  private func assign() {
    guard let grant = machine.grant, let before = grant.output else { return }
    let name = grant.actor.name
    let output = shared.board.output(ofScreen: name)
    guard output != before else { return }
    let publication = shared.board.follow([.output(output)])
    shared.board.unfollow([.output(before)])
    foundSequence = publication.sequence
    machine.assign(to: output, as: publication.revision(of: .screen(Code(name))))
    shared.reports.assigned(name)
    shared.delays.connected(name, output: output)
    send(machine.topics) { publication.value(of: $0) }
  }

  /// Sends the values of topics whose gates are open for them.
  private func send(_ topics: some Sequence<Topic>, _ value: (Topic) -> PublishedValue?) {
    guard let port, !machine.isClosed else { return }
    // Most have one line to go, which goes the shorter way; more go together.
    var newest: TopicFrame?
    for topic in topics {
      switch value(topic) {
      case .frame(let frame) where machine.opens(topic, for: frame.revision):
        if let before = newest { port.write(before.line, whenFlushed: release(before.topic, at: before.revision)) }
        newest = frame
      case .records: sendJournal()
      case .frame, nil: break
      }
    }
    if let newest { port.send(newest.line, whenFlushed: release(newest.topic, at: newest.revision)) }
  }

  /// What follows once a value has left this end, where that is all that its gate waits for.
  private func release(_ topic: Topic, at revision: Int64) -> (() -> Void)? {
    guard machine.release == .flushed else { return nil }
    return { [weak self] in
      guard let self else { return }
      offer(machine.flushed(topic, revision))
    }
  }

  /// Reads the next records of the journal topic, where nothing is under way.
  private func sendJournal() {
    guard let after = machine.beginJournalRead() else { return }
    let (session, eventLoop) = (NIOLoopBound(self, eventLoop: eventLoop), eventLoop)
    let newest = shared.board.publication.sequence
    Task { [feed = shared.feed] in
      let batch = await feed.batch(after: after, newest: newest)
      eventLoop.execute { session.value.journalRead(batch) }
    }
  }

  private func journalRead(_ batch: JournalFeed.Batch?) {
    let wasOvertaken = machine.endJournalRead(lastSequence: batch?.lastSequence)
    if let batch, let port, !machine.isClosed {
      port.send(batch.line, whenFlushed: release(.journal, at: batch.lastSequence))
    } else if wasOvertaken {
      sendJournal()
    }
  }

  // MARK: Pictures

  /// Learns how long a screen has taken for what is shown as soon as it comes.
  func measureDelay(of screen: String, _ topic: Topic, _ acknowledgement: Acknowledgement) {
    guard let shownAtMS = acknowledgement.shownAt, let frame = shared.board.publication.frames[topic],
      frame.revision == acknowledgement.revision, let sinceMS = frame.shownAtOnceFromMS,
      // What was there before the screen came says nothing of how fast it is.
      let foundSequence, frame.revision > foundSequence
    else { return }
    // A screen can say any moment; nothing has been shown before it was there, nor what is still to come.
    shared.delays.measured(screen, ms: max(min(shownAtMS, shared.nowMS()), sinceMS) - sinceMS)
  }

  /// Passes a request for what a screen shows on, and its answer back; a screen that does not answer in time is told.
  func shoot(_ request: ShotRequest) {
    guard let grant = machine.grant else { return }
    guard grant.actor.role == .operator else {
      return say(.reply(Reply(id: request.id, answer: .refused(.shotRole(grant.actor.role.rawValue)))))
    }
    let (session, eventLoop) = (NIOLoopBound(self, eventLoop: eventLoop), eventLoop)
    let wanted = shared.shots.admit(request) { result in
      eventLoop.execute {
        switch result {
        case .success(let picture): session.value.say(.picture(picture))
        case .failure(let refusal): session.value.say(.reply(Reply(id: request.id, answer: .refused(refusal))))
        }
      }
    }
    guard let wanted else { return }
    guard let screen = shared.connections.holder(of: request.screen) else {
      return shared.shots.fail(wanted.id, .screenNotConnected(request.screen))
    }
    screen.shoot(wanted)
    eventLoop.scheduleTask(in: .milliseconds(shared.patience.shotMS)) { [shared] in
      shared.shots.fail(wanted.id, .shotTimedOut(request.screen, ms: shared.patience.shotMS))
    }
  }

  // MARK: Messages

  /// Sends a message to somebody who reads; whoever does not is cut off.
  func say(_ message: ServiceMessage) {
    guard let port, !machine.isClosed else { return }
    guard port.isTakingLines else { return closeSaying(.stalled, "Answers are not being read.") }
    send(message)
  }

  /// Sends a message, whether it is read or not.
  func send(_ message: ServiceMessage) {
    write(message)
    port?.flush()
  }

  private func write(_ message: ServiceMessage) {
    guard let line = try? codec.line(message) else { return }
    port?.write(line)
  }
}
