/// Text with marks for what is bold (`**…**`) or italic (`__…__`), as the words of papers and their edits are written.
///
/// A backslash takes the meaning of a mark that follows it.
package enum PaperMarkup {
  /// The runs of a text with marks.
  package static func runs(_ markup: String) -> [PaperRun] {
    var runs: [PaperRun] = []
    var run = PaperRun(text: "")
    var rest = Substring(markup)
    func close() { if !run.text.isEmpty { runs.append(run) } }
    while let first = rest.first {
      if first == "\\", let next = rest.dropFirst().first, "\\*_#".contains(next) {
        run.text.append(next)
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("**") || rest.hasPrefix("__") {
        close()
        run.text = ""
        if first == "*" { run.isBold.toggle() } else { run.isItalic.toggle() }
        rest = rest.dropFirst(2)
      } else {
        run.text.append(first)
        rest = rest.dropFirst()
      }
    }
    close()
    return runs
  }

  /// Runs as text with marks.
  package static func text(of runs: [PaperRun]) -> String {
    runs.map { run in
      let inner = raw(run.text)
      let italic = run.isItalic ? "__\(inner)__" : inner
      return run.isBold ? "**\(italic)**" : italic
    }.joined()
  }

  /// What somebody has written, so that nothing in it is a mark.
  package static func raw(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { "\\*_".unicodeScalars.contains($0) }) else { return text }
    var marked = ""
    for character in text {
      if "\\*_".contains(character) { marked.append("\\") }
      marked.append(character)
    }
    return marked
  }
}
