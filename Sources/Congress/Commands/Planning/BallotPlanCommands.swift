extension CommandRegistry {
  /// The commands about what is prepared to be put.
  static let ballotPlans: [any CommandFamily.Type] = [
    AddBallot.self, EditBallot.self, MoveBallot.self, DropBallot.self,
  ]
}

/// Puts in a ballot that nobody had foreseen; it stands in an item or, without one, is a spare.
package struct AddBallot: CommandBody {
  package static let name = CommandName("ballot.add")
  package static let roles: [Role] = [.operator]
  package static let example = Self(
    draft: BallotDraft(question: LocalizedText(vi: "Thông qua đề nghị")), code: "BQ27",
    place: BallotPlace(item: "1.01", after: "BQ01"))

  /// What it is.
  package let draft: BallotDraft
  /// Its code; the next that is free where none is given.
  package let code: Code<Ballot>?
  /// Where it stands.
  package let place: BallotPlace?

  package var subject: String? { code?.text }
  package var hallTexts: [String] { draft.texts }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let code = code ?? state.nextBallotCode
    guard code.isFit else { throw .ballotPlan(.codeNotFit(code)) }
    guard state.ballot(code) == nil else { throw .ballotPlan(.codeTaken(code)) }
    let count = state.ballots.count
    guard count < BallotPlan.ballotsMax else { throw .ballotPlan(.tooMany(count: count + 1)) }
    let plan = draft.plan(code: code, defaults: state.definition.ballotDefaults ?? .standard)
    try state.check(plan)
    let added = Event.ballotPlanned(change: .added(plan: plan, place: count))
    guard let place else { return [added] }
    return [added, .agendaChanged(change: .planned(change: try state.putting(code, at: place, in: state.agenda)))]
  }
}

extension AddBallot {
  private enum CodingKeys: String, CodingKey { case ballot }

  package init(from decoder: any Decoder) throws {
    draft = try BallotDraft(from: decoder)
    code = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(Code.self, forKey: .ballot)
    place = try BallotPlace.read(decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    var arguments = encoder.container(keyedBy: CodingKeys.self)
    try arguments.encodeIfPresent(code, forKey: .ballot)
    try draft.encode(to: encoder)
    try place?.write(to: encoder)
  }
}

/// Changes a ballot that has not been opened.
struct EditBallot: BallotCommand {
  static let name = CommandName("ballot.edit")
  static let roles: [Role] = [.operator]
  static let example = Self(ballot: "BQ06", draft: BallotDraft(question: LocalizedText(vi: "Thông qua đề nghị")))

  /// The ballot.
  let ballot: Code<Ballot>
  /// What becomes otherwise.
  let draft: BallotDraft

  var hallTexts: [String] { draft.texts }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.unopened(ballot)
    let plan = draft.plan(changing: known.plan)
    guard plan != known.plan else { throw .ballotPlan(.alreadySo(ballot)) }
    if plan.targets != known.plan.targets, !known.plan.splitOff.isEmpty { throw .ballotPlan(.isSplit(ballot)) }
    try state.check(plan)
    return [.ballotPlanned(change: .edited(was: known.plan, became: plan))]
  }
}

extension EditBallot {
  private enum CodingKeys: String, CodingKey { case ballot }

  init(from decoder: any Decoder) throws {
    ballot = try decoder.container(keyedBy: CodingKeys.self).decode(Code.self, forKey: .ballot)
    draft = try BallotDraft(from: decoder)
  }

  func encode(to encoder: any Encoder) throws {
    var arguments = encoder.container(keyedBy: CodingKeys.self)
    try arguments.encode(ballot, forKey: .ballot)
    try draft.encode(to: encoder)
  }
}

/// Takes a ballot to another place or, without one, out of every item.
struct MoveBallot: BallotCommand {
  static let name = CommandName("ballot.move")
  static let roles: [Role] = [.operator]
  static let example = Self(ballot: "BQ06", place: BallotPlace(item: "1.01", after: "BQ01"))

  /// The ballot.
  let ballot: Code<Ballot>
  /// Where it stands then.
  let place: BallotPlace?

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    _ = try state.unopened(ballot)
    var changes = state.leaving(ballot)
    var moved = state.agenda
    for change in changes { moved.apply(change, utcOffset: state.definition.utcOffset) }
    if let place {
      let change = try state.putting(ballot, at: place, in: moved)
      moved.apply(change, utcOffset: state.definition.utcOffset)
      changes.append(change)
    }
    guard moved.days != state.agenda.days else { throw .ballotPlan(.alreadySo(ballot)) }
    return changes.map { .agendaChanged(change: .planned(change: $0)) }
  }
}

extension MoveBallot {
  private enum CodingKeys: String, CodingKey { case ballot }

  init(from decoder: any Decoder) throws {
    ballot = try decoder.container(keyedBy: CodingKeys.self).decode(Code.self, forKey: .ballot)
    place = try BallotPlace.read(decoder)
  }

  func encode(to encoder: any Encoder) throws {
    var arguments = encoder.container(keyedBy: CodingKeys.self)
    try arguments.encode(ballot, forKey: .ballot)
    try place?.write(to: encoder)
  }
}

/// Takes a ballot away that nobody was asked.
struct DropBallot: BallotCommand {
  static let name = CommandName("ballot.drop")
  static let roles: [Role] = [.operator]
  static let example = Self(ballot: "BQ06")

  /// The ballot.
  let ballot: Code<Ballot>

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.unopened(ballot)
    guard known.state == .ready, known.earlierRounds.isEmpty else { throw .ballotPlan(.isAsked(ballot)) }
    guard known.plan.splitFrom == nil, known.plan.splitOff.isEmpty else { throw .ballotPlan(.isSplit(ballot)) }
    if let rule = state.use(ofBallot: ballot) { throw .ballotPlan(rule) }
    let standbys = state.outputs.filter { $0.standby?.facts.ballot == ballot }
    let place = state.ballots.firstIndex { $0.code == ballot } ?? 0
    return state.leaving(ballot).map { .agendaChanged(change: .planned(change: $0)) }
      + standbys.map { .cueStoodBy(output: $0.name, cue: nil) }
      + [.ballotPlanned(change: .dropped(plan: known.plan, place: place))]
  }
}

/// Where a ballot stands: in an item, behind another of its ballots or, without one, at the end.
public struct BallotPlace: Sendable, Hashable {
  /// The item.
  public let item: Code<Item>
  /// The ballot before it.
  public let after: Code<Ballot>?

  /// A place in an item.
  public init(item: Code<Item>, after: Code<Ballot>? = nil) {
    self.item = item
    self.after = after
  }

  private enum CodingKeys: String, CodingKey { case item, after }

  /// The place among a command's arguments, if they name an item.
  fileprivate static func read(_ decoder: any Decoder) throws -> BallotPlace? {
    let arguments = try decoder.container(keyedBy: CodingKeys.self)
    guard let item = try arguments.decodeIfPresent(Code<Item>.self, forKey: .item) else { return nil }
    return BallotPlace(item: item, after: try arguments.decodeIfPresent(Code.self, forKey: .after))
  }

  fileprivate func write(to encoder: any Encoder) throws {
    var arguments = encoder.container(keyedBy: CodingKeys.self)
    try arguments.encode(item, forKey: .item)
    try arguments.encodeIfPresent(after, forKey: .after)
  }
}

extension BallotDraft {
  /// What a hall will read of it.
  fileprivate var texts: [String] {
    let texts = [question, title].compactMap(\.self) + (choices ?? []).map(\.label) + (targets ?? []).map(\.text)
    return texts.flatMap(\.all)
  }
}

extension Command {
  /// Puts in a ballot that nobody had foreseen, under a code or the next that is free.
  public static func ballotAdd(_ draft: BallotDraft, code: Code<Ballot>?, place: BallotPlace?) -> Command {
    Command(AddBallot(draft: draft, code: code, place: place))
  }

  /// Changes a ballot that has not been opened.
  public static func ballotEdit(_ ballot: Code<Ballot>, _ draft: BallotDraft) -> Command {
    Command(EditBallot(ballot: ballot, draft: draft))
  }

  /// Takes a ballot to another place or, without one, out of every item.
  public static func ballotMove(_ ballot: Code<Ballot>, to place: BallotPlace?) -> Command {
    Command(MoveBallot(ballot: ballot, place: place))
  }

  /// Takes a ballot away that nobody was asked.
  public static func ballotDrop(_ ballot: Code<Ballot>) -> Command { Command(DropBallot(ballot: ballot)) }
}
