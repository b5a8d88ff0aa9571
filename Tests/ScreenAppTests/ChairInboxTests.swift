import Congress
import ControlClient
import HallProtocol
import SampleScenes
import Testing

@testable import ScreenApp

/// Goal: what reaches a panel stays in its order and bounded, and nothing that was decided is lost to something newer.
///
/// Method: links, topics and outcomes are posted and taken out again.
@Suite struct ChairInboxTests {
  private let waker = CountingWaker()
  private let inbox: ChairInbox

  init() { inbox = ChairInbox(waker: waker) }

  private func post(_ content: SceneContent, revision: Int64) {
    inbox.post(
      .link(.topic(TopicUpdate(revision: revision, atMS: Sample.nowMS, value: .output(Sample.view(content))))))
  }

  /// What is in the inbox, in words.
  private func taken() -> [String] {
    inbox.take().map { input in
      switch input {
      case .link(.topic(let update)): "topic \(update.revision)"
      case .link(.down): "down"
      case .settled(let number, _): "settled \(number)"
      default: "other"
      }
    }
  }

  @Test func everythingIsTakenOutOnceAndInItsOrder() {
    inbox.post(.settled(number: 1, .unknown))
    inbox.post(.link(.down(.closed)))
    inbox.post(.settled(number: 2, .unknown))
    #expect(waker.wakes == 3)
    #expect(taken() == ["settled 1", "down", "settled 2"])
    #expect(taken().isEmpty)
  }

  @Test func ofATopicOnlyTheNewestWaitsBehindWhatCameInBetween() {
    post(.holding, revision: 1)
    inbox.post(.settled(number: 1, .unknown))
    post(.black, revision: 2)
    #expect(taken() == ["settled 1", "topic 2"])
  }

  @Test func ofTooMuchTheOldestGoes() {
    for number in 0...ChairInbox.inputsMax { inbox.post(.settled(number: number, .unknown)) }
    let words = taken()
    #expect(words.count == ChairInbox.inputsMax)
    #expect(words.first == "settled 1" && words.last == "settled \(ChairInbox.inputsMax)")
  }
}
