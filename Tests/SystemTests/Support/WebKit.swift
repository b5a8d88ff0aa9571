import BrowserDriver
import Foundation
import FoundationNetworking
import HallTestSupport
import Testing

/// A real WebKit in a window, driven by the W3C's WebDriver protocol: the browser of tablets and phones that are no
/// Chromium.
///
/// Method: `WebKitWebDriver` of `webkit2gtk-driver` starts WebKit's own small browser on an X server of the test's.
final class WebKit: BrowserPage {
  /// Whether this machine has one.
  static let isInstalled = InstalledPrograms.has("WebKitWebDriver")

  /// What the driver says went wrong.
  struct Failure: Error, CustomStringConvertible { let description: String }

  private struct Answer<Value: Decodable>: Decodable { let value: Value }
  private struct Nothing: Decodable {}

  private let display: VirtualDisplay
  private let driver: Executable
  private let address: String
  private let session: String

  /// Starts a browser, with a page of a size.
  /// - Parameter takesEveryCertificate: Whether it behaves as a device into which the hall's own authority has been put.
  init(width: Int, height: Int, takesEveryCertificate: Bool = false) async throws {
    display = try await VirtualDisplay(width: 1_920, height: 1_280)
    let port = try House.freePort()
    address = "http://127.0.0.1:\(port)"
    driver = try Executable(
      path: "/usr/bin/env", ["WebKitWebDriver", "--port=\(port)"],
      environment: ["DISPLAY": display.display, "GDK_BACKEND": "x11", "LIBGL_ALWAYS_SOFTWARE": "1"])
    struct Session: Decodable { let sessionId: String }
    var begun: Session?
    try await eventually("WebKit is there: \(driver.words)") { [address] in
      let wanted = #"{"capabilities":{"alwaysMatch":{"acceptInsecureCerts":\#(takesEveryCertificate)}}}"#
      begun = try? await Self.ask(address, "POST", "/session", wanted)
      return begun != nil
    }
    session = try #require(begun).sessionId
    try await resize(width: width, height: height)
  }

  func open(_ address: String) async throws { try await command("POST", "/url", ["url": address]) }

  func reload() async throws { try await command("POST", "/refresh", [String: String]()) }

  func resize(width: Int, height: Int) async throws {
    // The window has a frame, whatever is in it; what counts is the page.
    for _ in 0..<2 {
      let frame = try await text(of: "`${outerWidth - innerWidth} ${outerHeight - innerHeight}`")
      let parts = frame.split(separator: " ").compactMap { Int($0) }
      guard parts.count == 2 else { throw Failure(description: "a window without a frame: \(frame)") }
      try await command(
        "POST", "/window/rect", ["x": 0, "y": 0, "width": width + parts[0], "height": height + parts[1]])
    }
  }

  func text(of expression: String) async throws -> String {
    try await value(
      "POST", "/execute/sync", Script(script: "return String((\(expression)) ?? '')", args: []))
  }

  func shoot(to path: String) async throws {
    let picture: String = try await value("GET", "/screenshot", nil as [String: String]?)
    try #require(Data(base64Encoded: picture)).write(to: URL(filePath: path))
  }

  private struct Script: Encodable {
    let script: String
    let args: [String]
  }

  private func command(_ method: String, _ path: String, _ body: some Encodable) async throws {
    let _: Nothing? = try await value(method, path, body)
  }

  private func value<Value: Decodable>(
    _ method: String, _ path: String, _ body: (some Encodable)?
  ) async throws -> Value {
    let json = try body.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    return try await Self.ask(address, method, "/session/\(session)\(path)", json)
  }

  private static func ask<Value: Decodable>(
    _ address: String, _ method: String, _ path: String, _ json: String?
  ) async throws -> Value {
    var request = URLRequest(url: try #require(URL(string: address + path)))
    request.httpMethod = method
    request.httpBody = json.map { Data($0.utf8) }
    request.timeoutInterval = 60
    let (data, answer) = try await URLSession.shared.data(for: request)
    guard (answer as? HTTPURLResponse)?.statusCode == 200 else {
      throw Failure(description: "\(method) \(path): \(String(decoding: data, as: UTF8.self))")
    }
    return try JSONDecoder().decode(Answer<Value>.self, from: data).value
  }
}
