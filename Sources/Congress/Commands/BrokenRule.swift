/// The rule that a command breaks, as others are told it: a ``Rejection``'s name with its names and numbers.
public struct BrokenRule: Error, Sendable, Hashable, Codable {
  /// The rule's stable name, as replies carry it.
  public let code: String
  /// The names and numbers, by the keys that the rule's sentence uses.
  public let details: [String: Detail]

  /// A rule by its name.
  public init(code: String, details: [String: Detail]) {
    self.code = code
    self.details = details
  }

  /// The rule that a refusal stands on.
  public init(_ rejection: Rejection) { self.init(code: rejection.code, details: rejection.details) }
}
