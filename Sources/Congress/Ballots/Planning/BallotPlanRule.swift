/// The rules of what is prepared to be put that a command may break.
///
/// The words for people stand in `Assets/strings` under `refusal.<code>`, with ``details`` in their places.
public enum BallotPlanRule: Sendable, Hashable {
  case codeTaken(Code<Ballot>)
  case codeNotFit(Code<Ballot>)
  case tooMany(count: Int)
  /// What has been opened once stays as it was put.
  case isOpened(Code<Ballot>)
  /// The hall has the question before it.
  case isAsked(Code<Ballot>)
  /// A target was split off from it, or it is one.
  case isSplit(Code<Ballot>)
  /// The congress adopts the list of an election by it.
  case isOfElection(Code<Ballot>, Code<Election>)
  /// A wall or a screen shows it.
  case isShown(Code<Ballot>, on: String)
  case alreadySo(Code<Ballot>)
  case notInItem(Code<Ballot>, item: Code<Item>)
  case questionNotFit
  case planNotFit(BallotPlanFault)

  /// The rule's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .codeTaken: "ballot_code_taken"
    case .codeNotFit: "ballot_code_not_fit"
    case .tooMany: "ballots_too_many"
    case .isOpened: "ballot_is_opened"
    case .isAsked: "ballot_is_asked"
    case .isSplit: "ballot_is_split"
    case .isOfElection: "ballot_is_of_election"
    case .isShown: "ballot_is_shown"
    case .alreadySo: "ballot_already_so"
    case .notInItem: "ballot_not_in_item"
    case .questionNotFit: "ballot_question_not_fit"
    case .planNotFit(let fault): fault.code
    }
  }

  /// The names and numbers by the keys that the rule's sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .codeTaken(let ballot), .isOpened(let ballot), .isAsked(let ballot), .isSplit(let ballot),
      .alreadySo(let ballot):
      ["ballot": .text(ballot.text)]
    case .codeNotFit(let ballot):
      ["ballot": .text(String(ballot.text.prefix(60))), "charactersMax": .number(Int64(Code<Ballot>.charactersMax))]
    case .tooMany(let count):
      ["count": .number(Int64(count)), "countMax": .number(Int64(BallotPlan.ballotsMax))]
    case .isOfElection(let ballot, let election): ["ballot": .text(ballot.text), "election": .text(election.text)]
    case .isShown(let ballot, let place): ["ballot": .text(ballot.text), "place": .text(place)]
    case .notInItem(let ballot, let item): ["ballot": .text(ballot.text), "item": .text(item.text)]
    case .questionNotFit: ["charactersMax": .number(Int64(ItemWords.charactersMax))]
    case .planNotFit(let fault): fault.details
    }
  }
}

/// What is right in each part of a ballot, and not together.
public enum BallotPlanFault: Sendable, Hashable {
  case choicesOutOfRange(count: Int)
  case choiceNotFit(key: String)
  case choiceTwice(key: String)
  case targetsOutOfRange(count: Int)
  case targetNotFit(Code<BallotPlan.Target>)
  case targetTwice(Code<BallotPlan.Target>)
  /// A rule that every result or none would meet.
  case ruleNotFit
  case fixedBaseMissing
  case fixedBaseWithoutBase
  case fixedBaseOutOfRange(Int)
  case durationOutOfRange(seconds: Int64)
  case closingWithoutDuration
  /// A secret vote shows nothing before its end.
  case liveOfSecret
  /// A secret choice could be told from an unusual weight in the sum.
  case weightedOfMethod(BallotPlan.Method)
  case weightedOfBase(BallotPlan.Base)
  case alternativesTooFew
  /// Whoever is left of those who may vote is in favour of a motion, and of no one alternative.
  case alternativesOfResidual
  case alternativesOfTargets
  case blocksMissing

  /// The fault's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .choicesOutOfRange: "ballot_choices_out_of_range"
    case .choiceNotFit: "ballot_choice_not_fit"
    case .choiceTwice: "ballot_choice_twice"
    case .targetsOutOfRange: "ballot_targets_out_of_range"
    case .targetNotFit: "ballot_target_not_fit"
    case .targetTwice: "ballot_target_twice"
    case .ruleNotFit: "ballot_rule_not_fit"
    case .fixedBaseMissing: "ballot_fixed_base_missing"
    case .fixedBaseWithoutBase: "ballot_fixed_base_without_base"
    case .fixedBaseOutOfRange: "ballot_fixed_base_out_of_range"
    case .durationOutOfRange: "ballot_duration_out_of_range"
    case .closingWithoutDuration: "ballot_closing_without_duration"
    case .liveOfSecret: "ballot_live_of_secret"
    case .weightedOfMethod: "ballot_weighted_of_method"
    case .weightedOfBase: "ballot_weighted_of_base"
    case .alternativesTooFew: "ballot_alternatives_too_few"
    case .alternativesOfResidual: "ballot_alternatives_of_residual"
    case .alternativesOfTargets: "ballot_alternatives_of_targets"
    case .blocksMissing: "ballot_blocks_not_there"
    }
  }

  /// The names and numbers by the keys that the fault's sentence uses.
  public var details: [String: Detail] {
    func range(_ range: ClosedRange<Int>, _ value: Int64) -> [String: Detail] {
      [
        "value": .number(value), "least": .number(Int64(range.lowerBound)), "most": .number(Int64(range.upperBound)),
      ]
    }
    return switch self {
    case .choicesOutOfRange(let count): range(BallotPlan.choicesRange, Int64(count))
    case .choiceNotFit(let key), .choiceTwice(let key): ["choice": .text(String(key.prefix(60)))]
    case .targetsOutOfRange(let count): range(BallotPlan.targetsRange, Int64(count))
    case .targetNotFit(let target), .targetTwice(let target): ["target": .text(String(target.text.prefix(60)))]
    case .fixedBaseOutOfRange(let base): range(BallotPlan.fixedBaseRange, Int64(base))
    case .durationOutOfRange(let seconds): range(BallotPlan.secondsRange, seconds)
    case .weightedOfMethod(let method): ["method": .text(method.rawValue)]
    case .weightedOfBase(let base): ["base": .text(base.rawValue)]
    case .ruleNotFit, .fixedBaseMissing, .fixedBaseWithoutBase, .closingWithoutDuration, .liveOfSecret,
      .alternativesTooFew,
      .alternativesOfResidual, .alternativesOfTargets, .blocksMissing:
      [:]
    }
  }
}

extension BallotPlan {
  /// The most ballots of a congress, also those that are added while it runs.
  public static let ballotsMax = 1_000
  /// Numbers that a fixed base may be.
  public static let fixedBaseRange = 1...1_000_000
  /// Lengths of a timed vote, in seconds.
  public static let secondsRange = 1...extensionSecondsMax
  /// How many targets a block vote may have.
  public static let targetsRange = 2...targetsMax

  /// What is right in each part, and not together.
  public var faults: [BallotPlanFault] {
    var faults: [BallotPlanFault] = []
    if base == .fixed, fixedBase == nil { faults.append(.fixedBaseMissing) }
    if base != .fixed, fixedBase != nil { faults.append(.fixedBaseWithoutBase) }
    if closesItself, durationMS == nil { faults.append(.closingWithoutDuration) }
    if interim == .live, method == .electronicSecret { faults.append(.liveOfSecret) }
    if isWeighted, method != .electronicNamed, method != .electronicOpen { faults.append(.weightedOfMethod(method)) }
    if isWeighted, base == .fixed || base == .adjustedSummoned { faults.append(.weightedOfBase(base)) }
    guard kind == .alternatives else { return faults }
    if choices.count(where: \.isAdoptable) < 2 { faults.append(.alternativesTooFew) }
    if method == .residualCount { faults.append(.alternativesOfResidual) }
    if !targets.isEmpty { faults.append(.alternativesOfTargets) }
    return faults
  }

  /// What is wrong in single parts; whoever reads a file has found that before.
  var faultsOfParts: [BallotPlanFault] {
    var faults: [BallotPlanFault] = []
    if !Self.choicesRange.contains(choices.count) { faults.append(.choicesOutOfRange(count: choices.count)) }
    faults += Self.repeated(choices.map(\.key)).map { .choiceTwice(key: $0) }
    faults += choices.filter { !Code<Choice>($0.key).isFit || !$0.label.isFit }.map { .choiceNotFit(key: $0.key) }
    if !targets.isEmpty, !Self.targetsRange.contains(targets.count) {
      faults.append(.targetsOutOfRange(count: targets.count))
    }
    faults += Self.repeated(targets.map(\.code)).map { .targetTwice($0) }
    faults += targets.filter { !$0.code.isFit || !$0.text.isFit }.map { .targetNotFit($0.code) }
    if !rule.isFit { faults.append(.ruleNotFit) }
    if let fixedBase, !Self.fixedBaseRange.contains(fixedBase) { faults.append(.fixedBaseOutOfRange(fixedBase)) }
    if let durationMS, !durationMS.isMultiple(of: 1_000) || !Self.secondsRange.contains(Int(durationMS / 1_000)) {
      faults.append(.durationOutOfRange(seconds: durationMS / 1_000))
    }
    return faults
  }

  private static func repeated<Name: Hashable>(_ names: [Name]) -> [Name] {
    var seen: Set<Name> = []
    return names.filter { !seen.insert($0).inserted }
  }
}

extension LocalizedText {
  /// Whether it can stand where the hall reads it: something to read, of a length that has a picture, on one line.
  var isFit: Bool {
    [vi, en].compactMap { $0 }.allSatisfy { text in
      (1...ItemWords.charactersMax).contains(text.count) && !text.allSatisfy(\.isWhitespace)
        && !text.hasControlCharacters
    }
  }
}
