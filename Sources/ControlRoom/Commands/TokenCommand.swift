public import ArgumentParser
import Assets
import Congress
import Foundation
import Settings

/// Gives people and screens tokens of their own, and takes them away: `plenary token`.
///
/// It works on the file that a service reads, whether one is running or not.
public struct TokenCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Give people and screens tokens of their own, and take them away.",
    discussion: """
      A token says who somebody is: what its holder does is recorded under that name. The file keeps its digest only, \
      and the service follows the file while it runs: who is new may come in a second later, who was revoked is out.
      """,
    subcommands: [Make.self, List.self, Revoke.self])
  /// A command as given.
  public init() {}

  /// Where the file is, and in which form to answer.
  struct Place: ParsableArguments {
    @Option(help: "File of tokens (else the settings; tokens.json beside the settings file).") var tokenFile: String?
    @Option(help: "Settings file (else PLENARY_SETTINGS, Config/settings.json beside the package, /etc/plenary).")
    var settings: String?
    @OptionGroup var form: AnswerForm

    /// The file's path.
    func path() async throws -> String {
      let file = try HouseFolders.here.settings(flag: settings)
      let reader = try await SettingsReader(file: file, overrides: tokenFile.map { ["tokenFile": $0] } ?? [:])
      guard let path = reader.tokenFile(beside: file) else { throw RoomProblem.notThere(Wording("token.no-file")) }
      return path
    }
  }

  struct Make: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a token and show it, this once.",
      discussion: "A screen's name is its id, such as hall-left. Whoever has lost a token gets a new one by --again.")
    @Option(help: "In what role its holder comes.") var role: Role
    @Option(help: "The holder's name, as records are to have it.") var name: String
    @Flag(help: "In place of the one that they have.") var again = false
    @OptionGroup var place: Place

    func run() async throws {
      try await place.form.reporting {
        let path = try await place.path()
        var random = SystemRandomNumberGenerator()
        let token = PersonalToken(
          random: (0..<PersonalToken.randomBytes).map { _ in UInt8.random(in: .min ... .max, using: &random) })
        let holder = TokenHolder(
          role: role, name: name.precomposedStringWithCanonicalMapping, digest: TokenDigest(of: token.text),
          madeMS: Int64(Date().timeIntervalSince1970 * 1_000))
        try TokenFile.change(path) { file throws(SettingsProblem) in
          if again { _ = try file.revoke(holder.name, role: role) }
          try file.add(holder)
        }
        let strings = try place.form.strings()
        let values: [String: Wording.Part] = [
          "role": .text(role.rawValue), "name": .text(holder.name), "file": .text(path),
          "variable": .text("PLENARY_TOKENS_\(role.rawValue.uppercased())"),
        ]
        try place.form.show(
          [
            "✓ " + strings[Wording("token.made", values)], "", "    " + token.text, "",
            strings[Wording("token.made-where", values)],
          ],
          json: Made(role: role, name: holder.name, token: token.text, file: path))
      }
    }

    private struct Made: Encodable {
      let ok = true
      let role: Role
      let name: String
      let token: String
      let file: String
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List who has a token of their own, and since when.")
    @OptionGroup var place: Place

    func run() async throws {
      try await place.form.reporting {
        let path = try await place.path()
        let isThere = FileManager.default.fileExists(atPath: path)
        let holders = isThere ? try TokenFile(reading: path).holders : []
        let strings = try place.form.strings()
        let figures = FigureFormat(language: strings.language)
        let width = holders.map(\.role.rawValue.count).max() ?? 0
        let lines = holders.map { holder in
          let role = holder.role.rawValue.padding(toLength: width, withPad: " ", startingAt: 0)
          return "\(figures.timeWithSeconds(holder.madeMS, utcOffset: 0)) UTC  \(role)  \(holder.name)"
        }
        let none = strings[Wording("token.none", ["file": .text(path)])]
        try place.form.show(lines.isEmpty ? [none] : lines, json: holders.map(Line.init))
      }
    }

    private struct Line: Encodable {
      let role: Role
      let name: String
      let madeMS: Int64

      init(_ holder: TokenHolder) { (role, name, madeMS) = (holder.role, holder.name, holder.madeMS) }
    }
  }

  struct Revoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take somebody's tokens away; a service that runs ends their connections.")
    @Argument(help: "The holder's name.") var name: String
    @Option(help: "Only that of this role; else all of them.") var role: Role?
    @OptionGroup var place: Place

    func run() async throws {
      try await place.form.reporting {
        let path = try await place.path()
        let gone = try TokenFile.change(path) { file throws(SettingsProblem) in
          try file.revoke(name.precomposedStringWithCanonicalMapping, role: role)
        }
        let strings = try place.form.strings()
        try place.form.show(
          gone.map { holder in
            "✓ "
              + strings[
                Wording("token.revoked", ["role": .text(holder.role.rawValue), "name": .text(holder.name)])]
          }, json: Revoked(name: name, roles: gone.map(\.role)))
      }
    }

    private struct Revoked: Encodable {
      let ok = true
      let name: String
      let roles: [Role]
    }
  }
}
