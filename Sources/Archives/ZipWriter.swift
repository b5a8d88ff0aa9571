import CArchive

/// Writes ZIP archives: the same entries give the same bytes.
///
/// Without times and owners, which would tell when and by whom a paper was made and change its digest; in the
/// order that is given, for office programs want some entries first.
public enum ZipWriter {
  /// How an archive holds its entries.
  public enum Packing: String, Sendable, Hashable {
    /// Packed, by the system's zlib: another version of it may give other bytes.
    case deflated = "deflate"
    /// As they are: the same bytes on every machine.
    case stored = "store"
  }

  /// An archive of these entries.
  /// - Throws: ``ArchiveFault/entryTwice(entry:)``, or ``ArchiveFault/notWritten(reason:)`` in the library's words.
  public static func archive(
    of entries: [ArchiveEntry], packing: Packing = .deflated
  ) throws(ArchiveFault) -> [UInt8] {
    var names: Set<String> = []
    for entry in entries where !names.insert(entry.name).inserted { throw .entryTwice(entry: entry.name) }
    guard let handle = archive_write_new() else { throw .notWritten(reason: "") }
    defer { archive_write_free(handle) }
    var buffer = [UInt8](repeating: 0, count: bytesMax(of: entries))
    let result: Result<Int, ArchiveFault> = buffer.withUnsafeMutableBytes { buffer in
      Result { () throws(ArchiveFault) in try write(entries, packing, with: handle, into: buffer) }
    }
    return Array(buffer[..<(try result.get())])
  }

  /// Room for entries that do not pack at all: headers twice, and a few bytes for every block of a packed stream.
  private static func bytesMax(of entries: [ArchiveEntry]) -> Int {
    let headerBytes = 512
    return entries.reduce(1 << 16) { $0 + $1.bytes.count + $1.bytes.count / 500 + 2 * $1.name.utf8.count + headerBytes }
  }

  private static func write(
    _ entries: [ArchiveEntry], _ packing: Packing, with handle: OpaquePointer,
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(ArchiveFault) -> Int {
    var used = 0
    try check(archive_write_set_format_zip(handle), handle)
    try check(archive_write_set_options(handle, "zip:compression=\(packing.rawValue)"), handle)
    try check(archive_write_set_bytes_in_last_block(handle, 1), handle)
    try check(archive_write_open_memory(handle, buffer.baseAddress, buffer.count, &used), handle)
    for entry in entries {
      guard let header = archive_entry_new() else { throw .notWritten(reason: "") }
      defer { archive_entry_free(header) }
      archive_entry_set_pathname_utf8(header, entry.name)
      archive_entry_set_filetype(header, UInt32(S_IFREG))
      archive_entry_set_perm(header, 0o644)
      archive_entry_set_size(header, la_int64_t(entry.bytes.count))
      try check(archive_write_header(handle, header), handle)
      let written = entry.bytes.withUnsafeBytes { archive_write_data(handle, $0.baseAddress, $0.count) }
      guard written == entry.bytes.count else { throw failure(of: handle) }
      try check(archive_write_finish_entry(handle), handle)
    }
    try check(archive_write_close(handle), handle)
    return used
  }

  private static func check(_ status: Int32, _ handle: OpaquePointer) throws(ArchiveFault) {
    guard status == ARCHIVE_OK else { throw failure(of: handle) }
  }

  private static func failure(of handle: OpaquePointer) -> ArchiveFault {
    .notWritten(reason: archive_error_string(handle).map { String(cString: $0) } ?? "")
  }
}
