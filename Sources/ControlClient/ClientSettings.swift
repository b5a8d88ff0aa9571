import Configuration
public import Congress
import HallProtocol
import SystemPackage

/// Where the service is and the secret that lets a client in.
public struct ClientSettings: Sendable, Hashable {
  /// What is wrong with the settings.
  public enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
    case portOutOfRange(Int)
    case tokenMissing(Role)
    case fileUnreadable(path: String, reason: String)

    /// One English sentence that says what would work.
    public var description: String {
      switch self {
      case .portOutOfRange(let port): "The port is \(port); it must be 1 to 65535."
      case .tokenMissing(let role):
        "There is no token for role '\(role.rawValue)'. Give --token, set PLENARY_TOKENS_"
          + "\(role.rawValue.uppercased()), or write tokens.\(role.rawValue) into the settings file."
      case .fileUnreadable(let path, let reason): "The settings file \(path) cannot be read: \(reason)"
      }
    }
  }

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

  /// Reads the settings of a role: what `overrides` says, then the environment (`PLENARY_HOST`, `PLENARY_PORT`,
  /// `PLENARY_TOKENS_<ROLE>`), then the settings file, if there is one.
  public static func read(
    role: Role, host: String?, port: Int?, token: String?, file: String?
  ) async throws(Problem) -> ClientSettings {
    let config = try await reader(file: file)
    let port = port ?? config.int(forKey: "port", default: HallLimits.defaultPort)
    guard (1...65_535).contains(port) else { throw .portOutOfRange(port) }
    let tokens = config.string(forKey: ConfigKey(["tokens", role.rawValue]), isSecret: true)
    guard let token = token ?? tokens?.split(separator: ",").first.map(String.init) else { throw .tokenMissing(role) }
    return ClientSettings(host: host ?? config.string(forKey: "host", default: "127.0.0.1"), port: port, token: token)
  }

  private static func reader(file: String?) async throws(Problem) -> ConfigReader {
    var providers: [any ConfigProvider] = [EnvironmentVariablesProvider().prefixKeys(with: "plenary")]
    if let file {
      do {
        providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file)))
      } catch {
        throw .fileUnreadable(path: file, reason: "\(error)")
      }
    }
    return ConfigReader(providers: providers)
  }
}
