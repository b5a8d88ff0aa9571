public import Foundation

extension Chromium {
  /// A page of the browser, which lives as long as somebody holds it.
  public final class Page: BrowserPage {
    /// A key that is pressed and let go.
    public enum Key: String, Sendable {
      case arrowLeft = "ArrowLeft"
      case arrowRight = "ArrowRight"
      case enter = "Enter"
      case home = "Home"

      /// What it is to a browser beside its name.
      fileprivate var parameters: String {
        switch self {
        case .arrowLeft: #""windowsVirtualKeyCode":37"#
        case .arrowRight: #""windowsVirtualKeyCode":39"#
        case .home: #""windowsVirtualKeyCode":36"#
        case .enter: #""windowsVirtualKeyCode":13,"text":"\r""#
        }
      }
    }

    private let browser: Chromium
    private let session: String

    init(browser: Chromium, session: String) {
      self.browser = browser
      self.session = session
    }

    /// Does a command of the protocol, with its parameters as JSON; the whole message that answers it.
    @discardableResult
    public func command(_ name: String, _ parameters: String = "{}") async throws -> Data {
      try await browser.command(name, parameters, session: session)
    }

    /// Goes to an address.
    public func open(_ address: String) async throws { try await command("Page.navigate", #"{"url":"\#(address)"}"#) }

    /// Loads the page anew, as a person does.
    public func reload() async throws { try await command("Page.reload") }

    /// Makes the page as large as a display of so many pixels.
    public func resize(width: Int, height: Int) async throws {
      try await command(
        "Emulation.setDeviceMetricsOverride",
        #"{"width":\#(width),"height":\#(height),"deviceScaleFactor":1,"mobile":false}"#)
    }

    /// What an expression of JavaScript is, as text; empty where it is nothing, or fails.
    public func text(of expression: String) async throws -> String {
      try await evaluate("String(\(expression) ?? '')", isAwaited: false).result.value ?? ""
    }

    /// What a promise of JavaScript comes to, as text.
    /// - Throws: ``BrowserProblem/scriptFailed(reason:)`` where it fails.
    public func outcome(of promise: String) async throws -> String {
      let evaluation = try await evaluate("Promise.resolve(\(promise)).then(String)", isAwaited: true)
      if let fault = evaluation.exceptionDetails {
        throw BrowserProblem.scriptFailed(reason: fault.exception?.description ?? fault.text)
      }
      return evaluation.result.value ?? ""
    }

    private struct Evaluation: Decodable {
      /// What has no text, such as what was thrown, has none here.
      struct Value: Decodable {
        let value: String?

        enum CodingKeys: CodingKey { case value }

        init(from decoder: any Decoder) throws {
          value = try? decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .value)
        }
      }
      struct Fault: Decodable {
        struct Thrown: Decodable { let description: String? }
        let text: String
        let exception: Thrown?
      }
      let result: Value
      let exceptionDetails: Fault?
    }

    private func evaluate(_ expression: String, isAwaited: Bool) async throws -> Evaluation {
      try await browser.answer(
        "Runtime.evaluate",
        #"{"expression":\#(try Self.quoted(expression)),"awaitPromise":\#(isAwaited),"returnByValue":true}"#,
        session: session)
    }

    private static func quoted(_ text: String) throws -> String {
      String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }

    /// Presses a key and lets it go, as a keyboard does.
    public func press(_ key: Key) async throws {
      for type in ["keyDown", "keyUp"] {
        try await command(
          "Input.dispatchKeyEvent",
          #"{"type":"\#(type)","key":"\#(key.rawValue)","code":"\#(key.rawValue)",\#(key.parameters)}"#)
      }
    }

    /// Writes a text where the page takes it, in place of what is chosen there.
    public func type(_ text: String) async throws {
      try await command("Input.insertText", #"{"text":\#(try Self.quoted(text))}"#)
    }

    /// Writes what stands on the page as a PNG.
    ///
    /// A picture that a script has painted comes to the display with the frame after the next; a shot before that has the
    /// picture before.
    public func shoot(to path: String) async throws {
      _ = try await outcome(of: "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
      struct Shot: Decodable { let data: String }
      let name = "Page.captureScreenshot"
      let shot: Shot = try await browser.answer(name, #"{"format":"png"}"#, session: session)
      guard let png = Data(base64Encoded: shot.data) else { throw BrowserProblem.unreadable(command: name) }
      try png.write(to: URL(filePath: path))
    }
  }
}
