import Congress
import NIOCore
import Testing

@testable import HallProtocol

/// Goal: no text from outside reaches the record that steers a terminal, ends early in a database or is equal to another
/// without being the same.
///
/// Method: lines as clients of every kind could write them, raw and with escapes, through the codec.
@Suite struct LineTextTests {
  private let codec = MessageCodec()

  private func notice(_ json: String) throws -> ClientMessage {
    try codec.clientMessage(
      ByteBuffer(
        string:
          #"{"type":"command","id":"1","name":"lower-third.show","args":{"output":"hall","lowerThird":"notice:\#(json)"}}"#
      ))
  }

  private func text(_ message: ClientMessage) -> String? {
    guard case .command(let command) = message else { return nil }
    return command.command.hallTexts.first
  }

  @Test(arguments: [
    #"\u0000"#, #"\u001b[31m"#, #"\r"#, #"\b"#, #"\f"#, "\u{7F}", "\u{9B}2J", #"\u009b"#, "\u{202E}", #"\u202e"#,
    #"\u2066"#, "\u{2028}",
  ])
  func aTextThatWouldSteerWhatPrintsItIsRefused(json: String) {
    #expect { try notice("Trật tự \(json)") } throws: { error in
      "\(error)".contains("control character U+")
    }
  }

  @Test(arguments: ["Trật tự", #"d\u00f2ng 1\ndòng 2\t\"\\u0000\""#, "会议 🎉", #"\ud83c\udf89"#])
  func everyOtherTextIsTaken(json: String) throws { #expect(text(try notice(json)) != nil) }

  @Test(arguments: ["Hòa", #"Ho\u0300a"#, "Ho\u{300}a", #"H\u00f2a"#])
  func aLetterIsTheSameBytesHoweverItWasWritten(json: String) throws {
    let text = try #require(text(try notice(json)))
    #expect(Array(text.utf8) == Array("H\u{F2}a".utf8))
  }

  @Test(arguments: [
    "a\\u0000b", "a\\nb", "", " \\t", "a\u{200B}", "a\u{301}", String(repeating: "x", count: 129),
  ])
  func anIDThatIsNotVisibleOrNotComposedIsRefused(json: String) {
    for line in [
      #"{"type":"command","id":"\#(json)","name":"item.next"}"#,
      #"{"type":"shot","id":"\#(json)","screen":"hall-left"}"#,
    ] where !(line.contains("shot") && json.isEmpty) {
      #expect(throws: LineError.self) { try codec.clientMessage(ByteBuffer(string: line)) }
    }
  }

  @Test(arguments: ["7f-1", "Trần Văn Á", "control 1"])
  func anIDThatPeopleWriteIsTaken(json: String) throws {
    let line = ByteBuffer(string: #"{"type":"command","id":"\#(json)","name":"item.next"}"#)
    #expect(try codec.clientMessage(line).chosenID == json)
  }

  @Test func aTextThatIsTooLongIsRefusedAndAPictureIsNot() throws {
    let long = String(repeating: "x", count: RecordedText.textBytesMax + 1)
    #expect(throws: LineError.badLine("a text has more than 16384 bytes.")) { try notice(long) }
    let picture = #"{"type":"picture","id":"1","screen":"hall-left","shownAt":1,"png":"\#(long)"}"#
    guard case .picture = try codec.clientMessage(ByteBuffer(string: picture)) else {
      Issue.record("no picture")
      return
    }
  }

  @Test(arguments: [
    #"{"type":"nonsense"}"#, #"{"type":"hello","protocol":1,"role":"king","id":"a","token":"b"}"#,
    #"{"type":"command","id":"1","name":"no.such"}"#,
  ])
  func whatIsWrongIsSaidWithoutTheNamesOfTypesAndBriefly(line: String) {
    let long = line.replacing("nonsense", with: String(repeating: "n", count: 9_000))
    #expect { try codec.clientMessage(ByteBuffer(string: long)) } throws: { error in
      let words = "\(error)"
      return words.utf8.count < 300 && !words.contains("initialize") && !words.contains("Swift")
        && !words.contains("CommandName") && !words.contains("Role")
    }
  }
}
