public import Assets
import Congress
public import Documents
import Foundation

/// `plenary-press` as a process, which makes pages or pictures of a file into a folder of its own.
public struct PressProcess: Sendable {
  /// The most that it says, in bytes.
  private static let answerBytesMax = 1 << 20

  private let language: String
  private let assets: String
  private let isUncaged: Bool

  /// A press that is still to be called.
  /// - Parameters:
  ///   - language: The language of its sentences.
  ///   - assets: The folder of strings.
  ///   - isUncaged: Whether it may run without a cage.
  public init(language: String, assets: String, isUncaged: Bool = false) {
    self.language = language
    self.assets = assets
    self.isUncaged = isUncaged
  }

  /// Why nothing was made.
  public enum Failure: LocalizedProblem, Sendable, Hashable {
    /// The press says why, in a sentence.
    case refused(String)
    case noAnswer(String)
    case missing

    /// One sentence that says what would work.
    public var wording: Wording {
      switch self {
      case .refused(let reason): Wording("press.refused", ["reason": .text(reason)])
      case .noAnswer(let reason): Wording("press.no-answer", ["reason": .text(reason)])
      case .missing: Wording("press.missing")
      }
    }
  }

  /// Makes pages of a file, and takes what was made into a library, each thing held against its digest.
  /// - Returns: What was made; all of it is on disk.
  /// - Throws: ``Failure``, ``LibraryProblem``.
  public func press(_ file: String, into library: DocumentLibrary) throws -> PressReceipt {
    try made(of: file, []) { (receipt: PressReceipt, folder) in
      try library.take(receipt.file.digest, pages: receipt.pages.digest, from: folder)
      try library.makeSealKey(of: receipt.pages.digest)
    }
  }

  /// Makes a picture for reporters of a file, and takes it into a library.
  /// - Returns: What was made; all of it is on disk.
  /// - Throws: ``Failure``, ``LibraryProblem``.
  public func picture(_ file: String, into library: DocumentLibrary) throws -> PictureReceipt {
    try made(of: file, ["--picture"]) { (receipt: PictureReceipt, folder) in
      for image in [receipt.preview, receipt.image] { try library.put(folder.bytes(of: image.digest)) }
    }
  }

  private func made<Receipt: Decodable>(
    of file: String, _ flags: [String], _ take: (Receipt, DocumentLibrary) throws -> Void
  ) throws -> Receipt {
    let folder = NSTemporaryDirectory() + "plenary-pages-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let receipt: Receipt = try run(file, flags, out: folder)
    try take(receipt, DocumentLibrary(folder: folder))
    return receipt
  }

  private func run<Receipt: Decodable>(_ file: String, _ flags: [String], out: String) throws -> Receipt {
    let process = Process()
    process.executableURL = URL(filePath: try Self.executable())
    process.arguments =
      [file, "--out", out, "--json", "--language", language, "--assets", assets] + flags
      + (isUncaged ? ["--uncaged"] : [])
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    do { try process.run() } catch { throw Failure.noAnswer("\(error)") }
    let answer = (try? pipe.fileHandleForReading.read(upToCount: Self.answerBytesMax)) ?? Data()
    process.waitUntilExit()
    if let receipt = try? JSONDecoder().decode(Receipt.self, from: answer) { return receipt }
    if let refusal = try? JSONDecoder().decode(PressRefusal.self, from: answer) {
      throw Failure.refused(refusal.message)
    }
    throw Failure.noAnswer("\(process.terminationStatus)")
  }

  /// The press beside this executable, or on the path.
  private static func executable() throws -> String {
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let beside = (HouseFolders.runningExecutable as NSString).deletingLastPathComponent
    guard
      let found = ([beside] + path).map({ $0 + "/plenary-press" }).first(where: {
        FileManager.default.isExecutableFile(atPath: $0)
      })
    else { throw Failure.missing }
    return found
  }
}
