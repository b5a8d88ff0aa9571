import Congress
import Papers
import Testing

/// Goal: the secretary's words stand as long as the record says what it said, and a conflict is shown, never resolved.
///
/// Method: a draft as text, changed as an editor would, taken back, and applied to a longer journal.
@Suite struct PaperEditTests {
  private static let hints = EditForm.Hints(head: ["hint"], now: "NOW:", was: "WAS:", gone: "GONE")
  private static let start: [Command] = [.itemStart("1.01"), .delegateStepOut("D2"), .itemStart("1.02")]

  private func draft(_ commands: [Command] = start) throws -> Paper {
    try RehearsedCongress.maker(MinutesTests.journal(commands)).minutes()
  }

  /// The draft's text with a change, taken back.
  private func edit(
    _ draft: Paper, _ edits: PaperEdits = PaperEdits(), replacing old: String, by new: String
  ) throws -> PaperEdits {
    let form = EditForm(draft, edits: edits)
    let text = form.text(Self.hints)
    try #require(text.contains(old), "\(text)")
    return try form.edits(in: text.replacing(old, with: new, maxReplacements: 1))
  }

  private func text(_ paper: Paper, _ key: String) -> String? { paper.paragraphs.first { $0.key == key }?.text }

  @Test("A text that was only looked at changes nothing")
  func untouched() throws {
    for records in [try MinutesTests.journal(Self.start), RehearsedCongress.records] {
      let draft = try RehearsedCongress.maker(records).minutes()
      let form = EditForm(draft, edits: PaperEdits())
      #expect(try form.edits(in: form.text(Self.hints)).all.isEmpty)
      let windows = form.text(Self.hints).replacing("\n", with: " \r\n")
      #expect(try form.edits(in: windows).all.isEmpty, "an editor's line ends and blanks are no change")
    }
  }

  @Test("What was changed is taken back, and nothing else")
  func changed() throws {
    let draft = try draft()
    let edits = try edit(draft, replacing: "**Nội dung 1.01**", by: "**Khai mạc**")
    #expect(edits.all.map(\.key) == ["item.1.01"])
    let (paper, conflicts) = draft.applying(edits)
    #expect(text(paper, "item.1.01")?.hasPrefix("Khai mạc (") == true && conflicts.isEmpty)
    #expect(paper.paragraphs.filter(\.isEdited).map(\.key) == ["item.1.01"])
    // Put back as it was drafted, it is no edit any more.
    #expect(try edit(draft, edits, replacing: "**Khai mạc**", by: "**Nội dung 1.01**").all.isEmpty)
  }

  @Test("A paragraph may become two, or none")
  func splitAndTakenOut() throws {
    let draft = try draft()
    let two = try edit(draft, replacing: "#= item.1.02\n", by: "#= item.1.02\nMột câu của thư ký.\n\n")
    #expect(text(draft.applying(two).paper, "item.1.02") == "Một câu của thư ký.")
    #expect(text(draft.applying(two).paper, "item.1.02+1")?.contains("Nội dung 1.02") == true)
    let drafted = try #require(draft.paragraphs.first { $0.key == "item.1.02" }).markup
    let none = try edit(draft, replacing: drafted, by: "")
    #expect(text(draft.applying(none).paper, "item.1.02") == nil && draft.applying(none).conflicts.isEmpty)
  }

  @Test("New records regenerate around an edit")
  func regenerated() throws {
    let edits = try edit(draft(), replacing: "**Nội dung 1.01**", by: "**Khai mạc**")
    let later = try draft(Self.start + [.itemStart("1.03"), .itemEnd])
    let (paper, conflicts) = later.applying(edits)
    #expect(conflicts.isEmpty && text(paper, "item.1.01")?.hasPrefix("Khai mạc") == true)
    #expect(text(paper, "item.1.03") != nil)
  }

  @Test("Where the record has come to say something else, both are shown until the secretary decides")
  func conflict() throws {
    let edits = try edit(draft(), replacing: "(từ 07 giờ", by: "(ngay từ 07 giờ")
    #expect(edits.all.map(\.key) == ["item.1.02"])
    let later = try draft(Self.start + [.itemEnd])
    let (paper, conflicts) = later.applying(edits)
    let now = try #require(later.paragraphs.first { $0.key == "item.1.02" })
    #expect(conflicts == [.changed(edits.all[0], now: now.markup)])
    #expect(text(paper, "item.1.02") == now.text, "until then the paper says what the record says")
    // Saved as it was shown, the conflict stays.
    let form = EditForm(later, edits: edits)
    let shown = form.text(Self.hints)
    #expect(shown.contains("#! NOW:\n#! \(now.markup)\n#! WAS:\n#! \(edits.all[0].was)"))
    #expect(try form.edits(in: shown) == edits)
    // Without its lines it is decided.
    let decided = shown.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("#!") }
    let settled = try form.edits(in: decided.joined(separator: "\n"))
    #expect(later.applying(settled).conflicts.isEmpty)
    #expect(text(later.applying(settled).paper, "item.1.02")?.contains("(ngay từ 07 giờ") == true)
  }

  @Test("An edit whose paragraph is gone is shown, and goes when its lines are taken out")
  func gone() throws {
    let edits = try edit(draft(), replacing: "**Nội dung 1.02**", by: "**Khác**")
    let undone = try draft(Self.start + [.commandUndo])
    #expect(undone.applying(edits).conflicts == [.gone(edits.all[0])])
    let form = EditForm(undone, edits: edits)
    let shown = form.text(Self.hints)
    #expect(try form.edits(in: shown) == edits, "as it was shown, it stays")
    #expect(try form.edits(in: shown.replacing("#! GONE\n", with: "")).all.isEmpty)
    let before = try #require(shown.split(separator: "#= item.1.02\n").first)
    #expect(try form.edits(in: String(before)).all.isEmpty, "or with all of it")
  }

  @Test("What cannot be taken back is named with its line")
  func problems() throws {
    let form = EditForm(try draft(), edits: PaperEdits())
    let text = form.text(Self.hints)
    #expect(throws: EditForm.Problem.keyMissing("item.1.02")) {
      try form.edits(in: text.replacing("#= item.1.02\n", with: ""))
    }
    #expect(throws: EditForm.Problem.textOutside(line: 1)) { try form.edits(in: "lạc\n" + text) }
    #expect(throws: EditForm.Problem.keyUnknown("x", line: 1)) { try form.edits(in: "#= x\n" + text) }
    #expect(throws: EditForm.Problem.keyTwice("item.1.02", line: 3)) {
      try form.edits(in: "#= item.1.02\n\n#= item.1.02\n")
    }
    let long = String(repeating: "dài ", count: PaperEdit.charactersMax)
    #expect(throws: EditForm.Problem.self) {
      try form.edits(in: text.replacing("#= item.1.02\n", with: "#= item.1.02\n\(long)\n\n"))
    }
  }

  @Test(
    "Text with marks comes back the same",
    arguments: ["plain", "**bold**", "a **b __c__** d", "5 * 3 _ 2", "\\**kept\\**", "#1", "C:\\x", "Ộ Ệ"])
  func marks(text: String) {
    let runs = PaperMarkup.runs(text)
    #expect(PaperMarkup.runs(PaperMarkup.text(of: runs)) == runs)
    #expect(PaperMarkup.runs(PaperMarkup.raw(text)).map(\.text) == [text])
  }
}
