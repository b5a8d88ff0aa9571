import ArgumentParser
import Assets
import Congress
import ControlRoom
import Foundation
import Hearing
import Transcription

extension TranscriptCommand {
  struct Summarize: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let a machine sum up what was heard of a speech; it stays its words until you take them over.",
      discussion: """
        Off where the settings name no summaries.address and summaries.model: any address that speaks as OpenAI's does, \
        best a machine of your own. 'transcript pick SPEAKER --summary' takes the words over.
        """)
    @Argument(help: "The speaker's code, such as PB01.") var speaker: Code<Speaker>
    @OptionGroup var source: TranscriptSource

    func run() async throws {
      try await source.options.form.reporting {
        let client = try await SummaryClient(file: source.options.settingsFile())
        let heard = try await source.read()
        try heard.check(speaker)
        let text = heard.transcript.segments(of: speaker).map(\.text).joined(separator: "\n")
        guard !text.isEmpty else {
          throw RoomProblem.notThere(Wording("transcript.no-words", ["speaker": .text(speaker.text)]))
        }
        // In the language of the hall, in which people spoke.
        let words = try Strings(
          language: heard.definition.language.rawValue, assets: source.options.form.assetsFolder())
        let summary = SpeechSummary(
          speaker: speaker, model: client.model,
          text: try await client.summary(task: words[Wording("summaries.task")], of: text), atMS: ServiceLink.nowMS())
        try heard.folder.append(.summary(summary))
        try source.options.form.show(
          [heard.strings[Wording("transcript.machine", ["model": .text(client.model)])], "  " + summary.text],
          json: summary)
      }
    }
  }
}
