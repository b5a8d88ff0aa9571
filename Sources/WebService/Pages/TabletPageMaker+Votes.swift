import Assets
import Congress

/// Votes and their published results, in words.
extension TabletPageMaker {
  /// What is being put to the vote.
  var vote: TabletPage.VoteCard? {
    switch view.vote {
    case .asked(let facts)?:
      let rule = strings.words(for: facts.rule)
      let needs = strings[
        facts.alternatives == nil ? .ballotNeeds : .ballotAlternativeNeeds,
        ["rule": rule, "base": strings.base(facts.base.rawValue, isWeighted: facts.isWeighted ?? false)]]
      return TabletPage.VoteCard(
        heading: heading(.ballotQuestion, facts.ballot, round: facts.round), title: text(facts.question),
        call: strings.words(for: facts.method),
        notes: [needs] + facts.targets.map { "\($0.code.text). \(text($0.text))" },
        choices: (facts.alternatives ?? []).map { line($0) }, deadlineMS: nil, isOpen: false)
    case .voting(let facts)?:
      let (title, call): (Phrase, String) =
        switch facts.standing {
        case .open: (.ballotOpen, self.call(for: facts.method))
        case .held: (.ballotHeld, strings[.waitPlease])
        case .closed: (.ballotClosed, strings[.ballotCounting])
        }
      let turnout = facts.progress?.turnout.map {
        "\(strings[.ballotTurnout]): \(figures.number($0))/\(figures.number(facts.voters))"
      }
      return TabletPage.VoteCard(
        heading: heading(title, facts.ballot, round: facts.round), title: text(facts.question), call: call,
        notes: ["\(figures.number(facts.voters)) \(strings[.ballotVoters])"] + [turnout].compactMap(\.self),
        choices: facts.choices.map { line($0) },
        deadlineMS: facts.standing == .open ? facts.deadlineMS : nil, isOpen: facts.standing == .open)
    case nil: return nil
    }
  }

  /// The newest result, while the item that it belongs to is on, or nothing has begun since.
  var newestResult: TabletPage.ResultCard? {
    guard let newest = view.results.last else { return nil }
    let live = view.agenda.liveItem
    if let live, case .live(let startedMS, _) = live.progress, startedMS > newest.publishedMS { return nil }
    return card(newest)
  }

  func card(_ result: ResultView) -> TabletPage.ResultCard {
    let verdict = result.verdict
    let shares = result.outcome.shares
    let choices = result.choices.enumerated().map { place, choice in
      guard shares.indices.contains(place) else { return line(choice) }
      return line(choice, share: shares[place])
    }
    let rests = result.need.map { need in
      let isWeighted = result.outcome.tally.weights != nil
      return strings[
        .resultRests,
        [
          "rule": strings.words(for: result.rule), "of": strings.base(result.base.rawValue, isWeighted: isWeighted),
          "needed": figures.number(need.needed), "base": figures.number(need.base),
        ]]
    }
    let division = result.division.map { division in
      strings.targets(
        count: figures.number(division.count), of: figures.number(division.all),
        splitOff: division.splitOff.map(\.text))
    }
    let words =
      result.isVoided
      ? strings[.resultVoided]
      : strings.words(for: verdict, choices: result.choices)
    return TabletPage.ResultCard(
      heading: word("published", ["ballot": result.ballot.text, "time": time(result.publishedMS)]),
      title: text(result.heading), choices: choices, verdict: words, tone: tone(of: result),
      notes: [rests, division].compactMap(\.self), isVoided: result.isVoided)
  }

  /// A result as it stands beside its item.
  func badge(_ result: ResultView) -> TabletPage.ProgrammeCard.Badge {
    let key =
      result.isVoided
      ? "badge.voided" : result.verdict.map { $0.isAdoption ? "badge.adopted" : "badge.not-adopted" } ?? "badge.none"
    return .init(text: word(key, ["ballot": result.ballot.text]), tone: tone(of: result))
  }

  private func tone(of result: ResultView) -> String {
    guard !result.isVoided, let verdict = result.verdict else { return Choice.Sign.other.rawValue }
    return (verdict.isAdoption ? Choice.Sign.agree : .against).rawValue
  }

  private func line(_ choice: Choice, share: Share? = nil) -> TabletPage.ChoiceLine {
    TabletPage.ChoiceLine(
      sign: choice.sign.rawValue, color: choice.color.rawValue, label: text(choice.label),
      figure: share.map { figures.number($0.count) },
      share: share.map { figures.percent(hundredths: $0.hundredthsOfPercent) }, part: share?.hundredthsOfPercent)
  }

  private func heading(_ phrase: Phrase, _ ballot: Code<Ballot>, round: Int) -> String {
    let parts = [strings[phrase], ballot.text]
    return (round > 1 ? parts + [strings[.ballotRound, ["round": figures.number(round)]]] : parts)
      .joined(separator: " · ")
  }

  /// What people are to do.
  private func call(for method: BallotPlan.Method) -> String {
    switch method {
    case .cardCount, .residualCount, .blockCount: strings[.ballotRaiseCard]
    case .electronicNamed, .electronicOpen, .electronicSecret: strings[.ballotPressKey]
    case .paper: strings[.ballotCastPaper]
    }
  }
}
