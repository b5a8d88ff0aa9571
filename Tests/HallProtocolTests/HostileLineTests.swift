import Congress
import HallTestSupport
import Foundation
import HallProtocol
import NIOCore
import NIOEmbedded
import Testing

/// Goal: whatever bytes a peer sends, the reader ends with a message or with a sentence that can be shown.
///
/// Method: the guide's lines, changed at random by seeds: bytes turned, cut, doubled, put in from other lines, brackets
/// nested. What is read must come out of the writer as the same message again.
@Suite struct HostileLineTests {
  private static let lines = GuideTests.examples.map { Array($0.line.utf8) }
  private static let changesPerSeed = 400

  private static func changed(_ random: inout SeededRandom) -> [UInt8] {
    var bytes = lines.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &random)))
      case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
      case 3:
        let other = lines.randomElement(using: &random) ?? []
        bytes.insert(contentsOf: other.suffix(Int.random(in: 0...other.count, using: &random)), at: place)
      case 4: bytes.insert(contentsOf: Array(String(repeating: "[", count: 600).utf8), at: place)
      case 5:
        bytes.insert(contentsOf: Array("\u{0301}\u{202E}\u{0000}1e999-0".utf8.shuffled(using: &random)), at: place)
      case 6: bytes.insert(contentsOf: Array("99999999999999999999999".utf8), at: place)
      default: bytes.insert(contentsOf: Array(#"\u0000\ud800\"#.utf8), at: place)
      }
    }
    return bytes
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func aLineIsAMessageOrASentence(seed: UInt64) throws {
    let codec = MessageCodec()
    var random = SeededRandom(seed: seed)
    for number in 0..<Self.changesPerSeed {
      let line = ByteBuffer(bytes: Self.changed(&random))
      do throws(LineError) {
        let message = try codec.clientMessage(line)
        if let written = try? codec.line(message) {
          var again = written
          again.moveWriterIndex(to: again.writerIndex - 1)
          #expect(try codec.clientMessage(again) == message, "seed \(seed), \(number)")
        }
      } catch {
        let sentence = "\(error)"
        #expect(sentence.count <= 600, "seed \(seed), \(number): \(sentence.count) characters")
        #expect(
          !sentence.unicodeScalars.contains { $0.isSteering || $0 == "\n" }, "seed \(seed), \(number): \(sentence)")
      }
      _ = try? codec.serviceMessage(line)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func linesAreTheSameHoweverTheyArrive(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var sent: [[UInt8]] = []
    for _ in 0..<30 { sent.append(Self.changed(&random).filter { $0 != 0x0A && $0 != 0x0D }) }
    sent.removeAll(where: \.isEmpty)
    let bytes: [UInt8] = Array(sent.joined(separator: [0x0A])) + [0x0A]
    let channel = EmbeddedChannel(handler: ByteToMessageHandler(LineDecoder()))
    var place = 0
    while place < bytes.count {
      let end = min(bytes.count, place + Int.random(in: 1...200, using: &random))
      try channel.writeInbound(ByteBuffer(bytes: bytes[place..<end]))
      place = end
    }
    var received: [[UInt8]] = []
    while let line = try channel.readInbound(as: ByteBuffer.self) { received.append(Array(line.readableBytesView)) }
    #expect(received == sent, "seed \(seed)")
    _ = try? channel.finish()
  }
}
