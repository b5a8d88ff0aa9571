import TerminalUI
import Testing

/// Goal: keys are read as they were pressed, however their bytes are split, and what is no key does nothing.
///
/// Method: sequences as terminals send them, whole and byte by byte; noise from a seed.
@Suite struct KeyReaderTests {
  private static let known: [(String, [Key])] = [
    ("\u{1B}[A", [.up]), ("\u{1B}OB", [.down]), ("\u{1B}[C\u{1B}[D", [.right, .left]),
    ("\u{1B}[5~\u{1B}[6~", [.pageUp, .pageDown]),
    ("\u{1B}[H\u{1B}[1~", [.home, .home]), ("\r\n", [.enter, .enter]), ("\u{7F}\u{08}", [.backspace, .backspace]),
    ("\t", [.tab]), (" T!", [.space, .character("T"), .character("!")]), ("\u{03}", [.interrupt]),
    ("ẫỘĐ", [.character("ẫ"), .character("Ộ"), .character("Đ")]), ("\u{1B}[1;5A", [.up]),
    ("\u{1B}[24~x", [.character("x")]),
    ("\u{1B}\u{1B}[A", [.escape, .up]), ("\u{1B}qn", [.escape, .character("n")]),
    ("\u{00}\u{01}\u{1A}", [.control("a"), .control("z")]),
  ]

  @Test(arguments: known) func aSequenceIsItsKeysWholeAndByteByByte(_ text: String, _ keys: [Key]) {
    var whole = KeyReader()
    #expect(whole.read(Array(text.utf8), atMS: 0) == keys)
    var split = KeyReader()
    // An escape alone could be the key; only its time tells, so here none passes.
    #expect(Array(text.utf8).flatMap { split.read([$0], atMS: 0) } == keys)
  }

  @Test func aLoneEscapeIsTheKeyAfterAMoment() {
    var reader = KeyReader()
    #expect(reader.read([0x1B], atMS: 100).isEmpty && reader.flushMS == 100 + KeyReader.escapeMS)
    #expect(reader.flush(atMS: 100 + KeyReader.escapeMS - 1).isEmpty)
    #expect(reader.flush(atMS: 100 + KeyReader.escapeMS) == [.escape])
    #expect(reader.flushMS == nil && reader.flush(atMS: 10_000).isEmpty)
  }

  @Test func aSequenceThatNeverEndsIsDropped() {
    var reader = KeyReader()
    #expect(reader.read(Array("\u{1B}[1;".utf8), atMS: 0).isEmpty)
    #expect(reader.flush(atMS: KeyReader.escapeMS).isEmpty, "it may still come")
    #expect(reader.flush(atMS: KeyReader.sequenceMS).isEmpty)
    #expect(reader.read(Array("n".utf8), atMS: 2_000) == [.character("n")])
    let endless = "\u{1B}[" + String(repeating: "1", count: KeyReader.pendingBytesMax * 2)
    #expect(reader.read(Array(endless.utf8), atMS: 3_000).isEmpty)
    #expect(reader.read(Array("n".utf8), atMS: 3_001) == [.character("n")])
  }

  @Test func whatIsPastedIsNoKey() {
    var reader = KeyReader()
    #expect(reader.read(Array("a\u{1B}[200~n y q\r".utf8), atMS: 0) == [.character("a")])
    #expect(reader.read(Array("more\u{1B}[201~b".utf8), atMS: 1) == [.character("b")])
  }

  @Test func brokenTextIsSkipped() {
    var reader = KeyReader()
    #expect(reader.read([0xFF, 0xC3, 0x28, 0x80, UInt8(ascii: "n")], atMS: 0).last == .character("n"))
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func noiseIsNeverFatalAndNeverKept(seed: UInt64) {
    var state = seed &+ 1
    var reader = KeyReader()
    for step in 0..<2_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      _ = reader.read([UInt8(truncatingIfNeeded: state >> 33)], atMS: Int64(step))
    }
    _ = reader.read(Array("\u{1B}[201~".utf8), atMS: 3_000)
    _ = reader.flush(atMS: 10_000)
    #expect(reader.read(Array("n".utf8), atMS: 10_001) == [.character("n")], "seed \(seed)")
  }
}
