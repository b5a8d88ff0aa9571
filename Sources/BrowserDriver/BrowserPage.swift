/// A page of a real browser, that a test or a benchmark looks at and presses on.
public protocol BrowserPage: Sendable {
  /// Goes to an address.
  func open(_ address: String) async throws
  /// Loads the page anew, as a person does.
  func reload() async throws
  /// Makes the page as large as a display of so many pixels.
  func resize(width: Int, height: Int) async throws
  /// What an expression of JavaScript is, as text; empty where it is nothing.
  func text(of expression: String) async throws -> String
  /// Writes what stands on the page as a PNG.
  func shoot(to path: String) async throws
}

extension BrowserPage {
  /// How long is waited for anything that a page is to come to.
  public static var factMax: Duration { .seconds(180) }
  /// How long is rested between two looks: waiting costs little.
  private static var lookEvery: Duration { .milliseconds(20) }

  /// Waits until a fact holds.
  /// - Parameter fact: What is waited for, as it is said where it never comes; asked for only then.
  /// - Throws: ``BrowserProblem/inVain(fact:after:)``.
  public func wait(until fact: @autoclosure () -> String, _ holds: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + Self.factMax
    while try await !holds() {
      guard ContinuousClock.now < deadline else { throw BrowserProblem.inVain(fact: fact(), after: Self.factMax) }
      try await Task.sleep(for: Self.lookEvery)
    }
  }

  /// Waits until what a selector finds says a text.
  public func reads(_ selector: String, _ text: String) async throws {
    var found = ""
    try await wait(until: "the page reads '\(text)' in \(selector), and not '\(found)'") {
      found = try await self.text(of: "document.querySelector('\(selector)')?.textContent")
      return found.contains(text)
    }
  }

  /// Presses what a selector finds, once it is there.
  public func press(_ selector: String) async throws {
    try await wait(until: "there is \(selector)") {
      try await text(
        of: "(element => element && (element.click(), true))(document.querySelector('\(selector)'))") == "true"
    }
  }
}
