public import Assets

/// Why the press has made no pages of a file.
public enum PressProblem: LocalizedProblem, Sendable, Hashable, CustomStringConvertible {
  /// The file cannot be read.
  case fileUnreadable(String)
  /// It has more bytes than it may; how many those are, in MB.
  case tooLarge(megabytesMax: Int)
  /// It has none.
  case empty
  /// It is neither a PDF nor a DOCX, whatever it is called.
  case notADocument
  /// It is called what it is not.
  case notWhatItSays(said: String, is: String)
  /// It is a document of Word before 2007, or a DOCX that is locked with a password.
  case oldOrLocked
  /// It is locked or signed against copying; pages of it would be against whoever locked it.
  case encrypted
  /// It holds programs of its own.
  case macros
  /// Unpacked it would be out of all proportion, or it is not whole.
  case archive(String)
  /// It is damaged.
  case damaged(String)
  /// It has no page.
  case noPages
  /// It has more pages than it may.
  case pagesTooMany(count: Int, max: Int)
  /// A page is larger than anything that is printed.
  case pageTooLarge(number: Int)
  /// It is no photograph of a form that is taken, whatever it is called.
  case notAPicture
  /// A photograph's file has more bytes than it may; how many those are, in MB.
  case pictureTooLarge(megabytesMax: Int)
  /// A photograph has more pixels than it may.
  case picturePixelsTooMany(width: Int, height: Int, megapixelsMax: Int)
  /// A picture that was made holds more than its pixels.
  case pictureKeptData
  /// A program is not on this machine.
  case toolMissing(String, package: String)
  /// There is nothing to build the cage of.
  case cageMissing
  /// A program did not do what it was to.
  case toolFailed(String, reason: String)
  /// A program took too long.
  case tookTooLong(String, seconds: Int)
  /// A program gave back something that is not what it makes.
  case resultUnsound(String)

  /// One sentence that says what would work.
  public var wording: Wording {
    switch self {
    case .fileUnreadable(let file): Wording("press.file-unreadable", ["file": .text(file)])
    case .tooLarge(let most): Wording("press.too-large", ["megabytesMax": "\(most)"])
    case .empty: Wording("press.empty")
    case .notADocument: Wording("press.not-a-document")
    case .notWhatItSays(let said, let form):
      Wording("press.not-what-it-says", ["said": .text(said), "is": .text(form)])
    case .oldOrLocked: Wording("press.old-or-locked")
    case .encrypted: Wording("press.encrypted")
    case .macros: Wording("press.macros")
    case .archive(let reason): Wording("press.archive", ["reason": .text(reason)])
    case .damaged(let reason): Wording("press.damaged", ["reason": .text(reason)])
    case .noPages: Wording("press.no-pages")
    case .pagesTooMany(let count, let most): Wording("press.pages-too-many", ["count": "\(count)", "max": "\(most)"])
    case .pageTooLarge(let number): Wording("press.page-too-large", ["number": "\(number)"])
    case .notAPicture: Wording("press.picture-not-one")
    case .pictureTooLarge(let most): Wording("press.picture-too-large", ["megabytesMax": "\(most)"])
    case .picturePixelsTooMany(let width, let height, let most):
      Wording(
        "press.picture-pixels-too-many", ["width": "\(width)", "height": "\(height)", "megapixelsMax": "\(most)"])
    case .pictureKeptData: Wording("press.picture-kept-data")
    case .toolMissing(let tool, let package):
      Wording("press.tool-missing", ["tool": .text(tool), "package": .text(package)])
    case .cageMissing: Wording("press.cage-missing")
    case .toolFailed(let tool, let reason):
      Wording("press.tool-failed", ["tool": .text(tool), "reason": .text(String(reason.suffix(300)))])
    case .tookTooLong(let tool, let seconds):
      Wording("press.took-too-long", ["tool": .text(tool), "seconds": "\(seconds)"])
    case .resultUnsound(let tool): Wording("press.result-unsound", ["tool": .text(tool)])
    }
  }

  /// The wording, for logs.
  public var description: String { wording.description }
}
