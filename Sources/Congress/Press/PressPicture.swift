/// A photograph that the secretariat gives to reporters: what it shows, who took it, and until when nobody has it.
///
/// The bytes are in the library of documents, by their digests: written anew from the pixels of what was given, so nothing
/// of what a camera wrote into its file is in them. The file as it was given is kept nowhere.
public struct PressPicture: Sendable, Hashable, Codable {
  /// The most pictures of a congress.
  public static let picturesMax = 500
  /// The longest caption in each language, in characters.
  public static let captionCharactersMax = 500
  /// The longest name of whoever took it, in characters.
  public static let creditCharactersMax = 120

  /// The picture's code, such as `A01`; it stands in addresses.
  public let code: Code<PressPicture>
  /// What it shows.
  public let caption: LocalizedText
  /// Who took it.
  public let credit: String
  /// The picture.
  public let image: PressImage
  /// The same, small, for pages.
  public let preview: PressImage
  /// Until when nobody but the staff has it; nothing where it went out at once.
  public let embargo: ReleaseMoment?
  /// That it was added.
  public let added: DocumentStep
  /// That it went out; nothing before.
  public internal(set) var released: DocumentStep?
  /// That it was withdrawn; nothing where it was not.
  public internal(set) var withdrawn: DocumentStep?
  /// Why it was withdrawn.
  public internal(set) var withdrawalReason: String?

  /// How far it has come.
  public var state: PressPictureState {
    PressPictureState(isReleased: released != nil, isWithdrawn: withdrawn != nil)
  }
}

/// How far a picture has come.
public enum PressPictureState: String, Sendable, Hashable, Codable, CaseIterable {
  /// Nobody but the staff has it, or knows of it.
  case embargoed
  /// Reporters have it.
  case released
  /// Reporters had it; they are told that it is not to be used any more.
  case withdrawn
  /// It was taken away before anybody had it.
  case discarded

  /// The state of a picture by what has happened to it.
  public init(isReleased: Bool, isWithdrawn: Bool) {
    self =
      switch (isReleased, isWithdrawn) {
      case (false, false): .embargoed
      case (true, false): .released
      case (true, true): .withdrawn
      case (false, true): .discarded
      }
  }
}

/// A JPEG of the library.
public struct PressImage: Sendable, Hashable, Codable {
  /// The largest file, in bytes.
  public static let bytesMax = 24 << 20
  /// The longest side, in pixels.
  public static let sideMax = 6_000

  /// The SHA-256 of its bytes, in 64 hexadecimal digits in small letters.
  public let digest: String
  /// Its length, 1 to ``bytesMax``.
  public let bytes: Int
  /// Its width, 1 to ``sideMax``.
  public let width: Int
  /// Its height, 1 to ``sideMax``.
  public let height: Int

  /// A JPEG by its digest.
  public init(digest: String, bytes: Int, width: Int, height: Int) {
    self.digest = digest
    self.bytes = bytes
    self.width = width
    self.height = height
  }

  /// Whether it can stand on record.
  var isFit: Bool {
    digest.isDigest && (1...Self.bytesMax).contains(bytes) && (1...Self.sideMax).contains(width)
      && (1...Self.sideMax).contains(height)
  }
}

/// What has happened to a picture; the fact of every `press-picture.changed` event.
///
/// A shipped name or fact is never changed; new facts are optional.
public enum PressPictureChange: Sendable, Hashable, Codable {
  /// It was added; without an embargo it goes out with the next event.
  case added(
    caption: LocalizedText, credit: String, image: PressImage, preview: PressImage, embargo: ReleaseMoment? = nil)
  /// It has gone out.
  case released
  /// It was withdrawn.
  case withdrawn(reason: String)
}

extension CongressState {
  /// Every picture for reporters, in the order in which they were added.
  public var pressPictures: [PressPicture] { pressPicturesAdded ?? [] }

  /// The picture with `code`, if there is one.
  public func pressPicture(_ code: Code<PressPicture>) -> PressPicture? { pressPictures.first { $0.code == code } }

  /// Folds in what has happened to a picture; what does not fit it changes nothing.
  mutating func applyPressPicture(_ code: Code<PressPicture>, _ change: PressPictureChange, _ record: EventRecord) {
    // What is out is withdrawn, not undone; an item with which it went out can be taken back all the same.
    if !undo.remembers(record) { undo.remember(nil, of: record) }
    var all = pressPictures
    let index = all.firstIndex { $0.code == code }
    switch (index, change) {
    case (nil, .added(let caption, let credit, let image, let preview, let embargo)):
      all.append(
        PressPicture(
          code: code, caption: caption, credit: credit, image: image, preview: preview, embargo: embargo,
          added: DocumentStep(record)))
    case (let index?, .released): all[index].released = all[index].released ?? DocumentStep(record)
    case (let index?, .withdrawn(let reason)):
      (all[index].withdrawn, all[index].withdrawalReason) = (DocumentStep(record), reason)
    case (nil, _), (_, .added): return
    }
    pressPicturesAdded = all
  }
}
