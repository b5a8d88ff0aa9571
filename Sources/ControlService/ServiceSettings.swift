public import Configuration
public import Congress

/// A service's settings, read once at start and checked.
public struct ServiceSettings: Sendable, Hashable {
  /// What is wrong with the settings.
  public enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
    case portOutOfRange(Int)
    case connectionsOutOfRange(Int)
    case tokenMissing(Role)
    case tokenIsSample(host: String)

    /// One English sentence that says what would work.
    public var description: String {
      switch self {
      case .portOutOfRange(let port): "The setting 'port' is \(port); it must be 0 to 65535 (0: any free port)."
      case .connectionsOutOfRange(let count):
        "The setting 'connectionsMax' is \(count); it must be 1 to 100000."
      case .tokenMissing(let role):
        "The setting 'tokens.\(role.rawValue)' is missing; without it nobody can connect as '\(role.rawValue)'."
      case .tokenIsSample(let host):
        "The tokens are the sample's, which everybody knows. Change them in the settings before listening on "
          + "\(host), or listen on 127.0.0.1."
      }
    }
  }

  /// Tokens that begin like this are known to everybody and good on this machine only.
  public static let sampleTokenPrefix = "sample-"

  /// The address to listen on.
  public var host: String
  /// The port to listen on; 0 for any that is free.
  public var port: Int
  /// The secrets of each role.
  public var tokens: [Role: [String]]
  /// The most connections at a time.
  public var connectionsMax: Int

  /// Settings from their parts, checked.
  public init(
    host: String = "127.0.0.1", port: Int, tokens: [Role: [String]],
    connectionsMax: Int = ServiceLimits.connectionsMax
  ) throws(Problem) {
    guard (0...65_535).contains(port) else { throw .portOutOfRange(port) }
    guard (1...100_000).contains(connectionsMax) else { throw .connectionsOutOfRange(connectionsMax) }
    for role in [Role.operator, .screen] where (tokens[role] ?? []).isEmpty { throw .tokenMissing(role) }
    let isLocal = host == "127.0.0.1" || host == "::1" || host == "localhost"
    let isSample = tokens.values.contains { $0.contains { $0.hasPrefix(Self.sampleTokenPrefix) } }
    guard isLocal || !isSample else { throw .tokenIsSample(host: host) }
    self.host = host
    self.port = port
    self.tokens = tokens
    self.connectionsMax = connectionsMax
  }

  /// Reads the settings: `host`, `port`, `connectionsMax` and `tokens.<role>`, several tokens parted by commas.
  public init(reading config: ConfigReader, defaultPort: Int) throws(Problem) {
    var tokens: [Role: [String]] = [:]
    for role in Role.allCases {
      guard let text = config.string(forKey: ConfigKey(["tokens", role.rawValue]), isSecret: true) else { continue }
      tokens[role] = text.split(separator: ",").map { String($0) }
    }
    try self.init(
      host: config.string(forKey: "host", default: "127.0.0.1"), port: config.int(forKey: "port", default: defaultPort),
      tokens: tokens,
      connectionsMax: config.int(forKey: "connectionsMax", default: ServiceLimits.connectionsMax))
  }
}
