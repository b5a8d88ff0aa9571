/// The rules of screens that a command may break.
///
/// The words for people stand in `Assets/strings` under `refusal.<code>`, with ``details`` in their places.
public enum ScreenRule: Sendable, Hashable {
  case unknown(Code<Screen>, known: [Code<Screen>])
  case idNotFit(Code<Screen>)
  case tooMany
  case nameNotFit(Code<Screen>)
  case nameTooLong(Code<Screen>, bytes: Int)
  case nameAlreadySo(Code<Screen>, name: String)
  case outputAlreadySo(Code<Screen>, output: Code<Output>)
  case alreadyPinned(Code<Screen>, cue: Cue)
  case alreadyFrozen(Code<Screen>)
  case alreadyFollows(Code<Screen>, output: Code<Output>)
  /// Nothing appears over a ceremony.
  case ceremonyOnAir(Code<Screen>)

  /// The rule's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .unknown: "screen_unknown"
    case .idNotFit: "screen_id_not_fit"
    case .tooMany: "screen_too_many"
    case .nameNotFit: "screen_name_not_fit"
    case .nameTooLong: "screen_name_too_long"
    case .nameAlreadySo: "screen_name_already_so"
    case .outputAlreadySo: "screen_output_already_so"
    case .alreadyPinned: "screen_already_pinned"
    case .alreadyFrozen: "screen_already_frozen"
    case .alreadyFollows: "screen_already_follows"
    case .ceremonyOnAir: "screen_ceremony_on_air"
    }
  }

  /// The names and numbers of the refusal, by the keys that its sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .unknown(let screen, let known):
      ["screen": .text(screen.text), "known": .text(known.map(\.text).joined(separator: ", "))]
    case .tooMany: ["countMax": .number(Int64(ScreenStanding.countMax))]
    case .idNotFit(let screen), .nameNotFit(let screen), .alreadyFrozen(let screen), .ceremonyOnAir(let screen):
      ["screen": .text(String(screen.text.prefix(60)))]
    case .nameTooLong(let screen, let bytes):
      [
        "screen": .text(screen.text), "bytes": .number(Int64(bytes)),
        "bytesMax": .number(Int64(ScreenStanding.nameBytesMax)),
      ]
    case .nameAlreadySo(let screen, let name): ["screen": .text(screen.text), "name": .text(name)]
    case .outputAlreadySo(let screen, let output), .alreadyFollows(let screen, let output):
      ["screen": .text(screen.text), "output": .text(output.text)]
    case .alreadyPinned(let screen, let cue): ["screen": .text(screen.text), "cue": .text(cue.shortText)]
    }
  }
}
