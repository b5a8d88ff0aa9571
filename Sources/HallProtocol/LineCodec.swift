public import Congress
public import FoundationEssentials
public import NIOCore

/// A line that cannot be taken.
public enum LineError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A line is longer than the protocol allows.
  case lineTooLong(bytesMax: Int)
  /// A line is not the JSON of a message.
  case badLine(String)
  /// The peer speaks through TLS, and this side in the open.
  case answeredInTLS

  /// One English sentence.
  public var description: String {
    switch self {
    case .lineTooLong(let bytesMax): "A line is longer than \(bytesMax) bytes."
    case .answeredInTLS: "The peer speaks through TLS."
    case .badLine(let reason): "The line is no message of the hall protocol: \(reason)"
    }
  }
}

/// How long a line may be, which changes while a connection lives.
///
/// Thread: the connection's event loop alone.
public final class LineLimit {
  /// The most bytes of a line, without its end.
  public var bytesMax: Int

  /// A limit.
  public init(bytesMax: Int) { self.bytesMax = bytesMax }
}

@available(*, unavailable)
extension LineLimit: Sendable {}

/// Cuts a stream of bytes into lines, refusing one that grows past the limit before it is buffered whole.
///
/// A line ends with a line feed; a carriage return before it is dropped; empty lines are passed over.
public struct LineDecoder: ByteToMessageDecoder {
  /// One line without its end.
  public typealias InboundOut = ByteBuffer

  private let limit: LineLimit
  private var lineBytesMax: Int { limit.bytesMax }
  private var scanned = 0

  /// A decoder for lines of at most `lineBytesMax` bytes.
  public init(lineBytesMax: Int = HallLimits.lineBytesMax) { limit = LineLimit(bytesMax: lineBytesMax) }

  /// A decoder for lines whose most bytes may change.
  public init(limit: LineLimit) { self.limit = limit }

  /// Takes the next whole line out of bytes that have come; nothing where there is none yet.
  public mutating func line(from buffer: inout ByteBuffer) throws(LineError) -> ByteBuffer? {
    while true {
      let view = buffer.readableBytesView
      guard let end = view[(view.startIndex + scanned)...].firstIndex(of: UInt8(ascii: "\n")) else {
        scanned = view.count
        guard scanned <= lineBytesMax else { throw .lineTooLong(bytesMax: lineBytesMax) }
        return nil
      }
      scanned = 0
      let length = end - view.startIndex
      guard length <= lineBytesMax else { throw .lineTooLong(bytesMax: lineBytesMax) }
      guard var line = buffer.readSlice(length: length) else { return nil }
      buffer.moveReaderIndex(forwardBy: 1)
      if line.readableBytesView.last == UInt8(ascii: "\r") { line.moveWriterIndex(to: line.writerIndex - 1) }
      if line.readableBytes > 0 { return line }
    }
  }

  /// Looks at what is left when nothing more will come: a last line without its end is no line.
  public static func checkRest(_ buffer: ByteBuffer) throws(LineError) {
    // An alert of TLS: what was said in the open was not understood.
    if buffer.readableBytesView.starts(with: [0x15, 0x03]) { throw .answeredInTLS }
  }

  /// Passes on the next whole line.
  public mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
    guard let line = try line(from: &buffer) else { return .needMoreData }
    context.fireChannelRead(Self.wrapInboundOut(line))
    return .continue
  }

  /// Passes on the lines that are left.
  public mutating func decodeLast(
    context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool
  ) throws -> DecodingState {
    try Self.checkRest(buffer)
    while try decode(context: context, buffer: &buffer) == .continue {}
    return .needMoreData
  }
}

/// Messages to lines and back.
///
/// JSON with sorted keys, so that a message has one form.
public struct MessageCodec: Sendable {
  /// A codec; making one is cheap, keeping one is cheaper.
  public init() {}

  /// The message as one line with its end.
  public func line(_ message: some Encodable) throws -> ByteBuffer { try encoded(message) }

  private func encoded(_ message: some Encodable) throws -> ByteBuffer {
    var buffer = ByteBuffer(bytes: try json(message))
    buffer.writeInteger(UInt8(ascii: "\n"))
    return buffer
  }

  private func json(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }

  /// What the service says, as one line with its end.
  public func line(_ message: ServiceMessage) throws -> ByteBuffer {
    if case .reply(let reply) = message, let line = FlatMessage.line(reply) { return line }
    return try encoded(message)
  }

  /// What the service says of a topic, as one line with its end.
  ///
  /// Of an output most is what it was: where only its content is another than in the line before, the rest of that line is
  /// taken as it stands.
  /// - Parameters:
  ///   - last: The value of the line before.
  ///   - lastLine: The line before.
  public func line(_ update: TopicUpdate, after last: TopicValue?, _ lastLine: ByteBuffer?) throws -> ByteBuffer {
    if case .output(let last)? = last, let lastLine, let line = try changedOutput(update, last, lastLine) {
      return line
    }
    return try line(ServiceMessage.topic(update))
  }

  /// The line of an output of which nothing but the content is another than in the line before; else nothing.
  func changedOutput(_ update: TopicUpdate, _ last: OutputView, _ lastLine: ByteBuffer) throws -> ByteBuffer? {
    let start = lastLine.readerIndex
    guard case .output(let view) = update.value, last.showing(view.content) == view,
      let text = lastLine.getSlice(at: start, length: lastLine.readableBytes - 1),
      let places = text.withUnsafeReadableBytes(OutputPlaces.init(in:)), places.topic == update.value.topic.name,
      let before = lastLine.viewBytes(at: start + places.before.lowerBound, length: places.before.count),
      let after = lastLine.viewBytes(at: start + places.after.lowerBound, length: places.after.count)
    else { return nil }
    let content = try json(view.content)
    let presentAt = update.presentAtMS.map { ",\"presentAt\":\($0)" } ?? ""
    var line = ByteBuffer()
    line.reserveCapacity(lastLine.readableBytes + content.count)
    line.writeString("{\"at\":\(update.atMS)\(presentAt),\"revision\":\(update.revision)")
    line.writeString(",\"topic\":\"\(places.topic)\",\"type\":\"topic\",\"value\":")
    line.writeBytes(before)
    line.writeBytes(content)
    line.writeBytes(after)
    line.writeInteger(UInt8(ascii: "\n"))
    return line
  }

  /// What a client says, as one line with its end.
  public func line(_ message: ClientMessage) throws -> ByteBuffer {
    if case .acknowledge(let acknowledgement) = message, let line = FlatMessage.line(acknowledgement) { return line }
    return try encoded(message)
  }

  /// Reads what a client said.
  public func clientMessage(_ line: ByteBuffer) throws(LineError) -> ClientMessage {
    if let message = FlatMessage.read(line) ?? plainMessage(line, isASCII: true) { return message }
    let text = try LineText(line)
    let message: ClientMessage = try read(text.line)
    // It would come back in another form than its sender knows it by.
    if text.wasComposed, let id = message.chosenID, !id.utf8.allSatisfy({ $0 < 0x80 }) {
      throw .badLine("'id' is not in Unicode's composed form (NFC).")
    }
    return message
  }

  /// Reads a command as it stands in a message: its name and its arguments.
  public func command(_ json: Data) throws(LineError) -> Command { try read(ByteBuffer(bytes: json)) }

  /// Reads what a service said.
  public func serviceMessage(_ line: ByteBuffer) throws(LineError) -> ServiceMessage {
    if let message: ServiceMessage = plainMessage(line) { return message }
    return try read(line)
  }

  /// The longest line that is tried without a decoder, in bytes; beyond that it is no slower.
  private static let plainBytesMax = 8 << 10

  private func plainMessage<Message: Decodable>(_ line: ByteBuffer, isASCII: Bool = false) -> Message? {
    guard line.readableBytes <= Self.plainBytesMax else { return nil }
    return line.withUnsafeReadableBytes { PlainDecoder.read(Message.self, from: $0, isASCII: isASCII) }
  }

  private func read<Message: Decodable>(_ line: ByteBuffer) throws(LineError) -> Message {
    do {
      return try JSONDecoder().decode(Message.self, from: Data(line.readableBytesView))
    } catch let error as DecodingError {
      throw .badLine(Self.words(for: error))
    } catch {
      throw .badLine("it is not JSON.")
    }
  }

  /// The most characters that are said of what is wrong with a value.
  private static let wordsCharactersMax = 200

  /// What a decoding error says to the person who typed the line.
  private static func words(for error: DecodingError) -> String {
    func place(_ path: [any CodingKey]) -> String {
      String(path.map(\.stringValue).joined(separator: ".").prefix(wordsCharactersMax))
    }
    switch error {
    case .keyNotFound(let key, let context): return "'\(place(context.codingPath + [key]))' is missing."
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "'\(place(context.codingPath))' has the wrong type."
    case .dataCorrupted(let context):
      guard !context.codingPath.isEmpty else { return "it is not JSON." }
      // The library's own words name its types, and repeat what was sent however long that is.
      guard !context.debugDescription.hasPrefix("Cannot initialize") else {
        return "'\(place(context.codingPath))' is wrong: its value is not known here."
      }
      return "'\(place(context.codingPath))' is wrong: \(context.debugDescription.prefix(wordsCharactersMax))."
    @unknown default: return "it could not be read."
    }
  }
}
