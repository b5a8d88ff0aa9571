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
    let fields = entry.fields(of: .output, required: ["name"], optional: ["follows", "scene"])
    let name = fields?["name"]?.code()
    let follows = fields?["follows"]?.code()
    let scene = fields?["scene"].flatMap { readScene($0, on: name?.value, follows: follows != nil) }
    let output = name.map {
      Output(name: Code($0.value), follows: follows.map { Code($0.value) }, onAir: scene ?? .holding)
    }
    return OutputPlan(name: name, follows: follows, output: output)
  }

  /// What an output shows from the beginning; one that follows another has nothing of its own.
  private static func readScene(_ value: YamlValue, on name: String?, follows: Bool) -> Cue? {
    guard let scene = value.word(FirstScene.self) else { return nil }
    if follows { value.report(.notBeside, ["key": "follows"]) }
    if scene == .presidium, let name, name != Output.presidium.text {
      value.report(.privateSceneElsewhere, ["name": .text(Output.presidium.text)])
    }
    return scene.cue
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

/// What an output may show before anybody has taken anything.
private enum FirstScene: String, CaseIterable {
  case holding, programme, presidium

  var cue: Cue {
    switch self {
    case .holding: .holding
    case .programme: .programme
    case .presidium: .presidium
    }
  }
}
