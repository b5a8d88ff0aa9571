import ArgumentParser
import Assets
import Congress
import ControlRoom
import Foundation
import Papers

/// The file of the minutes, and of which session they are.
struct MinutesFile: ParsableArguments {
  @Argument(help: "The file, as it was read out: its SHA-256 goes on record, the file stays where it is.") var file:
    String
  @Option(help: "The session that the minutes are of, by its code; else the whole congress.") var session:
    Code<Session>?

  /// The largest file whose digest is taken, in bytes.
  static let bytesMax = 256 << 20

  func digest() throws -> String {
    let size = (try? FileManager.default.attributesOfItem(atPath: file)[.size]) as? Int
    guard let size, size <= Self.bytesMax, let bytes = try? Data(contentsOf: URL(filePath: file)) else {
      throw RoomProblem.notThere(Wording("papers.file-unreadable", ["file": .text(file)]))
    }
    return PaperDigest.hex(of: bytes)
  }
}

extension MinutesCommand {
  struct ReadOut: RoomCommand {
    static let configuration = CommandConfiguration(
      commandName: "read-out", abstract: "Put on record that these minutes were read out to the hall.")
    @OptionGroup var minutes: MinutesFile
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      try await send(.minutesReadOut(of: minutes.session, digest: try minutes.digest()))
    }
  }

  struct Adopt: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put on record that the hall has adopted these minutes, by which ballot.")
    @OptionGroup var minutes: MinutesFile
    @Option(help: "The ballot, published and adopted, that was opened after they were read out.") var ballot:
      Code<Ballot>
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      try await send(.minutesAdopt(of: minutes.session, digest: try minutes.digest(), by: ballot))
    }
  }

  struct Sign: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Put on record who has signed these minutes.")
    @OptionGroup var minutes: MinutesFile
    @Option(help: "Who has signed.") var name: String
    @Option(help: "As what, such as \"Trưởng đoàn\".") var office: String?
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      try await send(
        .minutesSign(of: minutes.session, digest: try minutes.digest(), signer: name, office: office))
    }
  }

  struct Standing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show how far the minutes have come, and whether a file is the paper on record.")
    @Argument(help: "A file to compare.") var file: String?
    @OptionGroup var source: PaperSource

    func run() async throws {
      try await source.options.form.reporting {
        let maker = try await source.maker()
        let strings = try source.options.form.strings()
        let all = maker.course.state.minutes
        var lines = all.flatMap { report(of: $0, in: maker.course.definition, strings) }
        if lines.isEmpty { lines = [strings[Wording("papers.standing.none")]] }
        guard let file else { return try source.options.form.show(lines, json: all) }
        let digest = try MinutesFile.parse([file]).digest()
        guard let known = all.first(where: { $0.digest == digest }) else {
          throw RoomProblem.notThere(
            Wording("papers.standing.other", ["file": .text(file), "digest": .text(digest)]))
        }
        let state = strings[Wording("papers.standing.\(known.state.rawValue)")]
        lines.append(
          "✓ " + strings[Wording("papers.standing.is", ["file": .text(file), "state": .text(state)])])
        try source.options.form.show(lines, json: known)
      }
    }

    private func report(of minutes: MinutesStanding, in definition: Definition, _ strings: Strings) -> [String] {
      let figures = FigureFormat(language: strings.language)
      func time(_ ms: Int64) -> String { figures.timeWithSeconds(ms, utcOffset: definition.utcOffset) }
      let what = minutes.session?.text ?? definition.id.text
      var lines = [
        "\(what) · \(strings[Wording("papers.standing.\(minutes.state.rawValue)")]) · SHA-256 \(minutes.digest)",
        "  " + strings[Wording("papers.standing.read-out-at", ["time": .text(time(minutes.readOutMS))])],
      ]
      if let adoption = minutes.adoption {
        lines.append(
          "  "
            + strings[
              Wording(
                "papers.standing.adopted-at",
                [
                  "time": .text(time(adoption.atMS)), "ballot": .text(adoption.ballot.text),
                  "round": "\(adoption.round)",
                ])])
      }
      return lines
        + minutes.signatures.map { signature in
          let who = [signature.name, signature.office].compactMap(\.self).joined(separator: ", ")
          return "  "
            + strings[
              Wording("papers.standing.signed-at", ["time": .text(time(signature.atMS)), "who": .text(who)])]
        }
    }
  }
}
