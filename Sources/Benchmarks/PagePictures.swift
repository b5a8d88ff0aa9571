/// Which picture has been seen as which page: each page has one of its own, and always the same.
struct PagePictures {
  /// A page's label stood over the picture of another.
  struct Mistaken: Error, Hashable, CustomStringConvertible {
    let number: Int
    /// The page whose picture it was; nothing where it was none's.
    let other: Int?
    var description: String {
      "Page \(number) was shown with \(other.map { "the picture of page \($0)" } ?? "another picture than before")."
    }
  }

  private var digests: [Int: String] = [:]

  /// Takes in what was seen as a page.
  mutating func take(_ number: Int, _ digest: String) throws(Mistaken) {
    let other = digests.first { $0.value == digest && $0.key != number }?.key
    guard other == nil, digests[number, default: digest] == digest else { throw Mistaken(number: number, other: other) }
    digests[number] = digest
  }
}
