public import Congress
public import HallProtocol

/// What became of a command.
public enum CommandOutcome: Sendable, Hashable {
  /// Done, and on disk.
  case done
  /// Refused; nothing changed.
  case refused(BrokenRule, message: String)
  /// Not sent: there was no link.
  case notSent
  /// Sent, and the link was lost before the answer: it may have been carried out. Under its id it can be sent again
  /// and is done once; under another id it would be another command.
  case unknown

  /// What an answer means.
  public init(_ answer: Reply.Answer) {
    switch answer {
    case .done: self = .done
    case .refused(let refusal):
      self = .refused(BrokenRule(code: refusal.code, details: refusal.details ?? [:]), message: refusal.message)
    }
  }
}

extension HallClient {
  /// Sends a command and waits for what becomes of it.
  public func outcome(of message: CommandMessage) async -> CommandOutcome {
    do {
      return CommandOutcome(try await send(message).answer)
    } catch SendFailure.lostBeforeAnswer {
      return .unknown
    } catch {
      return .notSent
    }
  }
}

extension LinkEvent {
  /// Whether nobody needs an older event once this one is there: of each topic and of the clock, the newest counts.
  public func replaces(_ older: LinkEvent) -> Bool {
    switch (self, older) {
    case (.clock, .clock): true
    case (.topic(let new), .topic(let old)): new.value.topic == old.value.topic
    default: false
    }
  }
}
