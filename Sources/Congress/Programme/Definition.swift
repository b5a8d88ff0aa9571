/// Everything a congress is before it begins: its name, its rules, its agenda, ballots and people.
///
/// Invariant: checked by whoever reads it from files; the founding event carries it whole, so a journal needs no
/// files to be replayed.
public struct Definition: Sendable, Hashable, Codable {
  /// The congress's code, such as `can-tho-2025`; a journal belongs to one.
  public let id: Code<Definition>
  /// What stands on the holding picture and in every header.
  public let name: CongressName
  /// The language of the hall.
  public let language: Language
  /// The hall's time against UTC, in minutes (`-720...840`).
  public let utcOffset: UTCOffset
  /// The theme of the screens, a file name in `Assets/themes`.
  public let theme: String
  /// The emblem of the holding picture, a file name in `Assets/emblems`, or nothing.
  public let emblem: String?
  /// How far the farthest viewer sits from the image and how high the image is.
  public let hall: HallGeometry
  /// What it takes to decide.
  public let quorum: QuorumPolicy
  /// How many people it takes to publish a result.
  public let publishing: Publishing
  /// The outputs; the first is the hall.
  public let outputs: [Output]
  /// The screens that are known by name.
  public let screens: [Screen]
  /// The parts of the hall that are counted by themselves, in order; none where nobody counts by block.
  public let blocks: [Block]
  /// Who may send which command, where that differs from ``CommandName/roles``.
  public let permissions: [Permission]
  /// The programme as planned.
  public let agenda: Agenda
  /// The ballots as prepared.
  public let ballots: [BallotPlan]
  /// The elections as prepared.
  public let elections: [ElectionPlan]
  /// The bodies of the congress, such as its presidium.
  public let bodies: [Body]
  /// Pictures that can be shown.
  public let series: [PictureSeries]
  /// How long speakers have.
  public let speaking: SpeakingRules
  /// The speakers as planned, in order.
  public let speakers: [Speaker]
  /// What the presidium is reminded of at an item; stands on no other output and in no topic but the presidium's.
  public let notes: [ItemNote]
  /// Everybody who may come.
  public let roster: Roster
  /// Codes of delegates who were present before the congress was founded (an earlier list of arrivals).
  public let presentAtFounding: [Code<Delegate>]
  /// Whether this is no congress but its rehearsal; what happens in it counts for nothing.
  public let isRehearsal: Bool
  /// The language that stands beside the hall's, never the same; nothing where one is enough.
  public let secondLanguage: Language?
  /// How a ballot is held that is added while the congress runs, where nothing else is said of it.
  public let ballotDefaults: BallotDefaults?
  /// What scanners put around a badge; nothing where they put nothing.
  public let badge: BadgeReading?
  /// The cameras that can be shown; nothing where there are none.
  public let cameras: [Camera]?

  /// A congress from all its parts.
  public init(
    id: Code<Definition>, name: CongressName, language: Language, utcOffset: UTCOffset, theme: String,
    emblem: String?, hall: HallGeometry, quorum: QuorumPolicy, publishing: Publishing = .twoPersons, outputs: [Output],
    screens: [Screen], blocks: [Block] = [], permissions: [Permission] = [], agenda: Agenda, ballots: [BallotPlan],
    elections: [ElectionPlan] = [], bodies: [Body] = [], series: [PictureSeries] = [],
    speaking: SpeakingRules = .standard, speakers: [Speaker] = [], notes: [ItemNote] = [], roster: Roster,
    presentAtFounding: [Code<Delegate>], isRehearsal: Bool = false, secondLanguage: Language? = nil,
    badge: BadgeReading? = nil, ballotDefaults: BallotDefaults? = nil, cameras: [Camera]? = nil
  ) {
    self.cameras = cameras
    self.ballotDefaults = ballotDefaults
    self.badge = badge
    self.id = id
    self.name = name
    self.language = language
    self.utcOffset = utcOffset
    self.theme = theme
    self.emblem = emblem
    self.hall = hall
    self.quorum = quorum
    self.publishing = publishing
    self.outputs = outputs
    self.screens = screens
    self.blocks = blocks
    self.permissions = permissions
    self.agenda = agenda
    self.ballots = ballots
    self.elections = elections
    self.bodies = bodies
    self.series = series
    self.speaking = speaking
    self.speakers = speakers
    self.notes = notes
    self.roster = roster
    self.presentAtFounding = presentAtFounding
    self.isRehearsal = isRehearsal
    self.secondLanguage = secondLanguage
  }
}

extension Definition {
  private enum CodingKeys: String, CodingKey {
    case id, name, language, theme, emblem, hall, quorum, publishing, outputs, screens, blocks
    case permissions, agenda, ballots, elections, bodies, series, speaking, speakers, notes, roster, presentAtFounding
    case isRehearsal, secondLanguage, badge, ballotDefaults, cameras
    case utcOffset = "utcOffsetMinutes"
  }

  /// Reads a congress; what early records did not have reads as none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try container.decode(Code.self, forKey: .id), name: try container.decode(CongressName.self, forKey: .name),
      language: try container.decode(Language.self, forKey: .language),
      utcOffset: try container.decode(UTCOffset.self, forKey: .utcOffset),
      theme: try container.decode(String.self, forKey: .theme),
      emblem: try container.decodeIfPresent(String.self, forKey: .emblem),
      hall: try container.decode(HallGeometry.self, forKey: .hall),
      quorum: try container.decode(QuorumPolicy.self, forKey: .quorum),
      publishing: try container.decode(Publishing.self, forKey: .publishing),
      outputs: try container.decode([Output].self, forKey: .outputs),
      screens: try container.decode([Screen].self, forKey: .screens),
      blocks: try container.decodeIfPresent([Block].self, forKey: .blocks) ?? [],
      permissions: try container.decodeIfPresent([Permission].self, forKey: .permissions) ?? [],
      agenda: try container.decode(Agenda.self, forKey: .agenda),
      ballots: try container.decode([BallotPlan].self, forKey: .ballots),
      elections: try container.decodeIfPresent([ElectionPlan].self, forKey: .elections) ?? [],
      bodies: try container.decodeIfPresent([Body].self, forKey: .bodies) ?? [],
      series: try container.decodeIfPresent([PictureSeries].self, forKey: .series) ?? [],
      speaking: try container.decodeIfPresent(SpeakingRules.self, forKey: .speaking) ?? .standard,
      speakers: try container.decodeIfPresent([Speaker].self, forKey: .speakers) ?? [],
      notes: try container.decodeIfPresent([ItemNote].self, forKey: .notes) ?? [],
      roster: try container.decode(Roster.self, forKey: .roster),
      presentAtFounding: try container.decode([Code<Delegate>].self, forKey: .presentAtFounding),
      isRehearsal: try container.decodeIfPresent(Bool.self, forKey: .isRehearsal) ?? false,
      secondLanguage: try container.decodeIfPresent(Language.self, forKey: .secondLanguage),
      badge: try container.decodeIfPresent(BadgeReading.self, forKey: .badge),
      ballotDefaults: try container.decodeIfPresent(BallotDefaults.self, forKey: .ballotDefaults),
      cameras: try container.decodeIfPresent([Camera].self, forKey: .cameras))
  }

  /// The place on the roster of whoever's badge a scanner reads: as it is or, where that is nobody's, without what
  /// scanners put around it.
  public func index(ofScanned text: String) -> Int? {
    roster.index(ofBadge: text) ?? badge.flatMap { roster.index(ofBadge: $0.stripped(text)) }
  }

  /// The roles that may send a command at this congress.
  public func roles(for command: CommandName) -> [Role] {
    permissions.first { $0.command == command }?.roles ?? command.roles
  }
}

/// What the presidium is reminded of at an item.
public struct ItemNote: Sendable, Hashable, Codable {
  /// The item.
  public let item: Code<Item>
  /// What the presidium reads.
  public let text: LocalizedText

  /// A note at an item.
  public init(item: Code<Item>, text: LocalizedText) {
    self.item = item
    self.text = text
  }
}

/// Who may send a command at one congress, in place of ``CommandName/roles``.
public struct Permission: Sendable, Hashable, Codable {
  /// The command.
  public let command: CommandName
  /// The roles that may send it; at least one.
  public let roles: [Role]

  /// Who may send a command.
  public init(command: CommandName, roles: [Role]) {
    self.command = command
    self.roles = roles
  }
}

/// How many people it takes to put a result before the hall.
public enum Publishing: String, Sendable, Hashable, Codable, CaseIterable {
  /// Whoever confirms may publish.
  case onePerson = "one-person"
  /// One role confirms, the other publishes: chair and operator, in either order.
  case twoPersons = "two-persons"
}

/// A congress's name, line by line as it stands above a stage.
public struct CongressName: Sendable, Hashable, Codable {
  /// The line above everything.
  public let slogan: LocalizedText
  /// Whose congress it is.
  public let body: LocalizedText
  /// What it is.
  public let title: LocalizedText
  /// Title and number in one short line, for headers.
  public let shortTitle: LocalizedText
  /// Which one it is.
  public let ordinal: LocalizedText
  /// For which years.
  public let term: LocalizedText
  /// Where and when.
  public let placeAndDate: LocalizedText

  /// A name from its lines.
  public init(
    slogan: LocalizedText, body: LocalizedText, title: LocalizedText, shortTitle: LocalizedText,
    ordinal: LocalizedText, term: LocalizedText, placeAndDate: LocalizedText
  ) {
    self.slogan = slogan
    self.body = body
    self.title = title
    self.shortTitle = shortTitle
    self.ordinal = ordinal
    self.term = term
    self.placeAndDate = placeAndDate
  }
}

/// The measures of a hall that set its smallest letter.
public struct HallGeometry: Sendable, Hashable, Codable {
  /// From the image to the farthest viewer, in metres (`1...100`).
  public let farthestViewerMetres: Int
  /// The height of the image, in metres (`1...20`).
  public let imageHeightMetres: Int

  /// A hall of these measures.
  public init(farthestViewerMetres: Int, imageHeightMetres: Int) {
    self.farthestViewerMetres = farthestViewerMetres
    self.imageHeightMetres = imageHeightMetres
  }
}
