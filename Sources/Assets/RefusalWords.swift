extension Strings {
  /// A refusal's sentence, states of ballots in words; nothing where the rule has no text.
  /// - Parameter details: Names and numbers by the keys of the rule's sentence.
  public func refusal(_ code: String, _ details: [String: String]) -> String? {
    var values = details
    for key in ["state", "needed"] { values[key] = details[key].map(states) }
    return text("refusal.\(code)", values)
  }

  private func states(_ words: String) -> String {
    words.split(separator: ",").map { word in
      let name = String(word.drop { $0 == " " })
      return text("state.\(name)") ?? name
    }.joined(separator: ", ")
  }
}
