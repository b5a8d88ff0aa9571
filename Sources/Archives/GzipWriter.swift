import CArchive

/// Packs one file as gzip, as HTTP sends it.
///
/// Formats: RFC 1952. Without name and time: the same bytes give the same file.
public enum GzipWriter {
  /// The bytes, packed as small as zlib makes them.
  /// - Throws: ``ArchiveFault/notWritten(reason:)`` in the library's words.
  public static func compressed(_ bytes: [UInt8]) throws(ArchiveFault) -> [UInt8] {
    guard let handle = archive_write_new() else { throw .notWritten(reason: "") }
    defer { archive_write_free(handle) }
    // What does not pack grows by a few bytes for every block.
    var buffer = [UInt8](repeating: 0, count: bytes.count + bytes.count / 500 + 1 << 12)
    let result: Result<Int, ArchiveFault> = buffer.withUnsafeMutableBytes { buffer in
      Result { () throws(ArchiveFault) in try write(bytes, with: handle, into: buffer) }
    }
    return Array(buffer[..<(try result.get())])
  }

  private static func write(
    _ bytes: [UInt8], with handle: OpaquePointer, into buffer: UnsafeMutableRawBufferPointer
  ) throws(ArchiveFault) -> Int {
    var used = 0
    guard let header = archive_entry_new() else { throw .notWritten(reason: "") }
    defer { archive_entry_free(header) }
    archive_entry_set_filetype(header, UInt32(S_IFREG))
    let steps: [() -> Int32] = [
      { archive_write_set_format_raw(handle) }, { archive_write_add_filter_gzip(handle) },
      { archive_write_set_options(handle, "gzip:compression-level=9,gzip:!timestamp") },
      { archive_write_set_bytes_in_last_block(handle, 1) },
      { archive_write_open_memory(handle, buffer.baseAddress, buffer.count, &used) },
      { archive_write_header(handle, header) },
      {
        bytes.withUnsafeBytes { archive_write_data(handle, $0.baseAddress, $0.count) } == bytes.count
          ? ARCHIVE_OK : ARCHIVE_FATAL
      },
      { archive_write_close(handle) },
    ]
    for step in steps where step() != ARCHIVE_OK {
      throw .notWritten(reason: archive_error_string(handle).map { String(cString: $0) } ?? "")
    }
    return used
  }
}
