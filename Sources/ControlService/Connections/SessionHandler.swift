import Congress
import DequeModule
import HallProtocol
import Logging
import NIOCore
import Settings

/// One connection: carries out what its ``SessionMachine`` says.
///
/// Thread: everything on the channel's event loop.
final class SessionHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let hub: SessionHub
  private let dependencies: SessionDependencies
  private let codec = MessageCodec()
  private var machine: SessionMachine
  private var context: ChannelHandlerContext?
  /// Lines that wait for their turn: while too many commands are under way, and while others have theirs.
  private var lines: Deque<ByteBuffer> = []
  private var hasTurn = false
  private var isReading = true
  private let lineLimit: LineLimit
  private var pongsUnread = 0
  /// Who this is, also after the reason.
  private var grant: Authenticator.Grant?
  /// Whether the peer will say nothing more, and only waits for answers.
  private var isInputClosed = false

  init(hub: SessionHub, dependencies: SessionDependencies, lineLimit: LineLimit) {
    self.lineLimit = lineLimit
    self.hub = hub
    self.dependencies = dependencies
    machine = SessionMachine(
      authenticator: dependencies.authenticator, startMS: dependencies.nowMS(), speed: dependencies.speed,
      helloMS: dependencies.patience.helloMS)
  }

  func channelActive(context: ChannelHandlerContext) {
    self.context = context
    let address = context.remoteAddress?.ipAddress ?? "-"
    dependencies.connections.enter(context.channel, address: address)?.pipeline.fireUserInboundEventTriggered(
      MakesRoom())
    hub.add(self)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    hub.remove(self)
    dependencies.room.disconnected(ObjectIdentifier(self))
    dependencies.connections.leave(context.channel)
    if let grant, grant.actor.role == .screen,
      dependencies.connections.release(grant.actor.name, of: context.channel)
    {
      dependencies.reports.disconnected(grant.actor.name)
    }
    if grant != nil { dependencies.board.unfollow(machine.followed) }
    self.context = nil
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !machine.isClosed else { return }
    lines.append(unwrapInboundIn(data))
    if !hasTurn { takeTurn() }
    setReading()
  }

  /// Takes in as many lines as one connection may before others have their turn.
  private func takeTurn() {
    hasTurn = false
    var left = ServiceLimits.linesPerTurnMax
    while left > 0, !machine.isClosed, !machine.isWindowFull, let line = lines.popFirst() {
      left -= 1
      take(line)
    }
    guard !lines.isEmpty, !machine.isClosed, !machine.isWindowFull, let context else { return }
    hasTurn = true
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    context.eventLoop.execute { handler.value.goOn() }
  }

  private func goOn() {
    if hasTurn || !lines.isEmpty { takeTurn() }
    setReading()
    closeWhenAnswered()
  }

  /// Reads on from a peer whose lines are dealt with, and lets its own system slow down one whose are not.
  private func setReading() {
    guard let context else { return }
    let isWanted = lines.count < (isReading ? ServiceLimits.linesWaitingMax : ServiceLimits.linesWaitingMax / 2)
    guard isWanted != isReading else { return }
    isReading = isWanted
    try? context.channel.syncOptions?.setOption(.autoRead, value: isWanted)
  }

  private func take(_ line: ByteBuffer) {
    do throws(LineError) {
      carryOut(machine.received(try codec.clientMessage(line), nowMS: dependencies.nowMS()))
    } catch {
      closeSaying(.badLine, "\(error)")
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if case LineError.lineTooLong = error {
      closeSaying(.lineTooLong, "\(error)")
    } else {
      context.close(promise: nil)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let wanted = event as? ShotWanted {
      write(.shot(wanted.request))
      context.flush()
    } else if event is ReplacedByNewer {
      closeSaying(.replaced, "A newer connection has taken this id.")
    } else if event is MakesRoom {
      closeSaying(.tooManyConnections, "Too many connections have not said hello; others are let in first.")
      context.close(promise: nil)
    } else if case ChannelEvent.inputClosed? = event as? ChannelEvent {
      isInputClosed = true
      closeWhenAnswered()
    } else {
      context.fireUserInboundEventTriggered(event)
    }
  }

  /// Looks for silence.
  func tick(nowMS: Int64) { carryOut(machine.ticked(nowMS: nowMS)) }

  /// Ends the session where its token has been taken away meanwhile.
  func checkToken() {
    guard let holder = machine.grant?.holder, !dependencies.authenticator.tokens.holds(holder) else { return }
    dependencies.logger.warning("A token was revoked", metadata: ["role": "\(holder.role)", "name": "\(holder.name)"])
    closeSaying(.tokenRevoked, "The token of '\(holder.name)' has been revoked.")
  }

  /// Sends what has changed in a publication and may go.
  func offer(_ topics: Set<Topic>, of publication: Publication) {
    if let grant = machine.grant, grant.isAssigned, topics.contains(.screen(Code(grant.actor.name))) { assign() }
    guard let grant = machine.grant else { return }
    var hasSent = false
    for topic in grant.topics where topics.contains(topic) { hasSent = send(topic, of: publication) || hasSent }
    if hasSent { context?.flush() }
  }

  /// Gives the screen what it is to show where it has been given to another output, both of one moment.
  private func assign() {
    guard let grant = machine.grant, let before = grant.output else { return }
    let name = grant.actor.name
    let output = dependencies.board.output(ofScreen: name)
    guard output != before else { return }
    let publication = dependencies.board.follow([.output(output)])
    dependencies.board.unfollow([.output(before)])
    machine.assign(to: output, as: publication.revision(of: .screen(Code(name))))
    dependencies.reports.assigned(name)
    for topic in machine.grant?.topics ?? [] { _ = send(topic, of: publication) }
    context?.flush()
  }

  /// Says that the service ends; done when the last words are out, or after the time that peers are given.
  func end() -> EventLoopFuture<Void>? {
    guard let context else { return nil }
    let channel = context.channel
    closeSaying(.shuttingDown, "The service is shutting down.")
    channel.eventLoop.scheduleTask(in: .milliseconds(ServiceLimits.farewellMS)) { channel.close(promise: nil) }
    return channel.closeFuture
  }

  /// Says why and closes.
  func closeSaying(_ code: CloseReason.Kind, _ message: String) {
    guard !machine.isClosed else { return }
    machine.close()
    part(code, message)
  }

  private func part(_ code: CloseReason.Kind, _ message: String) {
    guard let context else { return }
    lines = []
    // Whatever else it has to say is not read: it would be thrown away, and that costs as much as reading it.
    try? context.channel.syncOptions?.setOption(.autoRead, value: false)
    write(.error(CloseReason(code: code, message: message)))
    context.flush()
    context.close(mode: .output, promise: nil)
    // A peer that never closes its side is cut off when the time of silence is over.
    let channel = context.channel
    channel.eventLoop.scheduleTask(in: .milliseconds(HallLimits.silenceMS)) { channel.close(promise: nil) }
  }

  /// Ends a session whose peer has stopped speaking, once it has its answers.
  private func closeWhenAnswered() {
    guard isInputClosed, lines.isEmpty, !machine.isAwaitingAnswers else { return }
    machine.close()
    context?.close(promise: nil)
  }

  private func carryOut(_ actions: [SessionMachine.Action]) {
    for action in actions {
      switch action {
      case .welcome(let grant): welcome(grant)
      case .submit(let message, let atMS, let actor): submit(message, atMS: atMS, actor: actor)
      case .offer(let topics):
        let publication = dependencies.board.publication
        let sent = topics.filter { send($0, of: publication) }
        if !sent.isEmpty { context?.flush() }
      case .shown(let topic, let acknowledgement, let atMS):
        if let grant = machine.grant {
          dependencies.reports.shown(grant.actor.name, topic, acknowledgement, atMS: atMS)
        }
      case .reported(let report, let atMS):
        if let grant = machine.grant { dependencies.reports.reported(grant.actor.name, report, atMS: atMS) }
      case .shoot(let request): shoot(request)
      case .pictured(let picture):
        if let grant = machine.grant { dependencies.shots.arrived(picture, from: grant.actor.name) }
      case .heard(let atMS):
        if let grant = machine.grant { dependencies.reports.heard(grant.actor.name, atMS: atMS) }
      case .pong(let atMS, let nowMS):
        answerPing(atMS: atMS, nowMS: nowMS)
      case .ping(let atMS):
        write(.ping(atMS: atMS))
        context?.flush()
      case .close(let reason): refuse(reason)
      }
    }
  }

  /// Answers a ping; whoever goes on asking and takes no answer is cut off.
  private func answerPing(atMS: Int64, nowMS: Int64) {
    guard let context, pongsUnread < ServiceLimits.pongsUnreadMax,
      let line = try? codec.line(
        ServiceMessage.pong(
          atMS: atMS, nowMS: nowMS, namesakes: grant.flatMap { dependencies.room.namesakes(of: $0.actor) }))
    else { return closeSaying(.stalled, "Answers are not being read.") }
    pongsUnread += 1
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(line)).whenComplete { _ in handler.value.pongsUnread -= 1 }
  }

  /// Says reason; to a wrong token only after a while that grows with each from the same address.
  private func refuse(_ reason: CloseReason) {
    guard reason.code == .tokenWrong, let context else { return closeSaying(reason.code, reason.message) }
    let address = context.remoteAddress?.ipAddress ?? "-"
    let waitMS = dependencies.tries.count(address, atMS: dependencies.nowMS())
    dependencies.logger.warning("A token was wrong", metadata: ["address": "\(address)", "waitMS": "\(waitMS)"])
    guard waitMS > 0 else { return closeSaying(reason.code, reason.message) }
    machine.close()
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    context.eventLoop.scheduleTask(in: .milliseconds(waitMS)) {
      handler.value.part(reason.code, reason.message)
    }
  }

  private func welcome(_ grant: Authenticator.Grant) {
    guard let context else { return }
    let name = grant.actor.name
    guard dependencies.connections.admit(context.channel, role: grant.actor.role) else {
      return closeSaying(.tooManyConnections, "Too many connections. Close one and try again.")
    }
    lineLimit.bytesMax = HallLimits.lineBytesMax
    if grant.output != nil {
      let isKnown = dependencies.board.knows(screen: name)
      let hasReplaced = dependencies.connections.holder(of: name) != nil
      guard
        dependencies.reports.connected(name, isKnown: isKnown, atMS: dependencies.nowMS(), hasReplaced: hasReplaced)
      else {
        return closeSaying(
          .tooManyConnections,
          "\(ServiceLimits.strangersMax) screens that the congress does not know are connected already. "
            + "Close one, or name this one in the congress's folder.")
      }
    }
    self.grant = grant
    dependencies.room.connected(
      ObjectIdentifier(self), grant.actor, client: grant.client, atMS: dependencies.nowMS())
    var hasReplaced: Bool?
    if grant.output != nil {
      let older = dependencies.connections.claim(name, for: context.channel)
      older?.pipeline.fireUserInboundEventTriggered(ReplacedByNewer())
      if older != nil { hasReplaced = true }
    }
    let epoch = dependencies.epoch
    // All of one moment: whoever reads several topics must not combine two.
    let publication = dependencies.board.follow(grant.topics)
    machine.welcomed(epoch: epoch, newest: publication.revision(of:))
    write(
      .welcome(
        Welcome(
          epoch: epoch, sequence: publication.sequence, now: dependencies.nowMS(),
          mode: dependencies.mode, speed: dependencies.speed == 1 ? nil : dependencies.speed,
          topics: grant.topics.map(\.name), hasReplaced: hasReplaced, id: grant.holder?.name)))
    for topic in grant.topics { _ = send(topic, of: publication) }
    context.flush()
  }

  private func submit(_ message: CommandMessage, atMS: Int64, actor: Actor) {
    guard let context else { return }
    let request = CommandRequest(
      id: message.id, actor: actor, atMS: atMS, ifSequence: message.ifSequence, command: message.command)
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    let eventLoop = context.eventLoop
    dependencies.engine.submit(
      WaitingCommand(request: request) { answer in
        eventLoop.execute { handler.value.answered(Reply(id: request.id, answer: answer)) }
      })
  }

  /// Passes a request for what a screen shows on, and its answer back; a screen that does not answer in time is told.
  private func shoot(_ request: ShotRequest) {
    guard let context, let grant = machine.grant else { return }
    guard grant.actor.role == .operator else {
      return say(.reply(Reply(id: request.id, answer: .refused(.shotRole(grant.actor.role.rawValue)))))
    }
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    let eventLoop = context.eventLoop
    let wanted = dependencies.shots.admit(request) { result in
      eventLoop.execute {
        switch result {
        case .success(let picture): handler.value.say(.picture(picture))
        case .failure(let refusal): handler.value.say(.reply(Reply(id: request.id, answer: .refused(refusal))))
        }
      }
    }
    guard let wanted else { return }
    guard let screen = dependencies.connections.holder(of: request.screen) else {
      return dependencies.shots.fail(wanted.id, .screenNotConnected(request.screen))
    }
    screen.pipeline.fireUserInboundEventTriggered(ShotWanted(request: wanted))
    eventLoop.scheduleTask(in: .milliseconds(dependencies.patience.shotMS)) { [dependencies] in
      dependencies.shots.fail(wanted.id, .shotTimedOut(request.screen, ms: dependencies.patience.shotMS))
    }
  }

  private func answered(_ reply: Reply) {
    machine.answered()
    say(.reply(reply))
    goOn()
  }

  /// Sends a message to somebody who reads; whoever does not is cut off.
  private func say(_ message: ServiceMessage) {
    guard let context, !machine.isClosed else { return }
    guard context.channel.isWritable else {
      closeSaying(.stalled, "Answers are not being read.")
      return
    }
    write(message)
    context.flush()
  }

  /// Writes a topic's newest value where its gate is open; true where something was written.
  private func send(_ topic: Topic, of publication: Publication) -> Bool {
    guard let context, !machine.isClosed else { return false }
    if topic == .journal {
      sendJournal()
      return false
    }
    guard let frame = publication.frames[topic], machine.opens(topic, for: frame.revision) else { return false }
    context.write(wrapOutboundOut(frame.line), promise: nil)
    return true
  }

  /// Reads the next records of the journal topic, where nothing is under way.
  private func sendJournal() {
    guard let context, let after = machine.beginJournalRead() else { return }
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    let eventLoop = context.eventLoop
    let newest = dependencies.board.publication.sequence
    Task { [feed = dependencies.feed] in
      let batch = await feed.batch(after: after, newest: newest)
      eventLoop.execute { handler.value.journalRead(batch) }
    }
  }

  private func journalRead(_ batch: JournalFeed.Batch?) {
    let wasOvertaken = machine.endJournalRead(lastSequence: batch?.lastSequence)
    if let batch, let context, !machine.isClosed {
      context.writeAndFlush(wrapOutboundOut(batch.line), promise: nil)
    } else if wasOvertaken {
      sendJournal()
    }
  }

  private func write(_ message: ServiceMessage) {
    guard let line = try? codec.line(message) else { return }
    context?.write(wrapOutboundOut(line), promise: nil)
  }
}

@available(*, unavailable)
extension SessionHandler: Sendable {}
