public import Assets

/// What is wrong with the settings of a service or of a program that speaks with one.
public enum SettingsProblem: Told, Sendable, Hashable, CustomStringConvertible {
  /// The file is not there or may not be read.
  case fileUnreadable(path: String)
  /// The file is not JSON; the line and column where reading stopped, where that is known.
  case fileNotJSON(path: String, line: Int?, column: Int?)
  /// A value is no whole number, or out of its range.
  case numberOutOfRange(key: String, found: String, range: ClosedRange<Int>)
  /// A value is none of the words that there are.
  case wordUnknown(key: String, found: String, known: [String])
  /// There is no secret for a role.
  case tokenMissing(role: String)
  /// The secrets that everybody knows are good on this machine only.
  case tokenIsSample(host: String)
  /// A secret that others could guess is good on this machine only.
  case tokenTooShort(role: String, charactersMin: Int)

  /// One sentence that says what would work.
  public var wording: Wording {
    switch self {
    case .fileUnreadable(let path): Wording("settings.file-unreadable", ["file": .text(path)])
    case .fileNotJSON(let path, let line?, let column?):
      Wording("settings.file-not-json-at", ["file": .text(path), "line": "\(line)", "column": "\(column)"])
    case .fileNotJSON(let path, _, _): Wording("settings.file-not-json", ["file": .text(path)])
    case .numberOutOfRange(let key, let found, let range):
      Wording(
        "settings.number-out-of-range",
        [
          "key": .text(key), "found": .text(found), "least": "\(range.lowerBound)", "most": "\(range.upperBound)",
          "variable": .text(SettingsReader.variable(key)),
        ])
    case .wordUnknown(let key, let found, let known):
      Wording(
        "settings.word-unknown",
        [
          "key": .text(key), "found": .text(found), "known": .text(known.joined(separator: ", ")),
          "variable": .text(SettingsReader.variable(key)),
        ])
    case .tokenMissing(let role):
      Wording(
        "settings.token-missing",
        ["role": .text(role), "variable": .text(SettingsReader.variable("tokens.\(role)"))])
    case .tokenIsSample(let host): Wording("settings.token-is-sample", ["host": .text(host)])
    case .tokenTooShort(let role, let charactersMin):
      Wording("settings.token-too-short", ["role": .text(role), "least": "\(charactersMin)"])
    }
  }

  /// The wording, for logs.
  public var description: String { wording.description }
}
