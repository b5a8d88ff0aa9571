import Foundation
import Testing

extension PseudoTerminal {
  /// Presses a key and waits for what the page says then; presses again only where the console has swallowed it.
  /// - Parameter name: What the console calls the key, where that is not what is typed.
  func press(_ key: String, named name: String? = nil, until words: String) async throws {
    type(key)
    do {
      try await eventually("after \(name ?? key) the terminal says '\(words)'") {
        if self.text.contains("Key \(name ?? key) swallowed") {
          try await eventually("the notice of the swallowed key is gone") { !self.text.contains("swallowed") }
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
