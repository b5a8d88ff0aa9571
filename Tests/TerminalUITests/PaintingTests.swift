import Foundation
import TerminalEmulator
import Testing

@testable import TerminalUI

/// Goal: a terminal shows every line that it is given, whole, also the last column, and however wide its letters are.
///
/// Method: what the painter writes is carried out by an emulated terminal, as xterm does it, and by tmux.
@Suite(.serialized) struct PaintingTests {
  private static let widths = [1, 2, 10, 60, 80, 81, 120]
  /// Texts that are longer than their line, exactly as long, and shorter, with letters of one and of two columns.
  private static let texts = [
    String(repeating: "0123456789", count: 13), "会议现在开始请各位代表入席请勿喧哗保持安静谢谢大家的配合会议开始" + String(repeating: "中", count: 50),
    "a" + String(repeating: "中", count: 70), "Đại hội đại biểu Đảng bộ thành phố lần thứ I", "", "한국어 テスト ｱｲｳ Ａ",
    "Chúc mừng 🎉👍🏽👨‍👩‍👧 ❤️ 1️⃣ 🇻🇳 hết", "e\u{301}\u{323}x\u{336} Ho\u{300}a", "✓ ✕ ○ ● ◐ ▶ ◇ ‖ ‼ ▏│─ ✎ ⌫ → ≥ –",
  ]

  private static func page(_ width: Int, _ texts: [String] = texts) -> [Line] {
    texts.map { Line([Span($0), Span($0, .alarm)]).fitted(to: width) }
  }

  /// What a page looks like without anything behind the last word of a line.
  private static func words(_ lines: [Line]) -> [String] {
    lines.map { line in
      var text = line.text
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  @Test(arguments: widths) func everyLineStandsOnTheScreenUpToItsLastColumn(_ width: Int) {
    var painter = TerminalPainter(hasColours: true)
    var screen = TerminalScreen(columns: width, rows: Self.texts.count)
    screen.take(TerminalPainter.enter.utf8)
    for order in [Self.texts, Self.texts.reversed(), Self.texts.map { String($0.dropFirst(3)) }] {
      let page = Self.page(width, order)
      #expect(page.allSatisfy { $0.width == width })
      screen.take(painter.paint(page).utf8)
      #expect(screen.lines == Self.words(page))
    }
    #expect(screen.unknown.isEmpty)
  }

  @Test(arguments: [60, 80, 81, 120]) func tmuxShowsTheSame(_ width: Int) throws {
    var painter = TerminalPainter(hasColours: true)
    // Of letters that are joined out of several tmux makes something else to copy.
    let texts = Self.texts.filter { !$0.contains("👍") }
    let output = TerminalPainter.enter + painter.paint(Self.page(width, texts.reversed()))
    let page = Self.page(width, texts)
    let shown = try Tmux.screen(after: output + painter.paint(page), columns: width, rows: texts.count)
    #expect(shown.map { $0.precomposedStringWithCanonicalMapping } == Self.words(page))
  }

  @Test func theEmulatedTerminalLosesALastLetterAsARealOneDoes() {
    for wrapping in ["\u{1B}[?7l", "\u{1B}[?7h"] {
      var screen = TerminalScreen(columns: 4, rows: 3)
      screen.take("\(wrapping)\u{1B}[1;1H15:10\u{1B}[1;1H5:10\u{1B}[K\u{1B}[3;1H中中".utf8)
      #expect(screen.lines[0] == "5:1" && screen.lines[2] == "中中")
    }
    var wrapped = TerminalScreen(columns: 4, rows: 2)
    wrapped.take("abc中d\r\n\u{1B}[9z".utf8)
    #expect(wrapped.lines == ["中d", ""] && wrapped.unknown == ["\u{1B}[9z"])
  }

  @Test func aTerminalThatThinksOtherwiseOfALetterStillHasTheNextOneInItsColumn() {
    var painter = TerminalPainter(hasColours: false)
    let output = painter.paint([Line("中x")])
    #expect(output.contains("中\u{1B}[1;3Hx"))
  }

  @Test func onlyLinesThatDifferArePainted() {
    var painter = TerminalPainter(hasColours: true)
    let first = painter.paint([Line("một"), Line("hai", .alarm)])
    #expect(first.hasPrefix("\u{1B}[0m\u{1B}[2J") && first.contains("\u{1B}[2;1H\u{1B}[0m\u{1B}[K\u{1B}[0;1;31mhai"))
    #expect(painter.paint([Line("một"), Line("hai", .alarm)]).isEmpty)
    #expect(painter.paint([Line("một"), Line("ba")]) == "\u{1B}[2;1H\u{1B}[0m\u{1B}[K\u{1B}[0mba\u{1B}[0m")
    painter.forget()
    #expect(painter.paint([Line("một")]).contains("một"))
    var plain = TerminalPainter(hasColours: false)
    // What a camera reads is black on white in any case.
    #expect(!Style.allCases.contains { $0 != .blackOnWhite && plain.paint([Line("\($0)", $0)]).contains(";3") })
  }

  @Test func aPageIsDrawnWhenSomethingChangedAndWhenASecondTurns() {
    var times = DrawingTimes()
    #expect(times.isDue(atMS: 1_250))
    times.note(atMS: 1_250)
    #expect(!times.isDue(atMS: 1_500) && !times.isDue(atMS: 1_999) && times.isDue(atMS: 2_000))
    times.note(atMS: 2_000)
    times.isDue = true
    #expect(times.isDue(atMS: 2_250))
  }
}

/// The system's tmux, as another terminal than the emulated one.
private enum Tmux {
  struct Failed: Error { let words: String }

  /// Shows a file in a terminal of a size and says what stands there once nothing changes any more.
  private static let script = #"""
    cd "$1" || exit 1
    printf 'set -g status off\n' > settings
    tmux() { command tmux -u -S "$1/socket" -f settings "${@:2}"; }
    tmux "$1" new-session -d -x "$2" -y "$3" \
      "cat output; touch shown; for i in \$(seq 300); do [ -e read ] && exit; sleep 0.1; done" || exit 1
    for i in $(seq 200); do [ -e shown ] && break; sleep 0.05; done
    for i in $(seq 40); do
      tmux "$1" capture-pane -p > now
      cmp -s now before && break
      mv now before; sleep 0.1
    done
    # A shell that ignores being hung up would outlive the server.
    touch read
    cat before
    """#

  /// What tmux shows after some output.
  static func screen(after output: String, columns: Int, rows: Int) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "plenary-tmux-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(output.utf8).write(to: folder.appending(path: "output"))
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", script, "bash", folder.path, "\(columns)", "\(rows)"]
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let words = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(words: words) }
    return words.split(separator: "\n", omittingEmptySubsequences: false).prefix(rows).map(String.init)
  }
}
