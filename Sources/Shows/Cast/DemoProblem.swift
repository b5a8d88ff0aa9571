import Assets

/// Why the demo could not go on.
struct DemoProblem: LocalizedProblem {
  let wording: Wording
}
