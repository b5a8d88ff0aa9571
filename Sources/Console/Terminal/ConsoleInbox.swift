import ControlClient
import HallProtocol
import Synchronization

/// Everything that reaches a console, in order, from any thread; bounded, and never makes anybody wait.
///
/// Of each topic only the newest value waits, so a terminal that does not take what is drawn costs bounded memory and
/// the network nothing.
final class ConsoleInbox: Sendable {
  /// What reaches a console.
  enum Input: Sendable {
    case bytes([UInt8])
    case link(LinkEvent)
    case settled(number: Int, CommandOutcome)
    case tick, resized, resumed, ended
  }

  /// The most that waits; the oldest goes first.
  static let inputsMax = 1_024
  /// The most bytes of keys that are read at once.
  static let bytesWaitingMax = 1_024

  private let inputs = Mutex<[Input]>([])
  private let wake: AsyncStream<Void>.Continuation
  /// Says whenever something has come since the last look.
  let wakes: AsyncStream<Void>

  init() { (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1)) }

  /// Puts something in.
  func post(_ input: Input) {
    inputs.withLock { inputs in
      inputs.removeAll { Self.replaces(input, $0) }
      if inputs.count == Self.inputsMax { inputs.removeFirst() }
      inputs.append(input)
    }
    wake.yield()
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
    switch (newer, older) {
    case (.tick, .tick), (.resized, .resized), (.ended, .ended), (.link(.clock), .link(.clock)): true
    case (.link(.topic(let new)), .link(.topic(let old))): new.value.topic == old.value.topic
    default: false
    }
  }
}
