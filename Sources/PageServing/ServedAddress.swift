public import ArgumentParser

/// Where pages are served: a host of this machine and a port.
///
/// Written `PORT`, `HOST:PORT` or `[IPv6]:PORT`; without a host it is this machine alone.
public struct ServedAddress: Sendable, Hashable {
  /// This machine alone.
  public static let loopback = "127.0.0.1"

  /// The host's name or number, without brackets.
  public let host: String
  /// The port, `1...65535`.
  public let port: Int

  /// A host and a port.
  public init(host: String = loopback, port: Int) {
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
  public func page(isSecure: Bool = false) -> String {
    "\(isSecure ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)/"
  }
}

extension ServedAddress: ExpressibleByArgument {
  /// Reads what an option is given.
  public init?(argument: String) { self.init(argument) }

  /// As help shows where it is without the option.
  public var defaultValueDescription: String { "\(host):\(port)" }
}
