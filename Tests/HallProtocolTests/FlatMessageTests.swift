import Foundation
import NIOCore
import Testing

@testable import HallProtocol

/// Goal: the quick way of reading a small message never reads it otherwise than the JSON decoder does.
///
/// Method: plain messages must go the quick way; thousands of seeded distortions of them must be read alike by both, or
/// be left to the decoder.
@Suite struct FlatMessageTests {
  private static let plain = [
    #"{"type":"ack","topic":"output.hall","revision":42}"#,
    #"{"revision":42,"shownAt":1758844800139,"topic":"output.hall","type":"ack"}"#,
    #"{"type":"ack","topic":"agenda","revision":0,"problem":"no emblem"}"#, #"{"type":"ping","at":1758844800000}"#,
    #"{"at":-7,"type":"ping"}"#, #"{"type":"pong","at":1,"now":2}"#,
  ]

  private func decoded(_ line: String) -> ClientMessage? {
    try? JSONDecoder().decode(ClientMessage.self, from: Data(line.utf8))
  }

  @Test(arguments: plain) func aPlainMessageIsReadTheQuickWay(line: String) {
    let quick = FlatMessage.read(ByteBuffer(string: line))
    #expect(quick != nil && quick == decoded(line))
  }

  @Test(arguments: [
    Acknowledgement(topic: "output.hall", revision: 42, shownAt: 1_758_844_800_139),
    Acknowledgement(topic: "agenda", revision: 0), Acknowledgement(topic: "output.tổ-1", revision: -1),
    Acknowledgement(topic: "a\"b\\", revision: .max, shownAt: .min),
    Acknowledgement(topic: "output.hall", revision: 42, shownAt: 1, problem: "no \"emblem\""),
  ])
  func anAcknowledgementIsWrittenAsTheEncoderWouldWriteIt(_ acknowledgement: Acknowledgement) throws {
    let message = ClientMessage.acknowledge(acknowledgement)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let expected = String(decoding: try encoder.encode(message), as: UTF8.self) + "\n"
    #expect(String(buffer: try MessageCodec().line(message)) == expected)
  }

  @Test(arguments: ["1", "operator/a \u{7E}", "a/b", "\"", "\\", "é", "\u{7F}", "\n"], [0, 19, Int64.max])
  func anAnswerIsWrittenAsTheEncoderWouldWriteIt(id: String, sequence: Int64) throws {
    let message = ServiceMessage.reply(Reply(id: id, answer: .done(sequence: sequence)))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(try MessageCodec().line(message) == ByteBuffer(bytes: try encoder.encode(message) + Data("\n".utf8)))
  }

  @Test(arguments: [
    #"{"type":"ack","topic":"a","revision":1.5}"#, #"{"type":"ack","topic":"a","revision":01}"#,
    #"{"type":"ack","topic":"a\u0062","revision":1}"#, #"{"type":"ack","topic":"á","revision":1}"#,
    #"{"type":"ack","topic":"a","revision":9223372036854775807}"#, #"{"type":"ack","topic":"a"}"#,
    #"{"type":"ping","at":1} "#, #"{"type":"ping","at":1}}"#, #"{"type":"ping","at":1,"at":2}"#, #"{}"#, #"{"#, "",
    #"{"type":"ping","at":1,"extra":{"a":1}}"#, #"{"type":"command","id":"1","name":"item.next"}"#,
    #"{"type":"ping","at":"1"}"#, #"{"type":"ping","at":-}"#, #"{"type":"ping", "at":1}"#,
  ])
  func anythingUnusualIsLeftToTheDecoder(line: String) {
    #expect(FlatMessage.read(ByteBuffer(string: line)) == nil)
  }

  @Test(arguments: 0..<200 as Range<UInt64>) func noDistortionIsReadOtherwise(seed: UInt64) {
    var state = seed
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<50 {
      var bytes = Array(Self.plain[random(Self.plain.count)].utf8)
      for _ in 0...random(2) {
        let place = random(bytes.count)
        switch random(3) {
        case 0: bytes[place] = UInt8(32 + random(95))
        case 1: bytes.remove(at: place)
        default: bytes.insert(Array("\"\\{}[]:,0-eE. ".utf8)[random(14)], at: place)
        }
      }
      let line = String(decoding: bytes, as: UTF8.self)
      if let quick = FlatMessage.read(ByteBuffer(bytes: bytes)) {
        #expect(quick == decoded(line), "seed \(seed): \(line)")
      }
    }
  }
}
