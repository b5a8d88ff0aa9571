import Assets
import Congress
import Foundation
import Testing

@testable import Journal

/// Goal: every refusal is one plain sentence that says what was wrong, where, and what would work.
///
/// Method: one of each, looked at for its shape and its facts; the words themselves are for people to judge.
@Suite struct JournalErrorTests {
  static let all: [(JournalError, facts: [String])] = [
    (.folderParentMissing(folder: "/a/b"), ["/a/b"]),
    (.folderNotAFolder(path: "/a"), ["/a"]),
    (.folderNotWritable(folder: "/a", reason: "Permission denied"), ["/a", "Permission denied"]),
    (.journalMissing(folder: "/a"), ["/a"]),
    (.journalLocked(folder: "/a", processID: 812), ["/a", "812"]),
    (.journalLocked(folder: "/a", processID: nil), ["/a"]),
    (.journalVanished(file: "/a/f", records: 12, head: "ab"), ["/a/f", "12", "ab"]),
    (.logWithoutDatabase(file: "/a/f", log: "/a/f-wal"), ["/a/f", "/a/f-wal"]),
    (.journalCut(file: "/a/f", found: 3, records: 12, head: "ab"), ["/a/f", "3", "12", "ab"]),
    (.journalReplaced(file: "/a/f", records: 12), ["/a/f", "12"]),
    (.headNotHeld(file: "/a/f", sequence: 7, head: "ab"), ["/a/f", "7", "ab"]),
    (.fileGone(file: "/a/f"), ["/a/f"]),
    (.snapshotUnfit(file: "/a/f", sequence: 7), ["/a/f", "7"]),
    (.indexDamaged(file: "/a/f", reason: "why"), ["/a/f", "why"]),
    (.outcomeUnknown(file: "/a/f", reason: "why"), ["/a/f", "why"]),
    (.fileNotADatabase(file: "/a/f"), ["/a/f"]),
    (.fileNotAJournal(file: "/a/f"), ["/a/f"]),
    (.fileDamaged(file: "/a/f", reason: "malformed"), ["/a/f", "malformed"]),
    (.journalNewerThanSoftware(file: "/a/f"), ["/a/f"]),
    (.journalOfOtherCongress(file: "/a/f", found: "x", expected: "y"), ["/a/f", "'x'", "'y'"]),
    (.durabilityNotFull(file: "/a/f", journalMode: "delete", synchronous: 1), ["/a/f", "delete", "=1"]),
    (.foundingMissing(file: "/a/f", congress: "x"), ["/a/f", "'x'"]),
    (.sequenceNotContinued(expected: 8, found: 9), ["8", "9"]),
    (.recordAltered(file: "/a/f", sequence: 7), ["/a/f", "7"]),
    (.recordNotReadable(file: "/a/f", sequence: 7, name: "x.y", reason: "why"), ["/a/f", "7", "x.y", "why"]),
    (.valueNotEncodable(value: "state", reason: "why"), ["state", "why"]),
    (.diskFull(file: "/a/f"), ["/a/f"]),
    (.databaseFailed(file: "/a/f", reason: "why"), ["/a/f", "why"]),
    (.journalClosed(file: "/a/f"), ["/a/f"]),
  ]

  @Test(arguments: all.indices, ["en", "vi"])
  func everyRefusalIsOneSentenceWithItsFacts(index: Int, language: String) throws {
    let (error, facts) = Self.all[index]
    let words = try Self.words(for: error, language: language)
    for fact in facts { #expect(words.contains(fact), "\(words)") }
    #expect(words.hasSuffix(".") && !words.contains("{"))
    #expect(!words.dropLast().contains(". "), "more than one sentence: \(words)")
    #expect(!words.contains("\n"))
  }

  @Test func noTwoRefusalsSayTheSame() throws {
    let sentences = try Self.all.map { try Self.words(for: $0.0, language: "en") }
    #expect(Set(sentences).count == Self.all.count)
  }

  private static func words(for error: JournalError, language: String) throws -> String {
    let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"
    let (code, values) = error.facts
    let text = try Strings(language: language, assets: assets).text("journal.\(code)", values)
    return try #require(text, "\(code)")
  }
}
