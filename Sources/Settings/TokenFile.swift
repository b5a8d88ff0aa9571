public import Congress
import Foundation
import Glibc

/// Somebody, or a screen, with a token of their own.
public struct TokenHolder: Sendable, Hashable {
  /// In what role they come.
  public let role: Role
  /// The name that their commands are recorded under; a screen's is its id.
  public let name: String
  /// The digest of the token.
  public let digest: TokenDigest
  /// When the token was made, in ms since 1970 UTC.
  public let madeMS: Int64

  /// A holder of a token.
  public init(role: Role, name: String, digest: TokenDigest, madeMS: Int64) {
    self.role = role
    self.name = name
    self.digest = digest
    self.madeMS = madeMS
  }
}

/// The file `tokens.json`: who has a token of their own, by the digests of the tokens.
///
/// It may be changed while a service runs, which then lets in whoever has come and shuts out whoever has gone.
public struct TokenFile: Sendable, Hashable {
  /// The file's name, where nothing else is said: beside the settings file.
  public static let fileName = "tokens.json"
  /// How many tokens there may be: a hall's tablets come by their gateway, not one by one.
  public static let holdersMax = 10_000
  /// The largest file, in bytes.
  public static let bytesMax = 4 << 20

  /// Everybody with a token, in the order in which the tokens were made.
  public private(set) var holders: [TokenHolder] { didSet { places = Places(holders) } }
  private var places: Places

  /// Where names and digests stand among the holders: a hall of people is looked up at every hello.
  private struct Places: Sendable, Hashable {
    let names: [NameKey: Int]
    let digests: [TokenDigest: Int]

    init(_ holders: [TokenHolder]) {
      names = Dictionary(
        holders.enumerated().map { (NameKey($1.role, $1.name), $0) }, uniquingKeysWith: { first, _ in first })
      digests = Dictionary(holders.enumerated().map { ($1.digest, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Nobody has a token.
  public init() { self.init([]) }

  private init(_ holders: [TokenHolder]) {
    self.holders = holders
    places = Places(holders)
  }

  /// Reads a file.
  /// - Throws: ``SettingsProblem`` where it cannot be read, or says something else.
  public init(reading path: String) throws(SettingsProblem) {
    guard let data = FileManager.default.contents(atPath: path), data.count <= Self.bytesMax else {
      throw .fileUnreadable(path: path)
    }
    let entries: [Entry]
    do {
      entries = try JSONDecoder().decode(Content.self, from: data).tokens
    } catch {
      throw .tokenFileWrong(path: path, entry: Self.entry(of: error))
    }
    var holders: [TokenHolder] = []
    var (names, digests): (Set<NameKey>, Set<TokenDigest>) = ([], [])
    for (index, entry) in entries.enumerated() {
      // One token of two people would make what one does the other's.
      guard let holder = entry.holder, names.insert(NameKey(holder.role, holder.name)).inserted,
        digests.insert(holder.digest).inserted, holders.count < Self.holdersMax
      else { throw .tokenFileWrong(path: path, entry: index + 1) }
      holders.append(holder)
    }
    self.init(holders)
  }

  /// Who has a role and a name, however that is written; nothing where nobody does.
  public subscript(role: Role, name: String) -> TokenHolder? {
    places.names[NameKey(role, name)].map { holders[$0] }
  }

  /// Whether somebody has the same token still.
  public func holds(_ holder: TokenHolder) -> Bool {
    places.digests[holder.digest].map { holders[$0].role == holder.role && holders[$0].name == holder.name } ?? false
  }

  /// A role and a name as they are compared: two that look alike are one.
  private struct NameKey: Sendable, Hashable {
    let role: Role
    let name: FoldedText

    init(_ role: Role, _ name: String) {
      self.role = role
      self.name = FoldedText(name)
    }
  }

  /// Whose a token is, in a time that does not tell how far it agrees with others; nothing where it is nobody's.
  public func holder(of token: String, as role: Role) -> TokenHolder? {
    let digest = TokenDigest(of: token)
    return holders.reduce(nil) { found, holder in
      holder.role == role && holder.digest.isSame(as: digest) ? holder : found
    }
  }

  /// Gives somebody a token.
  /// - Throws: ``SettingsProblem`` where the name is none, or has one already.
  public mutating func add(_ holder: TokenHolder) throws(SettingsProblem) {
    guard Self.isName(holder.name) else { throw .tokenNameWrong(name: holder.name) }
    guard self[holder.role, holder.name] == nil else {
      throw .tokenNameTaken(role: holder.role.rawValue, name: holder.name)
    }
    guard holders.count < Self.holdersMax else { throw .tokensTooMany(max: Self.holdersMax) }
    holders.append(holder)
  }

  /// Takes the tokens of a name away, in one role or in all.
  /// - Throws: ``SettingsProblem`` where nobody of that name has one.
  public mutating func revoke(_ name: String, role: Role? = nil) throws(SettingsProblem) -> [TokenHolder] {
    let gone = holders.filter { $0.name == name && (role == nil || $0.role == role) }
    guard !gone.isEmpty else {
      throw .tokenNameUnknown(name: name, known: holders.filter { role == nil || $0.role == role }.map(\.name))
    }
    holders.removeAll { gone.contains($0) }
    return gone
  }

  /// Whether a name can be that of an actor: an id without `/`, in Unicode's composed form.
  private static func isName(_ name: String) -> Bool {
    RecordedText.isID(name) && !name.utf8.contains(UInt8(ascii: "/"))
      && name.utf8.elementsEqual(name.precomposedStringWithCanonicalMapping.utf8)
      && name.first?.isWhitespace == false && name.last?.isWhitespace == false
  }

  // MARK: On disk

  /// Changes a file, or makes it; whoever else changes it meanwhile waits.
  /// - Throws: ``SettingsProblem`` where it cannot be read or written; then it is as it was.
  public static func change<Result>(
    _ path: String, _ change: (inout TokenFile) throws(SettingsProblem) -> Result
  ) throws(SettingsProblem) -> Result {
    let lock = open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw .fileUnwritable(path: path, reason: String(cString: strerror(errno))) }
    defer {
      _ = flock(lock, LOCK_UN)
      close(lock)
    }
    while flock(lock, LOCK_EX) != 0 {
      guard errno == EINTR else { throw .fileUnwritable(path: path, reason: String(cString: strerror(errno))) }
    }
    var file = FileManager.default.fileExists(atPath: path) ? try TokenFile(reading: path) : TokenFile()
    let result = try change(&file)
    try file.write(to: path)
    return result
  }

  /// Writes the file whole, or leaves it as it was.
  ///
  /// Everybody may read it, for a service that runs under another name has to, and no digest of 128 random bits tells them.
  private func write(to path: String) throws(SettingsProblem) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(Content(tokens: holders.map(Entry.init))),
      FileReplacement.put(String(decoding: data, as: UTF8.self) + "\n", at: path, mode: 0o644)
    else { throw .fileUnwritable(path: path, reason: String(cString: strerror(errno))) }
  }

  private struct Content: Codable {
    let tokens: [Entry]
  }

  private struct Entry: Codable {
    let role: Role
    let name: String
    let sha256: String
    let madeMS: Int64

    init(_ holder: TokenHolder) {
      role = holder.role
      name = holder.name
      sha256 = holder.digest.text
      madeMS = holder.madeMS
    }

    var holder: TokenHolder? {
      guard TokenFile.isName(name), let digest = TokenDigest(text: sha256) else { return nil }
      return TokenHolder(role: role, name: name, digest: digest, madeMS: madeMS)
    }
  }

  /// Which entry could not be read, from 1; nothing where the fault is of the whole.
  private static func entry(of error: any Error) -> Int? {
    switch error as? DecodingError {
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
      .dataCorrupted(let context):
      context.codingPath.compactMap(\.intValue).first.map { $0 + 1 }
    default: nil
    }
  }
}
