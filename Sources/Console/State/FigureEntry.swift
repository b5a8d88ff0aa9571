import Assets
import Congress
import Terminals

/// Figures or a reason being typed, field by field.
public struct FigureEntry: Sendable, Hashable {
  /// The most digits of a figure.
  static let digitsMax = 6
  /// The longest reason or code, in characters.
  static let charactersMax = 200

  /// What is typed.
  enum Purpose: Sendable, Hashable {
    case figures, block, abort, void
  }

  /// One thing to type.
  struct Field: Sendable, Hashable {
    /// What it is: a word of the console, or the ballot's own.
    enum Label: Sendable, Hashable {
      case word(String)
      case choice(LocalizedText)
    }

    /// The key under which the figure is sent.
    let key: String
    let label: Label
    let isNumber: Bool
    var text = ""
  }

  let ballot: Code<Ballot>
  let purpose: Purpose
  private(set) var fields: [Field]
  private(set) var current = 0

  /// What a step of a ballot needs typed.
  init?(_ step: VoteStep, for ballot: BallotView) {
    self.ballot = ballot.plan.code
    switch step {
    case .figures where ballot.plan.method == .blockCount: purpose = .block
    case .figures: purpose = .figures
    case .end: purpose = ballot.state == .published ? .void : .abort
    default: return nil
    }
    fields = Self.fields(for: purpose, of: ballot)
  }

  private static func fields(for purpose: Purpose, of ballot: BallotView) -> [Field] {
    guard purpose == .figures || purpose == .block else {
      return [Field(key: "reason", label: .word("console.field.reason"), isNumber: false)]
    }
    let choices = ballot.plan.choices.dropFirst(ballot.plan.method == .residualCount ? 1 : 0).map {
      Field(key: $0.key, label: .choice($0.label), isNumber: true)
    }
    let paper = ["issued", "collected", "invalid"].map {
      Field(key: $0, label: .word("console.field.\($0)"), isNumber: true)
    }
    let next = ballot.progress?.blocksMissing?.first?.text ?? ""
    let block = Field(key: "block", label: .word("console.field.block"), isNumber: false, text: next)
    return (purpose == .block ? [block] : []) + choices + (ballot.plan.method == .paper ? paper : [])
  }

  /// Takes a key; whether everything has been typed.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let character): type(character)
    case .backspace: if !fields[current].text.isEmpty { fields[current].text.removeLast() }
    case .up, .left: current = max(0, current - 1)
    case .tab, .down, .right: current = min(fields.count - 1, current + 1)
    case .enter:
      guard !fields[current].text.allSatisfy(\.isWhitespace) else { return false }
      guard let next = fields.firstIndex(where: { $0.text.allSatisfy(\.isWhitespace) }) else { return true }
      current = next
    default: break
    }
    return false
  }

  private mutating func type(_ character: Character) {
    let field = fields[current]
    let fits = field.text.count < (field.isNumber ? Self.digitsMax : Self.charactersMax)
    guard fits, !field.isNumber || ("0"..."9").contains(character) else { return }
    fields[current].text.append(character)
  }

  private func number(_ key: String) -> Int { fields.first { $0.key == key }.flatMap { Int($0.text) } ?? 0 }

  private func text(_ key: String) -> String { fields.first { $0.key == key }?.text ?? "" }

  /// The command that sends what has been typed.
  var command: Command {
    let choices = fields.filter { if case .choice = $0.label { true } else { false } }
    let counts = Dictionary(choices.map { ($0.key, Int($0.text) ?? 0) }, uniquingKeysWith: { first, _ in first })
    switch purpose {
    case .abort: return .ballotAbort(ballot, reason: text("reason"))
    case .void: return .ballotVoid(ballot, reason: text("reason"))
    case .block: return .ballotReportBlock(ballot, block: Code(text("block")), counts: counts)
    case .figures:
      let isPaper = fields.contains { $0.key == "issued" }
      let paper = PaperFigures(issued: number("issued"), collected: number("collected"), invalid: number("invalid"))
      return .ballotCount(ballot, counts: counts, paper: isPaper ? paper : nil)
    }
  }
}
