public import Assets

/// Where pages are served: a host of this machine and a port.
///
/// Written `PORT`, `HOST:PORT` or `[IPv6]:PORT`; without a host it is this machine alone.
public struct PageAddress: Sendable, Hashable, CustomStringConvertible {
  /// This machine alone.
  public static let loopback = "127.0.0.1"

  /// The host's name or number, without brackets.
  public let host: String
  /// The port, `1...65535`.
  public let port: Int

  /// Reads an address; nothing where it is none.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let last = parts.last, let port = Int(last), 1...65_535 ~= port, last.first?.isNumber == true else {
      return nil
    }
    var host = parts.count == 1 ? Self.loopback : String(text.dropLast(last.count + 1))
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = String(host.dropFirst().dropLast())
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty, host.allSatisfy({ $0.isLetter || $0.isNumber || ".:-%".contains($0) }) else { return nil }
    self.host = host
    self.port = port
  }

  /// The address of the page.
  public var description: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)/" }
}

/// Why pages cannot be served.
public enum PageProblem: LocalizedProblem, Sendable, Hashable, CustomStringConvertible {
  case addressTaken(PageAddress)
  case addressNotHere(PageAddress, reason: String)
  case pageIsMissing(folder: String)

  /// One sentence that says what would work.
  public var wording: Wording {
    switch self {
    case .addressTaken(let address):
      Wording("pages.address-taken", ["host": .text(address.host), "port": "\(address.port)"])
    case .addressNotHere(let address, let reason):
      Wording(
        "pages.address-not-here",
        ["host": .text(address.host), "port": "\(address.port)", "reason": .text(reason)])
    case .pageIsMissing(let folder): Wording("pages.page-missing", ["folder": .text(folder)])
    }
  }

  /// The wording, for logs.
  public var description: String { wording.description }
}
