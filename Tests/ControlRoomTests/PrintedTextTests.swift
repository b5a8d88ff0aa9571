import Testing

@testable import ControlRoom

/// Goal: nothing that a screen, a desk or a file says can steer the terminal of whoever lists it.
@Suite struct PrintedTextTests {
  @Test(arguments: [
    ("no signal \u{1B}[2J\u{1B}]0;gone\u{7}", "no signal ␛[2J␛]0;gone␇"), ("HDMI-1\u{0}", "HDMI-1␀"),
    ("a\u{9B}31mb", "a\u{FFFD}31mb"), ("gpj.\u{202E}exe", "gpj.\u{FFFD}exe"), ("x\ry", "x␍y"),
    ("ngày\tmột\r\nhai\n", "ngày\tmột\r\nhai\n"),
  ])
  func whatSteersATerminalIsShownAsAPicture(text: String, printed: String) {
    #expect(PrintedText.plain(text) == printed)
  }

  @Test func jsonStaysTheSameValue() { #expect(PrintedText.json("{\"a\":\"\u{9B}b\"}") == #"{"a":"\u009bb"}"#) }
}
