public import ArgumentParser
import Assets
import Congress
import HallProtocol

/// Says who has which tablet, gives tablets out and takes them back: `plenary tablets …`.
public struct TabletsCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "tablets",
    abstract: "Show who has which tablet; give tablets out, take them back; check what the page can do.",
    subcommands: [List.self, Pair.self, Invite.self, Revoke.self, Check.self], defaultSubcommand: List.self)
  /// A command as given.
  public init() {}

  struct List: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Show who has which tablet, and since when.")
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let (_, values) = try await options.link().read([.tablets, .agenda])
      guard values.count == 2, case .tablets(let view) = values[0], case .agenda(let agenda) = values[1] else { return }
      try options.show(try options.reports().tablets(view, utcOffset: agenda.utcOffset), json: view)
    }
  }

  struct Pair: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a tablet to a delegate.",
      discussion: "What a scanner reads off the tablet, 96 digits; or the six letters that it shows.")
    @Argument(help: "The delegate's code, such as CT-0123.") var delegate: Code<Delegate>
    @Argument(help: "The 96 digits, or the six letters.") var tablet: String
    @OptionGroup var options: RoomOptions

    func validate() throws {
      guard TabletDigest(scanned: tablet) != nil || TabletLetters(tablet) != nil else {
        throw ValidationError(
          "'\(tablet.prefix(20))' is neither the \(TabletDigest.scannedDigits) digits of a tablet's code nor its six letters."
        )
      }
    }

    func talk() async throws {
      if let digest = TabletDigest(scanned: tablet) {
        try await send(.tabletPair(delegate, digest: digest))
      } else if let letters = TabletLetters(tablet) {
        try await send(.tabletPair(delegate, letters: letters))
      }
    }
  }

  struct Revoke: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a tablet from a delegate: from then on it is nobody's.")
    @Argument(help: "The delegate's code, such as CT-0123.") var delegate: Code<Delegate>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.tabletRevoke(delegate)) }
  }
}

extension Reports {
  /// Who has which tablet.
  func tablets(_ view: TabletsView, utcOffset: UTCOffset) -> [String] {
    func word(_ key: String) -> String { strings.text("tablet.list.\(key)") ?? key }
    guard !view.lines.isEmpty || !view.requests.isEmpty else { return [word("none")] }
    var table = TextTable()
    table.add(word("delegate"), word("name"), word("seat"), word("since"), word("lock"))
    for line in view.lines {
      table.add(
        line.delegate.text, line.name, line.seat, figures.time(line.sinceMS, utcOffset: utcOffset),
        line.seal == nil ? "" : word("locks"))
    }
    return table.lines
      + view.requests.map { request in
        strings[
          Wording(
            "tablet.list.awaited",
            ["delegate": .text(request.delegate.text), "letters": .text(request.letters.text)])]
      }
  }
}
