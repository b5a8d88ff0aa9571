import Foundation
import NIOCore

/// What a page's stream of events is made of, as the HTML standard writes it ("Server-sent events").
enum PageEvents {
  /// How often a page hears that its screen is there, in ms.
  static let beatMS = 10_000
  /// How long a page waits before it comes back, in ms; each gets a time of its own, so that many do not come at once.
  static let retryMS = 500...3_000

  /// The beginning: when to come back, and which page this is.
  ///
  /// - Parameter version: Of the page's files; a page that was loaded with another one loads itself anew.
  static func start(retryMS: Int, version: String) -> ByteBuffer {
    ByteBuffer(string: "retry: \(retryMS)\nevent: page\ndata: \(version)\n\n")
  }

  /// A picture.
  static func picture(_ json: Data, number: Int) -> ByteBuffer {
    var event = ByteBuffer(string: "id: \(number)\nevent: picture\ndata: ")
    event.writeBytes(json)
    event.writeString("\n\n")
    return event
  }

  /// That there is nothing new.
  static let beat = ByteBuffer(string: "event: beat\ndata:\n\n")
}
