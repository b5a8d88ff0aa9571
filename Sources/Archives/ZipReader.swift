import CArchive

/// Reads ZIP archives within limits.
public enum ZipReader {
  /// Unpacks the entries that are wanted.
  ///
  /// The list at the end of the archive says what there is; an archive without one is cut off. Folders are passed over.
  /// - Parameters:
  ///   - archive: The whole archive.
  ///   - isWanted: Whether an entry of this name is unpacked; the others only count against the limit of entries.
  /// - Returns: The entries in the archive's order, no two of one name.
  /// - Throws: ``ArchiveFault`` with the first rule that is broken; nothing is returned then.
  public static func entries(
    of archive: [UInt8], limits: ArchiveLimits, where isWanted: (String) -> Bool = { _ in true }
  ) throws(ArchiveFault) -> [ArchiveEntry] {
    guard archive.count <= limits.archiveBytesMax else {
      throw .archiveTooLarge(bytes: archive.count, max: limits.archiveBytesMax)
    }
    guard let handle = archive_read_new() else { throw .notAnArchive }
    defer { archive_read_free(handle) }
    archive_read_support_format_zip_seekable(handle)
    let result: Result<[ArchiveEntry], ArchiveFault> = archive.withUnsafeBytes { bytes in
      guard !bytes.isEmpty, archive_read_open_memory(handle, bytes.baseAddress, bytes.count) == ARCHIVE_OK else {
        return .failure(.notAnArchive)
      }
      var unpacking = Unpacking(handle: handle, archiveBytes: bytes.count, limits: limits)
      return Result { () throws(ArchiveFault) in try unpacking.entries(where: isWanted) }
    }
    return try result.get()
  }
}

/// One pass over the entries of an archive.
private struct Unpacking {
  let handle: OpaquePointer
  let archiveBytes: Int
  let limits: ArchiveLimits
  private var totalBytes = 0

  private static let blockBytes = 1 << 16

  init(handle: OpaquePointer, archiveBytes: Int, limits: ArchiveLimits) {
    self.handle = handle
    self.archiveBytes = archiveBytes
    self.limits = limits
  }

  mutating func entries(where isWanted: (String) -> Bool) throws(ArchiveFault) -> [ArchiveEntry] {
    var entries: [ArchiveEntry] = []
    var names: Set<String> = []
    var count = 0
    while let entry = try nextEntry() {
      count += 1
      guard count <= limits.entriesMax else { throw .entriesTooMany(max: limits.entriesMax) }
      // A name that is no UTF-8 is none that anybody asks for.
      guard let name = archive_entry_pathname_utf8(entry).flatMap({ String(validatingCString: $0) }),
        !name.hasSuffix("/"), isWanted(name)
      else { continue }
      guard names.insert(name).inserted else { throw .entryTwice(entry: name) }
      guard archive_entry_is_data_encrypted(entry) == 0 else { throw .encrypted(entry: name) }
      entries.append(ArchiveEntry(name: name, bytes: try unpack(name)))
    }
    return entries
  }

  private func nextEntry() throws(ArchiveFault) -> OpaquePointer? {
    var entry: OpaquePointer?
    switch archive_read_next_header(handle, &entry) {
    case ARCHIVE_OK, ARCHIVE_WARN: return entry
    case ARCHIVE_EOF: return nil
    default: throw .notAnArchive
    }
  }

  private mutating func unpack(_ name: String) throws(ArchiveFault) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: Self.blockBytes)
    while true {
      let count = block.withUnsafeMutableBytes { archive_read_data(handle, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw .damaged(entry: name) }
      guard count > 0 else { return bytes }
      totalBytes += count
      guard bytes.count + count <= limits.entryBytesMax else {
        throw .entryTooLarge(entry: name, max: limits.entryBytesMax)
      }
      guard totalBytes <= limits.totalBytesMax else { throw .totalTooLarge(max: limits.totalBytesMax) }
      guard totalBytes <= ArchiveLimits.ratioFreeBytes || totalBytes / limits.ratioMax <= archiveBytes else {
        throw .ratioTooHigh(max: limits.ratioMax)
      }
      bytes.append(contentsOf: block[..<count])
    }
  }
}
