import Foundation
import Testing

extension PseudoTerminal {
  /// Presses a key that arms something, and confirms what the page asks; again where a busy machine has let the question
  /// go by.
  func confirm(_ key: String, asks question: String, until words: String) async throws {
    try await eventually("after \(key) and y the terminal says '\(words)'") {
      guard !self.text.contains(words) else { return true }
      if self.text.contains(question) {
        self.type("y")
        try await eventually("the question is answered or has gone by") { !self.text.contains(question) }
      } else if !self.text.contains("swallowed") {
        self.type(key)
        let asked = ContinuousClock.now
        try await eventually("the question is there, or is asked for again") {
          self.text.contains(question) || self.text.contains(words)
            || asked.duration(to: .now) > Executable.askedAgainAfter
        }
      }
      return self.text.contains(words)
    }
  }

  /// Presses a key and waits for what the page says then; presses again only where the console has swallowed this key
  /// (of the key before it may say so late).
  /// - Parameter name: What the console calls the key, where that is not what is typed.
  func press(_ key: String, named name: String? = nil, until words: String) async throws {
    let label = name ?? key
    var swallowed = timesSwallowed(label)
    type(key)
    do {
      try await eventually("after \(label) the terminal says '\(words)'") {
        if self.timesSwallowed(label) > swallowed {
          try await eventually("the notice of the swallowed key is gone") { !self.text.contains("swallowed") }
          swallowed = self.timesSwallowed(label)
          self.type(key)
        }
        return self.text.contains(words)
      }
    } catch {
      Issue.record("the terminal says:\n\(text)")
      throw error
    }
  }
}
