public import Congress

extension CommandName: ExpressibleByStringLiteral {
  /// The name of a command that there is.
  public init(stringLiteral name: String) {
    guard let known = CommandName(rawValue: name) else { preconditionFailure("there is no command '\(name)'") }
    self = known
  }
}
