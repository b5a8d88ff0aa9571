import Foundation
import Glibc
import Synchronization

/// This side of the line to a browser, on which the Chrome DevTools Protocol is spoken: every command is answered, or fails
/// within a time.
///
/// Any thread. A thread of its own reads until the line is closed, from either side.
final class DevToolsConnection: Sendable {
  /// How long a command may take.
  static let answerMax: Duration = .seconds(180)
  /// How much is read at once, in bytes.
  private static let readBytes = 1 << 16

  private struct Question {
    let command: String
    let answer: CheckedContinuation<Data, any Error>
  }

  private struct State {
    var lastID = 0
    var questions: [Int: Question] = [:]
    var isClosed = false
  }

  private let descriptor: Int32
  private let answerMax: Duration
  private let state = Mutex(State())
  private let writing = Mutex(())

  /// Speaks over a socket, which is closed with the connection.
  init(descriptor: Int32, answerMax: Duration = answerMax) {
    self.descriptor = descriptor
    self.answerMax = answerMax
    // A browser that reads nothing holds nobody up for longer than one that does not answer.
    var time = timeval(tv_sec: Int(answerMax.components.seconds), tv_usec: 1)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    Thread.detachNewThread { [self] in read() }
  }

  deinit { Glibc.close(descriptor) }

  /// Closes the line; commands that wait for an answer fail.
  func close() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// Does a command, with its parameters as JSON; the whole message that answers it.
  /// - Parameter session: The page that it is for; nothing for the browser itself.
  func command(_ name: String, _ parameters: String, session: String?) async throws -> Data {
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    let clock = Task { [answerMax] in
      try await Task.sleep(for: answerMax)
      settle(id, .failure(BrowserProblem.notAnswered(command: name, after: answerMax)))
    }
    defer { clock.cancel() }
    let ofSession = session.map { #","sessionId":"\#($0)""# } ?? ""
    let message = #"{"id":\#(id),"method":"\#(name)","params":\#(parameters)\#(ofSession)}"#
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { ask(id, message, Question(command: name, answer: $0)) }
    } onCancel: {
      settle(id, .failure(CancellationError()))
    }
  }

  private func ask(_ id: Int, _ message: String, _ question: Question) {
    let isOpen = state.withLock { state in
      if !state.isClosed { state.questions[id] = question }
      return !state.isClosed
    }
    guard isOpen else { return question.answer.resume(throwing: BrowserProblem.ended(command: question.command)) }
    // Whoever was cancelled before the question stood there has settled nothing.
    if Task.isCancelled { return settle(id, .failure(CancellationError())) }
    if !write(Data(message.utf8) + [0]) { settle(id, .failure(BrowserProblem.ended(command: question.command))) }
  }

  /// Answers a question that still waits.
  private func settle(_ id: Int, _ result: Result<Data, any Error>) {
    state.withLock { $0.questions.removeValue(forKey: id) }?.answer.resume(with: result)
  }

  /// Writes a message as a whole; whether all of it was taken.
  private func write(_ message: Data) -> Bool {
    writing.withLock { _ in
      message.withUnsafeBytes { bytes in
        var done = 0
        while done < bytes.count {
          // Without a signal where nobody is there any more.
          let count = send(
            descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, Int32(MSG_NOSIGNAL))
          if count < 0, errno == EINTR { continue }
          guard count > 0 else { return false }
          done += count
        }
        return true
      }
    }
  }

  /// Reads messages until the line is closed.
  private func read() {
    var (framing, part) = (MessageFraming(), [UInt8](repeating: 0, count: Self.readBytes))
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0, let messages = try? framing.take(Data(part[..<count])) else { break }
      for message in messages { take(message) }
    }
    let questions = state.withLock { state in
      defer { state.questions = [:] }
      state.isClosed = true
      return state.questions.values
    }
    for question in questions { question.answer.resume(throwing: BrowserProblem.ended(command: question.command)) }
  }

  /// Gives an answer to whoever waits for it; what a browser tells unasked is left.
  private func take(_ message: Data) {
    struct Head: Decodable {
      struct Fault: Decodable { let message: String }
      let id: Int?
      let error: Fault?
    }
    guard let head = try? JSONDecoder().decode(Head.self, from: message), let id = head.id,
      let question = state.withLock({ $0.questions.removeValue(forKey: id) })
    else { return }
    if let fault = head.error {
      question.answer.resume(throwing: BrowserProblem.refused(command: question.command, reason: fault.message))
    } else {
      question.answer.resume(returning: message)
    }
  }
}
