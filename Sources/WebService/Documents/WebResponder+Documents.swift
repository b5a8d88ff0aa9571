import Congress
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PageServing

/// Pages of documents: `/documents/<digest>/book`, `/documents/<digest>/<page>`, `/sealed/<name>/<part>`.
///
/// An address names bytes that never change, and is answered to whoever may have them at this moment and to nobody else:
/// what is not theirs is not there.
extension WebResponder {
  /// How long a tablet waits that comes when too many pages are on their way, in s; each another time.
  static let pageAgainSeconds = 1...8
  /// How many characters a name in such an address has.
  private static let namesRange = 32...64

  /// The part that a path names; nothing for another path.
  static func documentPart(_ path: String) -> DocumentPublisher.Part? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0].isEmpty, namesRange.contains(parts[2].utf8.count),
      parts[2].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    let name = String(parts[2])
    let number = Int(parts[3]).flatMap { String($0) == parts[3] && 0...DocumentPages.countMax ~= $0 ? $0 : nil }
    switch (parts[1], parts[3]) {
    case ("documents", "book"): return .book(pages: name)
    case ("documents", _): return number.map { .picture(pages: name, number: $0) }
    case ("sealed", _): return number.map { .sealed(name: name, part: $0) }
    default: return nil
    }
  }

  /// As whom a request reads documents: a tablet that is nobody's, or locked, is anybody.
  func reader(of request: Request) -> DocumentReader {
    token(of: request)?.digest.flatMap { sessions.reader(of: $0) } ?? .public
  }

  /// Answers with a part of pages.
  func page(_ part: DocumentPublisher.Part, _ request: Request) async -> Response {
    guard let passage = documents.traffic.enter() else {
      return refusal(.serviceUnavailable, [.retryAfter: "\(Int.random(in: Self.pageAgainSeconds))"])
    }
    let answer: DocumentPublisher.Answer?
    do {
      answer = try await documents.answer(part, to: reader(of: request))
    } catch {
      // It is theirs, and the library has not got it: it may come.
      return tooMany()
    }
    guard let answer else { return refusal(.notFound) }
    var headers = Self.headers(caching: "private, max-age=31536000, immutable")
    headers[.contentType] = answer.mediaType
    headers[.contentEncoding] = answer.packing
    headers[.contentSecurityPolicy] = "default-src 'none'; sandbox"
    let buffer = ByteBuffer(bytes: answer.bytes)
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody(contentLength: buffer.readableBytes) { writer in
        // On its way until it is written, however that ends.
        defer { withExtendedLifetime(passage) {} }
        try await writer.write(buffer)
        try await writer.finish(nil)
      })
  }
}
