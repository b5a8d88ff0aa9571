import Congress
import Synchronization
import Testing

@testable import WebService

/// Goal: a tablet is told what concerns it and nothing else, and one that takes nothing costs nothing.
@Suite struct LiveHubTests {
  private func frame(_ text: String) throws -> LiveFrame { try LiveFrame([text]) }

  private func kinds(_ hub: LiveHub, _ seeker: LiveHub.Seeker, since place: LivePlace = LivePlace()) -> [LiveKind] {
    hub.news(for: seeker, since: place).map(\.kind)
  }

  /// How often a tablet has been told to look, without waiting for more.
  private func looks(_ signals: AsyncStream<Void>, ended hub: LiveHub) async -> Int {
    hub.end()
    var count = 0
    for await _ in signals { count += 1 }
    return count
  }

  private final class Flag: Sendable {
    let value = Mutex(false)
    var isSet: Bool { value.withLock { $0 } }
  }

  private func join(
    _ hub: LiveHub, letGo: @escaping @Sendable () -> Void = {}
  ) -> (follower: LiveHub.Follower, signals: AsyncStream<Void>)? { hub.join(guest, letGo: letGo) }

  private let guest = LiveHub.Seeker(digest: nil, language: .vietnamese)

  @Test("A tablet reads the room of its audience and its language, and no other")
  func rooms() throws {
    let hub = LiveHub(tabletsMax: 4)
    hub.publish(try frame("a"), in: LiveHub.Room(audience: .guest, language: .english))
    hub.publish(try frame("b"), in: LiveHub.Room(audience: .delegate, language: .vietnamese))
    #expect(kinds(hub, guest).isEmpty)
    hub.publish(try frame("c"), in: LiveHub.Room(audience: .guest, language: .vietnamese))
    let news = hub.news(for: guest, since: LivePlace())
    #expect(news.map(\.frame) == [try frame("c")])
  }

  @Test("What a tablet has it is not told again; what is newer it is")
  func places() throws {
    let hub = LiveHub(tabletsMax: 4)
    let room = LiveHub.Room(audience: .guest, language: .vietnamese)
    hub.publish(try frame("a"), in: room)
    var place = LivePlace()
    place.names[.room] = try frame("a").name
    #expect(kinds(hub, guest, since: place).isEmpty)
    hub.publish(try frame("b"), in: room)
    #expect(kinds(hub, guest, since: place) == [.room])
  }

  @Test("A tablet that comes to be somebody's is in another room from then on")
  func members() throws {
    let hub = LiveHub(tabletsMax: 4)
    let digest = try #require(TabletToken { 7 }.digest)
    let seeker = LiveHub.Seeker(digest: digest, language: .vietnamese)
    hub.publish(try frame("guests"), in: LiveHub.Room(audience: .guest, language: .vietnamese))
    hub.publish(try frame("presidium"), in: LiveHub.Room(audience: .presidium, language: .vietnamese))
    #expect(hub.news(for: seeker, since: LivePlace()).map(\.frame) == [try frame("guests")])
    let member = LiveHub.Member(audience: .presidium, reader: .presidium, me: [.vietnamese: try frame("me")])
    hub.publish(members: [digest: member])
    #expect(hub.news(for: seeker, since: LivePlace()).map(\.frame) == [try frame("me"), try frame("presidium")])
    #expect(hub.news(for: guest, since: LivePlace()).map(\.frame) == [try frame("guests")])
  }

  @Test("Only those are woken whom it concerns, and an equal frame wakes nobody")
  func signals() async throws {
    let hub = LiveHub(tabletsMax: 4)
    let (_, own) = try #require(join(hub))
    var iterator = own.makeAsyncIterator()
    _ = await iterator.next()
    hub.publish(try frame("a"), in: LiveHub.Room(audience: .delegate, language: .vietnamese))
    hub.publish(try frame("a"), in: LiveHub.Room(audience: .guest, language: .english))
    hub.publish(members: [:])
    #expect(await looks(own, ended: hub) == 0)
  }

  @Test("There are no more tablets than there may be, and none after the end")
  func limits() throws {
    let hub = LiveHub(tabletsMax: 2)
    let first = try #require(join(hub))
    #expect(join(hub) != nil)
    #expect(join(hub) == nil)
    hub.leave(first.follower)
    #expect(hub.count == 1)
    hub.end()
    #expect(join(hub) == nil)
  }

  @Test("A tablet that takes nothing for three beats is let go")
  func stalled() throws {
    let hub = LiveHub(tabletsMax: 2)
    let flag = Flag()
    let joined = join(hub) { flag.value.withLock { $0 = true } }
    let (follower, _) = try #require(joined)
    hub.beat()
    hub.note(follower, isWriting: true)
    for _ in 0..<LiveHub.stalledBeatsMax - 1 { hub.beat() }
    #expect(!flag.isSet)
    hub.note(follower, isWriting: false)
    hub.note(follower, isWriting: true)
    for _ in 0..<LiveHub.stalledBeatsMax { hub.beat() }
    #expect(flag.isSet)
  }
}
