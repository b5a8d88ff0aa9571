extension Strings {
  /// A refusal's sentence, with the names of the protocol in words; nothing where the rule has no text.
  /// - Parameter details: Names and numbers by the keys of the rule's sentence.
  public func refusal(_ code: String, _ details: [String: String]) -> String? {
    var values = details
    for (key, group) in Self.groups { values[key] = details[key].map { named($0, group) } }
    return text("refusal.\(code)", values)
  }

  /// Where the words for a detail stand, by its key; every other detail is said as it is.
  private static let groups = [
    "state": "state", "needed": "state", "method": "minutes.method", "kind": "credentials.kind",
  ]

  /// One or several names of the protocol in the reader's words.
  private func named(_ words: String, _ group: String) -> String {
    words.split(separator: ",").map { word in
      let name = String(word.drop { $0 == " " })
      return text("\(group).\(name)") ?? name
    }.joined(separator: ", ")
  }
}
