import Congress

extension TopicUpdate: Codable {
  private enum CodingKeys: String, CodingKey { case topic, revision, at, presentAt, value }

  /// Reads a topic's value in the shape that its name says.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let name = try container.decode(String.self, forKey: .topic)
    guard let topic = Topic(name: name) else {
      throw DecodingError.dataCorruptedError(
        forKey: .topic, in: container, debugDescription: "'\(name)' is no topic")
    }
    revision = try container.decode(Int64.self, forKey: .revision)
    atMS = try container.decode(Int64.self, forKey: .at)
    presentAtMS = try container.decodeIfPresent(Int64.self, forKey: .presentAt)
    switch topic {
    case .screen: value = .screen(try container.decode(ScreenView.self, forKey: .value))
    case .output: value = .output(try container.decode(OutputView.self, forKey: .value))
    case .agenda: value = .agenda(try container.decode(AgendaView.self, forKey: .value))
    case .attendance: value = .attendance(try container.decode(Attendance.self, forKey: .value))
    case .attendanceBreakdown:
      value = .attendanceBreakdown(try container.decode(AttendanceBreakdown.self, forKey: .value))
    case .credentials: value = .credentials(try container.decode(CredentialsView.self, forKey: .value))
    case .terminals: value = .terminals(try container.decode(TerminalsView.self, forKey: .value))
    case .ballots: value = .ballots(try container.decode(BallotsView.self, forKey: .value))
    case .results: value = .results(try container.decode(ResultsView.self, forKey: .value))
    case .elections: value = .elections(try container.decode(ElectionsView.self, forKey: .value))
    case .speakers: value = .speakers(try container.decode(SpeakersView.self, forKey: .value))
    case .captions: value = .captions(try container.decode(CaptionsView.self, forKey: .value))
    case .recording: value = .recording(try container.decode(Recording.self, forKey: .value))
    case .electionResults:
      value = .electionResults(try container.decode(ElectionResultsView.self, forKey: .value))
    case .show: value = .show(try container.decode(ShowView.self, forKey: .value))
    case .screens: value = .screens(try container.decode(ScreensView.self, forKey: .value))
    case .controlRoom: value = .controlRoom(try container.decode(ControlRoomView.self, forKey: .value))
    case .rundown: value = .rundown(try container.decode(RundownView.self, forKey: .value))
    case .documents: value = .documents(try container.decode(DocumentsView.self, forKey: .value))
    case .documentsReleased:
      value = .documentsReleased(try container.decode(ReleasedDocumentsView.self, forKey: .value))
    case .documentsSealed:
      value = .documentsSealed(try container.decode(SealedDocumentsView.self, forKey: .value))
    case .pressPictures: value = .pressPictures(try container.decode(PressPicturesView.self, forKey: .value))
    case .pressPicturesReleased:
      value = .pressPicturesReleased(try container.decode(ReleasedPressPicturesView.self, forKey: .value))
    case .journal: value = .journal(try container.decode(JournalView.self, forKey: .value))
    case .roster: value = .roster(try container.decode(RosterView.self, forKey: .value))
    case .presences: value = .presences(try container.decode(PresencesView.self, forKey: .value))
    case .votes: value = .votes(try container.decode(NamedVotesView.self, forKey: .value))
    case .legal: value = .legal(try container.decode(LegalCommands.self, forKey: .value))
    case .tablet: value = .tablet(try container.decode(TabletView.self, forKey: .value))
    case .tablets: value = .tablets(try container.decode(TabletsView.self, forKey: .value))
    }
  }

  /// Writes the topic's name, revision, time and whole value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(value.topic.name, forKey: .topic)
    try container.encode(revision, forKey: .revision)
    try container.encode(atMS, forKey: .at)
    try container.encodeIfPresent(presentAtMS, forKey: .presentAt)
    switch value {
    case .screen(let view): try container.encode(view, forKey: .value)
    case .output(let view): try container.encode(view, forKey: .value)
    case .agenda(let view): try container.encode(view, forKey: .value)
    case .attendance(let view): try container.encode(view, forKey: .value)
    case .attendanceBreakdown(let view): try container.encode(view, forKey: .value)
    case .credentials(let view): try container.encode(view, forKey: .value)
    case .terminals(let view): try container.encode(view, forKey: .value)
    case .ballots(let view): try container.encode(view, forKey: .value)
    case .results(let view): try container.encode(view, forKey: .value)
    case .elections(let view): try container.encode(view, forKey: .value)
    case .electionResults(let view): try container.encode(view, forKey: .value)
    case .speakers(let view): try container.encode(view, forKey: .value)
    case .captions(let view): try container.encode(view, forKey: .value)
    case .recording(let recording): try container.encode(recording, forKey: .value)
    case .show(let view): try container.encode(view, forKey: .value)
    case .screens(let view): try container.encode(view, forKey: .value)
    case .controlRoom(let view): try container.encode(view, forKey: .value)
    case .rundown(let view): try container.encode(view, forKey: .value)
    case .documents(let view): try container.encode(view, forKey: .value)
    case .documentsReleased(let view): try container.encode(view, forKey: .value)
    case .documentsSealed(let view): try container.encode(view, forKey: .value)
    case .pressPictures(let view): try container.encode(view, forKey: .value)
    case .pressPicturesReleased(let view): try container.encode(view, forKey: .value)
    case .journal(let view): try container.encode(view, forKey: .value)
    case .roster(let view): try container.encode(view, forKey: .value)
    case .presences(let view): try container.encode(view, forKey: .value)
    case .votes(let view): try container.encode(view, forKey: .value)
    case .legal(let commands): try container.encode(commands, forKey: .value)
    case .tablet(let view): try container.encode(view, forKey: .value)
    case .tablets(let view): try container.encode(view, forKey: .value)
    }
  }
}

extension Reply: Codable {
  private enum CodingKeys: String, CodingKey { case id, ok, sequence }

  /// Reads an answer.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(String.self, forKey: .id)
    if try container.decode(Bool.self, forKey: .ok) {
      answer = .done(sequence: try container.decode(Int64.self, forKey: .sequence))
    } else {
      answer = .refused(try Refusal(from: decoder))
    }
  }

  /// Writes an answer.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    switch answer {
    case .done(let sequence):
      try container.encode(true, forKey: .ok)
      try container.encode(sequence, forKey: .sequence)
    case .refused(let refusal):
      try container.encode(false, forKey: .ok)
      try refusal.encode(to: encoder)
    }
  }
}

extension ServiceMessage: Codable {
  private enum Kind: String, Codable { case welcome, topic, reply, shot, picture, ping, pong, error }
  private enum CodingKeys: String, CodingKey { case type, at, now, namesakes }

  /// Reads the message that `type` names.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .type) {
    case .welcome: self = .welcome(try Welcome(from: decoder))
    case .topic: self = .topic(try TopicUpdate(from: decoder))
    case .reply: self = .reply(try Reply(from: decoder))
    case .shot: self = .shot(try ShotRequest(from: decoder))
    case .picture: self = .picture(try ScreenPicture(from: decoder))
    case .ping: self = .ping(atMS: try container.decode(Int64.self, forKey: .at))
    case .pong:
      self = .pong(
        atMS: try container.decode(Int64.self, forKey: .at), nowMS: try container.decode(Int64.self, forKey: .now),
        namesakes: try container.decodeIfPresent(Int.self, forKey: .namesakes))
    case .error: self = .error(try CloseReason(from: decoder))
    }
  }

  /// Writes the message beside its `type`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .welcome(let welcome):
      try container.encode(Kind.welcome, forKey: .type)
      try welcome.encode(to: encoder)
    case .topic(let update):
      try container.encode(Kind.topic, forKey: .type)
      try update.encode(to: encoder)
    case .reply(let reply):
      try container.encode(Kind.reply, forKey: .type)
      try reply.encode(to: encoder)
    case .shot(let request):
      try container.encode(Kind.shot, forKey: .type)
      try request.encode(to: encoder)
    case .picture(let picture):
      try container.encode(Kind.picture, forKey: .type)
      try picture.encode(to: encoder)
    case .ping(let atMS):
      try container.encode(Kind.ping, forKey: .type)
      try container.encode(atMS, forKey: .at)
    case .pong(let atMS, let nowMS, let namesakes):
      try container.encode(Kind.pong, forKey: .type)
      try container.encode(atMS, forKey: .at)
      try container.encode(nowMS, forKey: .now)
      try container.encodeIfPresent(namesakes, forKey: .namesakes)
    case .error(let reason):
      try container.encode(Kind.error, forKey: .type)
      try reason.encode(to: encoder)
    }
  }
}
