import Assets
import Congress
import ControlRoom
import Documents
import Foundation
import Rendering

/// `plenary-press` as a process, which makes pages of a file into a folder of its own.
struct PressProcess {
  /// The most that it says, in bytes.
  private static let answerBytesMax = 1 << 20

  let form: AnswerForm
  let isUncaged: Bool

  /// Makes pages of a file, and takes what was made into a library, each thing held against its digest.
  /// - Returns: What was made; all of it is on disk.
  func press(_ file: String, into library: DocumentLibrary) throws -> PressReceipt {
    let folder = NSTemporaryDirectory() + "plenary-pages-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let receipt = try run(file, out: folder)
    try library.take(receipt.file.digest, pages: receipt.pages.digest, from: DocumentLibrary(folder: folder))
    try library.makeSealKey(of: receipt.pages.digest)
    return receipt
  }

  private func run(_ file: String, out: String) throws -> PressReceipt {
    let strings = try form.strings()
    let process = Process()
    process.executableURL = URL(filePath: try Self.executable())
    process.arguments =
      [file, "--out", out, "--json", "--language", strings.language, "--assets", try form.assetsFolder()]
      + (isUncaged ? ["--uncaged"] : [])
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    do { try process.run() } catch { throw Self.noAnswer("\(error)") }
    let answer = (try? pipe.fileHandleForReading.read(upToCount: Self.answerBytesMax)) ?? Data()
    process.waitUntilExit()
    if let receipt = try? JSONDecoder().decode(PressReceipt.self, from: answer) { return receipt }
    if let refusal = try? JSONDecoder().decode(PressRefusal.self, from: answer) {
      throw RoomProblem.notThere(Wording("press.refused", ["reason": .text(refusal.message)]))
    }
    throw Self.noAnswer("\(process.terminationStatus)")
  }

  private static func noAnswer(_ reason: String) -> RoomProblem {
    .notThere(Wording("press.no-answer", ["reason": .text(reason)]))
  }

  /// The press beside this executable, or on the path.
  private static func executable() throws -> String {
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let beside = (HouseFolders.runningExecutable as NSString).deletingLastPathComponent
    guard
      let found = ([beside] + path).map({ $0 + "/plenary-press" }).first(where: {
        FileManager.default.isExecutableFile(atPath: $0)
      })
    else { throw RoomProblem.notThere(Wording("press.missing")) }
    return found
  }
}
