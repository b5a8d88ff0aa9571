public import ArgumentParser
import Assets
import Congress
import Documents
import Foundation

/// Makes pages of one document: `plenary-press FILE --out FOLDER`; or a picture for reporters, with `--picture`.
///
/// A process of its own: what strangers wrote is opened here, far from the service and its journal, and each program that
/// reads it is in a cage besides.
public struct PlenaryPress: ParsableCommand {
  /// How it is called, and what its help says.
  public static let configuration = CommandConfiguration(
    commandName: "plenary-press",
    abstract: "Make pages of a PDF or DOCX: pictures, texts with their places, a list. Or a picture for reporters.",
    discussion: """
      The programs that open the file run in a cage of bubblewrap: without network, without the journal, within limits of \
      memory and time. The folder holds everything by its SHA-256, as the library of documents does.
      """)

  @Argument(help: "The file, .pdf or .docx; with --picture a JPEG, PNG, WebP or TIFF.") var file: String
  @Option(help: "The folder that the pages are put into; made if it is not there.") var out: String
  @Flag(help: "The file is a photograph: write it anew for reporters, without what a camera wrote beside its pixels.")
  var picture = false
  @Flag(help: "Let programs run without a cage, where there is no bubblewrap and you trust the file.") var uncaged =
    false
  @Flag(help: "Print JSON instead of lines for people.") var json = false
  @Option(help: "Language of the answers: vi or en.") var language = "vi"
  @Option(help: "Folder of strings (else PLENARY_ASSETS, beside the package, share/plenary).") var assets: String?

  /// A press as it is asked for on the command line.
  public init() {}

  /// The exit status where no pages are made of a file.
  static let refusedStatus: Int32 = 65

  /// Makes the pages, and prints what came of it.
  public func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let folders = HouseFolders(environment: environment, executable: HouseFolders.runningExecutable)
    let strings = try Strings(language: language, assets: folders.assets(flag: assets))
    do {
      let cage = try Cage(searchPath: environment["PATH"] ?? "/usr/bin:/bin", isUncaged: uncaged)
      let library = DocumentLibrary(folder: out)
      if picture { return try tell(PicturePress(cage: cage).press(try Self.bytes(of: file), into: library), strings) }
      let given = try GivenFile(try Self.bytes(of: file), name: Self.name(of: file))
      let pressed = try PagePress(cage: cage).press(given, into: library)
      try tell(PressReceipt(pressed), strings)
    } catch let problem as any LocalizedProblem {
      let code = problem.wording.key
      let sentence = Self.plain(strings[problem.wording])
      if json {
        try say(PressRefusal(code: code, message: sentence))
      } else {
        StandardStream.error.say("✕ " + sentence + "\n")
      }
      throw ExitCode(Self.refusedStatus)
    }
  }

  private func tell(_ receipt: PressReceipt, _ strings: Strings) throws {
    guard !json else { return try say(receipt) }
    let values: [String: Wording.Part] = ["count": "\(receipt.pages.count)", "digest": .text(receipt.pages.digest)]
    let lines =
      ["✓ " + strings[Wording("press.done", values)]] + receipt.remarks.map { "  ! " + Self.plain(strings[$0.wording]) }
    StandardStream.output.say(lines.joined(separator: "\n") + "\n")
  }

  private func tell(_ receipt: PictureReceipt, _ strings: Strings) throws {
    guard !json else { return try say(receipt) }
    let image = receipt.image
    let values: [String: Wording.Part] = [
      "width": "\(image.width)", "height": "\(image.height)", "kilobytes": "\(image.bytes >> 10)",
      "picture": .text(Self.name(of: file)),
    ]
    StandardStream.output.say("✓ " + Self.plain(strings[Wording("press.picture.made", values)]) + "\n")
  }

  /// What a file is called; by a URL, for NSString ends the process for a name of one letter.
  private static func name(of file: String) -> String { URL(filePath: file).lastPathComponent }

  /// A sentence without anything that steers a terminal: names of files and addresses stand in it as strangers wrote them.
  private static func plain(_ sentence: String) -> String {
    String(String.UnicodeScalarView(sentence.unicodeScalars.filter { !$0.isSteering }))
  }

  private func say(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    StandardStream.output.say(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
  }

  /// The bytes of a regular file that is no larger than it may be.
  private static func bytes(of path: String) throws(PressProblem) -> Data {
    let url = URL(filePath: path).resolvingSymlinksInPath()
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular, let size = attributes?[.size] as? Int else {
      throw .fileUnreadable(path)
    }
    guard size <= DocumentFile.bytesMax else { throw .tooLarge(megabytesMax: DocumentFile.bytesMax >> 20) }
    guard let bytes = try? Data(contentsOf: url) else { throw .fileUnreadable(path) }
    return bytes
  }
}
