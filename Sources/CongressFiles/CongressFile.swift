import Assets
import Congress

/// `congress.yaml`: names, language, time, rules, outputs and screens.
struct CongressFile {
  let id: Code<Definition>
  let name: CongressName
  let language: Language
  let zone: HallZone
  let theme: String
  let emblem: String?
  let hall: HallGeometry
  let quorum: QuorumPolicy
  let publishing: Publishing
  let outputs: [Output]
  let screens: [Screen]
  let blocks: [Block]
  let permissions: [Permission]
  let series: [PictureSeries]
  let speaking: SpeakingRules
  let secondLanguage: Language?
  let badge: BadgeReading?
  let ballotDefaults: BallotDefaults?
  let cameras: [Camera]?
  /// On which lines the keys stand whose values the eye judges.
  let keys: [Placed<String>]

  /// The file's name.
  static let fileName = "congress.yaml"

  /// Reads the file and reports everything that is wrong in it.
  ///
  /// Everything is read before anything is given up, so that one mistake does not hide the next.
  static func read(_ root: YamlValue) -> CongressFile? {
    let required = ["id", "name", "language", "timeZone", "theme", "hall", "quorum", "outputs", "screens"]
    guard
      let fields = root.fields(
        of: .congress, required: required,
        optional: [
          "emblem", "publishing", "blocks", "permissions", "pictures", "speaking", "secondLanguage", "badge",
          "ballotDefaults", "cameras",
        ])
    else {
      return nil
    }
    let id = fields["id"]?.code()
    let name = fields["name"].flatMap(readName)
    let language = fields["language"]?.word(Language.self)
    let secondLanguage = readSecondLanguage(fields, beside: language)
    let zone = readZone(fields)
    let theme = fields["theme"]?.fileName()
    let emblem = fields["emblem"]?.fileName()
    let hall = fields["hall"].flatMap(readHall)
    let quorum = fields["quorum"].flatMap(readQuorum)
    // Without a word on it, the safe rule.
    let publishing =
      if let value = fields["publishing"] { value.word(Publishing.self) } else { Publishing?.some(.twoPersons) }
    let outputs = fields["outputs"].flatMap(OutputPlan.read)
    let screens = fields["screens"].flatMap { readScreens($0, outputs: outputs) }
    let blocks = fields["blocks"].flatMap(readBlocks) ?? []
    let permissions = fields["permissions"].flatMap(PermissionTable.read) ?? []
    let series = fields["pictures"].flatMap(PicturePlan.read) ?? []
    let speaking = fields["speaking"].flatMap(SpeakingRules.read) ?? .standard
    let badge = fields["badge"].flatMap(readBadge)
    let ballotDefaults = fields["ballotDefaults"].flatMap(BallotDefaults.read)
    let cameras = fields["cameras"].flatMap(CameraPlan.read)
    if let table = fields["permissions"], let publishing {
      PermissionTable.checkPairs(permissions, publishing: publishing, in: table)
    }
    guard let id, let name, let language, let zone, let theme, let hall, let quorum, let publishing,
      let outputs, let screens
    else { return nil }
    return CongressFile(
      id: Code(id.value), name: name, language: language, zone: zone, theme: theme,
      emblem: emblem, hall: hall, quorum: quorum, publishing: publishing,
      outputs: outputs.compactMap(\.output), screens: screens, blocks: blocks, permissions: permissions,
      series: series, speaking: speaking, secondLanguage: secondLanguage, badge: badge,
      ballotDefaults: ballotDefaults, cameras: cameras,
      keys: ["name", "theme", "emblem", "pictures", "secondLanguage", "timeZone"].compactMap { key in
        fields[key].map { Placed(value: key, line: $0.line) }
      })
  }

  /// The language beside the hall's: another one than that.
  private static func readSecondLanguage(_ fields: YamlFields, beside language: Language?) -> Language? {
    guard let value = fields["secondLanguage"], let second = value.word(Language.self) else { return nil }
    if second == language {
      let others = Language.allCases.filter { $0 != second }.map(\.rawValue).joined(separator: ", ")
      value.report(.sameLanguage, ["name": .text(second.rawValue), "others": .text(others)])
    }
    return second
  }

  /// The hall's time: the agenda's times need it, whatever else is wrong.
  private static func readZone(_ fields: YamlFields) -> HallZone? {
    fields["timeZone"]?.reading(FileRule.expectedOffset.with()) { HallZone(written: $0) }
  }

  private static func readName(_ value: YamlValue) -> CongressName? {
    let required = ["slogan", "body", "title", "shortTitle", "ordinal", "term", "placeAndDate"]
    guard let fields = value.fields(of: .name, required: required) else { return nil }
    let lines = required.map { fields[$0]?.localizedText() }
    guard let slogan = lines[0], let body = lines[1], let title = lines[2], let shortTitle = lines[3],
      let ordinal = lines[4], let term = lines[5], let placeAndDate = lines[6]
    else { return nil }
    return CongressName(
      slogan: slogan, body: body, title: title, shortTitle: shortTitle, ordinal: ordinal, term: term,
      placeAndDate: placeAndDate)
  }

  private static func readHall(_ value: YamlValue) -> HallGeometry? {
    let required = ["farthestViewerMetres", "imageHeightMetres"]
    guard let fields = value.fields(of: .hall, required: required) else { return nil }
    let distance = fields["farthestViewerMetres"]?.integer(in: FileLimits.farthestViewerMetresRange)
    let height = fields["imageHeightMetres"]?.integer(in: FileLimits.imageHeightMetresRange)
    guard let distance, let height else { return nil }
    return HallGeometry(farthestViewerMetres: distance, imageHeightMetres: height)
  }

  private static func readQuorum(_ value: YamlValue) -> QuorumPolicy? {
    let required = ["delegates", "organisations", "policy"]
    guard let fields = value.fields(of: .quorum, required: required) else { return nil }
    let delegates = fields["delegates"].flatMap(readFraction)
    let organisations = fields["organisations"].flatMap(readFraction)
    let policy = fields["policy"]?.word(QuorumPolicy.Enforcement.self)
    guard let delegates, let organisations, let policy else { return nil }
    return QuorumPolicy(delegates: delegates, organisations: organisations, policy: policy)
  }

  private static func readFraction(_ value: YamlValue) -> Fraction? {
    value.reading(FileRule.expectedPart.with()) { Fraction(written: $0) }
  }

  private static func readBadge(_ value: YamlValue) -> BadgeReading? {
    guard let fields = value.fields(of: .badge, required: ["strip"]) else { return nil }
    return fields["strip"]?.text(charactersMax: BadgeReading.stripCharactersMax).map(BadgeReading.init)
  }

  private static func readBlocks(_ value: YamlValue) -> [Block]? {
    guard let entries = value.list(count: 1...FileLimits.blocksMax) else { return nil }
    var codes: [Placed<String>] = []
    let blocks = entries.compactMap { entry -> Block? in
      guard let fields = entry.fields(of: .block, required: ["id", "name"], optional: ["teller", "seats"]) else {
        return nil
      }
      let code = fields["id"]?.code()
      let name = fields["name"]?.localizedText()
      let teller = fields["teller"]?.code()
      let seats = fields["seats"]?.integer(in: FileLimits.blockSeatsRange)
      if let code { codes.append(code) }
      guard let code, let name else { return nil }
      return Block(code: Code(code.value), name: name, teller: teller?.value, seats: seats)
    }
    value.log.reportRepeats(of: .block, in: codes)
    return blocks
  }

  private static func readScreens(_ value: YamlValue, outputs: [OutputPlan]?) -> [Screen]? {
    guard let entries = value.list(count: 0...FileLimits.screensMax) else { return nil }
    var ids: [Placed<String>] = []
    let screens = entries.compactMap { entry -> Screen? in
      guard let fields = entry.fields(of: .screen, required: ["id", "output"]) else { return nil }
      let id = fields["id"]?.code()
      let output = fields["output"]?.code()
      if let id { ids.append(id) }
      if let output, let names = outputs.flatMap(OutputPlan.names), !names.contains(output.value) {
        let known = names.joined(separator: ", ")
        fields["output"]?.report(.outputUnknown, ["name": .text(output.value), "known": .text(known)])
      }
      guard let id, let output else { return nil }
      return Screen(id: Code(id.value), output: Code(output.value))
    }
    value.log.reportRepeats(of: .screen, in: ids)
    return screens
  }
}

extension Fraction {
  /// Reads `2/3`, digits only and nothing around them.
  init?(written text: String) {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "/") }) else { return nil }
    self.init(text: text)
  }
}
