import Assets
import ControlRoom
import Foundation
import FoundationNetworking
import Settings

/// A program that sums up, at an address that speaks as OpenAI's does: `POST …/chat/completions`.
///
/// Off where no address is named. What is sent is the words of one speech and nothing else, to the address of the settings
/// and to no other; on a machine of the house's own nothing leaves the house.
public struct SummaryClient: Sendable {
  /// The longest speech that is summed up, in characters.
  public static let textCharactersMax = 100_000
  /// The longest summary that is taken, in characters.
  public static let summaryCharactersMax = 8_000
  /// How long it may take, in seconds.
  static let secondsMax = 180

  private let address: URL
  private let key: String?
  /// The model that writes.
  public let model: String

  /// Reads the settings: `summaries.address`, `summaries.model` and, where it is needed, `summaries.key`.
  /// - Throws: ``RoomProblem`` where nothing is named, or what is named is no address.
  public init(file: String?) async throws {
    let settings = try await SettingsReader(file: file)
    guard let named = settings.text("summaries.address"), let model = settings.text("summaries.model") else {
      throw RoomProblem.notThere(Wording("summaries.off"))
    }
    guard let url = URL(string: named), ["http", "https"].contains(url.scheme ?? ""), url.host != nil else {
      throw RoomProblem.notThere(Wording("summaries.address-wrong", ["found": .text(named)]))
    }
    address = url.appending(path: "chat/completions")
    key = settings.text("summaries.key")
    self.model = model
  }

  private struct Message: Codable {
    let role: String
    let content: String
  }

  private struct Request: Encodable {
    let model: String
    let temperature = 0
    let messages: [Message]
  }

  private struct Answer: Decodable {
    struct Choice: Decodable { let message: Message }
    let choices: [Choice]
  }

  /// The summary of a speech.
  /// - Parameters:
  ///   - task: What is asked for, in the language of the speech.
  ///   - text: The words of the speech.
  public func summary(task: String, of text: String) async throws -> String {
    var request = URLRequest(url: address, timeoutInterval: TimeInterval(Self.secondsMax))
    request.httpMethod = "POST"
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    if let key { request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization") }
    request.httpBody = try JSONEncoder().encode(
      Request(
        model: model,
        messages: [
          Message(role: "system", content: task),
          Message(role: "user", content: String(text.prefix(Self.textCharactersMax))),
        ]))
    let (bytes, status) = try await send(request)
    guard status == 200, let answer = try? JSONDecoder().decode(Answer.self, from: bytes),
      let content = answer.choices.first?.message.content
    else {
      let words = String(decoding: bytes.prefix(200), as: UTF8.self)
      throw failed("\(status): \(words)")
    }
    let words = content.precomposedStringWithCanonicalMapping.split { $0.isWhitespace || $0.isNewline }
    let summary = String(words.joined(separator: " ").prefix(Self.summaryCharactersMax))
    guard !summary.isEmpty else { throw failed("–") }
    return summary
  }

  private func send(_ request: URLRequest) async throws -> (Data, Int) {
    do {
      let (bytes, response) = try await URLSession.shared.data(for: request)
      return (bytes, (response as? HTTPURLResponse)?.statusCode ?? 0)
    } catch {
      throw failed(error.localizedDescription)
    }
  }

  private func failed(_ reason: String) -> RoomProblem {
    .notThere(
      Wording("summaries.failed", ["address": .text(address.absoluteString), "reason": .text(reason)]))
  }
}
