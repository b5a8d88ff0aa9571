public import Assets

/// What is wrong with the settings of a service or of a program that speaks with one.
public enum SettingsProblem: LocalizedProblem, Sendable, Hashable, CustomStringConvertible {
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
  /// A secret that stands in the settings, where everybody who reads them has it, is good on this machine only.
  case tokenIsPlain(role: String, host: String)
  /// Without a certificate a service is good on this machine only.
  case certificateMissing(host: String)
  /// Of a certificate and its key only one is said.
  case certificateHalf
  /// What should be a certificate, or its key, in PEM.
  case certificateWrong(path: String)
  /// The key is another certificate's.
  case certificateOfAnotherKey(path: String, key: String)
  /// A client would send its token in the open over the network.
  case linkOpen(host: String)
  /// What should be a fingerprint.
  case fingerprintWrong(found: String)
  /// A file could not be written.
  case fileUnwritable(path: String, reason: String)
  /// The file of tokens says something else; the entry from 1, where it is one.
  case tokenFileWrong(path: String, entry: Int?)
  /// A name that no actor can have.
  case tokenNameWrong(name: String)
  /// Somebody of that name has a token already.
  case tokenNameTaken(role: String, name: String)
  /// Nobody of that name has a token.
  case tokenNameUnknown(name: String, known: [String])
  /// There are as many tokens as there may be.
  case tokensTooMany(max: Int)

  /// How many names are told at once.
  private static let namesToldMax = 12

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
    case .tokenIsPlain(let role, let host):
      Wording("settings.token-is-plain", ["role": .text(role), "host": .text(host)])
    case .certificateMissing(let host): Wording("settings.certificate-missing", ["host": .text(host)])
    case .certificateHalf: Wording("settings.certificate-half")
    case .certificateWrong(let path): Wording("settings.certificate-wrong", ["file": .text(path)])
    case .certificateOfAnotherKey(let path, let key):
      Wording("settings.certificate-of-another-key", ["file": .text(path), "key": .text(key)])
    case .linkOpen(let host): Wording("settings.link-open", ["host": .text(host)])
    case .fingerprintWrong(let found): Wording("settings.fingerprint-wrong", ["found": .text(found)])
    case .fileUnwritable(let path, let reason):
      Wording("settings.file-unwritable", ["file": .text(path), "reason": .text(reason)])
    case .tokenFileWrong(let path, let entry?):
      Wording("settings.token-file-wrong-at", ["file": .text(path), "entry": "\(entry)"])
    case .tokenFileWrong(let path, nil): Wording("settings.token-file-wrong", ["file": .text(path)])
    case .tokenNameWrong(let name): Wording("settings.token-name-wrong", ["name": .text(name)])
    case .tokenNameTaken(let role, let name):
      Wording("settings.token-name-taken", ["role": .text(role), "name": .text(name)])
    case .tokenNameUnknown(let name, let known):
      Wording(
        known.isEmpty ? "settings.token-none" : "settings.token-name-unknown",
        ["name": .text(name), "known": .text(known.prefix(Self.namesToldMax).joined(separator: ", "))])
    case .tokensTooMany(let max): Wording("settings.tokens-too-many", ["max": "\(max)"])
    }
  }

  /// The wording, for logs.
  public var description: String { wording.description }
}
