import Congress
import Foundation
import NIOCore
import Testing

@testable import Benchmarks

/// Goal: what a bench says is what was measured, and a broken promise fails the run.
///
/// Method: figures, lines and files made by hand.
@Suite struct FigureTests {
  @Test func aPercentileIsAValueThatWasMeasured() {
    let figures = Measurements((1...200).reversed().map(Double.init))
    #expect(figures.percentile(50) == 101 && figures.percentile(99) == 199 && figures.percentile(100) == 200)
    #expect(figures.words == "p50 101.00 ms, p99 199.00 ms, max 200.00 ms")
    #expect(Measurements([7]).percentile(99) == 7)
    #expect(Measurements([]).percentile(50).isNaN)
  }

  @Test func aDurationIsInMilliseconds() {
    #expect((Duration.seconds(2) + .microseconds(500)).milliseconds == 2_000.5)
  }

  @Test func aPromiseIsKeptUpToItsBoundAndABrokenOneIsNamed() throws {
    let promises = Promises()
    promises.hold("kept", 0.5, atMost: 0.5, unit: "ms")
    try promises.settle()
    promises.hold("late", 0.51, atMost: 0.5, unit: "ms")
    promises.hold("unmeasured", .nan, atMost: 0.5, unit: "ms")
    let problem = #expect(throws: (any Error).self) { try promises.settle() }
    #expect(problem.map { "\($0)" } == "Broken promises: late; unmeasured")
  }

  @Test func theFirstFrameOfAFadeIsARestAndTheOneBehindItIsNot() throws {
    let path = NSTemporaryDirectory() + "frames-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("1000 500 256\n2000 250 10\n3000 250 200\n4000 250 256\nno frame\n9000 250 256\n".utf8)
      .write(to: URL(filePath: path))
    let frames = try FrameLine.read(path)
    #expect(frames.map(\.atUS) == [1_000, 2_000, 3_000, 4_000, 9_000])
    #expect(frames.map(\.isFading) == [false, false, true, true, false])
    #expect(frames.first?.tookMS == 0.5)
  }

  @Test func aPageThatIsShownWithThePictureOfAnotherIsFound() throws {
    var pictures = PagePictures()
    for (number, digest) in [(1, "a"), (2, "b"), (1, "a")] { try pictures.take(number, digest) }
    #expect(throws: PagePictures.Mistaken(number: 3, other: 2)) { try pictures.take(3, "b") }
    #expect(throws: PagePictures.Mistaken(number: 1, other: nil)) { try pictures.take(1, "c") }
    try pictures.take(3, "c")
  }

  /// A tablet keeps six pictures ready: those that it showed last, and their neighbours.
  @Test func noPageThatIsTurnedToFromFarIsReady() {
    for count in PageTurnBench.pagesMin...40 {
      let order = PageTurnBench.farOrder(of: count)
      #expect(order.sorted() == Array(1...count))
      var ready: [Int] = []
      for page in order + order {
        #expect(!ready.contains(page), "\(page) of \(count)")
        for each in [page, page + 1, page - 1] where (1...count).contains(each) {
          ready = (ready.filter { $0 != each } + [each]).suffix(6)
        }
      }
    }
  }

  @Test(
    arguments: [
      (#"{"type":"topic","revision":42,"value":{"revision":7}}"#, 42), (#"{"revision":5}"#, 5),
      (#"{"topic":"attendance"}"#, nil), (#"{"revisions":5}"#, nil), (#"{""revision":9}"#, 9), ("", nil),
    ] as [(String, Int64?)]) func theRevisionIsReadOffALine(_ line: String, _ revision: Int64?)
  {
    #expect(BareSubscriber.revision(in: ByteBuffer(string: line)) == revision)
  }
}

/// Goal: the large congress is the sample with as many more as are missing, and votes are taken as they are measured.
///
/// Method: small files, filled and read again.
@Suite struct BenchStageTests {
  private func file(_ text: String, _ body: (String) throws -> Void) throws -> String {
    let path = NSTemporaryDirectory() + "bench-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(text.utf8).write(to: URL(filePath: path))
    try body(path)
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  private static let roster = """
    code,name,kind,organisation,group,seat,sex,ethnicity,birth_year,party_year,presence
    A,An,elected,O,T,S,m,Kinh,1970,1995,present
    B,Bo,elected,O,T,S,m,Kinh,1970,1995,pending
    C,Ca,guest,O,T,S,m,Kinh,1970,1995,present
    D,Da,ex-officio,O,T,S,m,Kinh,1970,1995,present

    """

  @Test func aRosterIsFilledAndOnlyOfficialDelegatesWhoArePresentVote() throws {
    var voters: [Code<Delegate>] = []
    let text = try file(Self.roster) { voters = try BenchStage.fill(roster: $0, to: 7) }
    #expect(voters == ["A", "D", "ZZ-5", "ZZ-6", "ZZ-7"])
    #expect(text.hasPrefix(Self.roster.dropLast()) && text.split(separator: "\n").count == 8)
  }

  @Test func aRosterThatIsLargeEnoughStaysAsItIs() throws {
    let text = try file(Self.roster) { try #expect(BenchStage.fill(roster: $0, to: 0) == ["A", "D"]) }
    #expect(text == Self.roster)
  }

  @Test func theFirstTwoBallotsByCardsAreTakenOnTerminals() throws {
    let method = "    method: card-count\n"
    let text = try file("a\n\(method)b\n\(method)c\n\(method)") { try BenchStage.takeOnTerminals(ballotsFile: $0) }
    #expect(text == "a\n    method: electronic-open\nb\n    method: electronic-secret\nc\n\(method)")
  }
}
