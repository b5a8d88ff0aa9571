/// The rules of pictures for reporters that a command may break.
///
/// The words for people stand in `Assets/strings` under `refusal.<code>`, with ``details`` in their places.
public enum PressPictureRule: Sendable, Hashable {
  /// No picture has that code.
  case unknown(Code<PressPicture>, known: [Code<PressPicture>])
  /// Another picture has that code.
  case codeTaken(Code<PressPicture>)
  /// A code is 1 to 64 letters, digits, dots and hyphens.
  case codeNotFit
  /// A caption or a credit is empty, too long, or not on one line.
  case textNotFit(charactersMax: Int)
  /// An image is no JPEG of the library, or larger than it may be.
  case imageNotFit(sideMax: Int, bytesMax: Int)
  /// The moment at which the embargo was to end is over.
  case embargoPast(ReleaseMoment)
  /// The picture has come too far for that.
  case inWrongState(Code<PressPicture>, state: PressPictureState)
  /// There are as many pictures as there can be.
  case tooMany(max: Int)

  /// The rule's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .unknown: "press_picture_unknown"
    case .codeTaken: "press_picture_code_taken"
    case .codeNotFit: "press_picture_code_not_fit"
    case .textNotFit: "press_picture_text_not_fit"
    case .imageNotFit: "press_picture_image_not_fit"
    case .embargoPast: "press_picture_embargo_past"
    case .inWrongState: "press_picture_in_wrong_state"
    case .tooMany: "press_picture_too_many"
    }
  }

  /// Names and numbers by the keys that the rule's sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .unknown(let picture, let known):
      ["picture": .text(picture.text), "known": .text(known.map(\.text).joined(separator: ", "))]
    case .codeTaken(let picture): ["picture": .text(picture.text)]
    case .codeNotFit: [:]
    case .textNotFit(let most): ["charactersMax": .number(Int64(most))]
    case .imageNotFit(let side, let bytes): ["sideMax": .number(Int64(side)), "bytesMax": .number(Int64(bytes))]
    case .embargoPast(let moment): ["moment": .text(moment.text)]
    case .inWrongState(let picture, let state): ["picture": .text(picture.text), "state": .text(state.rawValue)]
    case .tooMany(let most): ["max": .number(Int64(most))]
    }
  }
}
