extension CommandRegistry {
  /// The commands about pictures for reporters.
  static let pressPictures: [any CommandFamily.Type] = [
    AddPressPicture.self, ReleasePressPicture.self, WithdrawPressPicture.self,
  ]
}

/// A command about a picture for reporters.
protocol OnPressPicture: CommandBody {
  /// The picture.
  var picture: Code<PressPicture> { get }
}

extension OnPressPicture {
  package static var roles: [Role] { [.operator, .chair] }
  package static var rolesPossible: [Role] { [.operator, .chair] }
  // The secretariat's work goes on beside the show.
  package static var isDriving: Bool { false }
  // Nothing is offered: each is asked for by whoever has looked at the picture.
  package static var facets: Facets { [] }

  package var brief: String? { picture.text }

  /// The picture, where there is one of the code.
  fileprivate func known(in state: CongressState) throws(Rejection) -> PressPicture {
    guard let known = state.pressPicture(picture) else {
      throw .pressPicture(.unknown(picture, known: state.pressPictures.map(\.code)))
    }
    return known
  }

  fileprivate func changed(_ change: PressPictureChange) -> Event {
    .pressPictureChanged(picture: picture, change: change)
  }
}

/// Puts a picture on record whose bytes are in the library; without an embargo it goes out at once.
package struct AddPressPicture: OnPressPicture {
  package static let name = CommandName("press-picture.add")
  package static let example = Self(
    picture: "A01", caption: LocalizedText(vi: "Đoàn Chủ tịch Đại hội", en: "The presidium"), credit: "Lê Thị Hoa",
    image: PressImage(digest: String(repeating: "a", count: 64), bytes: 900_000, width: 4_000, height: 2_667),
    preview: PressImage(digest: String(repeating: "b", count: 64), bytes: 90_000, width: 960, height: 640),
    embargo: .item("1.02"))

  package let picture: Code<PressPicture>
  /// What it shows.
  package let caption: LocalizedText
  /// Who took it.
  package let credit: String
  /// The picture.
  package let image: PressImage
  /// The same, small.
  package let preview: PressImage
  /// Until when nobody has it; it goes out at once where that is not written.
  package let embargo: ReleaseMoment?

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard picture.isFitForAddress else { throw .pressPicture(.codeNotFit) }
    guard state.pressPicture(picture) == nil else { throw .pressPicture(.codeTaken(picture)) }
    guard state.pressPictures.count < PressPicture.picturesMax else {
      throw .pressPicture(.tooMany(max: PressPicture.picturesMax))
    }
    for text in caption.all { try checkLine(text, charactersMax: PressPicture.captionCharactersMax) }
    try checkLine(credit, charactersMax: PressPicture.creditCharactersMax)
    guard image.isFit, preview.isFit else {
      throw .pressPicture(.imageNotFit(sideMax: PressImage.sideMax, bytesMax: PressImage.bytesMax))
    }
    switch embargo {
    case .item(let item): if state.agenda[item] == nil { throw .itemUnknown(item) }
    case .ballot(let ballot): _ = try state.knownBallot(ballot)
    case .time, nil: break
    }
    // An embargo that is over already was meant otherwise.
    if let embargo, state.hasCome(embargo, atMS: context.atMS) { throw .pressPicture(.embargoPast(embargo)) }
    let added = changed(.added(caption: caption, credit: credit, image: image, preview: preview, embargo: embargo))
    return [added] + (embargo == nil ? [changed(.released)] : [])
  }

  private func checkLine(_ text: String, charactersMax: Int) throws(Rejection) {
    guard !text.allSatisfy(\.isWhitespace), text.count <= charactersMax, !text.hasControlCharacters else {
      throw .pressPicture(.textNotFit(charactersMax: charactersMax))
    }
  }
}

/// Ends a picture's embargo before its moment.
package struct ReleasePressPicture: OnPressPicture {
  package static let name = CommandName("press-picture.release")
  package static let example = Self(picture: "A01")

  package let picture: Code<PressPicture>

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try known(in: state)
    guard known.state == .embargoed else { throw .pressPicture(.inWrongState(picture, state: known.state)) }
    return [changed(.released)]
  }
}

/// Takes a picture back, or away before anybody has it.
package struct WithdrawPressPicture: OnPressPicture {
  package static let name = CommandName("press-picture.withdraw")
  package static let example = Self(picture: "A01", reason: Reason("nhầm người"))

  package let picture: Code<PressPicture>
  /// Why.
  package let reason: Reason

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try known(in: state)
    guard known.state == .embargoed || known.state == .released else {
      throw .pressPicture(.inWrongState(picture, state: known.state))
    }
    try reason.checkGiven()
    return [changed(.withdrawn(reason: reason.text))]
  }
}

/// What is known of a picture that is to be added.
public struct PressPictureFiling: Sendable, Hashable {
  /// The code that it is to have.
  public let code: Code<PressPicture>
  /// What it shows.
  public let caption: LocalizedText
  /// Who took it.
  public let credit: String
  /// Until when nobody has it; nothing to let it go out at once.
  public let embargo: ReleaseMoment?

  /// A picture that is to be added.
  public init(code: Code<PressPicture>, caption: LocalizedText, credit: String, embargo: ReleaseMoment?) {
    self.code = code
    self.caption = caption
    self.credit = credit
    self.embargo = embargo
  }
}

extension Command {
  /// Puts a picture on record whose bytes are in the library.
  public static func pressPictureAdd(
    _ filing: PressPictureFiling, image: PressImage, preview: PressImage
  ) -> Command {
    Command(
      AddPressPicture(
        picture: filing.code, caption: filing.caption, credit: filing.credit, image: image, preview: preview,
        embargo: filing.embargo))
  }

  /// Ends a picture's embargo before its moment.
  public static func pressPictureRelease(_ picture: Code<PressPicture>) -> Command {
    Command(ReleasePressPicture(picture: picture))
  }

  /// Takes a picture back, or away before anybody has it.
  public static func pressPictureWithdraw(_ picture: Code<PressPicture>, reason: String) -> Command {
    Command(WithdrawPressPicture(picture: picture, reason: Reason(reason)))
  }
}
