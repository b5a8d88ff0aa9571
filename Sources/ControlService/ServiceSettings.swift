public import Congress
import Foundation
public import Settings

/// A service's settings, read once at start and checked.
public struct ServiceSettings: Sendable, Hashable {
  /// Ports to listen on; 0 for any that is free.
  public static let portRange = 0...65_535
  /// How many connections a service may be told to take.
  public static let connectionsRange = 1...100_000

  /// The address to listen on.
  public var host: String
  /// The port to listen on; 0 for any that is free.
  public var port: Int
  /// The secrets of each role, which stand in the settings for everybody to read: good on this machine only.
  public var tokens: [Role: [String]]
  /// The file of those who have a token of their own, whether or not it is there yet; nothing where it has no place.
  public var tokenFile: String?
  /// Those who have a token of their own, as the file says at the start.
  public var holders: TokenFile
  /// The service's certificate; nothing where it speaks in the open, within its machine.
  public var certificate: CertificateFiles?
  /// The most connections at a time.
  public var connectionsMax: Int

  /// Settings from their parts, checked.
  public init(
    host: String = "127.0.0.1", port: Int, tokens: [Role: [String]], tokenFile: String? = nil,
    holders: TokenFile = TokenFile(), certificate: CertificateFiles? = nil,
    connectionsMax: Int = ServiceLimits.connectionsMax
  ) throws(SettingsProblem) {
    for role in [Role.operator, .screen]
    where (tokens[role] ?? []).isEmpty && !holders.holders.contains(where: { $0.role == role }) {
      throw .tokenMissing(role: role.rawValue)
    }
    let isLocal = Loopback.contains(host)
    if !isLocal, let plain = Role.allCases.first(where: { !(tokens[$0] ?? []).isEmpty }) {
      throw .tokenIsPlain(role: plain.rawValue, host: host)
    }
    guard isLocal || certificate != nil else { throw .certificateMissing(host: host) }
    self.certificate = certificate
    self.tokenFile = tokenFile
    self.holders = holders
    self.host = host
    self.port = port
    self.tokens = tokens
    self.connectionsMax = connectionsMax
  }

  /// Reads the settings: `host`, `port`, `connectionsMax`, `tokenFile`, `tls.certificate` and `tls.key`, and
  /// `tokens.<role>`, several parted by commas.
  /// - Parameter file: The settings file, beside which the file of tokens stands where nothing else is said.
  public init(reading settings: SettingsReader, file: String?, defaultPort: Int) throws(SettingsProblem) {
    let tokenFile = settings.tokenFile(beside: file)
    let isThere = tokenFile.map { FileManager.default.fileExists(atPath: $0) } ?? false
    var tokens: [Role: [String]] = [:]
    for role in Role.allCases { tokens[role] = settings.tokens(ofRole: role.rawValue) }
    try self.init(
      host: settings.text("host") ?? "127.0.0.1",
      port: settings.integer("port", in: Self.portRange) ?? defaultPort, tokens: tokens,
      tokenFile: tokenFile, holders: isThere ? TokenFile(reading: tokenFile ?? "") : TokenFile(),
      certificate: Self.certificate(settings),
      connectionsMax: settings.integer("connectionsMax", in: Self.connectionsRange) ?? ServiceLimits.connectionsMax)
  }

  private static func certificate(_ settings: SettingsReader) throws(SettingsProblem) -> CertificateFiles? {
    switch (settings.text("tls.certificate"), settings.text("tls.key")) {
    case (nil, nil): return nil
    case (let certificate?, let key?): return CertificateFiles(certificate: certificate, key: key)
    default: throw .certificateHalf
    }
  }
}
