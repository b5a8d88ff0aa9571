public import Congress

extension Quorum {
  /// How the keys of warnings end that name it; nothing where there is nothing to warn of.
  public var keySuffix: String {
    switch self {
    case .met: ""
    case .notMet: "-no-quorum"
    case .organisationsUnknown: "-organisations-unknown"
    }
  }
}
