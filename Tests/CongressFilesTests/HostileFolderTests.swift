import Assets
import Congress
import HallTestSupport
import Foundation
import Testing

@testable import CongressFiles

/// Goal: whatever stands in a congress folder, it is read, or everybody is told in sentences what is wrong and where.
///
/// Method: the sample's files, changed at random by seeds: characters turned, cut and doubled, lines moved between files.
@Suite struct HostileFolderTests {
  private static let changesPerSeed = 12
  private static let odd = [
    "\u{0000}", "\u{0301}", "\u{202E}", "\u{FEFF}", "\t", "\"", "'", "{", "}", "[", "]", ":", "- ", "&a ", "*a",
    "!!binary ",
    "|\n", "%", "---\n", ",", ";", "\r", "1e9", "-1", "99999999999999999999", "ngày", "=", "#N/A", "🏛",
  ]

  private static func change(_ text: inout String, _ random: inout SeededRandom, others: [String]) {
    var characters = Array(text)
    for _ in 0..<Int.random(in: 1...3, using: &random) where !characters.isEmpty {
      let place = Int.random(in: 0..<characters.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: characters.insert(contentsOf: odd.randomElement(using: &random) ?? "", at: place)
      case 1: characters.removeSubrange(place..<min(characters.count, place + Int.random(in: 1...40, using: &random)))
      case 2: characters.insert(contentsOf: characters[place..<min(characters.count, place + 60)], at: place)
      case 3:
        let lines = (others.randomElement(using: &random) ?? "").split(separator: "\n")
        characters.insert(contentsOf: "\n" + (lines.randomElement(using: &random) ?? "") + "\n", at: place)
      default: characters[place] = Character(Unicode.Scalar(UInt8.random(in: 1...126, using: &random)))
      }
    }
    text = String(characters)
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func aFolderIsReadOrToldAbout(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for number in 0..<Self.changesPerSeed {
      var folder = SampleFolder()
      let names = folder.files.keys.sorted()
      let others = names.compactMap { folder.files[$0] }
      let name = names.randomElement(using: &random) ?? ""
      Self.change(&folder.files[name, default: ""], &random, others: others)
      let lines = folder.files[name, default: ""].count { $0.isNewline } + 2
      do {
        let definition = try folder.written { try CongressFolder.read($0) }
        // What is read goes into the record, and comes back as it was.
        let stored = try JSONEncoder().encode(definition)
        #expect(try JSONDecoder().decode(Definition.self, from: stored) == definition, "seed \(seed), \(number)")
      } catch let problems as CongressFolderProblems {
        #expect(!problems.problems.isEmpty, "seed \(seed), \(number)")
        for problem in problems.problems {
          let sentence = problem.sentence(in: SampleFolder.words)
          #expect(
            !sentence.unicodeScalars.contains { $0.isSteering } && sentence.count < 2_000,
            "seed \(seed), \(number): \(sentence)")
          if let line = problem.line {
            #expect((1...lines + 40).contains(line), "seed \(seed), \(number): \(sentence)")
          }
        }
      }
    }
  }
}
