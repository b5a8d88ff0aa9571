import Assets
import Congress

/// L05: what the roster tells of the delegates; the figures of the report, then age, membership and kind.
extension SceneCanvas {
  private enum Column {
    static let label = Grid.left + Grid.panelPadding
    static let count = 1_047
    static let share = 1_357
    static let bar = 1_406
    static let barRight = Grid.right - Grid.panelPadding
  }

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
    let page = page(of: 1 + tables.count)
    if page == 0 {
      drawTitle(strings[.credentialsTitle])
      drawReport(report, present: facts.present.count)
    } else {
      let table = tables[page - 1]
      drawTitle(strings[.credentialsTitle] + " · " + strings[table.title])
      drawParts(table.parts, of: table.base)
    }
    drawPageNumber(page, of: 1 + tables.count)
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

  /// How many delegates, and of them the parts that the report names.
  private mutating func drawReport(_ report: CredentialsReport, present: Int) {
    let number = figures.number(report.count)
    let size = TypeScale.largestSize(
      for: number, face: .display, within: 560, from: 256, floor: 160, measure: context.measure)
    text(number, baseline: 548, size: size, face: .display, role: .accent)
    text(strings[.credentialsSummoned], baseline: 674, size: floorSize, role: .quiet)
    let parts: [Part] = [
      (strings[.credentialsPresent], present), (strings[.credentialsWomen], report.women),
      (strings[.credentialsMinority], report.minority), (strings[.credentialsMembers], report.members),
    ]
    let x = 790
    let shares = parts.map {
      figures.percent(hundredths: Share(count: $0.count, base: report.count).hundredthsOfPercent)
    }
    let shareWidth = shares.map { width($0, size: floorSize) }.max() ?? 0
    let countRight = Grid.right - shareWidth - 48
    var baseline = 374
    for (part, share) in zip(parts, shares) {
      let count = figures.number(part.count)
      let room = countRight - width(count, size: floorSize, face: .textBold) - 32 - x
      let labelSize = TypeScale.largestSize(
        for: part.label, face: .text, within: room, from: floorSize, floor: 48, measure: context.measure)
      text(part.label, x: x, baseline: baseline, size: labelSize, role: .quiet)
      text(count, x: countRight, baseline: baseline, size: floorSize, face: .textBold, anchor: .trailing)
      text(share, x: Grid.right, baseline: baseline, size: floorSize, role: .quiet, anchor: .trailing)
      baseline += 100
    }
    drawExtremes(report)
  }

  private mutating func drawExtremes(_ report: CredentialsReport) {
    draw(.panel(Box(x: Grid.left, y: 746, width: Grid.width, height: 238), radius: Grid.panelRadius, .panel))
    let labels = [strings[.credentialsOldest], strings[.credentialsYoungest]]
    let labelWidth = labels.map { width($0, size: floorSize) }.max() ?? 0
    for (label, (extreme, baseline)) in zip(labels, [(report.oldest, 842), (report.youngest, 939)]) {
      guard let extreme else { continue }
      text(label, x: Column.label, baseline: baseline, size: floorSize, role: .quiet)
      let age = strings[.credentialsYears, ["years": "\(extreme.age)"]]
      text(age, x: Column.barRight, baseline: baseline, size: floorSize, face: .textBold, anchor: .trailing)
      let x = Column.label + labelWidth + 44
      let room = Column.barRight - width(age, size: floorSize, face: .textBold) - 32 - x
      let who = name(of: extreme)
      let size = TypeScale.largestSize(
        for: who, face: .text, within: room, from: floorSize, floor: 48, measure: context.measure)
      text(who, x: x, baseline: baseline, size: size)
    }
  }

  /// The name of one; of several of an age, how many they are.
  private func name(of extreme: CredentialsReport.Extreme) -> String {
    if extreme.names.count == 1, let name = extreme.names.first { return name }
    let isCut = extreme.names.count == CredentialsReport.Extreme.namesMax
    return strings[isCut ? .credentialsPeopleAtLeast : .credentialsPeople, ["count": "\(extreme.names.count)"]]
  }

  /// Parts of a whole, each with count, share and bar.
  private mutating func drawParts(_ parts: [Part], of base: Int) {
    let pitch = min(132, Self.listHeight / max(1, parts.count))
    let panel = Box(x: Grid.left, y: Grid.contentTop, width: Grid.width, height: pitch * parts.count)
    draw(.panel(panel, radius: Grid.panelRadius, .panel))
    for (index, part) in parts.enumerated() {
      let middle = panel.y + pitch * index + pitch / 2
      let baseline = middle + floorSize * 36 / 100
      let share = Share(count: part.count, base: base)
      let count = figures.number(part.count)
      let room = Column.count - width(count, size: floorSize, face: .textBold) - 40 - Column.label
      let size = TypeScale.largestSize(
        for: part.label, face: .text, within: room, from: floorSize, floor: 48, measure: context.measure)
      text(part.label, x: Column.label, baseline: baseline, size: size)
      text(count, x: Column.count, baseline: baseline, size: floorSize, face: .textBold, anchor: .trailing)
      text(
        figures.percent(hundredths: share.hundredthsOfPercent), x: Column.share, baseline: baseline, size: floorSize,
        role: .quiet, anchor: .trailing)
      drawShare(share, middle: middle)
    }
  }

  private mutating func drawShare(_ share: Share, middle: Int) {
    let height = 56
    let track = Box(x: Column.bar, y: middle - height / 2, width: Column.barRight - Column.bar, height: height)
    draw(.panel(track, radius: 6, .track))
    guard share.base > 0, share.count > 0 else { return }
    let lit = max(3, track.width * min(share.count, share.base) / share.base)
    let bar = Box(x: track.x, y: track.y, width: lit, height: height)
    draw(lit > 16 ? .panel(bar, radius: 6, .accent) : .fill(bar, .accent))
  }
}
