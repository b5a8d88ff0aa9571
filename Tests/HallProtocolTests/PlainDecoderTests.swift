import Congress
import Foundation
import HallTestSupport
import NIOCore
import SampleScenes
import Testing

@testable import HallProtocol

/// Goal: what is read without a JSON decoder is read as the JSON decoder reads it, or left to it.
///
/// Method: every command and the pictures of every scene, and then seeded distortions of them, are read by both.
@Suite struct PlainDecoderTests {
  static let commands = CommandRegistry.kinds.map {
    ClientMessage.command(CommandMessage(id: "desk-1", command: Command(any: $0.example), ifSequence: 17))
  }

  @Test func aCommandIsReadWithoutTheDecoderWhereItIsPlainAndNeverOtherwise() throws {
    var flat: Set<String> = []
    for message in Self.commands {
      var line = try MessageCodec().line(message)
      line.moveWriterIndex(to: line.writerIndex - 1)
      guard let quick = plain(line) else { continue }
      #expect(quick == message)
      if case .command(let command) = message { flat.insert(command.command.name.rawValue) }
    }
    // What a hall does all day is read the quick way.
    #expect(
      flat.isSuperset(of: ["delegate.check-in", "delegate.step-out", "ballot.vote", "cue.take", "item.next"]), "\(flat)"
    )
    #expect(flat.count > 60)
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func noDistortedCommandIsReadOtherwise(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let marks = Array(#"{}[]",:\ 0-7.truenl"#.utf8)
    for message in Self.commands {
      var line = Array(buffer: try MessageCodec().line(message)).dropLast()
      for _ in 0...Int.random(in: 0...1, using: &random) {
        let place = Int.random(in: line.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: line.remove(at: place)
        case 1: line.insert(marks[Int.random(in: 0..<marks.count, using: &random)], at: place)
        default: line[place] = marks[Int.random(in: 0..<marks.count, using: &random)]
        }
      }
      guard let quick = plain(ByteBuffer(bytes: line)) else { continue }
      let text = String(decoding: line, as: UTF8.self)
      #expect(quick == decoded(text), "seed \(seed): \(text)")
    }
  }

  @Test(arguments: [
    #"{"type":"command","id":"1","name":"item.next","args":{"half":0.5}}"#,
    #"{"type":"command","id":"1","name":"item.next","name":"item.end"}"#,
    #"{"type":"command","id":"1","name":"item.next"}}"#, #"{"type":"command","id":"1","name":"item.none"}"#,
    #"{"type":"command","id":"1","name":"item.next","a":[[[[[[[[[[1]]]]]]]]]]}"#,
    #"{"type":"command","id":"1","name":"delegate.check-in","args":{"delegate":"Đ-1"}}"#,
    #"{"type":"command","id":"1","name":"item.next","\#(String(repeating: "k", count: 70_000))":1}"#,
  ])
  func anUnusualCommandIsLeftToTheDecoder(line: String) {
    #expect(plain(ByteBuffer(string: line)) == nil)
  }

  @Test func everySceneIsReadWithoutTheDecoderAsTheDecoderReadsIt() throws {
    var plain = 0
    let scenes = Sample.scenes + Sample.monitors
    for scene in scenes {
      let bytes = Array(buffer: try MessageCodec().line(scene.content)).dropLast()
      let quick = bytes.withUnsafeBytes { PlainDecoder.read(SceneContent.self, from: $0) }
      guard let quick else { continue }
      plain += 1
      #expect(quick == scene.content, "\(scene.name)")
    }
    // A theme's fraction or a text's quotation mark may leave some to the decoder.
    #expect(plain * 10 > scenes.count * 9, "\(plain) of \(scenes.count)")
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func noDistortedSceneIsReadOtherwise(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let marks = Array("{}[]\",:\\ 0-7.truenlđ".utf8)
    for scene in Sample.scenes {
      var line = Array(buffer: try MessageCodec().line(scene.content)).dropLast()
      let place = Int.random(in: line.indices, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: line.remove(at: place)
      case 1: line.insert(random.pick(marks), at: place)
      default: line[place] = random.pick(marks)
      }
      guard let quick = line.withUnsafeBytes({ PlainDecoder.read(SceneContent.self, from: $0) }) else { continue }
      #expect(
        quick == (try? JSONDecoder().decode(SceneContent.self, from: Data(line))),
        "seed \(seed): \(String(decoding: line, as: UTF8.self))")
    }
  }

  @Test(arguments: [
    ("[]", [Int?]()), ("[1,null,-7]", [1, nil, -7]), ("[null]", [nil]),
  ]) func aListIsReadInItsOrder(text: String, expected: [Int?]) {
    #expect(Array(text.utf8).withUnsafeBytes { PlainDecoder.read([Int?].self, from: $0) } == expected)
  }

  @Test(arguments: ["[1,]", "[,1]", "[1", "1]", "[1 ]", "[1.5]", "[1e3]", "[\"1\"]", "[truefalse]", "[[1]]", ""])
  func anUnusualListIsLeftToTheDecoder(text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { PlainDecoder.read([Int].self, from: $0) } == nil)
  }

  private func plain(_ line: ByteBuffer) -> ClientMessage? {
    line.withUnsafeReadableBytes { PlainDecoder.read(ClientMessage.self, from: $0, isASCII: true) }
  }

  private func decoded(_ line: String) -> ClientMessage? {
    try? JSONDecoder().decode(ClientMessage.self, from: Data(line.utf8))
  }
}
