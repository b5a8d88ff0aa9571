import Congress
import Exchange
import HallTestSupport
import Testing

/// Goal: whatever an office or another program hands over, an import ends, with lists or with what is wrong.
///
/// Method: files that are right, with letters and bytes changed, cut off and moved by seeded random numbers.
@Suite struct MutatedFileTests {
  private static let rounds = 150

  private func mutated(_ bytes: [UInt8], by random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      // A figure or a letter for another keeps the form, so that what is read of it is reached.
      case 0, 1:
        let isFigure = (0x30...0x39).contains(bytes[place])
        bytes[place] = isFigure ? UInt8.random(in: 0x30...0x39, using: &random) : bytes[place] ^ 1
      case 2: bytes.swapAt(place, Int.random(in: bytes.indices, using: &random))
      default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &random)))
      }
    }
    return bytes
  }

  @Test("broken lists end in lists or in problems", .timeLimit(.minutes(1)))
  func brokenListsEnd() throws {
    var random = SeededRandom(seed: 17)
    let words = try ExchangeRig.words()
    let text =
      "Số thẻ;Họ tên;Giới tính;Ngày sinh;Dân tộc;Đơn vị\r\nA1;\"An; B\";Nam;15/03/1965;Kinh;Xã A\r\nA2;Lê B;Nữ;1970;Hoa;Xã B\r\n"
    let files = [try ExchangeRig.given("office.xlsx"), Array(text.utf8)]
    var (taken, refused) = (0, 0)
    for file in files {
      for _ in 0..<Self.rounds {
        let bytes = mutated(file, by: &random)
        let lists = GivenLists.read(bytes, named: "f", words: words, choices: ImportChoices(unifies: true))
        #expect(!lists.tables.isEmpty || !lists.report.problems.isEmpty)
        if lists.report.problems.isEmpty { taken += 1 } else { refused += 1 }
      }
    }
    #expect(taken > 10 && refused > 50, "\(taken) taken, \(refused) refused")
  }

  @Test("broken meetings end in a meeting or in a problem", .timeLimit(.minutes(1)))
  func brokenMeetingsEnd() throws {
    var random = SeededRandom(seed: 18)
    let words = try ExchangeRig.words()
    let file = try ExchangeRig.given("meeting.json")
    var (taken, refused) = (0, 0)
    for _ in 0..<Self.rounds {
      let bytes = mutated(file, by: &random)
      do throws(ImportProblem) {
        _ = try MeetingImport.read(bytes, named: "m", id: "m", language: .english, words: words)
        taken += 1
      } catch { refused += 1 }
    }
    #expect(taken > 10 && refused > 10, "\(taken) taken, \(refused) refused")
  }
}
