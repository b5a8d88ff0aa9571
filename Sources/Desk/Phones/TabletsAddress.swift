import Foundation
import QRCodes

/// Where tablets are served, as phones reach it: what every code for a phone begins with.
///
/// Invariant: an https address, or one within this machine, where nobody reads along; it ends in a stroke, and a code
/// has room for a ticket behind it.
public struct TabletsAddress: Sendable, Hashable {
  /// The address, with a stroke at its end.
  public let text: String

  /// Reads an address; nothing for what phones cannot open.
  public init?(_ written: String) {
    guard let url = URL(string: written), let host = url.host, !host.isEmpty, url.query == nil, url.fragment == nil,
      url.scheme == "https" || (url.scheme == "http" && Self.isHere(host))
    else { return nil }
    let text = written.hasSuffix("/") ? written : written + "/"
    guard text.utf8.count + TabletTicket.markLength <= QRCode.textBytesMax else { return nil }
    self.text = text
  }

  private static func isHere(_ host: String) -> Bool { ["127.0.0.1", "localhost", "[::1]", "::1"].contains(host) }
}
