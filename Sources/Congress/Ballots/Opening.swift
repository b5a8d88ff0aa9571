/// What was frozen when a ballot opened.
public struct Opening: Sendable, Hashable, Codable {
  /// Who was here: the figures that bases and reconciliation rest on.
  public let attendance: Attendance
  /// Those who may vote, holders of mandates present at the opening, in the roster's order.
  ///
  /// Behind them stand late arrivals where the ballot admits them. Empty where people were counted by hand.
  public let roll: [Code<Delegate>]
  /// For whom alternates on the roll vote.
  public let replacements: [Seating]
  /// The place of each on the roll.
  private let places: RollPlaces
  /// How many votes each on the roll has, in its order; nothing where heads are counted.
  public let weights: [Int]?
  /// The votes of everybody summoned; nothing where heads are counted.
  public let summonedWeight: Int?
  /// What was decided at once, as it stood then; a later round may be put on fewer.
  public let targets: [BallotPlan.Target]
  /// When it opened, in ms since 1970 UTC.
  public let openedMS: Int64
  /// When a timed vote ends, in ms since 1970 UTC; moves on by the length of every hold and by extensions.
  public let deadlineMS: Int64?

  /// What is frozen at an opening.
  public init(
    attendance: Attendance, roll: [Code<Delegate>], replacements: [Seating] = [], weights: [Int]? = nil,
    summonedWeight: Int? = nil, targets: [BallotPlan.Target] = [], openedMS: Int64, deadlineMS: Int64?
  ) {
    self.init(
      attendance: attendance, roll: roll, places: RollPlaces(roll), replacements: replacements, weights: weights,
      summonedWeight: summonedWeight, targets: targets, openedMS: openedMS, deadlineMS: deadlineMS)
  }

  private init(
    attendance: Attendance, roll: [Code<Delegate>], places: RollPlaces, replacements: [Seating], weights: [Int]?,
    summonedWeight: Int?, targets: [BallotPlan.Target], openedMS: Int64, deadlineMS: Int64?
  ) {
    self.attendance = attendance
    self.roll = roll
    self.places = places
    self.replacements = replacements
    self.weights = weights
    self.summonedWeight = summonedWeight
    self.targets = targets
    self.openedMS = openedMS
    self.deadlineMS = deadlineMS
  }

  /// The place of a delegate on the roll; nothing for whoever is not on it.
  public func place(of delegate: Code<Delegate>) -> Int? { places.byCode[delegate] }

  /// How many may vote.
  public var voters: Int { attendance.countedBy == nil ? roll.count : attendance.present }

  /// The mandates that have a vote here: delegates on the roll, and those for whom alternates on it vote.
  public var mandates: Set<Code<Delegate>> {
    let replaced = Dictionary(replacements.map { ($0.alternate, $0.delegate) }, uniquingKeysWith: { first, _ in first })
    return Set(roll.map { replaced[$0] ?? $0 })
  }

  /// The same opening with another end.
  func until(_ deadlineMS: Int64?) -> Opening {
    Opening(
      attendance: attendance, roll: roll, places: places, replacements: replacements, weights: weights,
      summonedWeight: summonedWeight, targets: targets, openedMS: openedMS, deadlineMS: deadlineMS)
  }

  /// The same opening with one more on the roll, who votes for `mandate`.
  func joined(by delegate: Code<Delegate>, mandate: Code<Delegate>, weight: Int) -> Opening {
    let seating = delegate == mandate ? [] : [Seating(alternate: delegate, delegate: mandate)]
    return Opening(
      attendance: attendance, roll: roll + [delegate], replacements: replacements + seating,
      weights: weights.map { $0 + [weight] }, summonedWeight: summonedWeight, targets: targets,
      openedMS: openedMS, deadlineMS: deadlineMS)
  }
}

/// The place of each on a roll, so that ten thousand votes do not look through it ten thousand times.
///
/// It follows from the roll, so it is neither stored nor compared.
private struct RollPlaces: Sendable, Hashable {
  let byCode: [Code<Delegate>: Int]

  init(_ roll: [Code<Delegate>]) {
    byCode = Dictionary(roll.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  static func == (left: RollPlaces, right: RollPlaces) -> Bool { true }
  func hash(into hasher: inout Hasher) {}
}

extension Opening {
  private enum CodingKeys: String, CodingKey {
    case attendance, roll, replacements, weights, summonedWeight, targets, openedMS, deadlineMS
  }

  /// Reads an opening; what early records did not have reads as none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      attendance: try container.decode(Attendance.self, forKey: .attendance),
      roll: try container.decode([Code<Delegate>].self, forKey: .roll),
      replacements: try container.decodeIfPresent([Seating].self, forKey: .replacements) ?? [],
      weights: try container.decodeIfPresent([Int].self, forKey: .weights),
      summonedWeight: try container.decodeIfPresent(Int.self, forKey: .summonedWeight),
      targets: try container.decodeIfPresent([BallotPlan.Target].self, forKey: .targets) ?? [],
      openedMS: try container.decode(Int64.self, forKey: .openedMS),
      deadlineMS: try container.decodeIfPresent(Int64.self, forKey: .deadlineMS))
  }
}
