/// A page of a real browser, that a test looks at and presses on.
protocol BrowserPage: Sendable {
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
  /// Waits until what a selector finds says a text.
  func reads(_ selector: String, _ text: String) async throws {
    var found = ""
    try await eventually("the tablet reads '\(text)' in \(selector), and not '\(found)'") {
      found = try await self.text(of: "document.querySelector('\(selector)')?.textContent")
      return found.contains(text)
    }
  }

  /// Presses what a selector finds, once it is there.
  func press(_ selector: String) async throws {
    try await eventually("there is \(selector)") {
      try await text(
        of: "(element => element && (element.click(), true))(document.querySelector('\(selector)'))") == "true"
    }
  }

  /// The letters by which a desk knows a tablet that is nobody's.
  func letters() async throws -> String {
    var letters = ""
    try await eventually("the tablet shows letters") {
      letters = try await text(of: "document.querySelector('.letters')?.textContent")
      return letters.count == 7
    }
    return letters
  }
}
