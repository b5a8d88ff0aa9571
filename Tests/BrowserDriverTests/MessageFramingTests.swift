import Foundation
import Testing

@testable import BrowserDriver

/// Goal: a message of a browser is taken whole, however its bytes come.
///
/// Method: bytes written by hand, cut at every place.
@Suite struct MessageFramingTests {
  /// The messages that end in what was read in parts.
  private static func messages(_ parts: [String], bytesMax: Int = MessageFraming.messageBytesMax) throws -> [String] {
    var framing = MessageFraming(bytesMax: bytesMax)
    return try parts.flatMap { try framing.take(Data($0.utf8)) }.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func aMessageEndsWithAZeroByteWhereverItIsCut() throws {
    let text = "{\"id\":1}\0{\"số\":2}\0\0rest"
    let bytes = Data(text.utf8)
    for first in 0...bytes.count {
      for second in first...bytes.count {
        var framing = MessageFraming()
        let messages = try [bytes[..<first], bytes[first..<second], bytes[second...]].flatMap { try framing.take($0) }
        #expect(messages == ["{\"id\":1}", "{\"số\":2}", ""].map { Data($0.utf8) }, "\(first), \(second)")
      }
    }
  }

  @Test func whatHasNotEndedIsNoMessageYet() throws {
    #expect(try Self.messages([]) == [])
    #expect(try Self.messages(["", "{", "\"id\":"]) == [])
    #expect(try Self.messages(["{", "}", "\0"]) == ["{}"])
  }

  @Test func aMessageMayBeAsLongAsIsSaidAndNotLonger() throws {
    #expect(try Self.messages(["12", "34\0", "1234\0"], bytesMax: 4) == ["1234", "1234"])
    for parts in [["12345\0"], ["12", "345"], ["1234\0", "1", "2345\0"]] {
      #expect(throws: BrowserProblem.messageTooLong(bytesMax: 4)) { try Self.messages(parts, bytesMax: 4) }
    }
  }
}
