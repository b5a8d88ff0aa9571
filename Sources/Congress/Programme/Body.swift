/// A body of the congress and its list: the presidium, the secretariat, the credentials committee, the tellers.
public struct Body: Sendable, Hashable, Codable {
  /// The most bodies of a congress.
  public static let bodiesMax = 40
  /// The most members of one.
  public static let membersMax = 200

  /// One member.
  public struct Member: Sendable, Hashable, Codable {
    /// The name, as the hall reads it.
    public let name: String
    /// What the member is in the body, or what makes them known: `Trưởng đoàn`.
    public let office: LocalizedText?
    /// The delegate, where the member is one.
    public let delegate: Code<Delegate>?

    /// A member of a body.
    public init(name: String, office: LocalizedText? = nil, delegate: Code<Delegate>? = nil) {
      self.name = name
      self.office = office
      self.delegate = delegate
    }
  }

  /// The body's code, such as `presidium`.
  public let code: Code<Body>
  /// Its name.
  public let name: LocalizedText
  /// Its members, in the order in which they are read out.
  public let members: [Member]

  /// A body and its list.
  public init(code: Code<Body>, name: LocalizedText, members: [Member]) {
    self.code = code
    self.name = name
    self.members = members
  }
}

/// Pictures that follow each other on a screen, each as long as the others, and then begin again.
public struct PictureSeries: Sendable, Hashable, Codable {
  /// The most series of a congress.
  public static let seriesMax = 100
  /// The most pictures of one.
  public static let picturesMax = 200
  /// How long a picture may stand, in seconds.
  public static let secondsRange = 2...3_600

  /// The series' code, such as `opening`.
  public let code: Code<PictureSeries>
  /// File names in `Assets/pictures` of every screen's machine, in their order.
  public let files: [String]
  /// How long each stands, in seconds; a single picture simply stays.
  public let seconds: Int

  /// Pictures in their order.
  public init(code: Code<PictureSeries>, files: [String], seconds: Int) {
    self.code = code
    self.files = files
    self.seconds = seconds
  }
}

extension Definition {
  /// The body with `code`, if there is one.
  func body(_ code: Code<Body>) -> Body? { bodies.first { $0.code == code } }

  /// The series of pictures with `code`, if there is one.
  func series(_ code: Code<PictureSeries>) -> PictureSeries? { series.first { $0.code == code } }
}
