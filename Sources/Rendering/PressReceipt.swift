public import Assets
public import Congress
public import Documents

/// What the press has made, as it tells it to whoever called it.
public struct PressReceipt: Sendable, Hashable, Codable {
  /// The file as it was given.
  public let file: DocumentFile
  /// Its pages.
  public let pages: DocumentPages
  /// What whoever approves them has to know.
  public let remarks: [PageRemark]

  init(_ pressed: PagePress.Pressed) {
    file = pressed.file
    pages = pressed.pages
    remarks = pressed.list.remarks
  }
}

/// Why the press has made nothing, as it tells it to whoever called it.
public struct PressRefusal: Sendable, Hashable, Codable {
  /// The key of the sentence.
  public let code: String
  /// The sentence.
  public let message: String
}

extension PageRemark {
  /// The remark in a sentence.
  public var wording: Wording { Wording("press.remark.\(kind.rawValue)", ["value": .text(value)]) }
}
