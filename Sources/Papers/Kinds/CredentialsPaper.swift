import Assets
import Congress

extension PaperMaker {
  /// The report on the delegates' credentials: how many, of which kind, how old, how long in the Party.
  package func credentialsPaper(number: String? = nil) -> Paper {
    let view = course.state.credentialsView
    let attendance = course.state.attendance
    let people = AttendanceSentences(words: words)
    let latest = [course.state.sequence]
    var blocks = [heading(1, "numbers")]
    blocks.append(
      .paragraph(
        PaperParagraph(
          "numbers", .body,
          people.figures(attendance, key: "at-report", sources: latest) + [people.quorum(attendance, sources: latest)]))
    )
    blocks += [heading(2, "composition"), .table(composition(view))]
    blocks += [
      view.summoned.oldest.map { extreme("oldest", $0) }, view.summoned.youngest.map { extreme("youngest", $0) },
    ]
    .compactMap(\.self)
    let corrections = course.state.corrections.count
    blocks.append(
      .paragraph(
        PaperParagraph(
          "corrections", .body, words.say("credentials.corrections", ["count": words.number(corrections)]),
          sources: latest)))
    return paper(
      title: words.say("title.credentials"), subject: words.congressName, kind: words.say("kind.report"),
      number: number, blocks: blocks, signers: (left: nil, right: .credentials))
  }

  private func composition(_ view: CredentialsView) -> PaperTable {
    var rows = [row(words.say("credentials.all"), view.summoned.count, view.present.count, of: view, bold: true)]
    func section(_ title: Phrase) -> PaperTable.Row {
      PaperTable.Row(cells: [words.strings[title], "", "", ""], isBold: true)
    }
    rows.append(section(.credentialsKinds))
    for kind in Delegate.Kind.allCases where (view.summoned.kinds[kind.rawValue] ?? 0) > 0 {
      rows.append(
        row(
          words.word("desk.kind.\(kind.rawValue)"), view.summoned.kinds[kind.rawValue] ?? 0,
          view.present.kinds[kind.rawValue] ?? 0, of: view))
    }
    rows += [
      row(words.strings[.credentialsWomen], view.summoned.women, view.present.women, of: view),
      row(words.strings[.credentialsMinority], view.summoned.minority, view.present.minority, of: view),
      row(words.strings[.credentialsMembers], view.summoned.members, view.present.members, of: view),
      section(.credentialsAges),
    ]
    rows += bands(
      view.summoned.ages, view.present.ages, of: view,
      (.credentialsAgeUnder, .credentialsAge, .credentialsAgeFrom))
    rows.append(section(.credentialsMemberships))
    rows += bands(
      view.summoned.memberships, view.present.memberships, of: view,
      (.credentialsMembershipUnder, .credentialsMembership, .credentialsMembershipFrom))
    return PaperTable(
      columns: [
        PaperTable.Column(head: words.say("column.composition"), width: 40),
        PaperTable.Column(head: words.say("column.summoned"), width: 18, isCentered: true),
        PaperTable.Column(head: words.say("column.present"), width: 18, isCentered: true),
        PaperTable.Column(head: words.say("column.share-present"), width: 20, isCentered: true),
      ], rows: rows)
  }

  private func row(
    _ label: String, _ summoned: Int, _ present: Int, of view: CredentialsView, bold: Bool = false
  ) -> PaperTable.Row {
    PaperTable.Row(
      cells: [
        label, words.number(summoned), words.number(present),
        words.share(Share(count: present, base: view.present.count)),
      ], isBold: bold)
  }

  private func bands(
    _ summoned: [CredentialsReport.Band], _ present: [CredentialsReport.Band], of view: CredentialsView,
    _ phrases: (under: Phrase, between: Phrase, from: Phrase)
  ) -> [PaperTable.Row] {
    zip(summoned, present).map { all, here in
      let label =
        if all.from == 0, let to = all.to {
          words.strings[phrases.under, ["to": "\(to + 1)"]]
        } else if let to = all.to {
          words.strings[phrases.between, ["from": "\(all.from)", "to": "\(to)"]]
        } else {
          words.strings[phrases.from, ["from": "\(all.from)"]]
        }
      return row(label, all.count, here.count, of: view)
    }
  }

  private func extreme(_ key: String, _ extreme: CredentialsReport.Extreme) -> PaperBlock {
    .paragraph(
      PaperParagraph(
        key, .body,
        words.say(
          "credentials.\(key)",
          [
            "names": extreme.names.map(words.raw).joined(separator: ", "), "year": "\(extreme.birthYear)",
            "age": "\(extreme.age)",
          ]), sources: [1]))
  }
}
