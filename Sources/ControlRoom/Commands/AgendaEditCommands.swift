public import ArgumentParser
import Assets
public import Congress
import CongressFiles
import Foundation
import HallProtocol

/// Where an item is put: behind another one, or at the beginning of a session.
struct PlaceOptions: ParsableArguments {
  @Option(help: "The item that it comes after.") var after: Code<Item>?
  @Option(help: "The session at whose beginning it comes, in place of --after.") var first: Code<Session>?

  func validate() throws {
    guard (after == nil) != (first == nil) else {
      throw ValidationError("Say where: --after ITEM, or --first SESSION for the beginning of a session.")
    }
  }

  /// The place in an agenda; an item that is not there is left for the service to refuse.
  func place(in agenda: Agenda) -> ItemPlace {
    if let first { return ItemPlace(session: first, after: nil) }
    let session = after.flatMap { agenda.session(of: $0) } ?? agenda.sessions.first
    return ItemPlace(session: session?.code ?? "-", after: after)
  }
}

/// What is read of an item, as it is typed.
struct WordsOptions: ParsableArguments {
  @Option(help: "What the hall reads.") var title: String?
  @Option(help: "The same in English.") var titleEn: String?
  @Option(help: "What stands for a long title in the programme.") var shortTitle: String?
  @Option(help: "Who presents it.") var presenter: String?

  /// The words; what is not given stays as it was.
  func words(changing known: ItemWords?) -> ItemWords {
    func composed(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }
    let vietnamese = title.map(composed) ?? known?.title.vi ?? ""
    // A title that was changed in one language alone would say two things.
    let english = titleEn.map(composed) ?? (title == nil ? known?.title.en : nil)
    let short = shortTitle.map { LocalizedText(vi: composed($0)) } ?? (title == nil ? known?.shortTitle : nil)
    return ItemWords(
      title: LocalizedText(vi: vietnamese, en: english), shortTitle: short,
      presenter: presenter.map { LocalizedText(vi: composed($0)) } ?? known?.presenter)
  }
}

extension AgendaCommandLine {
  struct Insert: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a new item into the programme.",
      discussion: "plenary agenda insert 1.055 --after 1.05 --title 'Phát biểu chào mừng' --minutes 10")
    @Argument(help: "The code that it shall have.") var item: Code<Item>
    @OptionGroup var words: WordsOptions
    @OptionGroup var place: PlaceOptions
    @Option(help: "Its planned length.") var minutes: Int
    @Option(help: "Its planned start, HH:MM; else the end of what stands before it.") var start: TimeOfDay?
    @Option(help: "What sort of thing it is.") var kind: Item.Kind = .report
    @Option(help: "What the hall is shown when it starts.") var cue: Cue = .item
    @Option(help: "What the hall is shown when it ends.") var endCue: Cue?
    @Option(parsing: .upToNextOption, help: "The ballots that belong to it.") var ballots: [Code<Ballot>] = []
    @Option(help: "What the operator is to mind; no screen shows it.") var notes: String?
    @OptionGroup var options: RoomOptions

    func validate() throws {
      guard words.title != nil else { throw ValidationError("Say what the hall reads: --title TEXT.") }
    }

    func talk() async throws {
      let running = ItemRunning(
        kind: kind, ballots: ballots, cue: cue, endCue: endCue, operatorNotes: notes.map { LocalizedText(vi: $0) })
      let new = NewItem(
        code: item, words: words.words(changing: nil), start: start, minutes: minutes, running: running)
      try await send(.agenda(.insert(new, at: place.place(in: options.agenda().agenda))))
    }
  }

  struct Move: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Move an item that has not begun; its planned start becomes that of its new place.")
    @Argument(help: "The item's code.") var item: Code<Item>
    @OptionGroup var place: PlaceOptions
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      try await send(.agenda(.move(item, to: place.place(in: options.agenda().agenda))))
    }
  }

  struct Drop: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Drop an item that has not begun; it stays in the programme, struck.")
    @Argument(help: "The item's code.") var item: Code<Item>
    @Option(help: "Why.") var reason: String = ""
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.agenda(.drop(item, reason: reason))) }
  }

  struct Restore: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Let a dropped item stand again.")
    @Argument(help: "The item's code.") var item: Code<Item>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.agenda(.restore(item))) }
  }

  struct Retitle: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change an item's title, short title or presenter.",
      discussion: "A new --title takes the English and the short title away, unless they are given too.")
    @Argument(help: "The item's code.") var item: Code<Item>
    @OptionGroup var words: WordsOptions
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      let known = try await options.agenda().agenda[item]
      try await send(.agenda(.retitle(item, words.words(changing: known?.words))))
    }
  }

  struct Retime: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change when an item is planned, or for how long.",
      discussion: "plenary agenda retime 1.05 --by +5")
    @Argument(help: "The item's code.") var item: Code<Item>
    @Option(help: "The planned start, HH:MM.") var start: TimeOfDay?
    @Option(help: "The planned length in minutes.") var minutes: Int?
    @Option(parsing: .unconditional, help: "So many minutes longer; negative for shorter.") var by: Int?
    @OptionGroup var options: RoomOptions

    func validate() throws {
      guard start != nil || minutes != nil || by != nil else {
        throw ValidationError("Say what changes: --start HH:MM, --minutes N or --by ±N.")
      }
    }

    func talk() async throws {
      try await send(.agenda(.retime(item, Retiming(start: start, minutes: minutes, byMinutes: by))))
    }
  }

  struct Carry: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Carry an item, or all that a session has left, to the end of another session.",
      discussion: "plenary agenda carry 1.05 --to N2A, or plenary agenda carry --from N1B --to N2A")
    @Argument(help: "The item's code.") var item: Code<Item>?
    @Option(help: "The session whose undone items are carried, in place of an item.") var from: Code<Session>?
    @Option(help: "The session that they are carried to.") var to: Code<Session>
    @OptionGroup var options: RoomOptions

    func validate() throws {
      guard (item == nil) != (from == nil) else {
        throw ValidationError("Say what is carried: an item, or --from SESSION for all that it has left.")
      }
    }

    func talk() async throws {
      if let item { try await send(.agenda(.carry(.item(item), to: to))) }
      if let from { try await send(.agenda(.carry(.undone(of: from), to: to))) }
    }
  }

  struct Import: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compare a changed agenda.yaml with the programme and, with --apply, take it over as one change.",
      discussion:
        "Days and sessions too may be new, gone, renamed, on another date or in another order. "
        + "Without --apply nothing is changed: every difference is shown, and the exit status is 1 where there are any. "
        + "A file that would touch what is done or on is refused with its lines (65).")
    @Argument(help: "The file.") var file: String
    @Flag(help: "Take the file over.") var apply = false
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let (_, values) = try await options.link().read([.agenda, .rundown, .ballots])
      guard values.count == 3, case .agenda(let view) = values[0], case .rundown(let rundown) = values[1],
        case .ballots(let ballots) = values[2]
      else { throw RoomProblem.noAnswer(topic: Topic.agenda.name) }
      let changed: ChangedAgenda
      do {
        changed = try ChangedAgenda.read(
          file, against: view.agenda.with(notesOf: rundown), utcOffset: view.utcOffset,
          ballots: ballots.ballots.map(\.plan.code))
      } catch {
        throw RoomProblem.file(error.problems)
      }
      let difference = changed.difference
      let reports = AgendaReports(try options.reports(), utcOffset: view.utcOffset)
      let isShownOnly = !apply || difference.steps.isEmpty
      if !options.json || isShownOnly {
        try options.show(reports.difference(difference, isApplied: apply), json: difference.changes)
      }
      if difference.steps.isEmpty { return }
      guard apply else { throw ExitCode(1) }
      try await send(.agenda(.replace(difference.steps, version: view.agenda.version)))
    }
  }
}

extension TimeOfDay: ExpressibleByArgument {
  /// Reads `14:00`.
  public init?(argument: String) { self.init(text: argument) }
}

extension Item.Kind: ExpressibleByArgument {}
