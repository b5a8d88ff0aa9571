public import Assets
import Foundation
import NIOCore

/// Why pages cannot be served.
public enum ServingProblem: LocalizedProblem, Sendable, Hashable, CustomStringConvertible {
  /// Another program serves there; the option is the one that names the address.
  case addressTaken(ServedAddress, option: String)
  case addressNotHere(ServedAddress, option: String, reason: String)
  case pageIsMissing(folder: String)
  /// A file of the page cannot be prepared.
  case pageIsUnusable(folder: String, reason: String)

  /// What keeps a server from listening.
  /// - Parameter option: The option that names the address.
  public init(_ error: any Error, at address: ServedAddress, option: String) {
    if let error = error as? IOError, error.errnoCode == EADDRINUSE {
      self = .addressTaken(address, option: option)
    } else {
      let reason = (error as? IOError).map { String(cString: strerror($0.errnoCode)) }
      self = .addressNotHere(address, option: option, reason: reason ?? "\(error)")
    }
  }

  /// One sentence that says what would work.
  public var wording: Wording {
    switch self {
    case .addressTaken(let address, let option):
      Wording(
        "serving.address-taken", ["host": .text(address.host), "port": "\(address.port)", "option": .text(option)])
    case .addressNotHere(let address, let option, let reason):
      Wording(
        "serving.address-not-here",
        [
          "host": .text(address.host), "port": "\(address.port)", "option": .text(option), "reason": .text(reason),
        ])
    case .pageIsMissing(let folder): Wording("serving.page-missing", ["folder": .text(folder)])
    case .pageIsUnusable(let folder, let reason):
      Wording("serving.page-unusable", ["folder": .text(folder), "reason": .text(reason)])
    }
  }

  /// The wording, for logs.
  public var description: String { wording.description }
}
