import Foundation
import Testing

@testable import Journal

/// Goal: a journal of today verifies for ever, also with a program written by somebody else.
///
/// Method: hashes worked out in another language from the chain's description alone, and fields that must not be
/// mistaken for one another.
@Suite struct HashChainTests {
  private func record(
    _ sequence: Int64, atMS: Int64 = 0, role: String? = nil, actor: String? = nil, command: String? = nil,
    name: String = "safe.turned", payload: String = "{}"
  ) -> StoredRecord {
    StoredRecord(
      sequence: sequence, atMS: atMS, actorRole: role, actorName: actor, commandID: command, name: name,
      payload: Data(payload.utf8))
  }

  @Test func theHashesAreThoseOfTheFirstFormat() {
    var chain = HashChain(congress: "mau-2025", epoch: "epoch-1")
    #expect(chain.sequence == 0)
    #expect(chain.hashHex == "8d8b31944559561687047b2ecd0f1c2eea1802b2b2d9299a0c98e657e1382e68")
    chain.link(record(1, atMS: 1_758_844_800_000, payload: #"{"safe.turned":{"isOn":true}}"#))
    #expect(chain.hashHex == "2b8a60a8f1cdf51b4fa68fc343c80514c6497396cab7f0be2a06c9acf0e25cbf")
    chain.link(
      record(
        2, atMS: -5, role: "chair", actor: "bục", command: "", payload: #"{"safe.turned":{"isOn":false}}"#))
    #expect(chain.hashHex == "bfd11a6d81068b75342bb77b8bb55be22de2542801216f9c2f902a3f93f11fcf")
    #expect(chain.sequence == 2)
  }

  @Test func noTwoDifferentRecordsHaveOneHash() {
    let different = [
      record(1), record(2), record(1, atMS: 1), record(1, role: ""), record(1, role: "a"), record(1, actor: ""),
      record(1, actor: "a"), record(1, command: ""), record(1, command: "a"), record(1, role: "a", actor: "b"),
      record(1, role: "ab", actor: ""), record(1, role: "", actor: "ab"), record(1, name: "safe.turned{"),
      record(1, name: "safe.turned{", payload: "}"), record(1, payload: ""),
    ]
    let hashes = different.map { record in
      var chain = HashChain(congress: "c", epoch: "e")
      chain.link(record)
      return chain.hash
    }
    #expect(Set(hashes).count == different.count)
  }

  @Test func congressAndEpochAreNotMistakenForOneAnother() {
    let origins = [("ab", "c"), ("a", "bc"), ("abc", ""), ("", "abc")].map { HashChain(congress: $0, epoch: $1).hash }
    #expect(Set(origins).count == origins.count)
  }
}
