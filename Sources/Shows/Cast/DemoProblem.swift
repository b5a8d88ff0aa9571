import Assets

/// Why the demo could not go on.
struct DemoProblem: Told {
  let wording: Wording
}
