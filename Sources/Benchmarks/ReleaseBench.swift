import Congress
import ControlClient
import Documents
import Foundation
import HallProtocol
import NIOCore
import Synchronization

/// What the release of a document to tablets that hold it sealed costs: from the command to the key at the last of them.
///
/// The tablets do nothing but read, and stand on the same machine as everything else.
struct ReleaseBench {
  /// How many pages the document has.
  static let pages = 60
  /// How large the picture of each is, in bytes, as one of plain text is.
  static let pictureBytes = 49_000
  /// How long the last tablet may take, in ms.
  static let releaseMSMax: Double = 2_000

  let stage: BenchStage
  let promises: Promises

  func run(tablets count: Int) async throws {
    let (desk, staying) = try await stage.client(ClientIdentity(role: .operator, id: "bench-release", topics: []))
    defer { staying.cancel() }
    let library = stage.folder + "/library"
    let (file, pages) = try Self.fill(DocumentLibrary(folder: library))
    let filing = DocumentFiling(
      code: "BENCH", title: LocalizedText(vi: "Sáu mươi trang"), kind: .report, items: [], audience: [.public])
    try await desk.mustDo(
      CommandMessage(
        id: "bench-file",
        command: .documentFile(
          filing, file: DocumentFile(digest: file, form: .pdf, bytes: 4), pages: pages)))
    try await desk.mustDo(
      CommandMessage(id: "bench-approve", command: .documentApprove("BENCH", version: 1, pages: pages.digest)))
    let port = stage.port + 3
    let web = try stage.launch(
      "plenary-web",
      [
        "--port", "\(stage.port)", "--listen", "\(port)", "--tablets-max", "\(count + 100)", "--library", library,
        "--no-picture",
      ])
    defer {
      web.terminate()
      web.waitUntilExit()
    }
    let (readers, told) = (TabletReaders(), Told())
    let waiting = readers.expect(count)
    let channels = try await withThrowingTaskGroup(of: (any Channel).self) { group in
      var channels: [any Channel] = []
      for number in 0..<count {
        if number >= TabletBench.connectingMax, let channel = try await group.next() { channels.append(channel) }
        group.addTask {
          try await BarePage.connect(port: port, waitMSMax: TabletBench.waitMSMax) { (line: String) in
            // What opens the pages, or before it that they wait.
            if line.hasPrefix("data: {\"groups\""), line.contains(told.mark) {
              told.note(line)
              readers.arrived()
            }
          }
        }
      }
      for try await channel in group { channels.append(channel) }
      return channels
    }
    _ = await waiting.all
    told.awaitKey()
    let arrivals = readers.expect(count)
    let start = ContinuousClock.now
    try await desk.mustDo(CommandMessage(id: "bench-release", command: .documentRelease("BENCH", version: 1)))
    let times = await arrivals.all.map { ($0 - start).milliseconds }
    print(
      "release: \(Self.pages) pages to \(count) tablets that hold them sealed, key at a tablet "
        + "\(Measurements(times).words); \(told.bytes) bytes each")
    promises.hold(
      "the key of a release is at the last tablet", times.max() ?? .infinity, atMost: Self.releaseMSMax, unit: "ms")
    for channel in channels { channel.close(promise: nil) }
  }

  /// What tablets are told, and what is waited for.
  private final class Told: Sendable {
    private let state = Mutex((mark: "\"sealed\":\"", bytes: 0))

    /// What stands in a line that is waited for.
    var mark: String { state.withLock { $0.mark } }
    /// How long the newest line was, in bytes.
    var bytes: Int { state.withLock { $0.bytes } }

    /// From here on what opens pages is waited for.
    func awaitKey() { state.withLock { $0.mark = "\"key\":\"" } }

    func note(_ line: String) { state.withLock { $0.bytes = line.utf8.count } }
  }

  /// Fills a library with a document; the digests of its file and of its pages.
  private static func fill(_ library: DocumentLibrary) throws -> (file: String, pages: DocumentPages) {
    let text = try library.put(PageText(words: []).encoded())
    let file = try library.put(Data("file".utf8))
    let list = try (1...pages).map { number in
      let picture = try library.put(Data(repeating: UInt8(number), count: pictureBytes))
      return PageList.Page(
        width: 59_500, height: 84_200, picture: .init(digest: picture, form: .webp, bytes: pictureBytes), vector: nil,
        text: text)
    }
    let digest = try library.put(PageList(file: file, renderer: "bench", pages: list, remarks: []).encoded())
    try library.makeSealKey(of: digest)
    return (file, DocumentPages(digest: digest, count: pages))
  }
}
