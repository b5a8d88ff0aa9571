public import Congress
import HallProtocol
public import Settings

/// Where the service is and the secret that lets a client in.
public struct ClientSettings: Sendable, Hashable {
  /// Ports that a service may listen on.
  public static let portRange = 1...65_535

  /// The service's address.
  public let host: String
  /// The service's port.
  public let port: Int
  /// The secret of the role.
  public let token: String

  /// Settings from their parts.
  public init(host: String, port: Int, token: String) {
    self.host = host
    self.port = port
    self.token = token
  }

  /// Reads the settings of a role: what the arguments say, then the environment (`PLENARY_HOST`, `PLENARY_PORT`,
  /// `PLENARY_TOKENS_<ROLE>`), then the settings file, if there is one.
  public static func read(
    role: Role, host: String?, port: Int?, token: String?, file: String?
  ) async throws(SettingsProblem) -> ClientSettings {
    let settings = try await SettingsReader(file: file, overrides: port.map { ["port": "\($0)"] } ?? [:])
    let port = try settings.integer("port", in: portRange) ?? HallLimits.defaultPort
    guard let token = token ?? settings.tokens(ofRole: role.rawValue).first else {
      throw .tokenMissing(role: role.rawValue)
    }
    return ClientSettings(host: host ?? settings.text("host") ?? "127.0.0.1", port: port, token: token)
  }
}
