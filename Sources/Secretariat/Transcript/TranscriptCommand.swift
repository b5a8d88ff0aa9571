public import ArgumentParser
import Assets
import Congress
import ControlRoom
import Foundation
import Hearing
import Papers
import Transcription

/// What was said, beside the journal's intervals, and what of it goes into the minutes: `plenary transcript …`.
public struct TranscriptCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "transcript", abstract: "Read what was heard of speeches, and pick what goes into the minutes.",
    discussion: """
      'plenary listen' keeps what speakers say; a transcript is what an adapter understood of it. Nothing of it is in the \
      minutes before the secretary has picked it.
      """,
    subcommands: [List.self, Show.self, Pick.self, Edit.self, Summarize.self])
  /// A command as given.
  public init() {}

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the speeches that were heard.")
    @OptionGroup var source: TranscriptSource

    func run() async throws {
      try await source.options.form.reporting {
        let heard = try await source.read()
        let lines = heard.transcript.speakers.map(heard.summaryLine)
        try source.options.form.show(
          lines.isEmpty ? [heard.strings[Wording("transcript.none", ["folder": .text(heard.folder.path)])]] : lines,
          json: heard.transcript.speakers.map(heard.answer))
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what was heard of a speech, beside the times at which its speaker had the floor.",
      discussion: "The words have numbers, by which they are picked. --files names the sound of each piece.")
    @Argument(help: "The speaker's code, such as PB01.") var speaker: Code<Speaker>
    @Flag(help: "Name the file of each piece's sound, to listen to.") var files = false
    @OptionGroup var source: TranscriptSource

    func run() async throws {
      try await source.options.form.reporting {
        let heard = try await source.read()
        try heard.check(speaker)
        try source.options.form.show(
          heard.lines(of: speaker, hasFiles: files) + heard.pickLines(of: speaker, in: try source.edits(heard).picks()),
          json: heard.answer(speaker))
      }
    }
  }

  struct Pick: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put words of a speech into the minutes: their numbers, as 'transcript show' counts them.",
      discussion: """
        2-4 7 makes one paragraph. It stands in the place of what was picked of the speech before; --add puts it behind. \
        --summary takes over what a machine has summed up; --none takes all of it out.
        """)
    @Argument(help: "The speaker's code, such as PB01.") var speaker: Code<Speaker>
    @Argument(help: "Numbers of words, such as 2-4 7.") var numbers: [NumberRange] = []
    @Flag(help: "Put a paragraph behind those that are picked already.") var add = false
    @Flag(help: "Take over the machine's summary, as your own words from now on.") var summary = false
    @Flag(help: "Take out what was picked of the speech.") var none = false
    @OptionGroup var source: TranscriptSource

    func validate() throws {
      guard [!numbers.isEmpty, summary, none].count(where: \.self) == 1 else {
        throw ValidationError("Say numbers of words, or --summary, or --none.")
      }
    }

    func run() async throws {
      try await source.options.form.reporting {
        let heard = try await source.read()
        if !none { try heard.check(speaker) }
        let file = try source.edits(heard)
        let before = try file.picks().first { $0.speaker == speaker }?.paragraphs ?? []
        let paragraphs = none ? [] : (add ? before : []) + [try text(in: heard)]
        try source.keep(SpeechPick(speaker: speaker, paragraphs: paragraphs), in: file, heard)
      }
    }

    private func text(in heard: HeardCongress) throws -> String {
      if summary {
        guard let summary = heard.transcript.summaries[speaker] else {
          throw RoomProblem.notThere(Wording("transcript.no-summary", ["speaker": .text(speaker.text)]))
        }
        return summary.text
      }
      let segments = heard.transcript.segments(of: speaker)
      let picked = numbers.flatMap { Array($0.range) }
      if let wrong = picked.first(where: { !(1...max(1, segments.count)).contains($0) || segments.isEmpty }) {
        throw RoomProblem.notThere(
          Wording(
            "transcript.number-unknown",
            ["number": "\(wrong)", "speaker": .text(speaker.text), "count": "\(segments.count)"]))
      }
      return picked.map { segments[$0 - 1].text }.joined(separator: " ")
    }
  }

  struct Edit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Edit in $EDITOR what is picked of a speech; a blank line divides paragraphs.")
    @Argument(help: "The speaker's code, such as PB01.") var speaker: Code<Speaker>
    @OptionGroup var source: TranscriptSource

    func run() async throws {
      try await source.options.form.reporting {
        let heard = try await source.read()
        let file = try source.edits(heard)
        let before = try file.picks().first { $0.speaker == speaker }?.paragraphs ?? []
        guard !before.isEmpty else {
          throw RoomProblem.notThere(Wording("transcript.nothing-picked", ["speaker": .text(speaker.text)]))
        }
        let text = try EditorProcess.edited(before.joined(separator: "\n\n") + "\n", name: "speech.txt")
        try source.keep(SpeechPick(speaker: speaker, paragraphs: PickText.paragraphs(text)), in: file, heard)
      }
    }
  }
}

/// A number or several that follow each other: `7`, `2-4`.
struct NumberRange: ExpressibleByArgument, Sendable, Hashable {
  /// The most words that one range holds.
  static let countMax = 10_000

  let range: ClosedRange<Int>

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1], first >= 1,
      last >= first, last - first < Self.countMax
    else { return nil }
    range = first...last
  }
}

/// Paragraphs as an editor has them.
enum PickText {
  /// The paragraphs of a text that blank lines divide; nothing where there is none.
  static func paragraphs(_ text: String) -> [String] {
    var paragraphs: [[Substring]] = [[]]
    for line in text.precomposedStringWithCanonicalMapping.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    {
      if line.allSatisfy(\.isWhitespace) {
        paragraphs.append([])
      } else {
        paragraphs[paragraphs.count - 1].append(line)
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map { lines in
      lines.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.joined(separator: " ")
    }
  }
}
