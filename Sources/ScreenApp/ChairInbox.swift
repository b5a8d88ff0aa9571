import ControlClient
import HallProtocol
import Stage
import Synchronization

/// Everything that reaches a chair's panel from the network, in order; wakes the loop.
///
/// Written by the network's threads, read by the loop's. Of each topic only the newest value waits, so a window that is
/// not painted costs bounded memory and the network nothing.
final class ChairInbox: Sendable {
  /// What reaches a panel.
  enum Input: Sendable {
    case link(LinkEvent)
    case settled(number: Int, CommandOutcome)
  }

  /// The most that waits; the oldest goes first.
  static let inputsMax = 256

  private let waker: any Waker
  private let inputs = Mutex<[Input]>([])

  init(waker: any Waker) { self.waker = waker }

  /// Puts something in.
  func post(_ input: Input) {
    inputs.withLock { inputs in
      inputs.removeAll { Self.replaces(input, $0) }
      if inputs.count == Self.inputsMax { inputs.removeFirst() }
      inputs.append(input)
    }
    waker.wake()
  }

  /// Takes everything out.
  func take() -> [Input] {
    inputs.withLock { inputs in
      defer { inputs = [] }
      return inputs
    }
  }

  /// Whether nobody needs the older input once the newer is there.
  private static func replaces(_ newer: Input, _ older: Input) -> Bool {
    guard case .link(let new) = newer, case .link(let old) = older else { return false }
    return new.replaces(old)
  }
}
