import Assets
import Congress
import PageServing

/// Everything that the page of the secretariat needs.
struct StaffDesk: Sendable {
  /// Where it is.
  static let folder = "/staff/"
  /// What the keys of its own words begin with.
  static let wordPrefix = "staff.page."

  /// The page's own files.
  let files: ServedFiles
  let sessions: StaffSessions
  /// Nothing where nobody has said where the library is: then nothing is uploaded, and no page is seen.
  let uploads: StaffUploads?
  let words: [Language: Strings]
  /// The local clock, in ms since 1970 UTC.
  let nowMS: @Sendable () -> Int64

  /// The words of a language, as a request names it.
  func strings(_ name: (some StringProtocol)?) -> Strings? {
    words[name.flatMap { Language(rawValue: String($0)) } ?? .vietnamese]
  }

  /// The page as somebody sees it.
  func maker(of link: StaffLink, in strings: Strings) -> StaffPageMaker {
    StaffPageMaker(model: link.heard, actor: link.actor, strings: strings, nowMS: nowMS())
  }
}
