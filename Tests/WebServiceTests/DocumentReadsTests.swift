import Congress
import ControlClient
import HTTPTypes
import HallTestSupport
import HummingbirdCore
import Synchronization
import Testing

@testable import WebService

/// Goal: every reader is counted once, many together, and is answered only with what has become of the count.
@Suite struct DocumentReadsTests {
  private static let first = DocumentReads.Version(document: "BC01", number: 2)
  private static let second = DocumentReads.Version(document: "NQ01", number: 1)

  private static let tablets = (0...40).compactMap { number in TabletToken { UInt64(number) }.digest }

  @Test("Those who come while the first is told go together, each version by itself")
  func together() async {
    let told = Mutex<[Command]>([])
    let (gates, gate) = AsyncStream.makeStream(of: Void.self)
    let reads = DocumentReads(
      command: { command in
        told.withLock { $0.append(command) }
        for await _ in gates { break }
        return .done
      }, gather: {})
    await withTaskGroup(of: CommandOutcome.self) { group in
      group.addTask { await reads.count(Self.first, on: Self.tablets[0]) }
      while told.withLock({ $0.isEmpty }) { await Task.yield() }
      for number in 1...40 { group.addTask { await reads.count(Self.first, on: Self.tablets[number]) } }
      for number in 0..<3 { group.addTask { await reads.count(Self.second, on: Self.tablets[number]) } }
      while await reads.waitingCount < 43 { await Task.yield() }
      for _ in 0..<3 { gate.yield() }
      for await outcome in group { #expect(outcome == .done) }
    }
    let all = told.withLock { $0 }
    #expect(all.first == .documentRead("BC01", version: 2, readers: 1))
    #expect(
      Set(all.dropFirst()) == [
        .documentRead("BC01", version: 2, readers: 40), .documentRead("NQ01", version: 1, readers: 3),
      ])
  }

  @Test("A tablet is counted that has been given the document, and no other")
  func addresses() async throws {
    let rig = try DocumentRig()
    let pages = try rig.pages("a")
    try rig.state.carryOut([
      rig.filing("BC01", pages, for: [.presidium]), .documentApprove("BC01", version: 1, pages: pages.digest),
      .documentRelease("BC01", version: 1),
    ])
    rig.tell()
    func read(_ body: String, by asker: DocumentRig.Asker) async throws -> Int {
      let cookie = String(asker.token.cookie(isSecure: false).prefix { $0 != ";" })
      return try await rig.desk.answer(
        .post, "/read", [("X-Plenary", "tablet"), ("Origin", "http://hall.lan"), ("Cookie", cookie)], body: body
      ).status.code
    }
    let body = "{\"document\":\"BC01\",\"version\":1}"
    for _ in 0..<2 { #expect(try await read(body, by: .presidium) == 204) }
    for asker in [DocumentRig.Asker.delegate, .guest] { #expect(try await read(body, by: asker) == 404, "\(asker)") }
    for asker in [DocumentRig.Asker.nobody, .locked] { #expect(try await read(body, by: asker) == 403, "\(asker)") }
    for version in [0, -1, 2] {
      #expect(try await read("{\"document\":\"BC01\",\"version\":\(version)}", by: .presidium) == 404)
    }
    for wrong in ["", "{}", "[]", "{\"document\":1,\"version\":1}"] {
      #expect(try await read(wrong, by: .presidium) == 400, "\(wrong)")
    }
    #expect(rig.desk.commands.all == [.documentRead("BC01", version: 1, readers: 1)])
  }

  @Test("Where the hall's service is not there, nobody is told that it was counted")
  func nobodyThere() async {
    let reads = DocumentReads(command: { _ in .notSent }, gather: {})
    #expect(await reads.count(Self.first, on: Self.tablets[0]) == .notSent)
    #expect(await reads.waitingCount == 0)
  }

  @Test("A tablet that tells it again is not counted again, but where the first time did not count")
  func twice() async {
    let told = Mutex<[Command]>([])
    let reads = DocumentReads(
      command: { command in
        told.withLock {
          $0.append(command)
          return $0.count == 1 ? .notSent : .done
        }
      }, gather: {})
    #expect(await reads.count(Self.first, on: Self.tablets[1]) == .notSent)
    for _ in 0..<3 { #expect(await reads.count(Self.first, on: Self.tablets[1]) == .done) }
    #expect(told.withLock { $0.count } == 2)
    #expect(await reads.count(Self.first, on: Self.tablets[2]) == .done)
    #expect(await reads.count(Self.second, on: Self.tablets[1]) == .done)
    #expect(told.withLock { $0.count } == 4)
  }
}
