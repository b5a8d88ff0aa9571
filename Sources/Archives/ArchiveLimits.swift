/// The most that is taken out of an archive: what is larger is an attack or a mistake, not a list of people.
///
/// Every figure is checked while an entry is unpacked, on the bytes themselves: what an archive says of itself is no
/// measure, for a bomb says what it likes.
public struct ArchiveLimits: Sendable, Hashable {
  /// The most bytes of the archive as it lies on the disk.
  public let archiveBytesMax: Int
  /// The most entries, those that nobody asks for counted.
  public let entriesMax: Int
  /// The most bytes of one entry, unpacked.
  public let entryBytesMax: Int
  /// The most bytes of all entries together, unpacked.
  public let totalBytesMax: Int
  /// How many times larger than the archive all entries together may be; beneath ``ratioFreeBytes`` it does not count.
  public let ratioMax: Int

  /// Up to here a ratio says nothing: an empty sheet of a thousand columns packs very well.
  public static let ratioFreeBytes = 1 << 20
  /// Office files: a list of 10,000 people of 20 columns has 20 MB unpacked and 1 MB packed.
  public static let office = ArchiveLimits(
    archiveBytesMax: 32 << 20, entriesMax: 2_000, entryBytesMax: 64 << 20, totalBytesMax: 128 << 20, ratioMax: 200)

  /// Limits of an archive.
  public init(archiveBytesMax: Int, entriesMax: Int, entryBytesMax: Int, totalBytesMax: Int, ratioMax: Int) {
    self.archiveBytesMax = archiveBytesMax
    self.entriesMax = entriesMax
    self.entryBytesMax = entryBytesMax
    self.totalBytesMax = totalBytesMax
    self.ratioMax = ratioMax
  }
}
