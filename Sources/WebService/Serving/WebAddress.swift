public import Assets

/// Where tablets are served: a host of this machine and a port.
///
/// Written `PORT`, `HOST:PORT` or `[IPv6]:PORT`; without a host it is this machine alone.
public struct WebAddress: Sendable, Hashable {
  /// The port where nothing else is said.
  public static let defaultPort = 7443
  /// This machine alone.
  public static let loopback = "127.0.0.1"

  /// The host's name or number, without brackets.
  public let host: String
  /// The port, `1...65535`.
  public let port: Int

  /// A host and a port.
  public init(host: String = loopback, port: Int = defaultPort) {
    self.host = host
    self.port = port
  }

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
    self.init(host: host, port: port)
  }

  /// The address of the page, as it is typed into a browser.
  public func page(isSecure: Bool) -> String {
    "\(isSecure ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)/"
  }
}

/// Why tablets cannot be served.
public enum WebProblem: LocalizedProblem, Sendable, Hashable, CustomStringConvertible {
  case addressTaken(WebAddress)
  case addressNotHere(WebAddress, reason: String)
  case pageIsMissing(folder: String)

  /// One sentence that says what would work.
  public var wording: Wording {
    switch self {
    case .addressTaken(let address):
      Wording("tablet.address-taken", ["host": .text(address.host), "port": "\(address.port)"])
    case .addressNotHere(let address, let reason):
      Wording(
        "tablet.address-not-here",
        ["host": .text(address.host), "port": "\(address.port)", "reason": .text(reason)])
    case .pageIsMissing(let folder): Wording("tablet.page-missing", ["folder": .text(folder)])
    }
  }

  /// The wording, for logs.
  public var description: String { wording.description }
}
