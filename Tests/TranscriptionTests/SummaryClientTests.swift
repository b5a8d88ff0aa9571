import Assets
import ControlRoom
import Foundation
import Testing

@testable import Transcription

/// Goal: a machine is asked to sum up where the settings name one, and nowhere else; what goes wrong is told.
///
/// Method: a real server of another program, and settings good and bad.
@Suite struct SummaryClientTests {
  private static let server =
    URL(filePath: #filePath).deletingLastPathComponent().path + "/Adapters/summaries.py"

  private func settings(_ text: String) throws -> String {
    let path = NSTemporaryDirectory() + "plenary-settings-\(UUID().uuidString).json"
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  private func key(of error: any Error) -> String? {
    if case .notThere(let wording)? = error as? RoomProblem { wording.key } else { nil }
  }

  @Test("it is asked at the address of the settings, with its key, and its words are taken in one line")
  func itIsAsked() async throws {
    let child = try ChildProcess(command: "python3 '\(Self.server)'")
    defer { child.kill() }
    var port = ""
    for await read in child.output {
      port += String(decoding: read.bytes, as: UTF8.self)
      if port.hasSuffix("\n") { break }
    }
    let address = "http://127.0.0.1:\(port.dropLast())/v1"
    let file = try settings(#"{"summaries":{"address":"\#(address)","model":"m","key":"k"}}"#)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let client = try await SummaryClient(file: file)
    #expect(try await client.summary(task: "Tóm tắt", of: "Kính thưa") == "/v1/chat/completions Bearer k m Kính thưa")
    await #expect { try await client.summary(task: "Tóm tắt", of: "fail") } throws: {
      key(of: $0) == "summaries.failed"
    }
    child.kill()
  }

  @Test("without an address it is off; what is none is told; where nobody answers, that")
  func itIsOff() async throws {
    for (text, wanted) in [
      ("{}", "summaries.off"), (#"{"summaries":{"address":"http://127.0.0.1:9/v1"}}"#, "summaries.off"),
      (#"{"summaries":{"address":"file:///etc/passwd","model":"m"}}"#, "summaries.address-wrong"),
      (#"{"summaries":{"address":"http://127.0.0.1:9/v1","model":"m"}}"#, "summaries.failed"),
    ] {
      let file = try settings(text)
      defer { try? FileManager.default.removeItem(atPath: file) }
      await #expect {
        _ = try await SummaryClient(file: file).summary(task: "Tóm tắt", of: "Kính thưa")
      } throws: { key(of: $0) == wanted }
    }
  }
}
