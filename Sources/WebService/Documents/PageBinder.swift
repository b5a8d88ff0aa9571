import Archives
import Congress
import Documents
import Foundation
import Synchronization

/// Makes what tablets fetch of the pages in the library, one after the other, and keeps what many ask for.
actor PageBinder {
  /// The most bytes of books that are kept, packed; of more, those go that were asked for least lately.
  static let keptBytesMax = 64 << 20
  /// The most lists of pages that are kept.
  static let listsMax = 256
  /// The most changes between two versions that are kept.
  static let changesMax = 512

  private struct Change: Hashable {
    let older: String
    let newer: String
  }

  let library: DocumentLibrary
  private var lists: [String: PageList] = [:]
  private var books: [(name: String, bytes: Data)] = []
  private var changes: [Change: [Int]] = [:]

  init(library: DocumentLibrary) { self.library = library }

  /// The book of a list of pages, packed by gzip.
  /// - Throws: ``LibraryProblem`` where the library has not got all of it.
  func book(_ digest: String) throws -> Data {
    try kept(digest) { Data(try GzipWriter.compressed([UInt8](try library.book(of: try list(digest)).encoded()))) }
  }

  /// A page's picture, from 1, and what it is; nothing for a page that there is not.
  func picture(_ number: Int, of digest: String) throws -> (bytes: Data, mediaType: String)? {
    guard let picture = try list(digest).page(number)?.picture else { return nil }
    return (try library.bytes(of: picture.digest), picture.form.mediaType)
  }

  /// A part as it is sealed: 0 is the book, from 1 on the pictures; nothing for a part that there is not.
  func sealed(_ part: Int, of digest: String, by sealing: PageSealing) throws -> Data? {
    guard part > 0 else { return try kept(sealing.name) { try sealing.seal(try book(digest), part: part) } }
    return try picture(part, of: digest).map { try sealing.seal($0.bytes, part: part) }
  }

  /// Which pages are other than in an older version; nothing where the library has not got both.
  func changed(from older: String, to newer: String) -> [Int]? {
    let change = Change(older: older, newer: newer)
    if let known = changes[change] { return known }
    guard let differences = try? library.differences(from: older, to: newer) else { return nil }
    if changes.count >= Self.changesMax { changes = [:] }
    let numbers = differences.pages.map(\.number)
    changes[change] = numbers
    return numbers
  }

  private func list(_ digest: String) throws -> PageList {
    if let known = lists[digest] { return known }
    let list = try library.pages(digest)
    if lists.count >= Self.listsMax { lists = [:] }
    lists[digest] = list
    return list
  }

  private func kept(_ name: String, _ make: () throws -> Data) rethrows -> Data {
    if let place = books.firstIndex(where: { $0.name == name }) {
      let known = books.remove(at: place)
      books.append(known)
      return known.bytes
    }
    let bytes = try make()
    books.append((name, bytes))
    var total = books.reduce(0) { $0 + $1.bytes.count }
    while total > Self.keptBytesMax, books.count > 1 { total -= books.removeFirst().bytes.count }
    return bytes
  }
}

/// How many pages are on their way at a time: of more, a tablet comes again.
final class PageTraffic: Sendable {
  /// The most at a time.
  static let max = 64

  /// A page on its way; it has arrived, or never will, once nobody holds this any more.
  final class Passage: Sendable {
    private let traffic: PageTraffic
    fileprivate init(_ traffic: PageTraffic) { self.traffic = traffic }
    deinit { traffic.count.withLock { $0 -= 1 } }
  }

  private let count = Mutex(0)

  /// Lets a page go on its way; nothing where too many are.
  func enter() -> Passage? {
    let isFree = count.withLock { count -> Bool in
      guard count < Self.max else { return false }
      count += 1
      return true
    }
    return isFree ? Passage(self) : nil
  }
}
