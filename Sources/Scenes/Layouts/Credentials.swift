import Assets
import Congress

/// L05: what the roster tells of the delegates; the figures of the report, then age, membership and kind.
extension SceneCanvas {
  /// A part of the delegates with its name.
  private typealias Part = (label: String, count: Int)

  mutating func drawCredentials(_ facts: CredentialsView) {
    let report = facts.summoned
    let tables: [(title: Phrase, parts: [Part], base: Int)] = [
      (.credentialsAges, bands(report.ages, .credentialsAgeUnder, .credentialsAge, .credentialsAgeFrom), report.count),
      (
        .credentialsMemberships,
        bands(
          report.memberships, .credentialsMembershipUnder, .credentialsMembership, .credentialsMembershipFrom),
        report.members
      ),
      (.credentialsKinds, kinds(of: report), report.count),
    ].filter { $0.base > 0 }
    drawHeader()
    let title = strings[.credentialsTitle]
    let content = setTitle(title).content
    var pages = reportPages(report, present: facts.present.count, in: content.aboveFoot).map { (title, $0) }
    let named = tables.map {
      (title + " · " + strings[$0.title], $0.parts.map { [base = $0.base] in row($0, of: base) })
    }
    // A series of pages keeps one size.
    let size = textSizes(from: Self.largeTextSize).first { size in
      named.allSatisfy { name, rows in partsPanel(rows, size: size).fits(setTitle(name).content.aboveFoot) }
    }
    for (name, rows) in named {
      let box = setTitle(name).content.aboveFoot
      let panel = partsPanel(rows, size: size ?? floorSize, within: box)
      pages += Piece.pages([panel], width: box.width, height: box.height, gap: 0).map {
        (name, Piece.stack($0, gap: 0))
      }
    }
    let page = page(of: pages.count)
    pages[page].1.draw(&self, drawTitle(pages[page].0).aboveFoot)
    drawPageNumber(page, of: pages.count)
  }

  private static let partsAir = 20

  /// Parts of a whole with their bars on a panel; with more air in its rows where a box leaves some.
  private func partsPanel(_ rows: [Table.Row], size: Int, within box: Box? = nil) -> Piece {
    func panel(_ air: Int) -> Piece {
      let table = table(rows, size: size, air: air)
      return (size > floorSize ? table.inlinePiece : table.piece).onPanel(padding: Self.panelPadding)
    }
    let usual = panel(Self.partsAir)
    guard let box, usual.fits(box) else { return usual }
    let spare = (box.height - usual.height(box.width)) / max(1, rows.count)
    return panel(Self.partsAir + min(spare, size * 5 / 4))
  }

  /// How many delegates, of them the parts that the report names, the oldest and the youngest: on one page, or more.
  private func reportPages(_ report: CredentialsReport, present: Int, in box: Box) -> [Piece] {
    let second = otherCanvas
    var last: (pieces: [Piece], otherPieces: [Piece]?) = ([], nil)
    for size in textSizes() {
      let pieces = reports(report, present: present, size: size)
      let otherPieces = second?.reports(report, present: present, size: size)
      if let piece = firstFitting(pieces, otherPieces, in: box) { return [piece] }
      last = (pieces, otherPieces)
    }
    guard let fewest = onFewestPages(last.pieces, last.otherPieces, in: box) else { return [] }
    return Piece.pages([fewest], width: box.width, height: box.height, gap: Self.pieceGap).map {
      .stack($0, gap: Self.pieceGap)
    }
  }

  /// All of that at a size, arranged in every way, the better first.
  private func reports(_ report: CredentialsReport, present: Int, size: Int) -> [Piece] {
    let parts: [Part] = [
      (strings[.credentialsPresent], present), (strings[.credentialsWomen], report.women),
      (strings[.credentialsMinority], report.minority), (strings[.credentialsMembers], report.members),
    ]
    let rows = parts.map { part in
      let share = figures.percent(hundredths: Share(count: part.count, base: report.count).hundredthsOfPercent)
      return Table.Row(
        label: part.label, role: .quiet,
        cells: [.text(figures.number(part.count), face: .textBold), .text(share, role: .quiet)])
    }
    let number = numeral(
      figures.number(report.count), caption: strings[.credentialsSummoned], size: size, largest: 256)
    return arrangements(
      of: number, { table(rows, size: size, air: 0) },
      report.oldest.map { _ in table(extremes(report), size: size, air: 0) }
    ).map { $0() }
  }

  private func extremes(_ report: CredentialsReport) -> [Table.Row] {
    [(strings[.credentialsOldest], report.oldest), (strings[.credentialsYoungest], report.youngest)].compactMap {
      label, extreme in
      extreme.map { extreme in
        Table.Row(
          lead: label, leadRole: .quiet, label: name(of: extreme), cells: [.text("\(extreme.age)", face: .textBold)])
      }
    }
  }

  /// A part of a whole with count, share and bar.
  private func row(_ part: Part, of base: Int) -> Table.Row {
    let share = Share(count: part.count, base: base)
    return Table.Row(
      label: part.label,
      cells: [
        .text(figures.number(part.count), face: .textBold),
        .text(figures.percent(hundredths: share.hundredthsOfPercent), role: .quiet),
      ], bar: Table.Bar(share: share, needed: nil, role: .accent))
  }

  private func bands(
    _ bands: [CredentialsReport.Band], _ under: Phrase, _ between: Phrase, _ from: Phrase
  ) -> [Part] {
    bands.map { band in
      let phrase = band.to == nil ? from : band.from == 0 ? under : between
      let last = band.to.map { band.from == 0 ? $0 + 1 : $0 }
      return (strings[phrase, ["from": "\(band.from)", "to": last.map(String.init) ?? ""]], band.count)
    }
  }

  private func kinds(of report: CredentialsReport) -> [Part] {
    let phrases: [(Delegate.Kind, Phrase)] = [
      (.exOfficio, .credentialsExOfficio), (.elected, .credentialsElected), (.appointed, .credentialsAppointed),
      (.alternate, .credentialsAlternates),
    ]
    return phrases.compactMap { kind, phrase in
      report.kinds[kind.rawValue].map { (strings[phrase], $0) }
    }
  }

  /// The name of one; of several of an age, how many they are.
  private func name(of extreme: CredentialsReport.Extreme) -> String {
    if extreme.names.count == 1, let name = extreme.names.first { return name }
    let isCut = extreme.names.count == CredentialsReport.Extreme.namesMax
    return strings[isCut ? .credentialsPeopleAtLeast : .credentialsPeople, ["count": "\(extreme.names.count)"]]
  }
}
