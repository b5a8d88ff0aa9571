extension CommandRegistry {
  /// The commands about the minutes.
  static let minutes: [any CommandFamily.Type] = [ReadOutMinutes.self, AdoptMinutes.self, SignMinutes.self]
}

/// A command about the minutes of the congress or of a session.
protocol OnMinutes: CommandBody {
  /// The session that they are of; nothing for the whole congress.
  var session: Code<Session>? { get }
  /// The SHA-256 of the file, in 64 hexadecimal digits.
  var digest: String { get }
}

extension OnMinutes {
  package static var roles: [Role] { [.operator, .chair] }
  package static var rolesPossible: [Role] { [.operator, .chair] }
  // The secretary's work goes on beside the show.
  package static var isDriving: Bool { false }

  package var brief: String? { session?.text }

  /// The minutes, where the digest is one and the session is there.
  fileprivate func standing(in state: CongressState) throws(Rejection) -> MinutesStanding? {
    guard digest.isDigest else { throw .minutes(.digestNotFit) }
    if let session, state.agenda.session(session) == nil {
      throw .minutes(.sessionUnknown(session, known: state.agenda.sessions.map(\.code)))
    }
    return state.minutes(of: session)
  }

  /// The minutes that were read out with this digest.
  fileprivate func readOut(in state: CongressState) throws(Rejection) -> MinutesStanding {
    guard let known = try standing(in: state) else { throw .minutes(.notReadOut) }
    guard known.digest == digest else { throw .minutes(.digestIsOther(known: known.digest)) }
    return known
  }
}

/// Puts on record that the minutes were read out to the hall.
package struct ReadOutMinutes: OnMinutes {
  package static let name = CommandName("minutes.read-out")
  package static let example = Self(session: "N1B", digest: String(repeating: "a", count: 64))

  package let session: Code<Session>?
  package let digest: String

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    if let known = try standing(in: state), known.state != .readOut {
      throw .minutes(.alreadyAdopted(digest: known.digest))
    }
    return [.minutesChanged(session: session, change: .readOut(digest: digest))]
  }
}

/// Puts on record by which ballot the hall has adopted the minutes that were read out.
package struct AdoptMinutes: OnMinutes {
  package static let name = CommandName("minutes.adopt")
  package static let example = Self(session: "N1B", digest: String(repeating: "a", count: 64), ballot: "BQ20")

  package let session: Code<Session>?
  package let digest: String
  /// The ballot that adopted them.
  package let ballot: Code<Ballot>

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try readOut(in: state)
    guard known.state == .readOut else { throw .minutes(.alreadyAdopted(digest: known.digest)) }
    let ballot = try state.knownBallot(ballot)
    guard case .published(let opening, _, _, _) = ballot.phase, ballot.verdict?.isAdoption == true else {
      throw .minutes(.ballotAdoptsNothing(ballot.code, state: ballot.state))
    }
    // Nobody adopts what nobody has heard.
    guard opening.openedMS >= known.readOutMS else { throw .minutes(.ballotBeforeReading(ballot.code)) }
    return [
      .minutesChanged(
        session: session, change: .adopted(digest: digest, ballot: ballot.code, round: ballot.round))
    ]
  }
}

/// Puts on record who has signed the minutes that were adopted.
package struct SignMinutes: OnMinutes {
  package static let name = CommandName("minutes.sign")
  package static let example = Self(
    session: "N1B", digest: String(repeating: "a", count: 64), signer: "Lê Hoa", office: "Trưởng đoàn")

  package let session: Code<Session>?
  package let digest: String
  /// The name of whoever has signed.
  package let signer: String
  /// As what.
  package let office: String?

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try readOut(in: state)
    guard known.state != .readOut else { throw .minutes(.notAdopted) }
    for text in [signer, office].compactMap(\.self) {
      guard !text.allSatisfy(\.isWhitespace), text.count <= MinutesRule.signerCharactersMax, !text.hasControlCharacters
      else { throw .minutes(.signerNotFit(charactersMax: MinutesRule.signerCharactersMax)) }
    }
    guard !known.signatures.contains(where: { $0.name == signer }) else { throw .minutes(.signedAlready(signer)) }
    guard known.signatures.count < MinutesSignature.signaturesMax else {
      throw .minutes(.tooManySignatures(max: MinutesSignature.signaturesMax))
    }
    return [.minutesChanged(session: session, change: .signed(digest: digest, name: signer, office: office))]
  }
}

extension Command {
  /// Puts on record that minutes were read out.
  public static func minutesReadOut(of session: Code<Session>?, digest: String) -> Command {
    Command(ReadOutMinutes(session: session, digest: digest))
  }

  /// Puts on record by which ballot minutes were adopted.
  public static func minutesAdopt(of session: Code<Session>?, digest: String, by ballot: Code<Ballot>) -> Command {
    Command(AdoptMinutes(session: session, digest: digest, ballot: ballot))
  }

  /// Puts on record who has signed minutes.
  public static func minutesSign(of session: Code<Session>?, digest: String, signer: String, office: String?) -> Command
  {
    Command(SignMinutes(session: session, digest: digest, signer: signer, office: office))
  }
}
