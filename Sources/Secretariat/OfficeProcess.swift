import Assets
import ControlRoom
import Foundation

/// LibreOffice as a process that makes a PDF of a document: with a profile of its own, and so much time and no more.
struct OfficeProcess {
  /// How long a document may take, in seconds; its whole process group is ended then.
  static let secondsMax = 120
  /// How long what is told to end may take to do so, in seconds.
  static let endSecondsMax = 5

  private let path = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(
    String.init)

  /// The PDF of a document.
  func pdf(of document: Data) throws -> Data {
    guard let office = executable("soffice") ?? executable("libreoffice"), let limit = executable("timeout") else {
      throw RoomProblem.notThere(Wording("papers.office-missing"))
    }
    let folder = NSTemporaryDirectory() + "plenary-paper-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try document.write(to: URL(filePath: folder + "/paper.docx"))
    } catch {
      throw RoomProblem.notWritten(path: folder)
    }
    let (status, words) = try run(
      limit,
      [
        // It makes a process group of its own and ends all of it.
        "--kill-after=\(Self.endSecondsMax)", "\(Self.secondsMax)", office,
        "-env:UserInstallation=file://\(folder)/profile",
        "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, folder + "/paper.docx",
      ])
    guard status == 0, let pdf = try? Data(contentsOf: URL(filePath: folder + "/paper.pdf")) else {
      let reason = status == 124 ? "\(Self.secondsMax) s" : "\(status): \(words.suffix(300))"
      throw RoomProblem.notThere(Wording("papers.office-failed", ["reason": .text(reason)]))
    }
    return pdf
  }

  /// The family that stands in for another on this machine; nothing where it is there, or where nobody can say.
  func standIn(for family: String) -> String? {
    guard let match = executable("fc-match"), let (status, words) = try? run(match, ["-f", "%{family[0]}", family]),
      status == 0, !words.isEmpty, words != family
    else { return nil }
    return words
  }

  private func executable(_ name: String) -> String? {
    path.map { $0 + "/" + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs a program to its end, with nothing to read.
  private func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, words: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch {
      throw RoomProblem.notThere(Wording("papers.office-failed", ["reason": .text("\(error)")]))
    }
    let words = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: words, as: UTF8.self))
  }
}
