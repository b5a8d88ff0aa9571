import Congress
import Foundation
import HallProtocol
import NIOCore
import Synchronization
import Testing

@testable import ControlService

/// Goal: whoever reads a topic reads what the state says of it, whether somebody followed it or not, and those who follow
/// it hear of every change.
///
/// Method: two boards are given the same states, one whose topics are all followed and one where nobody follows any.
@Suite struct TopicBoardTests {
  private static let commands: [(Role, Command)] = [
    (.registration, .delegateCheckIn("D-4")), (.operator, .itemNext), (.registration, .delegateStepOut("D-4")),
    (.operator, .itemNext), (.operator, .cueTake("hall", .attendance)),
  ]

  /// The states that the commands make of a congress, one after the other.
  private func states() throws -> [CongressState] {
    var state = SmallCongress.state
    var states = [state]
    for (number, (role, command)) in Self.commands.enumerated() {
      let request = CommandRequest(
        id: "\(number)", actor: Actor(role: role, name: "a"), atMS: 2_000 + Int64(number), command: command)
      for event in try state.decide(request, sealing: NoSealing()) {
        state.apply(
          EventRecord(
            sequence: state.sequence + 1, atMS: request.atMS, actor: request.actor, commandID: request.recordID,
            event: event))
      }
      states.append(state)
    }
    return states
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
    let states = try states()
    let (followed, read) = (board(states[0]), board(states[0]))
    followed.follow(followed.topics)
    for state in states.dropFirst() {
      followed.publish(state, atMS: state.newestMS)
      read.publish(state, atMS: state.newestMS)
    }
    let (left, right) = (followed.frames(followed.topics), read.frames(read.topics))
    #expect(Set(left.keys) == Set(right.keys) && left.count > 10)
    for topic in left.keys { #expect(try value(left[topic]) == value(right[topic]), "\(topic.name)") }
  }

  @Test func aValueThatIsTheSameKeepsItsRevisionThoughNobodyFollowedIt() throws {
    let states = try states()
    let board = board(states[0])
    let (agenda, attendance) = (board.revision(.agenda), board.revision(.attendance))
    board.publish(states[1], atMS: 2_000)
    #expect(board.revision(.agenda) == agenda)
    #expect(board.revision(.attendance) == states[1].sequence && states[1].sequence > attendance)
  }

  @Test func onlyWhatIsFollowedIsToldToHaveChanged() throws {
    let states = try states()
    let board = board(states[0])
    let heard = Mutex<[Set<Topic>]>([])
    board.listen { topics in heard.withLock { $0.append(topics) } }
    _ = board.frames([.attendance, .agenda])
    board.follow([.attendance, .agenda])
    board.follow([.attendance])
    board.publish(states[1], atMS: 2_000)
    board.unfollow([.attendance, .agenda])
    board.publish(states[2], atMS: 2_001)
    board.publish(states[3], atMS: 2_002)
    board.unfollow([.attendance])
    board.publish(states[0], atMS: 2_003)
    let told = heard.withLock { $0 }.map { $0.intersection([.attendance, .agenda]) }
    #expect(told == [[.attendance], [], [.attendance], []])
  }
}
