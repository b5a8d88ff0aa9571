/// How far the minutes of a congress, or of one session, have come: read out, adopted, signed.
///
/// The words themselves are in a file; what is on record is the file's digest, so whoever holds a paper can show which
/// one was adopted.
public struct MinutesStanding: Sendable, Hashable, Codable {
  /// How far they have come.
  public enum State: String, Sendable, Hashable, Codable, CaseIterable {
    case readOut = "read-out"
    case adopted, signed
  }

  /// The session that they are of; nothing for the whole congress.
  public let session: Code<Session>?
  /// The SHA-256 of the file, in 64 hexadecimal digits.
  public internal(set) var digest: String
  /// When they were read out last, in ms since 1970 UTC.
  public internal(set) var readOutMS: Int64
  /// How they were adopted; nothing before.
  public internal(set) var adoption: MinutesAdoption?
  /// Who has signed them, in order.
  public internal(set) var signatures: [MinutesSignature] = []

  /// How far they have come.
  public var state: State { signatures.isEmpty ? adoption == nil ? .readOut : .adopted : .signed }
}

/// By which ballot minutes were adopted, and when.
public struct MinutesAdoption: Sendable, Hashable, Codable {
  /// The ballot.
  public let ballot: Code<Ballot>
  /// Its round, from 1.
  public let round: Int
  /// When that went on record, in ms since 1970 UTC.
  public let atMS: Int64
}

/// Who has signed minutes, as what, and when.
public struct MinutesSignature: Sendable, Hashable, Codable {
  /// The most that sign one paper.
  public static let signaturesMax = 20

  /// The name.
  public let name: String
  /// As what; nothing where that is not said.
  public let office: String?
  /// When that went on record, in ms since 1970 UTC.
  public let atMS: Int64
}

/// What has happened to minutes; the fact of every `minutes.changed` event.
///
/// A shipped name or fact is never changed; new facts are optional.
public enum MinutesChange: Sendable, Hashable, Codable {
  /// They were read out to the hall.
  case readOut(digest: String)
  /// The hall has adopted them, by a ballot.
  case adopted(digest: String, ballot: Code<Ballot>, round: Int)
  /// Somebody has signed them.
  case signed(digest: String, name: String, office: String? = nil)

  private enum CodingKeys: String, CodingKey {
    case readOut = "read-out"
    case adopted, signed
  }

  /// The change's name.
  public var name: String {
    switch self {
    case .readOut: "read-out"
    case .adopted: "adopted"
    case .signed: "signed"
    }
  }
}

extension CongressState {
  /// The minutes of the congress or of a session; nothing where they were never read out.
  public func minutes(of session: Code<Session>?) -> MinutesStanding? { minutes.first { $0.session == session } }

  /// Every paper of minutes that was read out, in the order in which it first was.
  public var minutes: [MinutesStanding] { minutesRead ?? [] }

  /// Folds in what has happened to minutes; what does not fit them changes nothing.
  mutating func applyMinutes(of session: Code<Session>?, _ change: MinutesChange, _ record: EventRecord) {
    undo.remember(nil, of: record)
    var all = minutes
    let index = all.firstIndex { $0.session == session }
    switch change {
    case .readOut(let digest):
      guard let index else {
        all.append(MinutesStanding(session: session, digest: digest, readOutMS: record.atMS))
        break
      }
      guard all[index].state == .readOut else { return }
      (all[index].digest, all[index].readOutMS) = (digest, record.atMS)
    case .adopted(let digest, let ballot, let round):
      guard let index, all[index].digest == digest, all[index].state == .readOut else { return }
      all[index].adoption = MinutesAdoption(ballot: ballot, round: round, atMS: record.atMS)
    case .signed(let digest, let name, let office):
      guard let index, all[index].digest == digest, all[index].state != .readOut else { return }
      all[index].signatures.append(MinutesSignature(name: name, office: office, atMS: record.atMS))
    }
    minutesRead = all
  }
}
