import Assets
import Congress

/// One output of `congress.yaml`, as far as it could be read.
struct OutputPlan {
  let name: Placed<String>?
  let follows: Placed<String>?
  /// The output, where it is right by itself; whether what it follows exists is checked over the whole list.
  let output: Output?

  /// Reads the list of outputs and checks who follows whom.
  static func read(_ value: YamlValue) -> [OutputPlan]? {
    guard let entries = value.list(count: 1...FileLimits.outputsMax) else { return nil }
    let plans = entries.map(readOne)
    value.log.reportRepeats(of: .output, in: plans.compactMap(\.name))
    checkFollowers(plans, log: value.log)
    return plans
  }

  /// The names of all outputs; nothing where one could not be read, so that nobody is told it is not there.
  static func names(of plans: [OutputPlan]) -> [String]? {
    let names = plans.compactMap(\.name?.value)
    return names.count == plans.count ? names : nil
  }

  private static func readOne(_ entry: YamlValue) -> OutputPlan {
    let fields = entry.fields(of: .output, required: ["name"], optional: ["follows"])
    let name = fields?["name"]?.code()
    let follows = fields?["follows"]?.code()
    let output = name.map { Output(name: Code($0.value), follows: follows.map { Code($0.value) }) }
    return OutputPlan(name: name, follows: follows, output: output)
  }

  /// An output shows its own pictures or those of one that does: following goes one step and never in a ring.
  private static func checkFollowers(_ plans: [OutputPlan], log: FileLog) {
    for (index, plan) in plans.enumerated() {
      guard let follows = plan.follows else { continue }
      if index == 0 {
        log.report(.firstOutputFollows, ["name": .text(follows.value)], line: follows.line)
        continue
      }
      let followed = plans.first { $0.name?.value == follows.value }
      if let other = followed?.follows {
        log.report(
          .followsAFollower, ["name": .text(follows.value), "other": .text(other.value)], line: follows.line)
      } else if followed == nil, names(of: plans) != nil {
        let names = plans.filter { $0.follows == nil }.compactMap(\.name?.value).joined(separator: ", ")
        log.report(
          FileRule.subjectKey.with(["name": "follows"]),
          FileRule.outputUnknown.with(["name": .text(follows.value), "known": .text(names)]), line: follows.line)
      }
    }
  }
}
