/// Who holds a tablet, as far as that decides what it is told.
///
/// The tablets of one audience are told the same, byte for byte.
public enum TabletAudience: String, Sendable, Hashable, Codable, CaseIterable {
  /// Whoever looks on: guests, and a tablet that nobody has been given.
  case guest
  /// Delegates, and alternates who may be seated.
  case delegate
  /// Members of the presidium.
  case presidium
}

extension CongressState {
  /// The body whose members are told what the presidium is told.
  static let presidiumBody: Code<Body> = "presidium"

  /// What somebody of the roster is told.
  func tabletAudience(of delegate: Delegate) -> TabletAudience {
    if delegate.kind == .guest { return .guest }
    let members = definition.body(Self.presidiumBody)?.members ?? []
    return members.contains { $0.delegate == delegate.code } ? .presidium : .delegate
  }

  /// As whom somebody of the roster reads documents: an alternate who sits for a delegate has what delegates have.
  func documentReader(of delegate: Delegate) -> DocumentReader {
    switch tabletAudience(of: delegate) {
    case .guest: .guest
    case .presidium: .presidium
    case .delegate: delegate.kind == .alternate && replaced(by: delegate.code) == nil ? .alternate : .delegate
    }
  }
}
