import Foundation
import FoundationXML

/// What stands in an XML text, in the order in which it stands there.
public enum MarkupEvent: Sendable, Hashable {
  /// An element begins; names are without their prefix.
  case begin(String, [String: String])
  /// Text between marks; one text may come in several pieces.
  case text(String)
  /// An element ends.
  case end(String)
}

/// Why an XML text was not read; each is named after the rule that is broken.
public enum MarkupFault: Error, Sendable, Hashable {
  /// It has more bytes than it may.
  case tooLarge(max: Int)
  /// It is not UTF-8, or says that it is something else.
  case notUTF8
  /// It declares a document type or entities, which no office file does.
  case declaresEntities
  /// Elements stand within one another deeper than they may.
  case tooDeep(max: Int)
  /// It is not well-formed; the line from 1.
  case notWellFormed(line: Int)
}

/// The most that is read of an XML text.
public struct MarkupLimits: Sendable, Hashable {
  /// The most bytes.
  public let bytesMax: Int
  /// The most elements within one another.
  public let depthMax: Int

  /// The parts of office files, which nest a dozen deep.
  public static let office = MarkupLimits(bytesMax: 64 << 20, depthMax: 64)

  /// Limits of a text.
  public init(bytesMax: Int, depthMax: Int) {
    self.bytesMax = bytesMax
    self.depthMax = depthMax
  }
}

/// Reads XML without entities: nothing is fetched, nothing is expanded but the five that XML itself has.
public enum MarkupReader {
  /// Hands over everything that stands in a text.
  /// - Parameter body: Takes each event; what it throws ends the reading.
  /// - Throws: ``MarkupFault``, or what `body` throws.
  public static func read(
    _ bytes: [UInt8], limits: MarkupLimits = .office, body: (MarkupEvent) throws -> Void
  ) throws {
    guard bytes.count <= limits.bytesMax else { throw MarkupFault.tooLarge(max: limits.bytesMax) }
    guard isPlainUTF8(bytes) else { throw MarkupFault.notUTF8 }
    guard !declaresEntities(bytes) else { throw MarkupFault.declaresEntities }
    try withoutActuallyEscaping(body) { body in
      let delegate = MarkupDelegate(depthMax: limits.depthMax, body: body)
      // From a stream it is read piece by piece; a whole of more than 10 MB the parser refuses.
      let parser = XMLParser(stream: InputStream(data: Data(bytes)))
      parser.shouldResolveExternalEntities = false
      parser.delegate = delegate
      let isRead = parser.parse()
      parser.delegate = nil
      if let failure = delegate.failure { throw failure }
      // The parser calls a text read whose elements do not end.
      guard isRead, parser.parserError == nil, delegate.isWhole else {
        throw MarkupFault.notWellFormed(line: delegate.line)
      }
    }
  }

  private static let headBytes = 200

  private static func isPlainUTF8(_ bytes: [UInt8]) -> Bool {
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { return false }
    let head = String(decoding: bytes.prefix(headBytes), as: UTF8.self)
    guard let said = head.firstMatch(of: /<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']/) else { return true }
    return ["utf-8", "us-ascii"].contains(said.1.lowercased())
  }

  private static func declaresEntities(_ bytes: [UInt8]) -> Bool {
    let mark = Array("<!DOCTYPE".utf8)
    var place = bytes.startIndex
    while let next = bytes[place...].firstIndex(of: mark[0]) {
      if bytes[next...].starts(with: mark) { return true }
      place = next + 1
    }
    return false
  }
}

/// Turns the parser's calls into events, and counts the depth.
private final class MarkupDelegate: NSObject, XMLParserDelegate {
  private(set) var failure: (any Error)?
  private let depthMax: Int
  private let body: (MarkupEvent) throws -> Void
  private var depth = 0
  /// The line of the last mark, from 1.
  private(set) var line = 1
  private var hasElement = false

  /// Whether there was an element, and everyone that began has ended.
  var isWhole: Bool { hasElement && depth == 0 }

  init(depthMax: Int, body: @escaping (MarkupEvent) throws -> Void) {
    self.depthMax = depthMax
    self.body = body
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    depth += 1
    hasElement = true
    line = max(1, parser.lineNumber)
    guard depth <= depthMax else { return stop(parser, MarkupFault.tooDeep(max: depthMax)) }
    var plain: [String: String] = [:]
    for (key, value) in attributes { plain[Self.local(key)] = value }
    hand(.begin(Self.local(name), plain), to: parser)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    depth -= 1
    hand(.end(Self.local(name)), to: parser)
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { hand(.text(string), to: parser) }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    hand(.text(String(decoding: block, as: UTF8.self)), to: parser)
  }

  private func hand(_ event: MarkupEvent, to parser: XMLParser) {
    guard failure == nil else { return }
    do { try body(event) } catch { stop(parser, error) }
  }

  private func stop(_ parser: XMLParser, _ error: any Error) {
    guard failure == nil else { return }
    failure = error
    parser.abortParsing()
  }

  private static func local(_ name: String) -> String {
    name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }
}
