import Congress
import NIOCore

/// One topic's newest value as the line that every subscriber gets.
struct TopicFrame: Sendable {
  let topic: Topic
  let revision: Int64
  let line: ByteBuffer
  /// When it was published, in ms since 1970 UTC, where it is shown as soon as it comes; nothing where it waits for a moment.
  let shownAtOnceFromMS: Int64?
}

/// What there is to tell at one moment: every topic that somebody follows, encoded once, shared by all subscribers.
///
/// A value that never changes: whoever holds one reads one moment, whatever is published meanwhile.
struct Publication: Sendable {
  /// The newest event that it knows.
  var sequence: Int64
  /// The newest line of each topic that has been worked out.
  var frames: [Topic: TopicFrame] = [:]

  /// The newest revision of a topic; that of the journal is its newest event, that of what nobody follows is 0.
  func revision(of topic: Topic) -> Int64 { topic == .journal ? sequence : frames[topic]?.revision ?? 0 }
}
