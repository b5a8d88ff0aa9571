public import ArgumentParser
public import Congress
import HallProtocol
public import Settings

/// Where the service is and how it is known, as every program takes it on the command line that speaks with one.
public struct LinkOptions: ParsableArguments, Sendable {
  @Option(help: "Address of the service (else PLENARY_HOST, the settings file, 127.0.0.1).")
  var host: String?

  @Option(help: "Port of the service (else PLENARY_PORT, the settings file, \(HallLimits.defaultPort)).")
  var port: Int?

  @Option(help: "The authority's certificate in PEM (else PLENARY_TLS_TRUST, the settings file); beyond 127.0.0.1.")
  var trust: String?

  @Option(
    help: "The service's certificate by its fingerprint, in place of an authority (else PLENARY_TLS_FINGERPRINT …).")
  var fingerprint: String?

  /// The settings file, where one is named.
  @Option(help: "Settings file (else PLENARY_SETTINGS, Config/settings.json beside the package, /etc/plenary).")
  public var settings: String?

  /// Options as given on the command line.
  public init() {}

  /// What was said, by the options' names, for whoever passes it on.
  public var words: [(name: String, value: String?)] {
    [
      ("host", host), ("port", port.map(String.init)), ("trust", trust), ("fingerprint", fingerprint),
      ("settings", settings),
    ]
  }

  /// Where the service is, and the secret of a role.
  /// - Parameters:
  ///   - token: The secret, where the command line says one.
  ///   - file: The settings file, where there is one.
  public func clientSettings(
    role: Role, token: String?, file: String?
  ) async throws(SettingsProblem) -> ClientSettings {
    try await ClientSettings.read(
      role: role, host: host, port: port, token: token, trust: trust, fingerprint: fingerprint, file: file)
  }
}
