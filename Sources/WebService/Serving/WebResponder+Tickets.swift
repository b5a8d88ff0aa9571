import Congress
import ControlClient
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PageServing
import Settings

/// A ticket that a desk has shown as a code, opened on somebody's own phone: `/#ticket=…`.
///
/// What stands behind the mark is not sent with the page, so it is in no log on the way; the page's script posts it. The
/// service knows the ticket by its digest, and says whether it is good: once, and for five minutes.
extension WebResponder {
  /// The longest ticket, in characters.
  static let ticketCharactersMax = 64

  private struct TicketBody: Decodable { let ticket: String }

  private struct TicketRefusal: Encodable { let code: String }

  /// Makes the device that asks that of whoever the ticket was shown to.
  func openTicket(_ body: ByteBuffer, _ digest: TabletDigest) async -> Response {
    guard let opened = try? JSONDecoder().decode(TicketBody.self, from: Data(body.readableBytesView)),
      !opened.ticket.isEmpty, opened.ticket.utf8.count <= Self.ticketCharactersMax,
      let ticket = TabletDigest(text: TokenDigest(of: opened.ticket).text)
    else { return refusal(.badRequest) }
    switch await command(.tabletAccept(ticket: ticket, digest: digest)) {
    case .done: return refusal(.noContent)
    case .notSent, .unknown: return tooMany()
    case .refused(let rule, _):
      guard let json = try? JSONEncoder().encode(TicketRefusal(code: rule.code)) else { return refusal(.conflict) }
      var headers = Self.headers(caching: "no-store")
      headers[.contentType] = "application/json"
      return Response(status: .conflict, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: json)))
    }
  }
}
