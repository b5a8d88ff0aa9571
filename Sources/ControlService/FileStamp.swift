import Foundation

/// What changes whenever a file does.
package struct FileStamp: Sendable, Hashable {
  private let number: UInt64
  private let size: UInt64
  private let changed: Date

  /// The stamp of a file as it is now; nothing where there is none.
  package init?(of path: String) {
    // Of the file itself: what a link leads to may change while the link does not.
    let file = URL(filePath: path).resolvingSymlinksInPath().path
    guard let facts = try? FileManager.default.attributesOfItem(atPath: file),
      let changed = facts[.modificationDate] as? Date
    else { return nil }
    number = (facts[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0
    size = (facts[.size] as? NSNumber)?.uint64Value ?? 0
    self.changed = changed
  }
}
