/// What the secretary has made of one paragraph of a draft.
///
/// It stands on the words that the draft had then: where the record has come to say something else since, the two are
/// shown side by side, and nobody decides between them but the secretary.
package struct PaperEdit: Sendable, Hashable, Codable {
  /// The most letters of one paragraph, marks included.
  package static let charactersMax = 20_000

  /// The paragraph, by its key.
  package let key: String
  /// What the draft said, with marks.
  package let was: String
  /// What it became: a paragraph or several, with marks; none where it was taken out.
  package let became: [String]

  /// An edit of a paragraph.
  package init(key: String, was: String, became: [String]) {
    self.key = key
    self.was = was
    self.became = became
  }
}

/// The secretary's edits of one paper.
package struct PaperEdits: Sendable, Hashable, Codable {
  /// The edits, in the order of the paper.
  package private(set) var all: [PaperEdit]

  /// Edits as they are kept.
  package init(_ all: [PaperEdit] = []) { self.all = all }

  /// Reads a list of edits.
  package init(from decoder: any Decoder) throws {
    all = try decoder.singleValueContainer().decode([PaperEdit].self)
  }

  /// Writes a list of edits.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(all)
  }

  /// The edit of a paragraph, if there is one.
  package subscript(key: String) -> PaperEdit? { all.first { $0.key == key } }

  /// Keeps an edit in place of the one before, or none.
  mutating func set(_ edit: PaperEdit?, for key: String) {
    all.removeAll { $0.key == key }
    if let edit { all.append(edit) }
  }
}

/// Where an edit and the record say different things.
package enum EditConflict: Sendable, Hashable {
  /// The record says something else than when the paragraph was edited.
  case changed(PaperEdit, now: String)
  /// The paragraph is not in the draft any more.
  case gone(PaperEdit)

  /// The edit.
  package var edit: PaperEdit {
    switch self {
    case .changed(let edit, _), .gone(let edit): edit
    }
  }
}

extension Paper {
  /// The paper with the secretary's edits; of a paragraph in conflict it says what the record says.
  package func applying(_ edits: PaperEdits) -> (paper: Paper, conflicts: [EditConflict]) {
    let byKey = Dictionary(edits.all.map { ($0.key, $0) }, uniquingKeysWith: { _, last in last })
    var found: Set<String> = []
    var conflicts: [EditConflict] = []
    let paper = mappingParagraphs { paragraph in
      guard let edit = byKey[paragraph.key] else { return [paragraph] }
      found.insert(paragraph.key)
      guard paragraph.markup == edit.was else {
        // The record has come to say the same.
        if [paragraph.markup] != edit.became { conflicts.append(.changed(edit, now: paragraph.markup)) }
        return [paragraph]
      }
      return edit.became.enumerated().map { index, text in
        var edited = PaperParagraph(
          index == 0 ? paragraph.key : "\(paragraph.key)+\(index)", paragraph.style,
          number: index == 0 ? paragraph.number : nil, text, sources: paragraph.sources)
        edited.isEdited = true
        return edited
      }
    }
    conflicts += edits.all.filter { !found.contains($0.key) }.map(EditConflict.gone)
    return (paper, conflicts)
  }
}
