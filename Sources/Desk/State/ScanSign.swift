import Assets
import Congress
import ControlClient

/// What a desk says about one scan: read from afar by sign, word and colour.
struct ScanSign: Sendable, Hashable {
  /// What it says.
  enum Meaning: Sendable, Hashable {
    /// On its way to the service, which is there.
    case sending
    /// On the desk's disk; the service is away.
    case waiting
    /// Checked in: a delegate, a guest, an alternate who sits for somebody or for nobody.
    case welcome, guest
    case alternate(seatedFor: String?)
    /// In again after stepping out.
    case back
    /// Stepped out.
    case out
    /// In already, since a time of the service in ms where it is known.
    case already(sinceMS: Int64?)
    /// Somebody sits for this delegate.
    case replaced(by: String)
    /// Not in the hall, so nobody to step out.
    case notPresent
    /// No such badge, code or name.
    case unknown
    /// Put right, or taken back.
    case corrected(Presence), undone
    /// A tablet is theirs, or will be once the one that shows the letters is found.
    case tablet(isAwaited: Bool)
    /// A code for their phone: asked for, shown, or not to be had.
    case codeAsked, code
    case noCode(Wording)
    /// Refused for another reason.
    case refused(BrokenRule, message: String)
    /// Not recorded anywhere: to be scanned again, or written down.
    case notKept(Wording)
  }

  /// How it stands out.
  enum Manner: Sendable, Hashable { case good, other, warning, alarm, quiet }

  var meaning: Meaning
  /// Whom it is about, where the desk knows.
  let person: RosterView.Person?
  /// What was scanned or typed.
  let typed: String
  /// When, by the local clock in ms since 1970 UTC.
  let atMS: Int64
  /// The command that it stands for.
  let commandID: String?
  /// Why nobody was found, where that can be seen.
  var misreading: Misreading?

  /// Whether an answer is still to come.
  var isOpen: Bool { meaning == .sending || meaning == .waiting }

  /// One character that says it without words.
  var mark: String {
    switch meaning {
    case .sending, .codeAsked: "…"
    case .waiting: "◌"
    case .welcome: "✓"
    case .guest: "◆"
    case .alternate(let delegate): delegate == nil ? "△" : "▲"
    case .back: "↩"
    case .out: "→"
    case .already: "="
    case .replaced, .refused, .notPresent: "✕"
    case .unknown: "?"
    case .corrected: "✎"
    case .undone: "↶"
    case .tablet: "▣"
    case .code: "▦"
    case .noCode: "▨"
    case .notKept: "‼"
    }
  }

  /// How it stands out.
  var manner: Manner {
    switch meaning {
    case .sending, .codeAsked: .quiet
    case .waiting, .already, .tablet(isAwaited: true), .noCode: .warning
    case .welcome, .back, .tablet(isAwaited: false): .good
    case .guest, .out, .corrected, .undone, .code: .other
    case .alternate(let delegate): delegate == nil ? .warning : .good
    case .replaced, .refused, .notPresent, .unknown, .notKept: .alarm
    }
  }

  /// The word that says it.
  var word: Wording {
    switch meaning {
    case .sending: Wording("desk.sign.sending")
    case .waiting: Wording("desk.sign.waiting")
    case .welcome: Wording("desk.sign.welcome")
    case .guest: Wording("desk.sign.guest")
    case .alternate(let delegate): Wording(delegate == nil ? "desk.sign.alternate-free" : "desk.sign.alternate-seated")
    case .back: Wording("desk.sign.back")
    case .out: Wording("desk.sign.out")
    case .already: Wording("desk.sign.already")
    case .replaced: Wording("desk.sign.replaced")
    case .notPresent: Wording("desk.sign.not-present")
    case .unknown: Wording("desk.sign.unknown")
    case .corrected: Wording("desk.sign.corrected")
    case .undone: Wording("desk.sign.undone")
    case .tablet(let isAwaited): Wording(isAwaited ? "desk.sign.tablet-awaited" : "desk.sign.tablet")
    case .codeAsked: Wording("desk.sign.code-asked")
    case .code: Wording("desk.sign.code")
    case .noCode: Wording("desk.sign.no-code")
    case .refused: Wording("desk.sign.refused")
    case .notKept: Wording("desk.sign.not-kept")
    }
  }
}

/// A scan that had waited and was then refused, with what it asked for.
struct LateRefusal: Sendable, Hashable {
  let sign: ScanSign
  let command: Command
}
