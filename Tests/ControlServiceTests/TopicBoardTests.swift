import Congress
import Foundation
import HallProtocol
import HallTestSupport
import NIOCore
import Synchronization
import Testing

@testable import ControlService

/// Goal: whoever reads a topic reads what the state says of it, whether somebody followed it or not, and those who follow
/// it hear of every change.
///
/// Method: boards are given the same states, one whose topics are all followed and one where nobody follows any. Which
/// facets a topic reads is held against every kind of event in the domain's own tests.
@Suite struct TopicBoardTests {
  private static let commands: [(Role, Command)] = [
    (.registration, .delegateCheckIn("D-4")), (.operator, .itemNext), (.registration, .delegateStepOut("D-4")),
    (.operator, .itemNext), (.operator, .cueTake("hall", .attendance)), (.operator, .screenFreeze("hall-left")),
    (.operator, .safeOn),
  ]

  private struct Step {
    let state: CongressState
    let changed: Facets
  }

  /// The states that the commands make of a congress, one after the other, with what each changed.
  private func steps() throws -> [Step] {
    var state = SmallCongress.state
    var steps = [Step(state: state, changed: .all)]
    for (number, (role, command)) in Self.commands.enumerated() {
      let request = CommandRequest(
        id: "\(number)", actor: Actor(role: role, name: "a"), atMS: 2_000 + Int64(number), command: command)
      var changed = Facets()
      for event in try state.decide(request, sealing: NoSealing()) {
        changed.formUnion(
          state.apply(
            EventRecord(
              sequence: state.sequence + 1, atMS: request.atMS, actor: request.actor, commandID: request.recordID,
              event: event)))
      }
      steps.append(Step(state: state, changed: changed))
    }
    return steps
  }

  private func board(_ state: CongressState) -> TopicBoard {
    TopicBoard(state: state, startMS: 1_000, nowMS: { 5_000 })
  }

  private func value(_ frame: TopicFrame?) throws -> TopicValue? {
    guard let frame else { return nil }
    let message = try JSONDecoder().decode(ServiceMessage.self, from: Data(frame.line.readableBytesView))
    guard case .topic(let update) = message else { return nil }
    return update.value
  }

  @Test func whatNobodyFollowedIsWhatThoseWhoFollowHave() throws {
    let steps = try steps()
    let (followed, read) = (board(steps[0].state), board(steps[0].state))
    let topics = followed.topics + [.screen("hall-left"), .screen("nobody-knows-me")]
    _ = followed.follow(topics)
    for step in steps.dropFirst() {
      followed.publish(step.state, changed: step.changed, atMS: step.state.newestMS)
      read.publish(step.state, changed: step.changed, atMS: step.state.newestMS)
    }
    let (left, right) = (followed.publication, read.read(topics))
    #expect(Set(left.frames.keys) == Set(right.frames.keys) && left.frames.count > 10)
    for topic in left.frames.keys {
      #expect(try value(left.frames[topic]) == value(right.frames[topic]), "\(topic.name)")
    }
  }

  @Test func aValueThatIsTheSameKeepsItsRevisionThoughNobodyFollowedIt() throws {
    let steps = try steps()
    let board = board(steps[0].state)
    let before = board.read([.agenda, .attendance])
    board.publish(steps[1].state, changed: .all, atMS: 2_000)
    let after = board.read([.agenda, .attendance])
    #expect(after.revision(of: .agenda) == before.revision(of: .agenda))
    #expect(after.revision(of: .attendance) == steps[1].state.sequence)
    #expect(after.revision(of: .attendance) > before.revision(of: .attendance))
  }

  @Test func onlyWhatIsFollowedIsToldToHaveChanged() throws {
    let steps = try steps()
    let board = board(steps[0].state)
    let heard = Mutex<[Set<Topic>]>([])
    board.listen { topics in heard.withLock { $0.append(topics) } }
    _ = board.follow([.attendance, .agenda])
    _ = board.follow([.attendance])
    func publish(_ place: Int) {
      board.publish(steps[place].state, changed: .all, atMS: 2_000 + Int64(place))
    }
    publish(1)
    board.unfollow([.attendance, .agenda])
    publish(2)
    publish(3)
    board.unfollow([.attendance])
    publish(0)
    #expect(heard.withLock { $0 } == [[.journal, .attendance], [.journal], [.journal, .attendance], [.journal]])
  }

  @Test func whatAnEventDoesNotTouchIsNotWorkedOut() throws {
    let steps = try steps()
    let board = board(steps[0].state)
    let before = board.follow([.agenda, .attendance])
    // Said to have changed nothing that anybody reads: nothing is looked at, though it is another state.
    board.publish(steps[1].state, changed: [], atMS: 2_000)
    #expect(board.publication.revision(of: .attendance) == before.revision(of: .attendance))
    #expect(board.publication.sequence == steps[1].state.sequence)
  }

  @Test func aPublicationOnceTakenIsOfItsMomentForEver() throws {
    let steps = try steps()
    let board = board(steps[0].state)
    let taken = board.follow([.attendance])
    let line = taken.frames[.attendance]?.line
    board.publish(steps[1].state, changed: steps[1].changed, atMS: 2_000)
    #expect(taken.frames[.attendance]?.line == line)
    #expect(board.publication.frames[.attendance]?.line != line)
  }
}
