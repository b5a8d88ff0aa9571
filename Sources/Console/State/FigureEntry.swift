import Assets
import Congress
import TerminalUI

/// Figures, a reason or a question being typed, field by field.
public struct FigureEntry: Sendable, Hashable {
  /// The most digits of a figure.
  static let digitsMax = 6
  /// The longest reason or code, in characters.
  static let charactersMax = 200

  /// What is typed, and what about.
  enum Purpose: Sendable, Hashable {
    case figures(Code<Ballot>), block(Code<Ballot>), abort(Code<Ballot>), void(Code<Ballot>)
    /// A ballot's question, mended.
    case question(Code<Ballot>)
    /// A ballot that nobody had foreseen, in an item or in reserve.
    case newBallot(in: Code<Item>?)
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

  let purpose: Purpose
  private(set) var fields: [Field]
  private(set) var current = 0

  /// What a step of a ballot needs typed.
  init?(_ step: VoteStep, for ballot: BallotView) {
    let code = ballot.plan.code
    let isOfBlock = ballot.plan.method == .blockCount
    switch step {
    case .figures:
      purpose = isOfBlock ? .block(code) : .figures(code)
      fields = Self.figureFields(of: ballot, isOfBlock: isOfBlock)
    case .end:
      purpose = ballot.state == .published ? .void(code) : .abort(code)
      fields = [Field(key: "reason", label: .word("console.field.reason"), isNumber: false)]
    default: return nil
    }
  }

  /// A question that is mended.
  init(mending plan: BallotPlan) {
    purpose = .question(plan.code)
    fields = [Self.question(plan.question.vi)]
  }

  /// A question that nobody had foreseen.
  init(newBallotIn item: Code<Item>?) {
    purpose = .newBallot(in: item)
    fields = [Self.question("")]
  }

  private static func question(_ text: String) -> Field {
    Field(key: "question", label: .word("console.field.question"), isNumber: false, text: text)
  }

  /// What it is about, as the page names it.
  var subject: String {
    switch purpose {
    case .figures(let ballot), .block(let ballot), .abort(let ballot), .void(let ballot), .question(let ballot):
      ballot.text
    case .newBallot(let item): item?.text ?? "–"
    }
  }

  private static func figureFields(of ballot: BallotView, isOfBlock: Bool) -> [Field] {
    let choices = ballot.plan.choices.dropFirst(ballot.plan.method == .residualCount ? 1 : 0).map {
      Field(key: $0.key, label: .choice($0.label), isNumber: true)
    }
    let paper = ["issued", "collected", "invalid"].map {
      Field(key: $0, label: .word("console.field.\($0)"), isNumber: true)
    }
    let next = ballot.progress?.blocksMissing?.first?.text ?? ""
    let block = Field(key: "block", label: .word("console.field.block"), isNumber: false, text: next)
    return (isOfBlock ? [block] : []) + choices + (ballot.plan.method == .paper ? paper : [])
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
    let most = field.key == "question" ? ItemWords.charactersMax : Self.charactersMax
    let fits = field.text.count < (field.isNumber ? Self.digitsMax : most)
    guard fits, !field.isNumber || ("0"..."9").contains(character) else { return }
    fields[current].text.append(character)
  }

  private func number(_ key: String) -> Int { fields.first { $0.key == key }.flatMap { Int($0.text) } ?? 0 }

  private func text(_ key: String) -> String { fields.first { $0.key == key }?.text ?? "" }

  private var draft: BallotDraft { BallotDraft(question: LocalizedText(vi: text("question"))) }

  /// The command that sends what has been typed.
  var command: Command {
    let choices = fields.filter { if case .choice = $0.label { true } else { false } }
    let counts = Dictionary(choices.map { ($0.key, Int($0.text) ?? 0) }, uniquingKeysWith: { first, _ in first })
    switch purpose {
    case .abort(let ballot): return .ballotAbort(ballot, reason: text("reason"))
    case .void(let ballot): return .ballotVoid(ballot, reason: text("reason"))
    case .question(let ballot): return .ballotEdit(ballot, draft)
    case .newBallot(let item):
      return .ballotAdd(draft, code: nil, place: item.map { BallotPlace(item: $0) })
    case .block(let ballot): return .ballotReportBlock(ballot, block: Code(text("block")), counts: counts)
    case .figures(let ballot):
      let isPaper = fields.contains { $0.key == "issued" }
      let paper = PaperFigures(issued: number("issued"), collected: number("collected"), invalid: number("invalid"))
      return .ballotCount(ballot, counts: counts, paper: isPaper ? paper : nil)
    }
  }
}
