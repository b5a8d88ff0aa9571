import Assets
import Congress
import Documents
import Foundation
import HallTestSupport
import NIOCore
import Testing

@testable import WebService

/// Goal: a tablet is told of each document what its reader may know, in words, by the items of the programme.
@Suite struct DocumentFrameTests {
  /// What the tablets of a reader are told, as the publisher makes it.
  static func frame(
    _ rig: DocumentRig, _ reader: DocumentReader, language: Language = .vietnamese, changed: [Int]? = nil
  ) throws -> TabletDocuments {
    let readable = rig.readable
    let digests = readable.allPages.map(\.digest)
    let facts = Dictionary(
      uniqueKeysWithValues: digests.map {
        ($0, TabletDocumentsMaker.PageFacts(isHere: rig.library.has($0), changed: changed))
      })
    var sealings: [String: (name: String, key: String)] = [:]
    for digest in digests {
      guard let sealing = try rig.library.sealKey(of: digest)?.sealing(for: reader) else { continue }
      sealings[digest] = (sealing.name, sealing.keyText)
    }
    return TabletDocumentsMaker(
      readable: readable, reader: reader, agenda: rig.state.agendaView.agenda, utcOffset: 420,
      strings: try Strings(language: language.rawValue, assets: TabletPageTests.assets), facts: facts,
      sealings: sealings, spreadSeconds: 600
    ).documents
  }

  private func released(_ rig: DocumentRig, _ code: String, items: [Code<Item>]) throws {
    let pages = try rig.pages(code, count: 3)
    try rig.state.carryOut([
      rig.filing(code, pages, for: [.delegate], items: items),
      .documentApprove(Code(code), version: 1, pages: pages.digest), .documentRelease(Code(code), version: 1),
    ])
  }

  @Test("Documents stand by the items of the programme, in its order, each once; those of no item before them")
  func groups() throws {
    let rig = try DocumentRig()
    try released(rig, "C", items: ["2"])
    try released(rig, "B", items: ["2", "1"])
    try released(rig, "A", items: [])
    let frame = try Self.frame(rig, .delegate)
    #expect(frame.groups.map(\.title) == ["Tài liệu chung", "1 · Điểm danh", "2 · Biểu quyết"])
    #expect(frame.groups.map { $0.documents.map(\.code) } == [["A"], ["B"], ["C"]])
    #expect(try Self.frame(rig, .guest).groups.isEmpty)
    let english = try Self.frame(rig, .delegate, language: .english)
    #expect(english.groups.first?.title == "General")
  }

  @Test("A document is told with its version, its time, its length, and which pages are other than before")
  func lines() throws {
    let rig = try DocumentRig()
    try released(rig, "A", items: ["1"])
    let first = try #require(try Self.frame(rig, .delegate, changed: [1]).groups.first?.documents.first)
    #expect(first.facts.hasPrefix("Bản 1, ") && first.length == "3 trang" && first.changes == nil)
    #expect(first.items == ["1"] && first.kind == "báo cáo")
    let pages = try rig.pages("A2", count: 4)
    try rig.state.carryOut([
      rig.version("A", pages), .documentApprove("A", version: 2, pages: pages.digest),
      .documentRelease("A", version: 2),
    ])
    let second = try #require(try Self.frame(rig, .delegate, changed: [4, 7, 8, 9]).groups.first?.documents.first)
    #expect(second.version == 2 && second.changes == "khác bản 1 ở trang 4, 7–9")
    #expect(second.changedPages == [4, 7, 8, 9])
    let same = try #require(try Self.frame(rig, .delegate, changed: []).groups.first?.documents.first)
    #expect(same.changes == "như bản 1")
  }

  @Test("Pages are written as people write them", arguments: [([], ""), ([3], "3"), ([1, 2, 3, 9], "1–3, 9")])
  func ranges(_ pages: [Int], _ text: String) { #expect(TabletDocumentsMaker.ranges(of: pages) == text) }

  @Test("Many changed pages are cut short")
  func manyRanges() {
    let text = TabletDocumentsMaker.ranges(of: (1...100).map { $0 * 2 })
    #expect(text.hasSuffix(", …") && text.split(separator: ",").count == TabletDocumentsMaker.rangesMax + 1)
  }

  @Test("The publisher tells each reader its own, and a tablet of another nothing of it", .timeLimit(.minutes(1)))
  func published() async throws {
    let rig = try DocumentRig()
    try released(rig, "A", items: ["1"])
    let documents = rig.desk.documents
    let publishing = Task { await documents.publish() }
    defer { publishing.cancel() }
    rig.tell()
    func told(_ asker: DocumentRig.Asker) -> String? {
      let seeker = LiveHub.Seeker(digest: asker.token.digest, language: .vietnamese)
      return rig.desk.rig.hub.news(for: seeker, since: LivePlace()).first { $0.kind == .documents }
        .map { String(buffer: $0.frame.json) }
    }
    while told(.locked) == nil { await Task.yield() }
    #expect(told(.delegate)?.contains("Tài liệu A") == true && told(.presidium)?.contains("Tài liệu A") == true)
    for asker in [DocumentRig.Asker.guest, .alternate, .nobody, .locked] {
      #expect(told(asker)?.contains("Tài liệu A") == false, "\(asker)")
    }
  }
}
