/// Somebody whom a document can be for.
public enum DocumentReader: String, Sendable, Hashable, Codable, CaseIterable {
  case presidium, delegate, alternate, guest, press
  /// Everybody, in the hall and outside.
  case `public`
}

/// Whoever asks for a document: the staff that prepares it, or one of those it can be for.
public enum DocumentViewer: Sendable, Hashable, CaseIterable {
  /// Who files, approves and releases.
  case staff
  case reader(DocumentReader)

  /// Everybody who can ask.
  public static let allCases: [DocumentViewer] = [.staff] + DocumentReader.allCases.map(DocumentViewer.reader)
}

/// What can be asked for of one version of a document.
public enum DocumentPart: String, Sendable, Hashable, CaseIterable {
  /// That it exists, and what it is called.
  case listing
  /// Its pages sealed: nobody reads them who has not the key, which is handed out with its pages only.
  case sealed
  /// A page as a picture, and its text; also the key of its sealed pages.
  case page
  /// What is otherwise than in the version before.
  case differences
  /// The file as it was given, which may hold more than its pages show: earlier wordings, comments, names.
  case original
  /// Who did what with it, and when.
  case history
}

/// Who may have what of a document: decided here and nowhere else, from nothing but these facts.
///
/// To be told of a document and to be let open it are one thing: whoever finds it in a list can read it, unless it was
/// withdrawn meanwhile, and that they are told.
public enum DocumentAccess {
  /// Whether a part of a version may be had.
  /// - Parameters:
  ///   - state: How far the version has come.
  ///   - audience: For whom the document is.
  ///   - viewer: Who asks.
  public static func allows(
    _ part: DocumentPart, of state: DocumentState, for audience: [DocumentReader], to viewer: DocumentViewer
  ) -> Bool {
    switch viewer {
    case .staff: true
    case .reader(let reader): isFor(reader, audience) && isOpen(part, in: state)
    }
  }

  /// Whether somebody is among those that a document is for.
  ///
  /// What is for the public is for everybody, and the presidium has what delegates have. Nothing else is implied.
  public static func isFor(_ reader: DocumentReader, _ audience: [DocumentReader]) -> Bool {
    audience.contains(reader) || audience.contains(.public) || (reader == .presidium && audience.contains(.delegate))
  }

  /// What is open of a version to those it is for.
  private static func isOpen(_ part: DocumentPart, in state: DocumentState) -> Bool {
    switch (state, part) {
    case (_, .original), (_, .history): false
    // Sealed it may lie on a tablet days before: it goes out at once then, and not before.
    case (.approved, .sealed): true
    case (.filed, _), (.approved, _): false
    case (.released, _): true
    // Whoever has it learns that there is a newer one, or that it was taken back; its pages are gone.
    case (.superseded, .listing), (.withdrawn, .listing): true
    case (.superseded, _), (.withdrawn, _): false
    }
  }
}

extension Document {
  /// Whether a part of a version may be had by somebody; no version of another number.
  public func allows(_ part: DocumentPart, ofVersion number: Int, to viewer: DocumentViewer) -> Bool {
    state(of: number).map { DocumentAccess.allows(part, of: $0, for: audience, to: viewer) } ?? false
  }
}

extension Role {
  /// As whom somebody in the role asks for documents over the hall protocol.
  public var documentViewer: DocumentViewer {
    switch self {
    case .operator, .chair: .staff
    // A gateway asks for each of its readers, by their topics; for itself it is anybody.
    case .registration, .teller, .voter, .screen, .observer, .gateway: .reader(.public)
    }
  }
}
