import Assets
import Congress
import TerminalUI

extension ConsolePage {
  /// The ballot in hand: state, figures or how far it has come, what it needs.
  func ballotLines(width: Int, isCompact: Bool) -> [Line] {
    guard let ballot = state.ballot else { return [Line(" " + say("console.no-ballot"), .quiet)] }
    let method = say("minutes.method.\(ballot.plan.method.rawValue)")
    let title = Line([
      Span(" " + say("console.ballot", ["ballot": ballot.plan.code.text, "round": "\(ballot.round)"]), .strong),
      Span(" · "), Span(say("state.\(ballot.state.rawValue)").uppercased(), .accent),
      Span(remaining(ballot), .warning), Span(" · \(method)", .quiet),
    ])
    guard !isCompact else {
      let figures = ballot.outcome == nil ? progressLine(ballot) : Line(outcomeSpans(ballot))
      return [title, figures, needLine(ballot)]
    }
    let question = Line(" " + ballot.plan.question.text(in: language), .quiet)
    let choices = choiceLines(ballot, width: width)
    return [title, question] + choices + [progressLine(ballot), needLine(ballot)].filter { $0.width > 0 }
  }

  private func remaining(_ ballot: BallotView) -> String {
    guard ballot.state == .open, let deadlineMS = ballot.deadlineMS else { return "" }
    let leftMS = deadlineMS - serviceMS
    return leftMS > 0
      ? " · " + say("console.remaining", ["time": String(FigureFormat.lateness(leftMS).dropFirst())])
      : " · " + say("console.time-over")
  }

  private static func sign(_ choice: Choice) -> String {
    switch choice.sign {
    case .agree: "✓"
    case .against: "✕"
    case .other: "○"
    }
  }

  private func outcomeSpans(_ ballot: BallotView) -> [Span] {
    guard let outcome = ballot.outcome else { return [] }
    return zip(ballot.choices, outcome.shares).flatMap { choice, share in
      [
        Span(" \(Self.sign(choice)) \(choice.label.text(in: language)) ", .quiet),
        Span("\(figures.number(share.count)) ", .strong), Span("\(percent(share, of: ballot)) "),
      ]
    }
  }

  private func choiceLines(_ ballot: BallotView, width: Int) -> [Line] {
    guard let outcome = ballot.outcome else { return [] }
    return zip(ballot.choices, outcome.shares).map { choice, share in
      let percent = percent(share, of: ballot)
      let right = Line([
        Span(figures.number(share.count), .strong), Span(String(repeating: " ", count: max(1, 10 - percent.columns))),
        Span(percent + " "),
      ])
      return Line(" \(Self.sign(choice)) \(choice.label.text(in: language))").with(right: right, width: width)
    }
  }

  /// A share of a base that is known; of one that grows with every vote there is none.
  private func percent(_ share: Share, of ballot: BallotView) -> String {
    ballot.need == nil ? "–" : figures.percent(hundredths: share.hundredthsOfPercent)
  }

  /// How many may vote, how many have voted, which blocks have reported.
  private func progressLine(_ ballot: BallotView) -> Line {
    var parts: [String] = []
    if let voters = ballot.voters { parts.append(say("console.voters", ["count": figures.number(voters)])) }
    if let progress = ballot.progress {
      if let turnout = progress.turnout {
        parts.append(say("console.turnout", ["count": figures.number(turnout)]))
      } else if let reported = progress.blocksReported, let missing = progress.blocksMissing {
        let all = "\(reported.count)/\(reported.count + missing.count)"
        let names = missing.map(\.text).joined(separator: ", ")
        parts.append(say("console.blocks", ["count": all, "missing": names.isEmpty ? "–" : names]))
      } else if ballot.outcome == nil {
        parts.append(say("console.no-figures"))
      }
    }
    return parts.isEmpty
      ? Line(" " + ballot.plan.question.text(in: language), .quiet) : Line(" " + parts.joined(separator: " · "))
  }

  private func needLine(_ ballot: BallotView) -> Line {
    guard ballot.outcome != nil else { return Line(" " + strings.needs(ballot.plan), .quiet) }
    let need =
      ballot.need.map { need in
        say(
          "console.need",
          [
            "needed": figures.number(need.needed), "whole": figures.number(need.base),
            "base": strings.words(forBaseOf: ballot.plan),
          ])
      } ?? strings.needs(ballot.plan)
    let reason = ballot.reason.map { [Span(" · \($0)", .warning)] } ?? []
    return Line([Span(" " + need + "  ", .quiet)] + verdict(of: ballot) + reason)
  }

  /// What the figures come to, once every one of them is in.
  private func verdict(of ballot: BallotView) -> [Span] {
    guard [.counted, .confirmed, .published].contains(ballot.state) else { return [] }
    let words = strings.standing(ballot.verdict, choices: ballot.plan.choices)
    guard let verdict = ballot.verdict else { return [Span("! " + words, .warning)] }
    return [Span((verdict.isAdoption ? "✓ " : "✕ ") + words, verdict.isAdoption ? .good : .alarm)]
  }

  /// Attendance against both quorum lines, and what the figures rest on.
  func attendanceLines(isCompact: Bool) -> [Line] {
    guard let facts = state.control?.attendance else { return [] }
    func line(_ key: String, _ quorum: QuorumLine) -> [Span] {
      let sign = quorum.isMet ? "✓" : "✕"
      return [
        Span(" \(say(key)) \(figures.number(quorum.present))/\(figures.number(quorum.base)) "),
        Span("\(sign) ≥ \(figures.number(quorum.needed))", quorum.isMet ? .good : .alarm),
      ]
    }
    let source = say("attendance.source.\(facts.countedBy == nil ? facts.source.rawValue : "count")")
    let asOf = Span(" \(say("console.as-of", ["time": time(facts.asOfMS), "source": source]))", .quiet)
    let delegates = line("console.delegates", facts.delegateQuorum)
    let organisations =
      facts.knowsOrganisations
      ? line("console.organisations", facts.organisationQuorum)
      : [
        Span(" \(say("console.organisations")) "),
        Span("? ≥ \(figures.number(facts.organisationQuorum.needed))", .warning),
      ]
    let verdict =
      switch facts.quorum {
      case .met: Span(" ✓ " + say("status.quorum-met"), .good)
      case .notMet: Span(" ✕ " + say("status.quorum-not-met"), .alarm)
      case .organisationsUnknown: Span(" ! " + say("console.organisations-unknown"), .warning)
      }
    guard isCompact else { return [Line(delegates), Line(organisations), Line([verdict]), Line([asOf])] }
    return [Line(delegates + [Span(" ·")] + organisations + [Span(" ·")] + [asOf])]
  }
}
