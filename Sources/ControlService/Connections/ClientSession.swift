import Congress
import DequeModule
package import HallProtocol
import Logging
package import NIOCore
import Settings

/// One connection, whatever it goes through: carries out what its ``SessionMachine`` says.
///
/// Made by ``ControlService/session(through:on:)``. Its port tells it of what comes in and of its end; it holds its port
/// until ``ended()``. Thread: everything on its event loop.
package final class ClientSession {
  let hub: SessionHub
  let shared: SessionDependencies
  let codec = MessageCodec()
  let eventLoop: any EventLoop
  var machine: SessionMachine
  /// Its end of the connection; nothing once that has ended.
  private(set) var port: (any SessionPort)?
  /// Who this is, also after the end.
  var grant: Authenticator.Grant?
  /// The newest event whose outcome was there when it came or was given its output; newer ones it sees happen.
  var foundSequence: Int64?
  /// Lines that wait for their turn: while too many commands are under way, and while others have theirs.
  private var lines: Deque<ByteBuffer> = []
  private var hasTurn = false
  private var isReading = true
  private var pongsUnread = 0
  /// Whether the peer will say nothing more, and only waits for answers.
  private var isInputClosed = false
  private var whenEnded: EventLoopPromise<Void>?

  init(port: any SessionPort, eventLoop: any EventLoop, hub: SessionHub, shared: SessionDependencies) {
    self.port = port
    self.eventLoop = eventLoop
    self.hub = hub
    self.shared = shared
    machine = SessionMachine(
      authenticator: shared.authenticator, startMS: shared.nowMS(), speed: shared.speed,
      helloMS: shared.patience.helloMS, release: port.release)
  }

  /// How others reach it, from any thread.
  var handle: SessionHandle { SessionHandle(self, on: eventLoop) }

  // MARK: What the port tells

  /// The connection stands: it counts as a stranger's until its hello.
  package func began() {
    port?.setLineLimit(bytesMax: ServiceLimits.helloLineBytesMax)
    shared.connections.enter(handle, address: port?.address ?? "-")?.makeRoom()
    hub.add(self)
  }

  /// A line has come in, without its end.
  package func received(_ line: ByteBuffer) {
    guard !machine.isClosed else { return }
    lines.append(line)
    if !hasTurn { takeTurn() }
    setReading()
  }

  /// What came in is no line.
  package func received(_ error: LineError) {
    let code: CloseReason.Kind = if case .lineTooLong = error { .lineTooLong } else { .badLine }
    closeSaying(code, "\(error)")
  }

  /// The peer will say nothing more.
  package func inputEnded() {
    isInputClosed = true
    closeWhenAnswered()
  }

  /// The connection has ended; nothing is sent through the port any more.
  package func ended() {
    hub.remove(self)
    shared.room.disconnected(ObjectIdentifier(self))
    shared.connections.leave(handle)
    if let grant, grant.actor.role == .screen, shared.connections.release(grant.actor.name, of: handle) {
      shared.reports.disconnected(grant.actor.name)
      shared.delays.disconnected(grant.actor.name)
    }
    if grant != nil { shared.board.unfollow(machine.topics) }
    machine.close()
    lines = []
    port = nil
    whenEnded?.succeed()
    whenEnded = nil
  }

  // MARK: Lines

  /// Takes in as many lines as one connection may before others have their turn.
  private func takeTurn() {
    hasTurn = false
    var left = ServiceLimits.linesPerTurnMax
    while left > 0, !machine.isClosed, !machine.isWindowFull, let line = lines.popFirst() {
      left -= 1
      take(line)
    }
    guard !lines.isEmpty, !machine.isClosed, !machine.isWindowFull else { return }
    hasTurn = true
    later { $0.goOn() }
  }

  private func goOn() {
    if hasTurn || !lines.isEmpty { takeTurn() }
    setReading()
    closeWhenAnswered()
  }

  /// Reads on from a peer whose lines are dealt with, and slows one down whose are not.
  private func setReading() {
    let isWanted = lines.count < (isReading ? ServiceLimits.linesWaitingMax : ServiceLimits.linesWaitingMax / 2)
    guard isWanted != isReading, !machine.isClosed else { return }
    isReading = isWanted
    port?.setReading(isWanted)
  }

  private func take(_ line: ByteBuffer) {
    do throws(LineError) {
      carryOut(machine.received(try codec.clientMessage(line), nowMS: shared.nowMS()))
    } catch {
      closeSaying(.badLine, "\(error)")
    }
  }

  private func carryOut(_ actions: [SessionMachine.Action]) {
    for action in actions {
      switch action {
      case .welcome(let grant): welcome(grant)
      case .submit(let message, let atMS, let actor): submit(message, atMS: atMS, actor: actor)
      case .offer(let topics): offer(topics)
      case .shown(let topic, let acknowledgement, let atMS):
        if let grant = machine.grant {
          measureDelay(of: grant.actor.name, topic, acknowledgement)
          shared.reports.shown(grant.actor.name, topic, acknowledgement, atMS: atMS)
        }
      case .reported(let report, let atMS):
        if let grant = machine.grant { shared.reports.reported(grant.actor.name, report, atMS: atMS) }
        let films = (report.films ?? []).compactMap { film in
          film.lengthMS.map { FilmLength(film: film.film, lengthMS: $0) }
        }
        if !films.isEmpty { shared.engine.note(films) }
      case .captioned(let caption, let atMS): shared.board.publish(caption, atMS: atMS)
      case .shoot(let request): shoot(request)
      case .pictured(let picture):
        if let grant = machine.grant { shared.shots.arrived(picture, from: grant.actor.name) }
      case .heard(let atMS):
        if let grant = machine.grant { shared.reports.heard(grant.actor.name, atMS: atMS) }
      case .pong(let atMS, let nowMS): answerPing(atMS: atMS, nowMS: nowMS)
      case .ping(let atMS): send(.ping(atMS: atMS))
      case .close(let reason): refuse(reason)
      }
    }
  }

  /// Answers a ping; whoever goes on asking and takes no answer is cut off.
  private func answerPing(atMS: Int64, nowMS: Int64) {
    let namesakes = grant.flatMap { shared.room.namesakes(of: $0.actor) }
    guard let port, pongsUnread < ServiceLimits.pongsUnreadMax,
      let line = try? codec.line(ServiceMessage.pong(atMS: atMS, nowMS: nowMS, namesakes: namesakes))
    else { return closeSaying(.stalled, "Answers are not being read.") }
    pongsUnread += 1
    port.write(line) { [weak self] in self?.pongsUnread -= 1 }
    port.flush()
  }

  private func submit(_ message: CommandMessage, atMS: Int64, actor: Actor) {
    let request = CommandRequest(
      id: message.id, actor: actor, atMS: atMS, ifSequence: message.ifSequence, command: message.command)
    let (session, eventLoop) = (NIOLoopBound(self, eventLoop: eventLoop), eventLoop)
    shared.engine.submit(
      WaitingCommand(request: request) { answer in
        eventLoop.execute { session.value.answered(Reply(id: request.id, answer: answer)) }
      })
  }

  private func answered(_ reply: Reply) {
    machine.answered()
    say(.reply(reply))
    goOn()
  }

  // MARK: Ends

  /// Looks for silence.
  func tick(nowMS: Int64) { carryOut(machine.ticked(nowMS: nowMS)) }

  /// Ends the session where its token has been taken away meanwhile.
  func checkToken() {
    guard let holder = machine.grant?.holder, !shared.authenticator.tokens.holds(holder) else { return }
    shared.logger.warning("A token was revoked", metadata: ["role": "\(holder.role)", "name": "\(holder.name)"])
    closeSaying(.tokenRevoked, "The token of '\(holder.name)' has been revoked.")
  }

  /// Says that the service ends; done when the last words are out, or after the time that peers are given.
  func shutDown() -> EventLoopFuture<Void>? {
    guard port != nil else { return nil }
    let whenEnded = whenEnded ?? eventLoop.makePromise(of: Void.self)
    self.whenEnded = whenEnded
    closeSaying(.shuttingDown, "The service is shutting down.")
    close(afterMS: ServiceLimits.closingMS)
    return whenEnded.futureResult
  }

  /// Says why and closes.
  func closeSaying(_ code: CloseReason.Kind, _ message: String) {
    guard !machine.isClosed else { return }
    machine.close()
    part(code, message)
  }

  /// Makes room for another, who may say hello sooner.
  func makeRoom() {
    closeSaying(.tooManyConnections, "Too many connections have not said hello; others are let in first.")
    port?.close()
  }

  private func part(_ code: CloseReason.Kind, _ message: String) {
    guard let port else { return }
    lines = []
    // Whatever else it has to say is not read: it would be thrown away, and that costs as much as reading it.
    port.setReading(false)
    send(.error(CloseReason(code: code, message: message)))
    port.closeOutput()
    // A peer that never closes its side is cut off when the time of silence is over.
    close(afterMS: HallLimits.silenceMS)
  }

  private func close(afterMS: Int64) { later(afterMS: afterMS) { $0.port?.close() } }

  /// Ends a session whose peer has stopped speaking, once it has its answers.
  private func closeWhenAnswered() {
    guard isInputClosed, lines.isEmpty, !machine.isAwaitingAnswers else { return }
    machine.close()
    port?.close()
  }

  /// Says why; to a wrong token only after a while that grows with each from the same address.
  private func refuse(_ reason: CloseReason) {
    guard reason.code == .tokenWrong, let address = port?.address else {
      return closeSaying(reason.code, reason.message)
    }
    let waitMS = shared.tries.count(address, atMS: shared.nowMS())
    shared.logger.warning("A token was wrong", metadata: ["address": "\(address)", "waitMS": "\(waitMS)"])
    guard waitMS > 0 else { return closeSaying(reason.code, reason.message) }
    machine.close()
    later(afterMS: waitMS) { $0.part(reason.code, reason.message) }
  }

  // MARK: The loop

  /// Does something at the end of the loop's turn, or after a while.
  func later(afterMS: Int64 = 0, _ work: @escaping @Sendable (ClientSession) -> Void) {
    let session = NIOLoopBound(self, eventLoop: eventLoop)
    if afterMS > 0 {
      eventLoop.scheduleTask(in: .milliseconds(afterMS)) { work(session.value) }
    } else {
      eventLoop.execute { work(session.value) }
    }
  }
}

@available(*, unavailable)
extension ClientSession: Sendable {}
