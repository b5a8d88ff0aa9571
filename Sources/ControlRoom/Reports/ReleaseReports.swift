public import Assets
public import Congress

extension ReleaseMoment {
  /// The moment in words: as item 1.11 begins.
  public func wording(_ figures: FigureFormat, utcOffset: UTCOffset) -> Wording {
    switch self {
    case .item(let item): Wording("document.on.item", ["item": .text(item.text)])
    case .ballot(let ballot): Wording("document.on.ballot", ["ballot": .text(ballot.text)])
    case .time(let atMS):
      Wording("document.on.time", ["time": .text(figures.timeWithSeconds(atMS, utcOffset: utcOffset))])
    }
  }
}

extension RundownView.Release {
  /// What goes out and when, in a line; and that it will not, where it is not approved.
  public func wording(_ figures: FigureFormat, utcOffset: UTCOffset) -> Wording {
    Wording(
      isApproved ? "document.rundown" : "document.rundown-not-approved",
      [
        "document": .text(document.text), "version": .text("\(version)"),
        "on": .wording(on.wording(figures, utcOffset: utcOffset)),
      ])
  }
}
