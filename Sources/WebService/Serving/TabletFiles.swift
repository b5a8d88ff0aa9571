import Assets
import PageServing

extension ServedFiles {
  /// The most bytes that a tablet loads before it shows anything, packed.
  static let tabletBytesMax = 120 << 10

  /// The page of tablets, with its words.
  static func tablet(assets: String, words: [Strings]) throws(ServingProblem) -> ServedFiles {
    try ServedFiles(assets: assets, folder: "tablet", words: words, wordPrefix: "tablet.page.")
  }
}
