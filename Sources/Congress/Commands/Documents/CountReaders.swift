/// Counts those in who have opened a version of a document on their tablets; who they are is not told.
package struct CountReaders: OnDocument {
  package static let name = CommandName("document.read")
  package static let roles: [Role] = [.operator, .gateway]
  package static let rolesPossible: [Role] = [.operator, .gateway]
  package static let example = Self(document: "BC01", version: 1, readers: 12)

  package let document: Code<Document>
  /// The version.
  package let version: Int
  /// How many have opened it since the last time.
  package let readers: Int

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try known(in: state)
    // What was withdrawn meanwhile may have been read before.
    guard let read = known.versions.first(where: { $0.number == version }), read.released != nil else {
      throw .document(.notReleased(document))
    }
    let most = DocumentVersion.readersMax
    guard readers > 0, readers <= most - read.readers else {
      throw .document(.readersOutOfRange(readers: readers, readersMax: most))
    }
    return [.documentChanged(document: document, change: .read(version: version, readers: read.readers + readers))]
  }
}
