import Congress
import HallProtocol

extension Refusal {
  /// The same without more of what was sent than a person reads.
  var clipped: Refusal {
    func clip(_ text: String) -> String {
      let most = ServiceLimits.refusalCharactersMax
      return text.utf8.count > most ? String(text.prefix(most)) + "…" : text
    }
    let details = details?.mapValues { detail in
      if case .text(let text) = detail { Detail.text(clip(text)) } else { detail }
    }
    return Refusal(code: code, message: clip(message), details: details)
  }

  /// More commands wait than the service admits.
  static let tooManyWaiting = Refusal(
    code: "too_many_waiting", message: "Too many commands are waiting. Send this one again in a moment.")
  /// The service is going down.
  static let shuttingDown = Refusal(
    code: "shutting_down", message: "The service is shutting down. Send this one again when it is back.")

  /// The record could not be written, and it is not known whether some of it was.
  static func outcomeUnknown(_ reason: String) -> Refusal {
    Refusal(
      code: "outcome_unknown",
      message:
        "It is not known whether this was recorded: \(reason). Send it again under the same id: it is done once.",
      details: ["reason": .text(reason)])
  }

  /// The record could not be written, so nothing was done.
  static func journalFailed(_ reason: String) -> Refusal {
    Refusal(
      code: "journal_failed", message: "The record could not be written, so nothing was done: \(reason)",
      details: ["reason": .text(reason)])
  }

  /// Another service decides, or none just now.
  static func notLeader(_ leader: String?) -> Refusal {
    guard let leader else {
      return Refusal(
        code: "no_leader", message: "No service leads just now, so nothing was done. Send this again in a moment.")
    }
    return Refusal(
      code: "not_leader", message: "This service follows '\(leader)', so nothing was done. Send this to that one.",
      details: ["leader": .text(leader)])
  }

  /// Another service has written meanwhile.
  static let writtenByAnother = Refusal(
    code: "written_by_another",
    message: "Another service has written to the record meanwhile, so nothing was done. Send this again in a moment.")
}
