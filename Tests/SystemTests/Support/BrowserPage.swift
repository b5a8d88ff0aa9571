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
