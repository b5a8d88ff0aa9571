extension CommandRegistry {
  /// The commands about lower thirds.
  static let lowerThirds: [any CommandFamily.Type] = [ShowLowerThird.self, ClearLowerThird.self]
}

/// Lays a lower third across the foot of an output's picture.
struct ShowLowerThird: CommandBody {
  static let name = CommandName("lower-third.show")
  static let roles: [Role] = [.operator]
  static let example = Self(output: "hall", lowerThird: .notice(text: "Mời đại biểu vào chỗ ngồi"))
  static let facets: Facets = [.outputs, .floor, .lock]

  /// The output.
  let output: Code<Output>
  /// What it says.
  let lowerThird: LowerThird

  static func offers(in state: CongressState) -> [Self] {
    state.ownOutputs.map { Self(output: $0.name, lowerThird: .speaker) }
  }

  var subject: String? { "\(output) \(lowerThird.shortText)" }
  var hallTexts: [String] { if case .notice(let text) = lowerThird { [text] } else { [] } }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let output = try state.settable(output)
    let scene = output.onAir.scene
    guard output.onAir.hasRoomForLowerThird else { throw .lowerThird(.sceneHasNoRoom(scene, output: output.name)) }
    if lowerThird == .speaker, state.floor.current == nil { throw .speaker(.floorEmpty) }
    if case .notice(let text) = lowerThird { try Cue.Scene.notice.check(text, bytesMax: LowerThird.noticeBytesMax) }
    if output.lowerThird == lowerThird { throw .lowerThird(.alreadyShown(output: output.name)) }
    return [.lowerThirdChanged(output: output.name, lowerThird: lowerThird)]
  }
}

/// Clears one output's lower third or, without a name, every one.
struct ClearLowerThird: CommandBody {
  static let name = CommandName("lower-third.clear")
  static let roles: [Role] = [.operator]
  static let bare: Self? = Self(output: nil)
  static let example = Self(output: "hall")
  static let facets: Facets = [.outputs, .lock]

  /// The output.
  let output: Code<Output>?

  static func offers(in state: CongressState) -> [Self] {
    [Self(output: nil)] + state.ownOutputs.map { Self(output: $0.name) }
  }

  var subject: String? { output?.text }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let outputs = try output.map { name throws(Rejection) in [try state.settable(name)] } ?? state.outputs
    let shown = outputs.filter { $0.lowerThird != nil }
    if shown.isEmpty { throw .lowerThird(.notShown(output: output)) }
    return shown.map { .lowerThirdChanged(output: $0.name, lowerThird: nil) }
  }
}

extension Command {
  /// Lays a lower third across the foot of an output's picture.
  public static func lowerThirdShow(_ output: Code<Output>, _ lowerThird: LowerThird) -> Command {
    Command(ShowLowerThird(output: output, lowerThird: lowerThird))
  }

  /// Clears one output's lower third or, without a name, every one.
  public static func lowerThirdClear(_ output: Code<Output>?) -> Command { Command(ClearLowerThird(output: output)) }
}
