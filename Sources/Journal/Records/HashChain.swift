import Congress
import Crypto
import FoundationEssentials

/// The chain of hashes over a journal's records: each hash covers one record and, by the hash before it, all earlier.
///
/// Shape of a link: SHA-256 over the hash before it (32 bytes) and the record's stored fields in the table's order:
/// sequence, time, role, name of the actor, command id, event name, payload. Every field follows its length in bytes
/// as 8 bytes, big end first; an integer is 8 bytes, big end first; a field that is not there has length
/// 2⁶⁴ - 1 and no bytes. The hash before the first record covers the format's name, the congress and the epoch.
///
/// It proves what it can without a secret: no record was changed, removed, moved or put in before a hash that is also
/// known from elsewhere (the minutes, say). By itself it does not prove that the newest records were not cut off.
struct HashChain: Sendable, Hashable {
  /// One hash.
  typealias Hash = Data

  /// The bytes of one hash.
  static let hashBytes = 32

  /// The place of the newest record, or 0 before the first.
  private(set) var sequence: Int64
  /// The hash of the newest record.
  private(set) var hash: Hash

  /// The chain of a journal without records.
  init(congress: String, epoch: String) {
    var origin = Fields()
    origin.add("plenary.journal.1".utf8)
    origin.add(congress.utf8)
    origin.add(epoch.utf8)
    sequence = 0
    hash = Data(SHA256.hash(data: origin.bytes))
  }

  /// The chain as far as a record that is on disk.
  init(sequence: Int64, hash: Hash) {
    self.sequence = sequence
    self.hash = hash
  }

  /// The newest hash as 64 lower-case hexadecimal digits.
  var hashHex: String { HexadecimalText.text(hash) }

  /// Puts a record at the end.
  mutating func link(_ record: StoredRecord) {
    var fields = Fields(after: hash)
    fields.add(record.sequence)
    fields.add(record.atMS)
    fields.add(record.actorRole?.utf8)
    fields.add(record.actorName?.utf8)
    fields.add(record.commandID?.utf8)
    fields.add(record.name.utf8)
    fields.add(record.payload)
    sequence = record.sequence
    hash = Data(SHA256.hash(data: fields.bytes))
  }

  /// Fields one after another, none of which can be taken for a part of its neighbour.
  private struct Fields {
    private(set) var bytes: [UInt8] = []

    init() {}

    init(after hash: Hash) {
      bytes.reserveCapacity(512)
      bytes.append(contentsOf: hash)
    }

    mutating func add(_ field: (some Collection<UInt8>)?) {
      guard let field else { return addNumber(UInt64.max) }
      addNumber(UInt64(field.count))
      bytes.append(contentsOf: field)
    }

    mutating func add(_ number: Int64) {
      addNumber(UInt64(MemoryLayout<Int64>.size))
      addNumber(UInt64(bitPattern: number))
    }

    private mutating func addNumber(_ number: UInt64) {
      withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
  }
}
