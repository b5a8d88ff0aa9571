public import ArgumentParser
public import Assets
public import Congress
public import ControlClient
import Foundation
import HallProtocol
import Settings

/// What every command takes that talks to the service: where it is, who is speaking, in which form to answer.
public struct RoomOptions: ParsableArguments, Sendable {
  @OptionGroup var service: LinkOptions

  @Option(help: "Role to speak in.")
  var role: Role = .operator

  @Option(help: "Secret of the role (else PLENARY_TOKENS_<ROLE>, the settings file).")
  var token: String?

  @Option(help: "Name to go by (else control-1; a teller has to say who is counting).")
  var id: String?

  @Flag(help: "Send what would be asked back: letters that no font has, a break that is over.")
  var anyway = false

  @Flag(help: ArgumentHelp("The line stands in a script, which nobody is asked about.", visibility: .hidden))
  var scripted = false

  /// In which language and form to answer.
  @OptionGroup public var form: AnswerForm

  /// Options as given on the command line.
  public init() {}

  /// Whether answers are JSON.
  public var json: Bool { form.json }

  /// The words in the chosen language.
  public func strings() throws -> Strings { try form.strings() }

  /// Where the service is, and the secret of a role.
  func clientSettings(role: Role) async throws -> ClientSettings {
    try await service.clientSettings(
      role: role, token: token, file: HouseFolders.here.settings(flag: service.settings))
  }

  /// Where the service is, and the secret of the role.
  func clientSettings() async throws -> ClientSettings {
    try await clientSettings(role: role)
  }

  /// The machine of the service.
  package func host() async throws -> String { try await clientSettings().host }

  /// The name to go by where none was given.
  static let standardName = "control-1"

  /// A link to the service.
  ///
  /// Two tellers under one name would overwrite each other's figures: a teller says a name, or has a token that does.
  public func link() async throws -> ServiceLink {
    let settings = try await clientSettings()
    guard id != nil || role != .teller || PersonalToken.isOne(settings.token) else { throw RoomProblem.tellerUnnamed }
    return ServiceLink(settings: settings, role: role, id: id ?? Self.standardName, strings: try strings())
  }

  /// A client that stays connected, in the role of the options, and says what it hears.
  /// - Parameters:
  ///   - name: The name to go by where the options say none.
  ///   - kind: With what it comes, for the others to see.
  public func client(
    name: String, kind: String, topics: [Topic], onEvent: @escaping @Sendable (LinkEvent) -> Void
  ) async throws -> HallClient {
    HallClient(
      identity: ClientIdentity(role: role, id: id ?? name, topics: topics, client: kind),
      settings: try await clientSettings(), nowMS: ServiceLink.nowMS, onEvent: onEvent)
  }

  /// The settings file, where there is one.
  public func settingsFile() throws -> String? { try HouseFolders.here.settings(flag: service.settings) }

  /// Reports in the chosen language.
  public func reports() throws -> Reports { Reports(strings: try strings()) }

  /// Prints lines for people or, with `--json`, the value.
  public func show(_ lines: @autoclosure () throws -> [String], json value: some Encodable) throws {
    try form.show(try lines(), json: value)
  }
}

extension Role: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
