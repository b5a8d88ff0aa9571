import Foundation

/// A step of a guide: a command with its answer, or keys with what the page then says.
enum GuideStep {
  case command(String, answer: [String])
  case keys(String, words: String)

  /// The steps of a guide, in order: its `shell` blocks and its `keys` blocks.
  static func steps(of guide: String) throws -> [GuideStep] {
    let text = try String(
      contentsOfFile: "\(Executable.package)/Sources/Manual/Plenary.docc/\(guide).md", encoding: .utf8)
    var steps: [GuideStep] = []
    var block: Substring?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        block = block == nil ? line.dropFirst(3) : nil
      } else if block == "keys", let arrow = line.range(of: " →") {
        let words = line[arrow.upperBound...].trimmingCharacters(in: .whitespaces)
        steps.append(.keys(String(line[..<arrow.lowerBound]), words: words))
      } else if block == "shell", line.hasPrefix("$ ") {
        steps.append(.command(String(line.dropFirst(2)), answer: []))
      } else if block == "shell", case .command(let command, let answer)? = steps.popLast() {
        steps.append(.command(command, answer: answer + [String(line)]))
      }
    }
    return steps
  }
}
