public import Assets
import HallProtocol

extension LinkLoss {
  /// One sentence that says what would help, in the language of `strings`.
  public func sentence(in strings: Strings) -> String {
    switch self {
    case .notReached(let host, let port, let reason):
      strings[.linkNotReached, ["host": host, "port": "\(port)", "reason": reason]]
    case .notTrusted(let host, let port, let distrust):
      strings[
        Wording(
          "link.not-trusted.\(distrust.facts.code)",
          distrust.facts.values.merging(["host": host, "port": "\(port)"]) { value, _ in value }
            .mapValues { .text($0) })]
    case .refused(let reason): strings.text("close-reason.\(reason.code.rawValue)") ?? reason.message
    case .closed, .silent, .unreadable, .cancelled: strings[.linkLost, ["reason": "\(self)"]]
    }
  }
}
