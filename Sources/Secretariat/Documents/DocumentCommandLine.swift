public import ArgumentParser
import Assets
import Congress
import ControlRoom
import Foundation
import HallProtocol

/// The documents of the congress: `plenary document …`.
public struct DocumentCommandLine: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "document", abstract: "File, approve, release and withdraw the documents of the congress.",
    discussion: """
      Every step is on record with who and when. A version goes out once somebody has approved its pages: by hand, as an \
      item begins, as a ballot opens, or at a time. 'plenary undo' takes a step back where nobody has read anything.
      """,
    subcommands: [
      List.self, Show.self, Add.self, Version.self, Import.self, Pages.self, Differences.self, Approve.self,
      Release.self, Hold.self, Withdraw.self, Verify.self, Copy.self,
    ],
    defaultSubcommand: List.self)
  /// A command as given.
  public init() {}

  struct List: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Show every document and how far it has come.")
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      let (documents, reports) = try await options.documents()
      try options.show(reports.list(documents), json: documents)
    }
  }

  struct Show: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a document with every version: who did what with it, and when.")
    @OptionGroup var document: DocumentArgument
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      let (documents, reports) = try await options.documents()
      let known = try document.known(among: documents)
      try options.show(reports.detail(known), json: known)
    }
  }

  struct Approve: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put on record that you have looked at every page of a version and found it right.")
    @OptionGroup var document: DocumentArgument
    @Argument(help: "The number of the version that you have looked at; it has to be the newest.") var version: Int
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      let known = try document.known(among: try await options.documents().documents)
      // A version that there is not is refused by the service, with the number of the newest.
      let pages = known.version(version)?.pages ?? known.newest.pages
      try await send(.documentApprove(known.code, version: version, pages: pages.digest))
    }
  }

  struct Release: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let the newest version go out: now, or by itself as an item begins, a ballot opens, or at a time.")
    @OptionGroup var document: DocumentArgument
    @Argument(help: "The number of the version; else the newest.") var version: Int?
    @Option(help: "As this item begins.") var item: Code<Item>?
    @Option(help: "As this ballot opens.") var ballot: Code<Ballot>?
    @Option(help: "At a time of the hall: 14:30, or 2025-09-26T14:30.") var at: String?
    @OptionGroup var options: RoomOptions

    func validate() throws {
      guard [item?.text, ballot?.text, at].compactMap(\.self).count <= 1 else {
        throw ValidationError("Name one of --item, --ballot and --at.")
      }
    }

    func talk() async throws {
      let known = try document.known(among: try await options.documents().documents)
      let moment = try await moment()
      try await send(.documentRelease(known.code, version: version ?? known.newest.number, on: moment))
    }

    private func moment() async throws -> ReleaseMoment? {
      if let item { return .item(item) }
      if let ballot { return .ballot(ballot) }
      guard let at else { return nil }
      let (welcome, values) = try await options.link().read([.agenda])
      guard case .agenda(let view) = values.first else { throw RoomProblem.noAnswer(topic: Topic.agenda.name) }
      guard let atMS = ReleaseMoment.time(at, nowMS: welcome.now, utcOffset: view.utcOffset) else {
        throw RoomProblem.notThere(Wording("document.time-not-fit", ["text": .text(at)]))
      }
      return .time(atMS: atMS)
    }
  }

  struct Hold: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keep a document back that was to go out by itself.")
    @OptionGroup var document: DocumentArgument
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.documentHold(document.code)) }
  }

  struct Withdraw: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take back what was released; those who have it learn why. What was read was read.")
    @OptionGroup var document: DocumentArgument
    @Option(help: "Why; needed.") var reason: String
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      try await send(
        .documentWithdraw(document.code, reason: reason.precomposedStringWithCanonicalMapping))
    }
  }
}

/// The document that a command is about.
struct DocumentArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The document's code, such as BC01.", valueName: "document")) var code: Code<Document>

  /// The document, among those that there are.
  func known(among documents: [Document]) throws -> Document {
    if let known = documents.first(where: { $0.code == code }) { return known }
    let values: [String: Wording.Part] = [
      "document": .text(code.text), "known": .text(documents.map(\.code.text).joined(separator: ", ")),
    ]
    throw RoomProblem.notThere(Wording("refusal.document_unknown", values))
  }
}

extension RoomOptions {
  /// Every document, and how to tell of them.
  func documents() async throws -> (documents: [Document], reports: DocumentReports) {
    let (_, values) = try await link().read([.documents, .agenda])
    guard values.count == 2, case .documents(let view) = values[0], case .agenda(let agenda) = values[1] else {
      throw RoomProblem.noAnswer(topic: Topic.documents.name)
    }
    return (view.documents, DocumentReports(strings: try strings(), utcOffset: agenda.utcOffset))
  }
}
