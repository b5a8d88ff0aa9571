public import Congress
public import Settings

/// A service's settings, read once at start and checked.
public struct ServiceSettings: Sendable, Hashable {
  /// Tokens that begin like this are known to everybody and good on this machine only.
  public static let sampleTokenPrefix = "sample-"

  /// Ports to listen on; 0 for any that is free.
  public static let portRange = 0...65_535
  /// How many connections a service may be told to take.
  public static let connectionsRange = 1...100_000

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
  ) throws(SettingsProblem) {
    for role in [Role.operator, .screen] where (tokens[role] ?? []).isEmpty { throw .tokenMissing(role: role.rawValue) }
    let isLocal = host == "127.0.0.1" || host == "::1" || host == "localhost"
    let isSample = tokens.values.contains { $0.contains { $0.hasPrefix(Self.sampleTokenPrefix) } }
    guard isLocal || !isSample else { throw .tokenIsSample(host: host) }
    let short = tokens.first { $0.value.contains { $0.count < ServiceLimits.tokenCharactersMin } }
    if !isLocal, let short {
      throw .tokenTooShort(role: short.key.rawValue, charactersMin: ServiceLimits.tokenCharactersMin)
    }
    self.host = host
    self.port = port
    self.tokens = tokens
    self.connectionsMax = connectionsMax
  }

  /// Reads the settings: `host`, `port`, `connectionsMax` and `tokens.<role>`, several tokens parted by commas.
  public init(reading settings: SettingsReader, defaultPort: Int) throws(SettingsProblem) {
    var tokens: [Role: [String]] = [:]
    for role in Role.allCases { tokens[role] = settings.tokens(ofRole: role.rawValue) }
    try self.init(
      host: settings.text("host") ?? "127.0.0.1",
      port: settings.integer("port", in: Self.portRange) ?? defaultPort, tokens: tokens,
      connectionsMax: settings.integer("connectionsMax", in: Self.connectionsRange) ?? ServiceLimits.connectionsMax)
  }
}
