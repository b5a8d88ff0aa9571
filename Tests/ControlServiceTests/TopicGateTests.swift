import Testing

@testable import ControlService

/// Goal: a subscriber has at most one value under way, and always ends at the newest.
///
/// Method: examples, then seeded random offers and acknowledgements against a model that only counts.
@Suite struct TopicGateTests {
  @Test func theFirstValueGoesAtOnce() {
    var gate = TopicGate()
    let goes = gate.offer(1)
    #expect(goes)
    #expect(gate.underWay == 1)
  }

  @Test func whatTheSubscriberHoldsAlreadyIsNotSent() {
    var gate = TopicGate(heldRevision: 7)
    let old = gate.offer(7)
    let new = gate.offer(8)
    #expect(!old && new)
  }

  @Test func newerValuesWaitUntilTheOneUnderWayIsAcknowledged() {
    var gate = TopicGate()
    let sent = [gate.offer(1), gate.offer(2), gate.offer(3)]
    #expect(sent == [true, false, false])
    let opens = gate.acknowledge(1)
    let goes = gate.offer(3)
    #expect(opens && goes)
  }

  @Test func anAcknowledgementOfSomethingElseOpensNothing() {
    var gate = TopicGate()
    let before = gate.acknowledge(1)
    let goes = gate.offer(5)
    let older = gate.acknowledge(4)
    #expect(!before && goes && !older)
    #expect(gate.underWay == 5)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func whateverTheOrderTheSubscriberEndsAtTheNewest(seed: UInt64) {
    var gate = TopicGate()
    var state = seed
    func random(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    var newest: Int64 = 0
    var received: [Int64] = []
    for _ in 0..<200 {
      if random(3) > 0 {
        newest += Int64(1 + random(3))
        if gate.offer(newest) { received.append(newest) }
      } else if let underWay = gate.underWay, gate.acknowledge(underWay), gate.offer(newest) {
        received.append(newest)
      }
    }
    while let underWay = gate.underWay {
      _ = gate.acknowledge(underWay)
      if gate.offer(newest) { received.append(newest) }
    }
    #expect(received == received.sorted() && Set(received).count == received.count, "seed \(seed)")
    #expect(received.last == newest, "seed \(seed)")
  }
}
