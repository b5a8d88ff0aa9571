extension Theme {
  /// What rings when the hall has to look up: files of `Assets/sounds`; nothing rings where none is named.
  public struct Sounds: Sendable, Hashable, Codable {
    /// When a vote opens.
    public let voteOpens: String?
    /// When a vote ends.
    public let voteEnds: String?
    /// When a speaker's time is over.
    public let timeIsOver: String?

    /// Sounds by their files.
    public init(voteOpens: String? = nil, voteEnds: String? = nil, timeIsOver: String? = nil) {
      self.voteOpens = voteOpens
      self.voteEnds = voteEnds
      self.timeIsOver = timeIsOver
    }

    /// Every file that is named, each once.
    public var files: [String] { Set([voteOpens, voteEnds, timeIsOver].compactMap(\.self)).sorted() }

    private enum CodingKeys: String, CodingKey, CaseIterable { case voteOpens, voteEnds, timeIsOver }

    /// Reads sounds; the error names a key that is none, and a name that is no file's.
    public init(from decoder: any Decoder) throws {
      let reader = try ThemeReader(decoder, of: "sounds", keys: CodingKeys.self)
      func name(_ key: CodingKeys) throws -> String? {
        guard reader.container.contains(key) else { return nil }
        let name = try reader.text(key)
        guard !name.contains("/"), !name.hasPrefix("."), name.hasSuffix(".wav") else {
          throw reader.wrong(key, "is the name of a file of Assets/sounds that ends in .wav")
        }
        return name
      }
      voteOpens = try name(.voteOpens)
      voteEnds = try name(.voteEnds)
      timeIsOver = try name(.timeIsOver)
    }
  }
}
