import NIOCore
import Synchronization
import Testing

@testable import ScreenPages

/// Goal: one newest picture for all pages; whoever takes nothing is let go.
@Suite struct PageHubTests {
  @Test("A page that is told of two pictures finds the newer one, once")
  func newest() async throws {
    let hub = PageHub()
    let joined = hub.join(letGo: {})
    let (page, signals) = try #require(joined)
    for text in ["a", "b"] { hub.publish { ByteBuffer(string: "\(text)\($0)") } }
    var iterator = signals.makeAsyncIterator()
    #expect(await iterator.next() != nil)
    #expect(hub.newest.map { String(buffer: $0.event) } == "b2")
    hub.leave(page)
    #expect(await iterator.next() == nil, "one signal for both")
    #expect(hub.count == 0)
  }

  @Test("A page that has taken nothing for three beats is let go; one that only waits is not")
  func stalled() throws {
    let gone = Mutex<[String]>([])
    let hub = PageHub()
    let joined = hub.join(letGo: { gone.withLock { $0.append("slow") } })
    let (slow, _) = try #require(joined)
    _ = hub.join(letGo: { gone.withLock { $0.append("idle") } })
    hub.note(slow, isWriting: true)
    for _ in 1..<PageHub.stalledBeatsMax { hub.beat() }
    #expect(gone.withLock { $0 }.isEmpty)
    hub.beat()
    #expect(gone.withLock { $0 } == ["slow"])
  }

  @Test("Nobody is taken in after the end")
  func end() {
    let hub = PageHub()
    hub.end()
    #expect(hub.join(letGo: {}) == nil)
  }
}
