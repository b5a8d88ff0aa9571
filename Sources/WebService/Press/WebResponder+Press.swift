import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import PageServing
import PressPages

/// What reporters get: `/press/` and everything that its pages name, and nothing else.
extension WebResponder {
  /// What a page of the press may load and run.
  private static let pressPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
  private static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")

  /// Answers a request for something of the press's; nothing for a path that is not of it.
  func pressAnswer(to request: Request) -> Response? {
    let path = request.uri.path
    guard path == "/press" || path.hasPrefix(PublishedSite.folder) else { return nil }
    guard let press else { return refusal(.notFound) }
    // Links of the page are relative to its folder.
    if path == "/press" { return refusal(.permanentRedirect, [.location: PublishedSite.folder]) }
    guard let entry = press[path] else { return refusal(.notFound) }
    // What was withdrawn is to be gone at the next look: whoever has it asks whether it still holds.
    let more = Self.resourcePolicy.map { [$0: "same-origin"] as HTTPFields } ?? [:]
    return answer(
      request, entry.mediaType, tag: entry.tag, caching: "no-cache", policy: Self.pressPolicy, more: more
    ) { press.bytes(of: entry).map { ByteBuffer(bytes: $0) } }
  }
}
