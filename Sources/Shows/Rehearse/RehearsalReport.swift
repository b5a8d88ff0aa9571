import Assets
import Congress
import ControlRoom
import Journal

/// What a rehearsal has shown: what was done, what was refused, and every difference between plan and record.
struct RehearsalReport: Encodable {
  let day: String
  let seed: UInt64
  let acts: Int
  let done: Int
  let refusals: [String: Int]
  let refusalsPlanned: [String: Int]
  let figures: RehearsalPlan.Figures
  let longestDelaySeconds: Int64
  let events: Int64?
  let stateDigest: String?
  let faults: [String]
  let lines: [String]

  private enum CodingKeys: String, CodingKey {
    case day, seed, acts, done, refusals, refusalsPlanned, figures, longestDelaySeconds, events, stateDigest, faults
  }

  init(plan: RehearsalPlan, seed: UInt64, outcome: RehearsalOutcome, journal: JournalReport?, strings: Strings) {
    day = plan.days.map(\.code.text).joined(separator: ", ")
    self.seed = seed
    acts = plan.acts.count
    done = outcome.done
    refusals = outcome.refusals
    refusalsPlanned = plan.figures.refusals
    figures = plan.figures
    longestDelaySeconds = outcome.longestDelayMS / 1_000
    events = journal?.sequence
    stateDigest = journal?.stateDigest
    faults = outcome.faults.map { strings[$0.wording] }
    let refused = outcome.refusals.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    var lines = [
      strings[
        Wording(
          "rehearse.report.done",
          ["day": .text(day), "seed": "\(seed)", "done": "\(done)", "items": "\(figures.items.count)"])],
      strings[Wording("rehearse.report.refused", ["refusals": .text(refused.isEmpty ? "–" : refused)])],
      strings[
        Wording("rehearse.report.attendance", ["present": "\(figures.present)", "excused": "\(figures.excused)"])],
    ]
    lines += figures.ballots.map { ballot in
      let counts = ballot.counts.map(String.init).joined(separator: " / ")
      return strings[
        Wording(
          "rehearse.report.ballot",
          ["ballot": .text(ballot.ballot.text), "counts": .text(counts), "voters": "\(ballot.voters)"])]
    }
    lines += figures.elections.map { election in
      let seats = plan.definition.elections.first { $0.code == election.election }?.seats ?? 0
      return strings[
        Wording(
          "rehearse.report.election",
          [
            "election": .text(election.election.text), "elected": "\(election.elected.count)", "seats": "\(seats)",
            "valid": "\(election.valid)", "collected": "\(election.collected)",
          ])]
    }
    lines.append(strings[Wording("rehearse.report.delay", ["seconds": "\(longestDelaySeconds)"])])
    if let journal {
      let digest = String((journal.stateDigest ?? "–").prefix(16))
      lines.append(
        strings[Wording("rehearse.report.journal", ["events": "\(journal.sequence)", "digest": .text(digest)])])
    }
    lines +=
      faults.isEmpty
      ? ["✓ " + strings[Wording("rehearse.report.good")]]
      : ["✕ " + strings[Wording("rehearse.report.faults", ["count": "\(faults.count)"])]] + faults.map { "  " + $0 }
    self.lines = lines
  }
}
