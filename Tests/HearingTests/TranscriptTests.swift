import Congress
import Foundation
import Testing

@testable import Hearing

/// Goal: a transcript is what its lines say, and of an adapter nothing is taken that it may not say.
///
/// Method: lines folded; lines of adapters, good and bad; the exact bytes of what is kept.
@Suite struct TranscriptTests {
  private static let first = TranscriptPiece(
    speaker: "PB01", item: "1.05", startMS: 1_000, endMS: 5_000, digest: String(repeating: "a", count: 64))
  private static let second = TranscriptPiece(
    speaker: "PB02", item: nil, startMS: 9_000, endMS: 12_000, digest: String(repeating: "b", count: 64))
  private static let words = TranscriptSegment(
    startMS: 1_200, endMS: 2_000, text: "Kính thưa Đại hội", confidencePercent: 83)

  @Test("pieces stand in the order in which they were spoken, with what was heard in them")
  func aFold() {
    var transcript = Transcript([.piece(Self.second), .piece(Self.first), .piece(Self.first)])
    #expect(transcript.entries.map(\.piece) == [Self.first, Self.second])
    #expect(transcript.firstWaiting == Self.first && transcript.speakers == ["PB01", "PB02"])
    transcript.take(.heard(piece: Self.first.id, model: "m", segments: [Self.words]))
    transcript.take(.heard(piece: "nobody", model: "m", segments: [Self.words]))
    #expect(transcript.firstWaiting == Self.second && transcript.segments(of: "PB01") == [Self.words])
    transcript.take(.failed(piece: Self.second.id, reason: "x"))
    #expect(transcript.firstWaiting == nil && transcript.segments(of: "PB02").isEmpty)
    transcript.forgetFailures()
    #expect(transcript.firstWaiting == Self.second)
    let summary = SpeechSummary(speaker: "PB01", model: "m", text: "Ngắn gọn", atMS: 5)
    transcript.take(.summary(summary))
    #expect(transcript.summaries["PB01"] == summary)
  }

  @Test("a line is kept as it always was, and read again")
  func linesAreStable() throws {
    let lines: [(TranscriptLine, String)] = [
      (
        .piece(Self.second),
        #"{"piece":{"digest":"\#(Self.second.digest)","endMS":12000,"speaker":"PB02","startMS":9000}}"#
      ),
      (
        .heard(piece: "p", model: "m", segments: [Self.words]),
        #"{"heard":{"model":"m","piece":"p","segments":[{"confidencePercent":83,"endMS":2000,"startMS":1200,"text":"Kính thưa Đại hội"}]}}"#
      ),
      (.failed(piece: "p", reason: "x"), #"{"failed":{"piece":"p","reason":"x"}}"#),
    ]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for (line, text) in lines {
      #expect(String(decoding: try encoder.encode(line), as: UTF8.self) == text)
      #expect(try JSONDecoder().decode(TranscriptLine.self, from: Data(text.utf8)) == line)
    }
  }

  @Test("an adapter's line is taken as far as it may be said: in one line, composed, within its piece")
  func answers() throws {
    #expect(AdapterAnswer(line: #"{"ready":true,"model":"m"}"#) == .ready(model: "m"))
    #expect(AdapterAnswer(line: #"{"id":"7","done":true}"#) == .done(piece: "7"))
    let line = #"{"id":"7","start":-3,"end":99.5,"text":" Đa\u0323i \n hội\u0007 ","confidence":7}"#
    guard case .segment("7", let segment)? = AdapterAnswer(line: line) else {
      Issue.record("no segment")
      return
    }
    #expect(segment.text == "Đại hội" && segment.confidencePercent == 100)
    guard case .segment(_, let unsure)? = AdapterAnswer(line: #"{"id":"7","start":0,"end":1,"text":"x"}"#) else {
      Issue.record("no segment")
      return
    }
    #expect(unsure.confidencePercent == nil)
    let placed = segment.segment(in: Self.first)
    #expect(placed.startMS == 1_000 && placed.endMS == 5_000)
  }

  @Test(
    "what says nothing known is passed over",
    arguments: [
      "", "{}", "loading…", #"{"id":"7"}"#, #"{"id":"7","start":"0","end":1,"text":"x"}"#, #"{"done":true}"#, "[1]",
      #"{"id":"7","start":0,"end":1,"text":"\#(String(repeating: "x", count: 70_000))"}"#,
    ])
  func passedOver(_ line: String) { #expect(AdapterAnswer(line: line) == nil) }

  @Test("an adapter is asked in one line, with the language said and never guessed")
  func aRequest() throws {
    let request = AdapterRequest(id: "7", samples: 3, language: "vi", hints: ["Lê Thị Hoa"])
    #expect(
      String(decoding: try request.line(), as: UTF8.self)
        == #"{"hints":["Lê Thị Hoa"],"id":"7","language":"vi","rate":16000,"samples":3}"# + "\n")
  }
}
