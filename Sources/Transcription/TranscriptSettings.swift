import Assets
import Congress
import ControlRoom
import Foundation
import Settings

/// What the settings say of speech to text.
struct TranscriptSettings: Sendable, Hashable {
  /// The longest command of an adapter, in bytes.
  static let commandBytesMax = 4_096

  /// The adapter, as a shell reads it: `transcript.adapter`; nothing where sound is only kept.
  let adapter: String?
  /// The language that is spoken: `transcript.language`; that of the hall without it.
  let language: Language?

  /// Reads the settings: what the arguments say, then the environment (`PLENARY_TRANSCRIPT_ADAPTER` …), then the file.
  static func read(adapter: String?, file: String?) async throws -> TranscriptSettings {
    let settings = try await SettingsReader(file: file)
    let command = (adapter ?? settings.text("transcript.adapter")).flatMap { $0.isEmpty ? nil : $0 }
    if let command, command.utf8.count > commandBytesMax || command.contains(where: \.isNewline) {
      throw RoomProblem.notThere(Wording("transcript.adapter-wrong", ["bytesMax": "\(commandBytesMax)"]))
    }
    return TranscriptSettings(
      adapter: command, language: try settings.choice("transcript.language", of: Language.self))
  }
}
