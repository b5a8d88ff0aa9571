import DequeModule
import HallProtocol

/// The newest answers by command id, so that a command that comes again is answered and not done again.
///
/// Bounded: older accepted commands are found in the journal, older refusals are decided afresh, having done nothing.
struct AnswerMemory {
  private let capacity: Int
  private var answers: [String: Reply.Answer] = [:]
  private var order: Deque<String> = []

  init(capacity: Int = ServiceLimits.answersKeptMax) { self.capacity = capacity }

  /// The first answer to a command, if it is still remembered.
  subscript(id: String) -> Reply.Answer? { answers[id] }

  /// Remembers the first answer to a command; a later one is not taken.
  mutating func remember(_ answer: Reply.Answer, for id: String) {
    guard answers[id] == nil else { return }
    answers[id] = answer
    order.append(id)
    if order.count > capacity { answers[order.removeFirst()] = nil }
  }
}
