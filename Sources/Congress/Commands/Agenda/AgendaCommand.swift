extension CommandRegistry {
  /// The commands that change the programme, and those that interrupt or put off what is on.
  static let agenda: [any CommandFamily.Type] = [AgendaCommand.self]
}

/// A step of the agenda; an import is a list of such steps, so they are one type.
package struct AgendaCommand: CommandFamily {
  /// What is to become otherwise.
  package let step: AgendaStep

  package static let names = examples.map(\.name)

  package static var kinds: [CommandKind] {
    examples.map { step in
      CommandKind(
        name: step.name, roles: step.isOfChair ? [.operator, .chair] : [.operator],
        example: AgendaCommand(step: step), bare: step.bare.map { AgendaCommand(step: $0) }
      ) { decoder in
        guard let step = try AgendaStep.read(step.name, arguments: { decoder }) else {
          throw DecodingError.dataCorrupted(
            .init(codingPath: decoder.codingPath, debugDescription: "\(step.name.rawValue) is no step of the agenda"))
        }
        return AgendaCommand(step: step)
      }
    }
  }

  private static let examples: [AgendaStep] = {
    let words = ItemWords(
      title: LocalizedText(vi: "Thảo luận"), shortTitle: LocalizedText(vi: "Thảo luận"),
      presenter: LocalizedText(vi: "Đoàn Chủ tịch"))
    let running = ItemRunning(
      kind: .report, ballots: ["BQ06"], cue: .attendance, endCue: .holding, followOn: .automatic,
      operatorNotes: LocalizedText(vi: "Mời báo cáo viên"))
    let place = ItemPlace(session: "N1A", after: "1.01")
    let new = NewItem(code: "1.5", words: words, start: .midnight, minutes: 10, running: running)
    return [
      .insert(new, at: place), .move("1.02", to: place), .drop("1.02", reason: "không cần"), .restore("1.02"),
      .retitle("1.02", words), .retime("1.02", Retiming(start: .midnight, minutes: 20, byMinutes: 5)),
      .revise("1.02", running), .carry(.item("1.02"), to: "N1B"),
      .replace([.restore("1.02")], version: 3), .hold(reason: "mất điện"), .resume,
      .adjournItem(reason: "mất điện"), .adjournSession("N1A", reason: "mất điện"),
      .arrange(AgendaOutline(days: [])),
    ]
  }()

  package static let facets: Facets = [.agenda, .ballots, .outputs]

  package static func offers(in state: CongressState) -> [Self] {
    let lengths = state.agenda.items.flatMap { item in
      [1, -1].map { AgendaStep.retime(item.code, Retiming(byMinutes: $0)) }
    }
    return ([.hold(reason: ""), .resume] + lengths).map { Self(step: $0) }
  }

  package var name: CommandName { step.name }
  package var isBare: Bool { step == step.bare }
  package var hallTexts: [String] {
    switch step {
    case .insert(let new, _): new.words.texts
    case .retitle(_, let words): words.texts
    default: []
    }
  }

  package var subject: String? {
    switch step {
    case .retime(let item, let retiming):
      retiming.byMinutes.map { "\(item) \($0 > 0 ? "+" : "")\($0)" } ?? item.text
    default: step.item?.text
    }
  }

  package func encode(to encoder: any Encoder) throws { try step.write(to: encoder) }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    try state.decideAgenda(step)
  }
}

extension AgendaStep {
  /// Whether a chair may take it, too: to interrupt and to put off.
  fileprivate var isOfChair: Bool {
    switch self {
    case .hold, .resume, .adjournItem, .adjournSession: true
    default: false
    }
  }

  /// What the step is without arguments; nothing where it needs some.
  fileprivate var bare: AgendaStep? {
    switch self {
    case .hold: .hold(reason: "")
    case .resume: .resume
    default: nil
    }
  }
}

extension ItemWords {
  fileprivate var texts: [String] { [title, shortTitle, presenter].compactMap(\.self).flatMap(\.all) }
}

extension Command {
  /// Changes the programme, or interrupts or puts off what is on.
  public static func agenda(_ step: AgendaStep) -> Command { Command(AgendaCommand(step: step)) }
}
