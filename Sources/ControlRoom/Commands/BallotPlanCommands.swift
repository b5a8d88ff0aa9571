public import ArgumentParser
public import Congress
import CongressFiles
import Foundation
import HallProtocol

/// What can be said of a ballot, as it is typed.
struct BallotDraftOptions: ParsableArguments {
  @Option(help: "The question as the chair will put it.") var question: String?
  @Option(help: "The same in English.") var questionEn: String?
  @Option(help: "A few words that stand over the result in place of a long question.") var title: String?
  @Option(help: "The same in English.") var titleEn: String?
  @Option(help: "How the answers become figures.") var method: BallotPlan.Method?
  @Option(help: "What percentages are taken of.") var base: BallotPlan.Base?
  @Option(help: "The number that percentages are taken of, in place of --base.") var fixedBase: Int?
  @Option(help: "What must be reached: 'more than 1/2', 'at least 2/3'.") var rule: PassRule?
  @Option(
    name: .customLong("choice"),
    help: ArgumentHelp(
      "A choice as KEY=LABEL, in order, in place of for, against and other; repeatable. Alternatives, where there are "
        + "more than two or their keys are not for and against."))
  var choices: [DraftLine] = []
  @Option(help: "What the choices are to each other, where --choice does not say it.") var kind: BallotPlan.Kind?
  @Option(
    name: .customLong("target"),
    help: "What is decided at once, as CODE=TEXT, in order; repeatable.")
  var targets: [DraftLine] = []
  @Option(help: "How long it stays open, in seconds; 0 for as long as the chair wants.") var duration: Int64?
  @Flag(inversion: .prefixedNo, help: "Whether it closes itself when its time is over.") var autoClose: Bool?
  @Option(help: "What the hall may see meanwhile.") var interim: BallotPlan.Interim?
  @Flag(inversion: .prefixedNo, help: "Whether a delegate may vote again before the close.") var allowsChange: Bool?
  @Flag(inversion: .prefixedNo, help: "Whether late arrivals may still vote.") var admitsLateArrivals: Bool?
  @Flag(inversion: .prefixedNo, help: "Whether delegates have the votes that the roster says.") var weighted: Bool?

  /// The draft; `known` is the ballot that is changed, if one is.
  func draft(changing known: BallotPlan?) -> BallotDraft {
    var draft = BallotDraft()
    if question != nil || questionEn != nil {
      let vi = question?.precomposedStringWithCanonicalMapping ?? known?.question.vi ?? ""
      // A question that was changed in one language alone would ask two things.
      let en = questionEn?.precomposedStringWithCanonicalMapping ?? (question == nil ? known?.question.en : nil)
      draft.question = LocalizedText(vi: vi, en: en)
    }
    if let title {
      draft.title = LocalizedText(
        vi: title.precomposedStringWithCanonicalMapping, en: titleEn?.precomposedStringWithCanonicalMapping)
    }
    (draft.method, draft.base, draft.fixedBase, draft.rule) = (method, base, fixedBase, rule)
    if !choices.isEmpty { draft.choices = choices.map(\.choice) }
    draft.kind = kind
    if !targets.isEmpty {
      draft.targets = targets.map { BallotPlan.Target(code: Code($0.key), text: LocalizedText(vi: $0.text)) }
    }
    draft.durationMS = duration.map { $0.multipliedReportingOverflow(by: 1_000) }.map {
      $0.overflow ? .max : $0.partialValue
    }
    (draft.closesItself, draft.interim, draft.allowsChange) = (autoClose, interim, allowsChange)
    (draft.admitsLateArrivals, draft.isWeighted) = (admitsLateArrivals, weighted)
    return draft
  }
}

/// A key and what it stands for, as `a=Phương án A`.
struct DraftLine: ExpressibleByArgument {
  let key: String
  let text: String

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "=") else { return nil }
    key = String(argument[..<sign])
    text = argument[argument.index(after: sign)...].precomposedStringWithCanonicalMapping
    guard !key.isEmpty, !text.isEmpty else { return nil }
  }

  /// As a choice: the standard one of that key with another label, or one of its own.
  var choice: Choice {
    let label = LocalizedText(vi: text)
    let sign = Choice.standard.first { $0.key == key }?.sign
    return Choice(key: key, label: label, sign: sign ?? .other)
  }
}

extension BallotCommandLine {
  struct Add: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prepare a vote that nobody had foreseen.",
      discussion: "plenary ballot add --question 'Đồng chí có tán thành …?'\n"
        + "What is not said is as the congress has it (ballotDefaults in congress.yaml); the code is the next that is "
        + "free, and the vote comes into the item that is on.")
    @Argument(help: "The code that it shall have.") var ballot: Code<Ballot>?
    @OptionGroup var draft: BallotDraftOptions
    @Option(help: "The item that it comes into.") var item: Code<Item>?
    @Option(help: "The ballot of that item that it comes after.") var after: Code<Ballot>?
    @Flag(help: "Keep it in reserve, in no item.") var spare = false
    @OptionGroup var options: RoomOptions

    func validate() throws {
      guard draft.question != nil else { throw ValidationError("Say what is put: --question TEXT.") }
      guard !spare || (item == nil && after == nil) else {
        throw ValidationError("A spare stands in no item: leave --item and --after out.")
      }
      guard after == nil || item != nil else { throw ValidationError("Say which item too: --item ITEM.") }
    }

    func talk() async throws {
      let live = spare || item != nil ? nil : try await options.agenda().agenda.liveItem?.code
      let place = (item ?? live).map { BallotPlace(item: $0, after: after) }
      try await send(.ballotAdd(draft.draft(changing: nil), code: ballot, place: place))
    }
  }

  struct Edit: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change a ballot that has not been opened.",
      discussion: "plenary ballot edit BQ06 --question '…'\nA new --question takes the English one away, unless it is "
        + "given too. What the hall has before it changes with it.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @OptionGroup var draft: BallotDraftOptions
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let (_, values) = try await options.link().read([.ballots])
      guard case .ballots(let view) = values.first else { return }
      let known = view.ballots.first { $0.plan.code == ballot }?.plan
      try await send(.ballotEdit(ballot, draft.draft(changing: known)))
    }
  }

  struct Move: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a ballot that has not been opened into another item, or into none.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @Option(help: "The item that it comes into.") var item: Code<Item>?
    @Option(help: "The ballot of that item that it comes after; else it comes last.") var after: Code<Ballot>?
    @Flag(help: "Keep it in reserve, in no item.") var spare = false
    @OptionGroup var options: RoomOptions

    func validate() throws {
      guard (item == nil) == spare, !spare || after == nil else {
        throw ValidationError("Say where: --item ITEM, with --after BALLOT if need be, or --spare.")
      }
    }

    func talk() async throws {
      try await send(.ballotMove(ballot, to: item.map { BallotPlace(item: $0, after: after) }))
    }
  }

  struct Drop: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a ballot away that has never been put.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.ballotDrop(ballot)) }
  }
}

extension BallotPlan.Method: ExpressibleByArgument {}
extension BallotPlan.Base: ExpressibleByArgument {}
extension BallotPlan.Kind: ExpressibleByArgument {}
extension BallotPlan.Interim: ExpressibleByArgument {}

extension PassRule: ExpressibleByArgument {
  /// Reads `more than 1/2`, `at least 2/3`.
  public init?(argument: String) { self.init(written: argument) }
}
