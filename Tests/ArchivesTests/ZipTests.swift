import Archives
import Testing

@Suite struct ZipTests {
  private static let entries = [
    ArchiveEntry(name: "[Content_Types].xml", text: "<Types/>"),
    ArchiveEntry(name: "word/document.xml", text: String(repeating: "Đại hội đại biểu ", count: 500)),
    ArchiveEntry(name: "empty", bytes: []),
  ]

  @Test("what was packed comes out again, in its order")
  func whatWasPackedComesOut() throws {
    let archive = try ZipWriter.archive(of: Self.entries)
    #expect(archive.count < Self.entries[1].bytes.count)
    #expect(try ZipReader.entries(of: archive, limits: .office) == Self.entries)
  }

  @Test("the same entries give the same bytes, with nothing of when or by whom")
  func theSameEntriesGiveTheSameBytes() throws {
    let first = try ZipWriter.archive(of: Self.entries)
    #expect(try ZipWriter.archive(of: Self.entries) == first)
    // The date of every entry is the first that the format has: midnight of the first of January 1980.
    #expect(Array(first[10..<14]) == [0, 0, 0x21, 0])
  }

  @Test("what is stored stands there as it is, which no zlib makes otherwise")
  func whatIsStoredStandsAsItIs() throws {
    let archive = try ZipWriter.archive(of: Self.entries, packing: .stored)
    #expect(archive.count > Self.entries[1].bytes.count)
    #expect(String(decoding: archive, as: UTF8.self).contains("Đại hội đại biểu Đại hội"))
    #expect(try ZipReader.entries(of: archive, limits: .office) == Self.entries)
  }

  @Test("what does not pack is written whole")
  func whatDoesNotPackIsWrittenWhole() throws {
    var generator = SystemRandomNumberGenerator()
    let noise = (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let archive = try ZipWriter.archive(of: [ArchiveEntry(name: "noise", bytes: noise)])
    #expect(try ZipReader.entries(of: archive, limits: .office).map(\.bytes) == [noise])
  }

  @Test("only what is wanted is unpacked")
  func onlyWhatIsWanted() throws {
    let archive = try ZipWriter.archive(of: Self.entries)
    let names = try ZipReader.entries(of: archive, limits: .office) { $0.hasPrefix("word/") }.map(\.name)
    #expect(names == ["word/document.xml"])
  }

  @Test("each limit has a fault of its own")
  func everyLimitIsNamed() throws {
    let archive = try ZipWriter.archive(of: Self.entries)
    func fault(
      archiveBytesMax: Int = 1 << 20, entriesMax: Int = 10, entryBytesMax: Int = 1 << 20, totalBytesMax: Int = 1 << 20
    ) -> ArchiveFault? {
      let limits = ArchiveLimits(
        archiveBytesMax: archiveBytesMax, entriesMax: entriesMax, entryBytesMax: entryBytesMax,
        totalBytesMax: totalBytesMax, ratioMax: 200)
      do throws(ArchiveFault) {
        _ = try ZipReader.entries(of: archive, limits: limits)
        return nil
      } catch { return error }
    }
    #expect(fault() == nil)
    #expect(fault(archiveBytesMax: 100) == .archiveTooLarge(bytes: archive.count, max: 100))
    #expect(fault(entriesMax: 2) == .entriesTooMany(max: 2))
    #expect(fault(entryBytesMax: 1_000) == .entryTooLarge(entry: "word/document.xml", max: 1_000))
    #expect(fault(totalBytesMax: 1_000) == .totalTooLarge(max: 1_000))
  }

  @Test("a small archive of many millions of zeros is refused before it fills the memory")
  func aBombIsRefused() throws {
    let archive = try ZipWriter.archive(of: [ArchiveEntry(name: "zeros", bytes: Array(repeating: 0, count: 30 << 20))])
    #expect(archive.count < 50_000)
    #expect(throws: ArchiveFault.ratioTooHigh(max: 200)) { try ZipReader.entries(of: archive, limits: .office) }
  }

  @Test("what is cut off, turned over or no archive at all is said to be so")
  func brokenArchivesAreRefused() throws {
    let archive = try ZipWriter.archive(of: Self.entries)
    for broken in [[], Array("code,name\r\n".utf8), Array(archive.dropLast(60)), Array(archive.prefix(10))] {
      #expect(throws: ArchiveFault.notAnArchive) { try ZipReader.entries(of: broken, limits: .office) }
    }
    // A byte within the packed text: its check sum tells.
    var turned = archive
    turned[180] ^= 0x55
    #expect(throws: ArchiveFault.self) { try ZipReader.entries(of: turned, limits: .office) }
  }

  @Test("two entries of one name are not written")
  func twoOfOneNameAreNotWritten() {
    #expect(throws: ArchiveFault.entryTwice(entry: "a")) {
      try ZipWriter.archive(of: [ArchiveEntry(name: "a", bytes: []), ArchiveEntry(name: "a", bytes: [1])])
    }
  }
}
