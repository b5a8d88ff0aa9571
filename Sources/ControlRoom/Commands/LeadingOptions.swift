/// Options that belong to every command, typed before it: `plenary --language en status`.
///
/// The parser knows them behind the command only; there they go.
public enum LeadingOptions {
  private static let withValue: Set<String> = [
    "--assets", "--language", "--role", "--host", "--port", "--token", "--id", "--settings", "--trust", "--fingerprint",
  ]
  private static let flags: Set<String> = ["--json"]

  /// The words of a command line, what stands before the command behind it; before `--`, after which nothing is an option.
  public static func behindCommand(_ words: [String]) -> [String] {
    var count = 0
    while count < words.count {
      let word = words[count]
      if flags.contains(word) || withValue.contains(where: { word.hasPrefix($0 + "=") }) {
        count += 1
      } else if withValue.contains(word), count + 1 < words.count {
        count += 2
      } else {
        break
      }
    }
    guard count > 0, count < words.count, words[count].first != "-" else { return words }
    let rest = words[count...]
    let end = rest.firstIndex(of: "--") ?? rest.endIndex
    return Array(rest[..<end]) + words[..<count] + rest[end...]
  }
}
