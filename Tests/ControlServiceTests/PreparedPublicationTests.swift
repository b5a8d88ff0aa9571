import Congress
import Dispatch
import Foundation
import HallProtocol
import HallTestSupport
import NIOCore
import Synchronization
import Testing

@testable import ControlService

/// Goal: what is worked out while the disk writes is seen by nobody before the disk has it, and what is seen then is what
/// would have been worked out at that moment.
@Suite struct PreparedPublicationTests {
  /// Two states that follow one another; one more is here in the second.
  private let before = SmallCongress.state
  private let after: CongressState

  init() throws { after = try Self.state(SmallCongress.state, after: .delegateCheckIn("D-4"), by: .registration) }

  private static func state(
    _ before: CongressState, after command: Command, by role: Role
  ) throws -> CongressState {
    var state = before
    let request = CommandRequest(id: "1", actor: Actor(role: role, name: "a"), atMS: 2_000, command: command)
    for event in try state.decide(request, sealing: NoSealing()) {
      state.apply(
        EventRecord(
          sequence: state.sequence + 1, atMS: 2_000, actor: request.actor, commandID: request.recordID, event: event))
    }
    return state
  }

  /// The same in a board that prepares nothing.
  private func plain(_ topics: [Topic], nowMS: Int64) -> Publication {
    let board = TopicBoard(state: before, startMS: 1_000, nowMS: { nowMS })
    _ = board.follow(topics)
    board.publish(after, changed: .all, atMS: 2_000)
    return board.publication
  }

  @Test func nothingOfItIsSeenBeforeItIsPublishedAndNothingWhereItNeverIs() throws {
    let board = TopicBoard(state: before, startMS: 1_000, nowMS: { 5_000 })
    let seen = board.follow([.attendance])
    let heard = Mutex(0)
    let expected = Mutex<Set<Topic>>([])
    let work = DispatchSemaphore(value: 0)
    board.listen { topics in
      expected.withLock { $0.formUnion(topics) }
      work.signal()
    } changed: { _ in
      heard.withLock { $0 += 1 }
    }
    for _ in 0..<50 {
      // What the disk refuses is forgotten.
      _ = board.prepare(after, changed: .all, atMS: 2_000)
      #expect(board.read([.attendance]).frames[.attendance]?.line == seen.frames[.attendance]?.line)
    }
    // Whoever will have to tell of it may get ready.
    for _ in 0..<50 { work.wait() }
    #expect(expected.withLock { $0 } == [.attendance, .journal])
    #expect(board.publication.sequence == before.sequence && heard.withLock { $0 } == 0)
    let prepared = board.prepare(after, changed: .all, atMS: 2_000)
    board.publish(after, changed: .all, atMS: 2_000, prepared: prepared)
    #expect(board.publication.frames[.attendance]?.line == plain([.attendance], nowMS: 5_000).frames[.attendance]?.line)
    #expect(board.publication.sequence == after.sequence && heard.withLock { $0 } == 1)
  }

  @Test func whoeverComesMeanwhileIsToldToo() throws {
    let board = TopicBoard(state: before, startMS: 1_000, nowMS: { 5_000 })
    _ = board.follow([.attendance])
    let prepared = board.prepare(after, changed: .all, atMS: 2_000)
    let held = board.follow([.credentials])
    board.publish(after, changed: .all, atMS: 2_000, prepared: prepared)
    let told = plain([.attendance, .credentials], nowMS: 5_000)
    #expect(held.frames[.credentials]?.line != told.frames[.credentials]?.line)
    for topic in [Topic.attendance, .credentials] {
      #expect(board.publication.frames[topic]?.line == told.frames[topic]?.line)
    }
    // And counts as a follower: the next change is told as well.
    board.unfollow([.credentials])
    board.publish(before, changed: .all, atMS: 2_001)
    #expect(board.publication.frames[.credentials]?.line == told.frames[.credentials]?.line)
  }

  @Test func aDiskThatTakesItsTimeDoesNotMakeAMomentOld() throws {
    let clock = Mutex<Int64>(5_000)
    let board = TopicBoard(state: before, startMS: 1_000, nowMS: { clock.withLock { $0 } })
    _ = board.follow([.output("hall")])
    let taken = try Self.state(before, after: .cueTake("hall", .attendance), by: .operator)
    let prepared = board.prepare(taken, changed: .all, atMS: 2_000)
    clock.withLock { $0 = 5_200 }
    board.publish(taken, changed: .all, atMS: 2_000, prepared: prepared)
    let line = try #require(board.publication.frames[.output("hall")]?.line)
    guard case .topic(let update) = try MessageCodec().serviceMessage(line) else {
      Issue.record("no topic")
      return
    }
    #expect(update.presentAtMS == 5_200)
  }

  @Test func workThatHasNotBegunIsLeftToWhoeverNeedsIt() {
    let queue = DispatchQueue(label: "busy")
    let gate = DispatchSemaphore(value: 0)
    queue.async { gate.wait() }
    let isDone = Mutex(false)
    let work = WorkBeside(on: queue) { isDone.withLock { $0 = true } }
    #expect(work.result() == nil)
    gate.signal()
    queue.sync {}
    #expect(!isDone.withLock { $0 }, "nobody wants it any more")
    let other = WorkBeside(on: queue) { 7 }
    queue.sync {}
    #expect(other.result() == 7)
  }
}
