import Assets

/// One thing that is wrong with a congress, and where its text stands.
struct CheckProblem: Hashable {
  /// As compilers write places: `agenda.yaml:12`.
  let place: String
  /// What was found and what would work.
  let fault: Wording
}
