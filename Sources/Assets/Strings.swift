import FoundationEssentials

/// The words for people, in one language: every text that the hall, the control room and refusals use.
///
/// Shape: a text by key, `{name}` where a value goes. Read from all `*.json` files of `Assets/strings/<language>`.
public struct Strings: Sendable, Hashable {
  /// What is wrong with a folder of strings.
  public enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
    case folderMissing(String)
    case fileUnreadable(String, reason: String)
    case keyTwice(String, file: String)
    case phrasesMissing([String], folder: String)

    /// One English sentence.
    public var description: String {
      switch self {
      case .folderMissing(let folder): "There is no folder of strings at \(folder)."
      case .fileUnreadable(let file, let reason): "\(file) is no JSON object of texts by key: \(reason)"
      case .keyTwice(let key, let file): "\(file) has the key '\(key)', which another file of the folder has too."
      case .phrasesMissing(let keys, let folder): "\(folder) lacks the texts \(keys.joined(separator: ", "))."
      }
    }
  }

  /// The language's code: `vi`, `en`.
  public let language: String
  private let texts: [String: String]

  /// Texts by key.
  public init(language: String, texts: [String: String]) {
    self.language = language
    self.texts = texts
  }

  /// Reads the texts of a language, and makes sure that every phrase of the house is there.
  public init(language: String, assets: String) throws(Problem) {
    let folder = assets + "/strings/" + language
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw .folderMissing(folder)
    }
    var texts: [String: String] = [:]
    for file in files.sorted() where file.hasSuffix(".json") {
      for (key, text) in try Self.read(folder + "/" + file) {
        guard texts.updateValue(text, forKey: key) == nil else { throw .keyTwice(key, file: file) }
      }
    }
    let missing = Phrase.allCases.map(\.rawValue).filter { texts[$0] == nil }
    guard missing.isEmpty else { throw .phrasesMissing(missing, folder: folder) }
    self.init(language: language, texts: texts)
  }

  private static func read(_ path: String) throws(Problem) -> [String: String] {
    do {
      return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: URL(filePath: path)))
    } catch {
      throw .fileUnreadable(path, reason: "\(error)")
    }
  }

  /// Every key, in order.
  public var keys: [String] { texts.keys.sorted() }

  /// Every character that the texts of the hall's pictures need.
  public var hallCharacters: Set<Unicode.Scalar> {
    Set(Phrase.allCases.filter(\.isForHall).flatMap { self[$0].unicodeScalars })
  }

  /// The text of a phrase.
  public subscript(phrase: Phrase) -> String { texts[phrase.rawValue] ?? phrase.rawValue }

  /// The text of a phrase with values in their places.
  public subscript(phrase: Phrase, values: [String: String]) -> String { Self.fill(self[phrase], values) }

  /// The text under a key that is made at run time, with values in their places; nothing where there is none.
  public func text(_ key: String, _ values: [String: String] = [:]) -> String? {
    texts[key].map { Self.fill($0, values) }
  }

  private static func fill(_ text: String, _ values: [String: String]) -> String {
    guard text.contains("{") else { return text }
    var filled = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      filled += rest[..<open]
      filled += values[name] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }
}
