extension DocumentLibrary {
  /// Takes a file and its pages over from another library: each thing once it is what its digest says, and the secret
  /// that seals them where there is one; the file and the list last, so that whoever finds these finds all of it.
  /// - Throws: ``LibraryProblem`` with the first thing that is missing or is not what it is said to be.
  public func take(_ file: String, pages digest: String, from other: DocumentLibrary) throws(LibraryProblem) {
    let list = try other.pages(digest)
    guard list.file == file else { throw .pagesUnreadable(digest: digest) }
    for page in list.pages {
      for digest in [page.picture.digest, page.vector?.digest, page.text].compactMap(\.self) {
        try put(other.bytes(of: digest))
      }
    }
    try takeSealKey(of: digest, from: other)
    try put(other.bytes(of: file))
    try put(other.bytes(of: digest))
  }
}
