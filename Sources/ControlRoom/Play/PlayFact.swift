public import Assets
public import Congress
public import HallProtocol

/// A fact that a script waits for, as people write it: `present >= 324`, `ballot BQ01 closed`.
public enum PlayFact: Sendable, Hashable {
  /// A figure that can be compared.
  public enum Figure: String, Sendable, Hashable, CaseIterable {
    case present, out, pending, absent, summoned, organisations, screens
  }

  /// How a figure is compared.
  public enum Comparison: String, Sendable, Hashable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case equal = "="
    case more = ">"
    case less = "<"

    func holds(_ left: Int, _ right: Int) -> Bool {
      switch self {
      case .atLeast: left >= right
      case .atMost: left <= right
      case .equal: left == right
      case .more: left > right
      case .less: left < right
      }
    }
  }

  /// How far an item has come.
  public enum Progress: String, Sendable, Hashable, CaseIterable { case pending, live, done }

  case figure(Figure, Comparison, Int)
  /// Delegates and organisations are both enough.
  case quorum(isMet: Bool)
  /// A ballot has come so far, or further; `aborted` and `voided` are only themselves.
  case ballot(Code<Ballot>, BallotState)
  case election(Code<Election>, ElectionState)
  case item(Code<Item>, Progress)
  /// An output shows a cue (`result:BQ01`) or any cue of a scene (`result`).
  case onAir(Code<Output>, String)
  case standby(Code<Output>, String)
  case safe(isOn: Bool)

  /// Every form, as an error tells them.
  public static let usage = [
    "present >= 324", "quorum met", "ballot BQ01 closed", "election BC01 published", "item 1.05 live",
    "on-air hall result:BQ01", "standby hall result", "safe on", "screens >= 3",
  ]

  /// Reads a fact from its words; the refusal names what is wrong and what would work.
  public init(_ words: [String]) throws(PlayFault) {
    let forms = Wording("play.fault.fact", ["fact": .text(words.joined(separator: " ")), "forms": .text(Self.list)])
    guard let first = words.first else { throw PlayFault(forms) }
    if let figure = Figure(rawValue: first) {
      guard words.count == 3, let comparison = Comparison(rawValue: words[1]), let number = Int(words[2]) else {
        throw PlayFault(forms)
      }
      self = .figure(figure, comparison, number)
      return
    }
    switch (first, words.count) {
    case ("quorum", 2) where ["met", "missing"].contains(words[1]): self = .quorum(isMet: words[1] == "met")
    case ("safe", 2) where ["on", "off"].contains(words[1]): self = .safe(isOn: words[1] == "on")
    case ("ballot", 3): self = .ballot(Code(words[1]), try Self.state(words[2]))
    case ("election", 3): self = .election(Code(words[1]), try Self.state(words[2]))
    case ("item", 3): self = .item(Code(words[1]), try Self.state(words[2]))
    case ("on-air", 3): self = .onAir(Code(words[1]), try Self.cue(words[2]))
    case ("standby", 3): self = .standby(Code(words[1]), try Self.cue(words[2]))
    default: throw PlayFault(forms)
    }
  }

  private static var list: String { usage.joined(separator: ", ") }

  private static func state<State: RawRepresentable<String> & CaseIterable>(
    _ word: String
  ) throws(PlayFault) -> State {
    if let state = State(rawValue: word) { return state }
    let known = State.allCases.map(\.rawValue).joined(separator: ", ")
    throw PlayFault(Wording("play.fault.state", ["word": .text(word), "known": .text(known)]))
  }

  private static func cue(_ word: String) throws(PlayFault) -> String {
    if Cue.Scene(rawValue: word) != nil { return word }
    if let cue = Cue(text: word) { return cue.text }
    let known = Cue.Scene.allCases.map(\.usage).joined(separator: ", ")
    throw PlayFault(Wording("play.fault.cue", ["word": .text(word), "known": .text(known)]))
  }

  /// The topics that tell whether it holds.
  public var topics: [Topic] {
    switch self {
    case .figure(.screens, _, _): [.screens]
    case .figure, .quorum: [.attendance]
    case .ballot: [.ballots]
    case .election: [.elections]
    case .item: [.agenda]
    case .onAir, .standby, .safe: [.show]
    }
  }

  /// Whether it holds by what a topic says.
  public func holds(_ value: TopicValue) -> Bool {
    switch (self, value) {
    case (.figure(.screens, let comparison, let number), .screens(let view)):
      comparison.holds(view.screens.count { $0.isConnected }, number)
    case (.figure(.organisations, _, _), .attendance(let facts)) where !facts.knowsOrganisations: false
    case (.figure(let figure, let comparison, let number), .attendance(let facts)):
      comparison.holds(Self.figure(figure, facts), number)
    // A script that waits for either waits on, while nobody can say which it is.
    case (.quorum(let isMet), .attendance(let facts)): facts.quorum == (isMet ? .met : .notMet)
    case (.ballot(let code, let state), .ballots(let view)):
      view.ballots.first { $0.plan.code == code }.map { Self.hasReached($0.state, state) } ?? false
    case (.election(let code, let state), .elections(let view)):
      view.elections.first { $0.code == code }.map { Self.hasReached($0.state, state) } ?? false
    case (.item(let code, let progress), .agenda(let view)):
      view.agenda[code].map { Self.progress($0.progress) == progress } ?? false
    case (.onAir(let output, let cue), .show(let view)):
      !view.isSafe && view.onAir(output).map { Self.matches($0, cue) } ?? false
    case (.standby(let output, let cue), .show(let view)):
      view.outputs.first { $0.name == output }?.standby.map { Self.matches($0, cue) } ?? false
    case (.safe(let isOn), .show(let view)): view.isSafe == isOn
    default: false
    }
  }

  /// The name that nothing of the congress has, where the fact names something that is not there: it would never hold.
  public func unknownName(by value: TopicValue) -> String? {
    switch (self, value) {
    case (.ballot(let code, _), .ballots(let view)):
      view.ballots.contains { $0.plan.code == code } ? nil : code.text
    case (.election(let code, _), .elections(let view)):
      view.elections.contains { $0.code == code } ? nil : code.text
    case (.item(let code, _), .agenda(let view)): view.agenda[code] == nil ? code.text : nil
    case (.onAir(let output, _), .show(let view)), (.standby(let output, _), .show(let view)):
      view.outputs.contains { $0.name == output } ? nil : output.text
    default: nil
    }
  }

  private static func figure(_ figure: Figure, _ facts: Attendance) -> Int {
    switch figure {
    case .present: facts.present
    case .out: facts.out
    case .pending: facts.pending
    case .absent: facts.absent
    case .summoned: facts.summoned
    case .organisations: facts.organisationsRepresented
    case .screens: 0
    }
  }

  /// How far an item has come, as a script waits for it; one that was struck or put off is still to be dealt with.
  private static func progress(_ progress: ItemProgress) -> Progress {
    switch progress {
    case .pending, .dropped, .adjourned: .pending
    case .live: .live
    case .done: .done
    }
  }

  /// Whether a state is the one that is waited for or lies behind it.
  ///
  /// A vote that was counted while nobody looked has been closed too. What ended without a result, or was declared void,
  /// is only itself.
  private static func hasReached<State: CaseIterable & Equatable & RawRepresentable<String>>(
    _ state: State, _ wanted: State
  ) -> Bool {
    if state == wanted { return true }
    guard !["aborted", "voided"].contains(state.rawValue), !["aborted", "voided"].contains(wanted.rawValue) else {
      return false
    }
    // `open` and `held` go back and forth: each is only itself or what comes after both.
    let order = Array(State.allCases)
    guard let have = order.firstIndex(of: state), let want = order.firstIndex(of: wanted) else { return false }
    return have > want && !(wanted.rawValue == "open" && state.rawValue == "held")
  }

  private static func matches(_ cue: Cue, _ text: String) -> Bool { cue.text == text || cue.scene.rawValue == text }
}

extension ShowView {
  /// What an output shows beneath SAFE: its own cue, or that of the output it follows.
  func onAir(_ name: Code<Output>) -> Cue? {
    guard let output = outputs.first(where: { $0.name == name }) else { return nil }
    return output.follows.flatMap { followed in outputs.first { $0.name == followed } }?.onAir ?? output.onAir
  }
}

/// What is wrong with a step of a script.
public struct PlayFault: Error, Sendable, Hashable {
  /// The sentence.
  public let wording: Wording

  init(_ wording: Wording) { self.wording = wording }
}
