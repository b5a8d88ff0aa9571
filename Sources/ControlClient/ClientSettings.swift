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
  /// How the client knows its service.
  public let security: LinkSecurity

  /// Settings from their parts.
  public init(host: String, port: Int, token: String, security: LinkSecurity = .open) {
    self.security = security
    self.host = host
    self.port = port
    self.token = token
  }

  /// Reads the settings of a role: what the arguments say, then the environment (`PLENARY_HOST`, `PLENARY_PORT`,
  /// `PLENARY_TOKENS_<ROLE>`, `PLENARY_TLS_TRUST` …), then the settings file, if there is one.
  /// - Parameters:
  ///   - trust: The file of the authority's certificate, `tls.trust`.
  ///   - fingerprint: That of the service's certificate, `tls.fingerprint`; it goes before an authority.
  public static func read(
    role: Role, host: String?, port: Int?, token: String?, trust: String? = nil, fingerprint: String? = nil,
    file: String?
  ) async throws(SettingsProblem) -> ClientSettings {
    var overrides = port.map { ["port": "\($0)"] } ?? [:]
    if let trust { overrides["tls.trust"] = trust }
    if let fingerprint { overrides["tls.fingerprint"] = fingerprint }
    let settings = try await SettingsReader(file: file, overrides: overrides)
    let port = try settings.integer("port", in: portRange) ?? HallLimits.defaultPort
    guard let token = token ?? settings.tokens(ofRole: role.rawValue).first else {
      throw .tokenMissing(role: role.rawValue)
    }
    let named = host ?? settings.text("host") ?? "127.0.0.1"
    // Where a service listens on every address, it is here that a client of the same settings finds it.
    let host = ["0.0.0.0", "::"].contains(named) ? "127.0.0.1" : named
    let security = try trust != nil && fingerprint == nil ? .trust(authority: trust ?? "") : Self.security(settings)
    guard security != .open || Loopback.contains(host) else { throw .linkOpen(host: host) }
    return ClientSettings(host: host, port: port, token: token, security: security)
  }

  private static func security(_ settings: SettingsReader) throws(SettingsProblem) -> LinkSecurity {
    if let text = settings.text("tls.fingerprint") {
      guard let fingerprint = Fingerprint(text: text) else { throw .fingerprintWrong(found: text) }
      return .pinned(fingerprint)
    }
    return settings.text("tls.trust").map(LinkSecurity.trust) ?? .open
  }
}
