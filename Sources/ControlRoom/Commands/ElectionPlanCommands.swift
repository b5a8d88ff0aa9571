public import ArgumentParser
public import Congress
import Foundation

/// What can be said of an election, as it is typed.
struct ElectionDraftOptions: ParsableArguments {
  @Option(help: "What is elected.") var title: String?
  @Option(help: "The same in English.") var titleEn: String?
  @Option(help: "How many are to be elected.") var seats: Int?
  @Option(help: "How the paper is filled in.") var form: ElectionForm?
  @Option(help: "The ballot by which the list is adopted.") var listBallot: Code<Ballot>?

  /// The draft; `known` is the title that is changed, if one is; an empty `listBallot` takes it away.
  func draft(changing known: LocalizedText?, listBallot: Code<Ballot>?) -> ElectionDraft {
    var text: LocalizedText?
    if title != nil || titleEn != nil {
      text = LocalizedText(
        vi: title?.precomposedStringWithCanonicalMapping ?? known?.vi ?? "",
        en: titleEn?.precomposedStringWithCanonicalMapping ?? (title == nil ? known?.en : nil))
    }
    return ElectionDraft(title: text, seats: seats, form: form, listBallot: listBallot)
  }
}

extension ElectionCommandLine {
  struct Add: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prepare an election that nobody had foreseen.",
      discussion: "plenary election add BC03 --title 'Bầu …' --seats 3 --candidate CT-0001 --candidate CT-0002")
    @OptionGroup var election: ElectionArgument
    @OptionGroup var draft: ElectionDraftOptions
    @Option(name: .customLong("candidate"), help: "A delegate on the committee's list; repeatable.")
    var candidates: [Code<Candidate>] = []
    @OptionGroup var options: RoomOptions

    func validate() throws {
      guard draft.title != nil, draft.seats != nil else {
        throw ValidationError("Say what is elected and how many: --title TEXT --seats N.")
      }
    }

    func talk() async throws {
      try await send(
        .electionAdd(
          election.code, draft.draft(changing: nil, listBallot: draft.listBallot),
          candidates: candidates.map { NewCandidate(candidate: $0) }))
    }
  }

  struct Edit: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change an election whose list has not been adopted.",
      discussion: "A new --title takes the English one away, unless it is given too.")
    @OptionGroup var election: ElectionArgument
    @OptionGroup var draft: ElectionDraftOptions
    @Flag(help: "No ballot adopts the list any more.") var noListBallot = false
    @OptionGroup var options: RoomOptions

    func validate() throws {
      guard !noListBallot || draft.listBallot == nil else {
        throw ValidationError("Give --list-ballot or --no-list-ballot, not both.")
      }
    }

    func talk() async throws {
      let known = try await options.election(election.code).title
      let listBallot = noListBallot ? "" : draft.listBallot
      try await send(
        .electionEdit(election.code, draft.draft(changing: known, listBallot: listBallot)))
    }
  }

  struct Move: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Put an election at another place among the elections.")
    @OptionGroup var election: ElectionArgument
    @Option(help: "The election that it comes after; else it comes first.") var after: Code<Election>?
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.electionMove(election.code, after: after)) }
  }

  struct Drop: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Take an election away that has not begun.")
    @OptionGroup var election: ElectionArgument
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.electionDrop(election.code)) }
  }

  struct AddCandidate: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add somebody to the committee's list, before it is adopted.")
    @OptionGroup var election: ElectionArgument
    @Argument(help: "The delegate's code, or a new one for whoever is no delegate.") var candidate: Code<Candidate>
    @Option(help: "The full name of whoever is no delegate, family name first.") var name: String?
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      let new = NewCandidate(candidate: candidate, name: name?.precomposedStringWithCanonicalMapping)
      try await send(.electionAddCandidate(election.code, new))
    }
  }

  struct EditCandidate: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Correct the name of a candidate of the committee's who is no delegate.")
    @OptionGroup var election: ElectionArgument
    @Argument(help: "The candidate's code.") var candidate: Code<Candidate>
    @Option(help: "The full name, family name first.") var name: String
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      let name = name.precomposedStringWithCanonicalMapping
      try await send(.electionEditCandidate(election.code, candidate, name: name))
    }
  }

  struct DropCandidate: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take somebody off the committee's list who was put there by mistake.")
    @OptionGroup var election: ElectionArgument
    @Argument(help: "The candidate's code.") var candidate: Code<Candidate>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.electionDropCandidate(election.code, candidate)) }
  }
}

extension ElectionForm: ExpressibleByArgument {}
