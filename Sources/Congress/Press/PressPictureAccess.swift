/// What can be asked for of a picture for reporters.
public enum PressPicturePart: String, Sendable, Hashable, CaseIterable {
  /// That there is one, what it shows and who took it.
  case listing
  /// Its bytes, large or small.
  case image
  /// Until when nobody has it, and who did what with it.
  case history
}

/// Who may have what of a picture, and when an embargo is over: decided here and nowhere else.
public enum PressPictureAccess {
  /// Whether a part of a picture may be had.
  ///
  /// What is out is out: everybody has what reporters have. Nothing of what is under embargo is told to anybody but the
  /// staff, not even that there is something.
  public static func allows(
    _ part: PressPicturePart, of state: PressPictureState, to viewer: DocumentViewer
  ) -> Bool {
    switch (viewer, state, part) {
    case (.staff, _, _): true
    case (.reader, _, .history): false
    case (.reader, .embargoed, _), (.reader, .discarded, _): false
    case (.reader, .released, _): true
    // Whoever has it is told not to use it any more.
    case (.reader, .withdrawn, .listing): true
    case (.reader, .withdrawn, .image): false
    }
  }

  /// Whether an embargo is over: at its moment, not before it, and never where the picture was taken away meanwhile.
  /// - Parameters:
  ///   - embargo: Until when it holds; one that was never laid is over.
  ///   - hasCome: Whether a moment has come.
  public static func isOver(
    _ embargo: ReleaseMoment?, of state: PressPictureState, hasCome: (ReleaseMoment) -> Bool
  ) -> Bool {
    switch state {
    case .embargoed: embargo.map(hasCome) ?? true
    case .released, .withdrawn: true
    case .discarded: false
    }
  }
}

extension CongressState {
  /// The pictures whose embargo ends as something happens that is not a time.
  func pressReleases(on moment: ReleaseMoment) -> [Event] { pressReleases { $0 == moment } }

  /// The pictures whose embargo is over at a time.
  func pressReleasesDue(atMS: Int64) -> [Event] {
    pressReleases { if case .time(let dueMS) = $0 { dueMS <= atMS } else { false } }
  }

  /// When the next embargo ends at a time, in ms since 1970 UTC; nothing where none does.
  var nextPressReleaseMS: Int64? {
    pressPictures.compactMap { picture in
      guard picture.state == .embargoed, case .time(let atMS) = picture.embargo else { return nil }
      return atMS
    }.min()
  }

  private func pressReleases(_ hasCome: (ReleaseMoment) -> Bool) -> [Event] {
    pressPictures.filter {
      $0.state == .embargoed && PressPictureAccess.isOver($0.embargo, of: $0.state, hasCome: hasCome)
    }.map { .pressPictureChanged(picture: $0.code, change: .released) }
  }
}

/// The `press-pictures` topic: every picture with its embargo and its steps, for the staff.
public struct PressPicturesView: Sendable, Hashable, Codable {
  /// The pictures in the order in which they were added.
  public let pictures: [PressPicture]

  /// The pictures of a congress.
  public init(pictures: [PressPicture]) { self.pictures = pictures }
}

/// The `press-pictures.released` topic: what reporters have, and what they had and are not to use any more.
public struct ReleasedPressPicturesView: Sendable, Hashable, Codable {
  /// One picture as reporters are told of it.
  public struct Line: Sendable, Hashable, Codable {
    /// Its code.
    public let code: Code<PressPicture>
    /// What it shows.
    public let caption: LocalizedText
    /// Who took it.
    public let credit: String
    /// `released`, or `withdrawn`, which has no image any more.
    public let state: PressPictureState
    /// When it went out, in ms since 1970 UTC.
    public let releasedMS: Int64
    /// The picture; nothing where it was withdrawn.
    public let image: PressImage?
    /// The same, small.
    public let preview: PressImage?
    /// Why it was withdrawn.
    public let reason: String?
  }

  /// The pictures, newest first.
  public let pictures: [Line]

  /// What reporters have.
  public init(pictures: [Line]) { self.pictures = pictures }
}

extension CongressState {
  /// Every picture with its embargo and its steps.
  public var pressPicturesView: PressPicturesView { PressPicturesView(pictures: pressPictures) }

  /// What reporters have of pictures.
  public var releasedPressPictures: ReleasedPressPicturesView {
    let viewer = DocumentViewer.reader(.press)
    let lines = pressPictures.compactMap { picture -> ReleasedPressPicturesView.Line? in
      guard let released = picture.released, PressPictureAccess.allows(.listing, of: picture.state, to: viewer) else {
        return nil
      }
      let hasImage = PressPictureAccess.allows(.image, of: picture.state, to: viewer)
      return ReleasedPressPicturesView.Line(
        code: picture.code, caption: picture.caption, credit: picture.credit, state: picture.state,
        releasedMS: released.atMS, image: hasImage ? picture.image : nil, preview: hasImage ? picture.preview : nil,
        reason: picture.withdrawalReason)
    }
    return ReleasedPressPicturesView(pictures: lines.reversed())
  }
}
