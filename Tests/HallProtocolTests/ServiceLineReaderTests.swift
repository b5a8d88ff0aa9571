import Congress
import HallTestSupport
import NIOCore
import SampleScenes
import Testing

@testable import HallProtocol

/// Goal: a line is read as its decoder reads it, also where only a part of it is read.
///
/// Method: one reader is given the pictures of every scene, one after the other, and then lines that were damaged byte by
/// byte; each is held against what the decoder says of the same line.
@Suite struct ServiceLineReaderTests {
  private let codec = MessageCodec()

  private func line(_ view: OutputView, revision: Int64, presentAtMS: Int64? = nil) throws -> ByteBuffer {
    var line = try codec.line(
      .topic(TopicUpdate(revision: revision, atMS: 1_000 + revision, presentAtMS: presentAtMS, value: .output(view))))
    line.moveWriterIndex(to: line.writerIndex - 1)
    return line
  }

  private func decoded(_ line: ByteBuffer) -> Result<ServiceMessage, LineError> {
    Result { () throws(LineError) in try codec.serviceMessage(line) }
  }

  private func read(_ line: ByteBuffer, by reader: inout ServiceLineReader) -> Result<ServiceMessage, LineError> {
    do throws(LineError) {
      return .success(try reader.message(line))
    } catch {
      return .failure(error)
    }
  }

  @Test func everySceneIsReadAsItsDecoderReadsItAndOnlyInPartWhereOnlyItIsNew() throws {
    var reader = ServiceLineReader()
    for (number, scene) in (Sample.scenes + Sample.monitors).enumerated() {
      let revision = Int64(number)
      let line = try line(
        Sample.view(scene.content), revision: revision, presentAtMS: number.isMultiple(of: 2) ? 7 : nil)
      #expect((line.withUnsafeReadableBytes(reader.changedOutput) != nil) == (number > 0), "\(scene.name)")
      #expect(read(line, by: &reader) == decoded(line), "\(scene.name)")
    }
  }

  @Test func whatElseHasChangedIsReadToo() throws {
    var reader = ServiceLineReader()
    let content = try #require(Sample.scenes.first).content
    let view = Sample.view(content)
    func with(output: Code<Output>? = nil, takenAtMS: Int64? = nil, isSafe: Bool = false) -> OutputView {
      OutputView(
        output: output ?? view.output, congress: view.congress, isSafe: isSafe, takenAtMS: takenAtMS ?? view.takenAtMS,
        content: view.content, recording: view.recording)
    }
    for (number, view) in [view, with(output: "lobby"), with(takenAtMS: 5), with(isSafe: true), view].enumerated() {
      let line = try line(view, revision: Int64(number))
      #expect(read(line, by: &reader) == decoded(line))
    }
    for text in [#"{"at":1,"type":"ping"}"#, #"{"type":"topic"}"#, "{}", ""] {
      let line = ByteBuffer(string: text)
      #expect(read(line, by: &reader) == decoded(line))
    }
  }

  @Test func whatIsWrittenAfterALineIsWhatTheEncoderWrites() throws {
    let codec = MessageCodec()
    var last: (value: TopicValue, line: ByteBuffer)?
    func expectAlike(_ view: OutputView, revision: Int64, isInPart: Bool) throws {
      let update = TopicUpdate(
        revision: revision, atMS: 1_700_000_000_000 + revision, presentAtMS: revision.isMultiple(of: 3) ? 7 : nil,
        value: .output(view))
      let whole = try codec.line(ServiceMessage.topic(update))
      #expect(try codec.line(update, after: last?.value, last?.line) == whole, "\(view.content.scene)")
      if case .output(let before)? = last?.value, let line = last?.line {
        #expect(try (codec.changedOutput(update, before, line) != nil) == isInPart, "\(view.content.scene)")
      }
      last = (update.value, whole)
    }
    var revision: Int64 = 0
    for (_, content) in Sample.scenes + Sample.monitors {
      revision += 1
      try expectAlike(Sample.view(content), revision: revision, isInPart: true)
    }
    let view = Sample.view(.black)
    func with(output: Code<Output>? = nil, isSafe: Bool = false, recording: Recording.Standing? = nil) -> OutputView {
      OutputView(
        output: output ?? view.output, congress: view.congress, isSafe: isSafe, takenAtMS: view.takenAtMS,
        content: view.content, recording: recording)
    }
    try expectAlike(view, revision: 1_000, isInPart: true)
    for other in [with(output: "lobby"), with(isSafe: true), with(recording: .running), view] {
      revision += 1
      try expectAlike(other, revision: revision, isInPart: false)
    }
  }

  @Test func aDamagedLineIsWhatItIsToTheDecoder() throws {
    var random = SeededRandom(seed: 15)
    let content = try #require(Sample.scenes.first { $0.name.hasPrefix("L04") }).content
    let good = try line(Sample.view(content), revision: 12, presentAtMS: 9)
    var reader = ServiceLineReader()
    _ = read(good, by: &reader)
    let bytes = Array(good.readableBytesView)
    let marks = Array(#"{}[]",:\ 0-7atev"#.utf8)
    var refused = 0
    for _ in 0..<4_000 {
      var damaged = bytes
      let place = Int.random(in: 0..<damaged.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: damaged.remove(at: place)
      case 1: damaged.insert(marks[Int.random(in: 0..<marks.count, using: &random)], at: place)
      default: damaged[place] = marks[Int.random(in: 0..<marks.count, using: &random)]
      }
      let line = ByteBuffer(bytes: damaged)
      let found = read(line, by: &reader)
      if case .failure = found { refused += 1 }
      #expect(found == decoded(line), "\(String(decoding: damaged, as: UTF8.self))")
      // Whatever came in between, the next good line is read as it is.
      #expect(read(good, by: &reader) == decoded(good))
    }
    #expect(refused > 1_000 && refused < 4_000)
  }
}
