import Archives
import Testing

@Suite struct MarkupTests {
  private struct Unexpected: Error {}

  private func events(_ text: String, limits: MarkupLimits = .office) throws -> [MarkupEvent] {
    var events: [MarkupEvent] = []
    try MarkupReader.read(Array(text.utf8), limits: limits) { events.append($0) }
    return events
  }

  @Test("elements, attributes and texts are handed over without prefixes")
  func elementsAreHandedOver() throws {
    let read = try events(
      "<?xml version=\"1.0\"?><x:row xmlns:x=\"urn:x\" xmlns:r=\"urn:r\" r:id=\"7\">Hoà &amp; Đ<![CDATA[<b>]]></x:row>")
    guard case .begin("row", let attributes)? = read.first else { throw Unexpected() }
    #expect(attributes["id"] == "7")
    #expect(read.last == .end("row"))
    let text = read.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
    #expect(text == "Hoà & Đ<b>")
  }

  @Test("what is written is read again, marks and line ends and all")
  func whatIsWrittenIsRead() throws {
    var writer = MarkupWriter()
    writer.element("a", ["title": "\"<Đ>\"\n&"]) { writer in
      writer.add(" x < y & z\r\n\u{7}")
      writer.element("b")
    }
    let read = try events(writer.text)
    #expect(read.first == .begin("a", ["title": "\"<Đ>\"\n&"]))
    let text = read.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
    #expect(text == " x < y & z\r\n\u{FFFD}")
  }

  @Test("entities of its own, from within or from a file, are refused before anything is read")
  func entitiesAreRefused() {
    let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><l>&b;</l>"
    let file = "<!DOCTYPE l [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><l>&a;</l>"
    for text in [laughs, file] {
      #expect(throws: MarkupFault.declaresEntities) { try events(text) }
    }
  }

  @Test("other encodings are refused, also those that only say so")
  func otherEncodingsAreRefused() {
    #expect(throws: MarkupFault.notUTF8) { try events("<?xml version='1.0' encoding='UTF-7'?><a/>") }
    #expect(throws: MarkupFault.notUTF8) {
      try MarkupReader.read(Array("<a/>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })) { _ in }
    }
  }

  @Test("size and depth have limits")
  func limitsHold() {
    #expect(throws: MarkupFault.tooLarge(max: 3)) { try events("<a/>", limits: MarkupLimits(bytesMax: 3, depthMax: 9)) }
    let deep = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
    #expect(throws: MarkupFault.tooDeep(max: 64)) { try events(deep) }
  }

  @Test("what is not well-formed is told with its line")
  func theLineIsTold() {
    #expect(throws: MarkupFault.notWellFormed(line: 2)) { try events("<a>\n<b></a>") }
  }

  @Test("what the reader throws ends the reading and comes back")
  func whatTheBodyThrowsComesBack() {
    struct Enough: Error {}
    var count = 0
    #expect(throws: Enough.self) {
      try MarkupReader.read(Array("<a><b/><c/></a>".utf8)) { _ in
        count += 1
        throw Enough()
      }
    }
    #expect(count == 1)
  }
}
