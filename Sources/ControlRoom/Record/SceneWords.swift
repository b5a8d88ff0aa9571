import Assets
import Congress
import Console

/// What a picture said, in words and figures: for records, where nobody can look at it any more.
struct SceneWords {
  let strings: Strings
  let utcOffset: UTCOffset

  private var figures: FigureFormat { FigureFormat(language: strings.language) }
  private var language: Language { Language(rawValue: strings.language) ?? .vietnamese }

  /// The lines of a picture, the first of them its name.
  func lines(_ content: SceneContent) -> [String] {
    [say("record.scene.\(content.scene.rawValue)")] + facts(content).filter { !$0.isEmpty }
  }

  /// What lay across the foot of a picture.
  func line(_ lowerThird: LowerThirdView) -> String {
    switch lowerThird {
    case .speaker(let facts): facts.speaker.name
    case .notice(let facts): facts.text
    case .captions: say("record.captions")
    }
  }

  private func facts(_ content: SceneContent) -> [String] {
    switch content {
    case .holding, .fallback, .testPattern, .black: []
    case .programme(let view):
      [text(view.session)] + view.lines.filter { $0.mark == .now }.map { "\($0.code) \(text($0.title))" }
    case .item(let view): [text(view.title), view.presenter.map(text) ?? ""]
    case .attendance(let facts): [Reports(strings: strings).attendance(facts)]
    case .credentials(let view): [Reports(strings: strings).credentials(view).joined(separator: " · ")]
    case .organisations(let view):
      view.rows.map { "\($0.name) \(number($0.present))/\(number($0.summoned))" }
    case .question(let view): question(view)
    case .voting(let view): voting(view)
    case .result(let view): result(view)
    case .electionPapers(let view): papers(view)
    case .electionTable(let view):
      [
        "\(view.election) · \(text(view.title))\(round(view.round))",
        view.isVoided ? strings[Wording("result.voided")] : "",
      ]
        + view.rows.map { row in
          let votes = row.figures.map { number($0.votes) + ($0.isElected ? " ✓" : "") } ?? "–"
          return "\(row.name): \(votes)"
        }
    case .elected(let view):
      ["\(view.election) · \(text(view.title))"]
        + view.rows.map { "\($0.name): \(number($0.votes))/\(number($0.base))" }
    case .notice(let view), .text(let view): [view.title ?? "", view.text]
    case .break(let view):
      [say("record.until", ["time": figures.time(view.untilMS, utcOffset: utcOffset)])] + view.places
    case .ceremony(let view): [view.rite.rawValue]
    case .speaker(let view): [view.speaker.name, view.speaker.title.map(text) ?? ""]
    case .speakers(let view):
      view.lines.filter { $0.state.hasFloor || $0.isNext }.map(\.speaker.name)
    case .body(let view): [text(view.name)] + view.lines.map(\.name)
    case .seats(let view): view.vote.map { ["\($0.ballot) · \(text($0.question))"] } ?? []
    case .pictures(let view): view.files
    case .film(let view): [view.film]
    case .camera(let view): [view.camera.text] + (view.beside.map(facts) ?? [])
    // Its notes are the presidium's alone.
    case .presidium(let view): view.item.map { ["\($0.code) \(text($0.title))"] } ?? []
    }
  }

  private func voting(_ view: VotingView) -> [String] {
    let voters = say("record.voters", ["count": number(view.voters)])
    let turnout = view.progress?.turnout.map { say("record.turnout", ["count": number($0)]) } ?? ""
    return [
      "\(view.ballot)\(round(view.round)) · \(text(view.question))", say("state.\(view.standing.rawValue)"), voters,
      turnout, targets(view.targets),
    ]
  }

  private func targets(_ division: TargetDivision?) -> String {
    division.map { strings.targets(count: number($0.count), of: number($0.all), splitOff: $0.splitOff.map(\.text)) }
      ?? ""
  }

  private func question(_ view: QuestionView) -> [String] {
    let division = TargetDivision(count: view.targets.count, splitOff: view.splitOff ?? [])
    return ["\(view.ballot)\(round(view.round)) · \(text(view.question))", targets(division)]
      + [(view.alternatives ?? []).map { text($0.label) }.joined(separator: " · ")]
  }

  private func result(_ view: ResultView) -> [String] {
    let shares = zip(view.choices, view.outcome.shares).map { choice, share in
      "\(text(choice.label)) \(number(share.count)) (\(figures.percent(hundredths: share.hundredthsOfPercent)))"
    }
    let need = view.need.map { Reports(strings: strings).need($0) }
    let sign = view.verdict.map { $0.isAdoption ? "✓" : "✕" }
    let verdict = view.isVoided ? nil : strings.words(for: view.verdict, choices: view.choices)
    return [
      "\(view.ballot)\(round(view.round)) · \(text(view.question))", shares.joined(separator: " · "),
      [need, sign, verdict].compactMap(\.self).joined(separator: " "), targets(view.division),
      view.isVoided ? strings[Wording("result.voided")] : "",
    ]
  }

  private func papers(_ view: ElectionPapersView) -> [String] {
    let papers: [(String, Int?)] = [
      ("entitled", view.entitled), ("issued", view.issued), ("collected", view.collected), ("valid", view.valid),
      ("invalid", view.invalid),
    ]
    return ["\(view.election) · \(text(view.title))\(round(view.round))"]
      + papers.compactMap { name, count in count.map { "\(say("record.\(name)")) \(number($0))" } }
  }

  private func round(_ round: Int) -> String { round > 1 ? " (\(round))" : "" }
  private func number(_ value: Int) -> String { figures.number(value) }
  private func text(_ text: LocalizedText) -> String { text.text(in: language) }
  private func say(_ key: String, _ values: [String: String] = [:]) -> String {
    strings[Wording(key, values.mapValues { .text($0) })]
  }
}
