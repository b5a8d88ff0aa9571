import HallProtocol
import NIOCore
import NIOEmbedded
import NIOTestUtils
import Testing

/// Goal: lines survive any way in which TCP cuts them, and none grows past its limit.
///
/// Method: NIO's verifier feeds the decoder byte by byte, glued together and in between; limits by example.
@Suite struct LineCodecTests {
  @Test func linesComeOutWholeHoweverTheyAreCut() throws {
    let pairs: [(String, [ByteBuffer])] = [
      ("{\"a\":1}\n", [ByteBuffer(string: "{\"a\":1}")]),
      ("Đại hội\r\n", [ByteBuffer(string: "Đại hội")]),
      ("\n", []),
      ("x\n\ny\n", [ByteBuffer(string: "x"), ByteBuffer(string: "y")]),
    ]
    try ByteToMessageDecoderVerifier.verifyDecoder(
      stringInputOutputPairs: pairs, decoderFactory: { LineDecoder() })
  }

  @Test func aLineOfExactlyTheLimitIsTaken() throws {
    let channel = EmbeddedChannel(handler: ByteToMessageHandler(LineDecoder(lineBytesMax: 8)))
    try channel.writeInbound(ByteBuffer(string: "12345678\n"))
    #expect(try channel.readInbound(as: ByteBuffer.self) == ByteBuffer(string: "12345678"))
  }

  @Test func aLineOverTheLimitIsRefusedBeforeItsEndHasCome() throws {
    let channel = EmbeddedChannel(handler: ByteToMessageHandler(LineDecoder(lineBytesMax: 8)))
    #expect(throws: LineError.lineTooLong(bytesMax: 8)) { try channel.writeInbound(ByteBuffer(string: "123456789")) }
  }

  @Test(arguments: [
    ("{\"type\":\"command\",\"id\":\"1\",\"name\":\"ballot.open\"}", "'args' is missing"),
    ("{\"type\":\"command\",\"id\":\"1\",\"name\":\"ballot.open\",\"args\":{}}", "'args.ballot' is missing"),
    ("{\"type\":\"command\",\"id\":\"\",\"name\":\"item.next\"}", "1 to 128 bytes"),
    ("{\"type\":\"command\",\"id\":\"1\",\"name\":\"item.fly\"}", "'name' is wrong"),
    (
      "{\"type\":\"command\",\"id\":\"1\",\"name\":\"cue.take\",\"args\":{\"output\":\"hall\",\"cue\":{\"scene\":\"result\"}}}",
      "needs a ballot"
    ),
    ("{\"type\":\"ping\",\"at\":\"soon\"}", "'at' has the wrong type"),
    ("hello", "not JSON"),
    ("{\"type\":\"shout\"}", "'type' is wrong"),
  ])
  func aLineThatCannotBeReadSaysWhatIsWrongWithIt(line: String, words: String) throws {
    let error = try #require(throws: LineError.self) { try MessageCodec().clientMessage(ByteBuffer(string: line)) }
    #expect("\(error)".contains(words), "\(error)")
  }

  @Test func bytesThatAreNoTextAreRefusedNotCrashedOn() {
    var random = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: .min ... .max, using: &random)
    var state = seed
    for _ in 0..<500 {
      let bytes = (0..<Int(state % 200)).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      #expect(throws: LineError.self, "seed \(seed)") { try MessageCodec().clientMessage(ByteBuffer(bytes: bytes)) }
    }
  }
}
