import Congress

/// The documents that an item was dealt with by: which version of each the hall had, and how anybody can tell it again.
struct DocumentSentences {
  /// How many digits of a digest stand in a sentence; all of them stand in the annex.
  private static let digestDigits = 12

  let course: CongressCourse
  let words: PaperWords

  /// A version of a document that was in force as a stretch of the congress ended.
  private struct Lying: Hashable {
    let document: Document
    let version: DocumentVersion
  }

  /// The documents of a section's item, a paragraph each, in the order in which they were filed.
  func paragraphs(of section: CourseSection, key: String) -> [PaperParagraph] {
    lying(at: section).map { lying in
      let values = [
        "title": words.words(lying.document.title), "code": words.raw(lying.document.code.text),
        "version": words.number(lying.version.number), "pages": words.number(lying.version.pages.count),
        "digest": words.raw(String(lying.version.file.digest.prefix(Self.digestDigits)) + "…"),
      ]
      return PaperParagraph(
        "\(key).document.\(lying.document.code.text)", .listed, number: "– ", words.say("document", values),
        sources: sources(of: lying))
    }
  }

  /// Every version that any item was dealt with by, a row each, with its whole digest; nothing where there is none.
  var table: PaperTable? {
    var seen: Set<Lying> = []
    let all = course.sections.flatMap(lying).filter { seen.insert($0).inserted }
    guard !all.isEmpty else { return nil }
    let rows = all.enumerated().map { index, lying in
      PaperTable.Row(
        cells: [
          "\(index + 1)", lying.document.code.text, lying.document.title.text(in: words.language),
          words.number(lying.version.number), words.number(lying.version.pages.count),
          // In four lines, for no line of a table holds 64 digits.
          lying.version.file.digest.inParts(of: 16).joined(separator: "\n"),
        ], sources: sources(of: lying))
    }
    return PaperTable(
      columns: [
        PaperTable.Column(head: words.say("column.number"), width: 6, isCentered: true),
        PaperTable.Column(head: words.say("column.document"), width: 12, isCentered: true),
        PaperTable.Column(head: words.say("column.title"), width: 38),
        PaperTable.Column(head: words.say("column.version"), width: 9, isCentered: true),
        PaperTable.Column(head: words.say("column.pages"), width: 9, isCentered: true),
        PaperTable.Column(head: "SHA-256", width: 26, isCentered: true),
      ], rows: rows)
  }

  private func lying(at section: CourseSection) -> [Lying] {
    guard let item = section.item else { return [] }
    let end = section.ending == .open ? course.state.sequence : section.sequences.last ?? course.state.sequence
    return course.state.documents(of: item.code).compactMap { document in
      document.inForce(at: end).map { Lying(document: document, version: $0) }
    }
  }

  private func sources(of lying: Lying) -> [Int64] {
    [lying.version.filed.sequence, lying.version.released?.sequence].compactMap(\.self)
  }
}

extension String {
  /// The text in parts of so many characters, the last as long as is left.
  fileprivate func inParts(of length: Int) -> [String] {
    var rest = self[...]
    var parts: [String] = []
    while !rest.isEmpty {
      parts.append(String(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return parts
  }
}
