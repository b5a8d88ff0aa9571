extension CongressState {
  /// The election with `code`, if there is one.
  public func election(_ code: Code<Election>) -> Election? { elections.first { $0.code == code } }
}

/// One election as somebody finds it who wants something done with it, and the refusals of it.
package struct ElectionDecision {
  let state: CongressState
  let election: Election
  let actor: Actor

  var round: ElectionRound { election.round }

  /// The refusal of this election for a broken rule.
  func broken(_ rule: ElectionRule) -> Rejection { .election(election.code, rule) }

  func wrongState(needed: ElectionState...) -> Rejection {
    broken(.inWrongState(election.state, needed: needed))
  }

  /// Refuses a figure that no hall has; so no sum of figures can overflow.
  func checkRange(
    _ value: Int, _ figure: ElectionDifference.Figure? = nil, of candidate: Code<Candidate>? = nil
  ) throws(Rejection) {
    guard (0...Roster.delegatesMax).contains(value) else {
      throw broken(.figureOutOfRange(figure, candidate, value: value))
    }
  }

  /// The name on the roster or, for whoever is not on it, the one that was given.
  func fullName(
    of code: Code<Candidate>, known: String?, given: String?
  ) throws(Rejection) -> String {
    if let name = state.definition.roster[Code(code.text)]?.name ?? known {
      // Another name beside a known code is a slip of the hand in one of the two.
      guard given == nil || given == name else { throw broken(.nameUnlikeCode(code, name: name)) }
      return name
    }
    guard code.isFit else { throw broken(.codeNotFit(code)) }
    guard let given, !given.allSatisfy(\.isWhitespace) else { throw broken(.nameMissing(code)) }
    guard given.count <= Candidate.nameCharactersMax, given.utf8.count <= Candidate.nameBytesMax,
      !given.hasControlCharacters, given.first != " ", given.last != " "
    else {
      throw broken(.nameNotFit(code))
    }
    return given
  }
}

extension Code {
  /// The most characters of a code that comes from outside.
  public static var charactersMax: Int { 64 }

  /// Whether the code has the shape of one: short, without spaces or control characters.
  var isFit: Bool {
    (1...Self.charactersMax).contains(text.count) && !text.contains(where: \.isWhitespace)
      && !text.hasControlCharacters
  }
}

extension String {
  /// Whether a control character, a line break or an invisible sign stands in the text.
  var hasControlCharacters: Bool {
    unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
  }
}
