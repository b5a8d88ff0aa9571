import Congress
import FoundationEssentials
public import NIOCore

/// Reads what a service says, line after line; of an output only what has changed since its last line.
///
/// Most of an output's line is what it was: names, hall, theme, what lies across its foot. Only the figures are new, thirty
/// times a second where a hall is being counted. It never reads a line otherwise than ``MessageCodec`` does: whatever is
/// unusual is read whole. Thread: one at a time.
public struct ServiceLineReader: Sendable {
  /// An output as its last line had it.
  private struct Output: Sendable {
    let topic: String
    /// The bytes of the line before and after the content, from where the value begins.
    let before: [UInt8]
    let after: [UInt8]
    let view: OutputView
  }

  private let codec = MessageCodec()
  private var output: Output?

  /// A reader that has read nothing.
  public init() {}

  /// Reads a line without its end.
  public mutating func message(_ line: ByteBuffer) throws(LineError) -> ServiceMessage {
    if let update = line.withUnsafeReadableBytes(changedOutput) { return .topic(update) }
    let message = try codec.serviceMessage(line)
    if case .topic(let update) = message, case .output(let view) = update.value {
      output = line.withUnsafeReadableBytes { bytes in
        OutputPlaces(in: bytes).map {
          Output(topic: $0.topic, before: Array(bytes[$0.before]), after: Array(bytes[$0.after]), view: view)
        }
      }
    }
    return message
  }

  /// The line of the output that was read last, where nothing but its content is another.
  func changedOutput(_ bytes: UnsafeRawBufferPointer) -> TopicUpdate? {
    guard let output, let places = OutputPlaces(in: bytes), places.topic == output.topic,
      let revision = places.numbers["revision"], let atMS = places.numbers["at"],
      bytes[places.before].elementsEqual(output.before), bytes[places.after].elementsEqual(output.after),
      let content = Self.content(UnsafeRawBufferPointer(rebasing: bytes[places.content]))
    else { return nil }
    return TopicUpdate(
      revision: revision, atMS: atMS, presentAtMS: places.numbers["presentAt"],
      value: .output(output.view.showing(content)))
  }

  private static func content(_ bytes: UnsafeRawBufferPointer) -> SceneContent? {
    PlainDecoder.read(SceneContent.self, from: bytes)
      ?? (try? JSONDecoder().decode(SceneContent.self, from: Data(bytes)))
  }
}
