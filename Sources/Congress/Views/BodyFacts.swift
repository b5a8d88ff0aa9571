/// L12: a body of the congress and its list.
public struct BodyView: Sendable, Hashable, Codable {
  /// One line of the list.
  public struct Line: Sendable, Hashable, Codable {
    /// The name.
    public let name: String
    /// What the member is in the body.
    public let office: LocalizedText?
    /// Whom the member comes from; nothing for whoever is no delegate.
    public let organisation: String?

    /// A member as a line.
    public init(name: String, office: LocalizedText?, organisation: String?) {
      self.name = name
      self.office = office
      self.organisation = organisation
    }
  }

  /// The body's name.
  public let name: LocalizedText
  /// Its members, in the order in which they are read out.
  public let lines: [Line]

  /// A body as its lines.
  public init(name: LocalizedText, lines: [Line]) {
    self.name = name
    self.lines = lines
  }

  init(_ body: Body, roster: Roster) {
    name = body.name
    lines = body.members.map { member in
      let delegate = member.delegate.flatMap { roster[$0] }
      return Line(name: member.name, office: member.office, organisation: delegate?.organisation)
    }
  }
}

/// L22: pictures that follow each other.
public struct PicturesView: Sendable, Hashable, Codable {
  /// File names in `Assets/pictures`, in their order; at least one.
  public let files: [String]
  /// How long each stands, in seconds.
  public let seconds: Int

  /// Pictures in their order.
  public init(files: [String], seconds: Int) {
    self.files = files
    self.seconds = seconds
  }

  /// Which picture stands so long after the first came up; the series begins again after the last.
  public func index(afterMS: Int64) -> Int {
    guard !files.isEmpty else { return 0 }
    return Int(max(0, afterMS) / (Int64(max(1, seconds)) * 1_000) % Int64(files.count))
  }
}
