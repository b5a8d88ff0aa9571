import FoundationEssentials

/// Where the things stand that are not code: `Assets/` and the settings file.
///
/// Looked for in this order: what a flag names, what the environment names, beside the executable's package, in the
/// installed places.
public struct HouseFolders: Sendable {
  /// Nothing was found, or what was named is not there.
  public enum Problem: LocalizedProblem, Sendable, Hashable, CustomStringConvertible {
    case assetsNotFound(tried: [String])
    case settingsNotFound(path: String)
    case journalNotChosen(folder: String, known: [String])

    /// One sentence that says what would work.
    public var wording: Wording {
      switch self {
      case .assetsNotFound(let tried):
        Wording("settings.assets-missing", ["tried": .text(tried.joined(separator: ", "))])
      case .settingsNotFound(let path): Wording("settings.file-missing", ["file": .text(path)])
      case .journalNotChosen(let folder, let known):
        Wording(
          known.isEmpty ? "settings.journal-none" : "settings.journal-several",
          ["folder": .text(folder), "known": .text(known.joined(separator: ", "))])
      }
    }

    /// The sentence in English where no strings can be found, else the wording's key.
    public var description: String {
      guard case .assetsNotFound(let tried) = self else { return wording.description }
      return "There is no Assets folder (with strings/ in it) at \(tried.joined(separator: ", ")). Name one with "
        + "--assets or PLENARY_ASSETS."
    }
  }

  /// How many folders above the executable are looked at.
  static let levelsMax = 8

  private let environment: [String: String]
  private let executable: String

  /// Looks from an executable's place with an environment.
  public init(environment: [String: String], executable: String) {
    self.environment = environment
    self.executable = executable
  }

  /// The folder of strings, themes and emblems.
  public func assets(flag: String?) throws(Problem) -> String {
    if let named = flag ?? environment["PLENARY_ASSETS"] {
      guard Self.isAssets(named) else { throw .assetsNotFound(tried: [named]) }
      return named
    }
    let candidates = foldersAbove.map { $0 + "/Assets" } + foldersAbove.prefix(2).map { $0 + "/share/plenary" }
    guard let found = candidates.first(where: Self.isAssets) else { throw .assetsNotFound(tried: candidates) }
    return found
  }

  /// The settings file, or nothing where none is named and none stands in its places.
  public func settings(flag: String?) throws(Problem) -> String? {
    if let named = flag ?? environment["PLENARY_SETTINGS"] {
      guard FileManager.default.fileExists(atPath: named) else { throw .settingsNotFound(path: named) }
      return named
    }
    let candidates = foldersAbove.map { $0 + "/Config/settings.json" } + ["/etc/plenary/settings.json"]
    return candidates.first { FileManager.default.fileExists(atPath: $0) }
  }

  /// The folder of a congress's journal; without a congress, the only one there is.
  ///
  /// That of a rehearsal has a place of its own, so that the one is never looked for where the other is.
  public func journal(flag: String?, congress: String?, isRehearsal: Bool = false) throws(Problem) -> String {
    if let named = flag ?? environment["PLENARY_JOURNAL"] ?? environment["STATE_DIRECTORY"] { return named }
    let folder = "\(environment["HOME"] ?? ".")/.local/state/\(isRehearsal ? "plenary-rehearsal" : "plenary")"
    if let congress { return "\(folder)/\(congress)" }
    let known = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    guard known.count == 1 else { throw .journalNotChosen(folder: folder, known: known) }
    return "\(folder)/\(known[0])"
  }

  /// The file of the secretary's edits of a congress's minutes: beside the journal that is read or, where a service is
  /// asked for it, in a folder of its own.
  public func minutesEdits(flag: String?, journal: String?, congress: String, isRehearsal: Bool) -> String {
    if let named = flag ?? environment["PLENARY_MINUTES"] { return named }
    if let journal { return "\(journal)/minutes-edits.json" }
    let folder = "\(environment["HOME"] ?? ".")/.local/state/plenary-minutes"
    return "\(folder)/\(congress)\(isRehearsal ? "-rehearsal" : "").json"
  }

  /// The folder of what was said at a congress: beside the journal that is read or, where a service is asked for it, in a
  /// folder of its own.
  public func transcript(flag: String?, journal: String?, congress: String, isRehearsal: Bool) -> String {
    if let named = flag ?? environment["PLENARY_TRANSCRIPT"] { return named }
    if let journal { return "\(journal)/transcript" }
    let folder = "\(environment["HOME"] ?? ".")/.local/state/plenary-transcript"
    return "\(folder)/\(congress)\(isRehearsal ? "-rehearsal" : "")"
  }

  /// The folder of a congress's library of documents, and whether somebody has named it.
  public func library(flag: String?, congress: String) -> (path: String, isNamed: Bool) {
    if let named = flag ?? environment["PLENARY_LIBRARY"], !named.isEmpty { return (named, true) }
    return ("\(environment["HOME"] ?? ".")/.local/state/plenary-library/\(congress)", false)
  }

  /// The folder of a congress's keys of secret votes: in memory, gone with the machine's power.
  public func keys(flag: String?, congress: String, user: UInt32) -> String {
    if let named = flag ?? environment["PLENARY_KEYS"] { return named }
    if let folder = environment["RUNTIME_DIRECTORY"] ?? environment["XDG_RUNTIME_DIR"], !folder.isEmpty {
      return "\(folder)/plenary/\(congress)"
    }
    return "/dev/shm/plenary-\(user)-\(congress)"
  }

  /// The folders above the executable, nearest first.
  private var foldersAbove: [String] {
    var folders: [String] = []
    var parts = executable.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    while parts.count > 1, folders.count < Self.levelsMax {
      folders.append(parts.joined(separator: "/"))
      parts = parts.dropLast()
    }
    return folders
  }

  private static func isAssets(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/strings")
  }

  /// The place of the running executable, links resolved.
  public static var runningExecutable: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
  }
}
