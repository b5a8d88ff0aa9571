import Synchronization

/// Everything that reaches a full-screen page, in order, from any thread; bounded, and never makes anybody wait.
///
/// Keys are never left out: whoever types is slower than the bound, and a page that is asked to keep more than it can
/// drops messages first. Of two messages of which the newer replaces the older, only the newer waits.
public final class TerminalInbox<Message: Sendable>: Sendable {
  /// What reaches a page.
  enum Input: Sendable {
    case bytes([UInt8])
    case message(Message)
    case tick, resized, resumed, ended
  }

  /// The most that waits.
  static var inputsMax: Int { 1_024 }

  private let inputs = Mutex<[Input]>([])
  private let wake: AsyncStream<Void>.Continuation
  private let replaces: @Sendable (_ newer: Message, _ older: Message) -> Bool
  /// Says whenever something has come since the last look.
  let wakes: AsyncStream<Void>

  /// An empty inbox.
  /// - Parameter replaces: Whether nobody needs the older message once the newer is there.
  public init(replaces: @escaping @Sendable (_ newer: Message, _ older: Message) -> Bool) {
    self.replaces = replaces
    (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  /// Puts a message in.
  public func post(_ message: Message) { post(.message(message)) }

  /// Puts something in.
  func post(_ input: Input) {
    inputs.withLock { inputs in
      inputs.removeAll { isReplaced($0, by: input) }
      if inputs.count == Self.inputsMax { inputs.remove(at: inputs.firstIndex { !$0.isTyped } ?? 0) }
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

  private func isReplaced(_ older: Input, by newer: Input) -> Bool {
    switch (newer, older) {
    case (.tick, .tick), (.resized, .resized), (.ended, .ended): true
    case (.message(let new), .message(let old)): replaces(new, old)
    default: false
    }
  }
}

extension TerminalInbox.Input {
  /// Whether somebody has typed it.
  fileprivate var isTyped: Bool {
    if case .bytes = self { true } else { false }
  }
}
