import Configuration
import Foundation
import SystemPackage

/// Settings by key, read once: what the command line says, then the environment (`PLENARY_PORT`), then the settings
/// file (`{"port": 7400}`).
public struct SettingsReader: Sendable {
  private let config: ConfigReader

  /// Opens the settings.
  /// - Parameters:
  ///   - file: The settings file, where there is one.
  ///   - overrides: What goes before everything else, by key.
  ///   - environment: The environment; this process's own where none is given.
  public init(
    file: String?, overrides: [String: String] = [:], environment: [String: String]? = nil
  ) async throws(SettingsProblem) {
    let values = overrides.map {
      (AbsoluteConfigKey($0.split(separator: ".").map(String.init)), ConfigValue(.string($1), isSecret: true))
    }
    var providers: [any ConfigProvider] = [
      InMemoryProvider(values: Dictionary(uniqueKeysWithValues: values)),
      EnvironmentVariablesProvider(environmentVariables: environment ?? ProcessInfo.processInfo.environment).prefixKeys(
        with: "plenary"),
    ]
    if let file { providers.append(try await Self.open(file)) }
    config = ConfigReader(providers: providers)
  }

  /// A text; nothing where no place has it.
  public func text(_ key: String) -> String? { config.string(forKey: Self.key(key)) }

  /// The secrets of a role, parted by commas; none where no place has any.
  public func tokens(ofRole role: String) -> [String] {
    (config.string(forKey: Self.key("tokens.\(role)"), isSecret: true) ?? "").split(separator: ",").map(String.init)
  }

  /// Where the file of tokens is: where the settings say, `tokenFile`, else beside the settings file; nothing where there
  /// is no such place.
  public func tokenFile(beside file: String?) -> String? {
    text("tokenFile") ?? file.map { URL(filePath: $0).deletingLastPathComponent().path + "/" + TokenFile.fileName }
  }

  /// A whole number in a range; nothing where no place has the key.
  public func integer(_ name: String, in range: ClosedRange<Int>) throws(SettingsProblem) -> Int? {
    guard let found = found(name) else { return nil }
    guard let number = Int(found), range.contains(number) else {
      throw .numberOutOfRange(key: name, found: found, range: range)
    }
    return number
  }

  /// One of a few words; nothing where no place has the key.
  public func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ name: String, of type: Choice.Type
  ) throws(SettingsProblem) -> Choice? {
    guard let found = found(name) else { return nil }
    guard let choice = Choice(rawValue: found) else {
      throw .wordUnknown(key: name, found: found, known: type.allCases.map(\.rawValue))
    }
    return choice
  }

  /// What stands there, as text.
  ///
  /// A value of another kind reads as none at all, and a default in its place would be a surprise.
  private func found(_ name: String) -> String? {
    let key = Self.key(name)
    return config.int(forKey: key).map { "\($0)" } ?? config.string(forKey: key)
      ?? config.double(forKey: key).map { "\($0)" } ?? config.bool(forKey: key).map { "\($0)" }
  }

  /// The environment variable of a key: `PLENARY_TOKENS_CHAIR`.
  static func variable(_ key: String) -> String {
    "PLENARY_" + key.uppercased().split(separator: ".").joined(separator: "_")
  }

  private static func key(_ name: String) -> ConfigKey { ConfigKey(name.split(separator: ".").map(String.init)) }

  private static func open(_ path: String) async throws(SettingsProblem) -> FileProvider<JSONSnapshot> {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw .fileUnreadable(path: path) }
    do {
      return try await FileProvider<JSONSnapshot>(filePath: FilePath(path))
    } catch {
      let place = place(of: error, in: bytes)
      throw .fileNotJSON(path: path, line: place?.line, column: place?.column)
    }
  }

  /// Where reading stopped: the parser tells it as `… around character 67.`, counted in bytes.
  private static func place(of error: any Error, in bytes: Data) -> (line: Int, column: Int)? {
    let words = (error as NSError).userInfo["NSDebugDescription"] as? String ?? ""
    guard let number = words.split(whereSeparator: { !$0.isNumber }).last.flatMap({ Int($0) }), number <= bytes.count
    else { return nil }
    let before = bytes.prefix(number)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.startIndex
    return (line: line, column: String(decoding: before[lineStart...], as: UTF8.self).count + 1)
  }
}
