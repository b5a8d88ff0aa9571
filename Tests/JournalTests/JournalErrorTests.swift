import Congress
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

  @Test(arguments: all.indices)
  func everyRefusalIsOneSentenceWithItsFacts(index: Int) {
    let (error, facts) = Self.all[index]
    let words = error.description
    for fact in facts { #expect(words.contains(fact), "\(words)") }
    #expect(words.hasSuffix("."))
    #expect(!words.dropLast().contains(". "), "more than one sentence: \(words)")
    #expect(!words.contains("\n"))
  }

  @Test func noTwoRefusalsSayTheSame() {
    #expect(Set(Self.all.map(\.0.description)).count == Self.all.count)
  }
}
