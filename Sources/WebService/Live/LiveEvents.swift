import NIOCore

/// What a tablet's stream of events is made of, as the HTML standard writes it ("Server-sent events").
enum LiveEvents {
  /// How often a tablet hears that the hall is there, in ms.
  static let beatMS = 10_000
  /// How long a tablet waits before it comes back, in ms; each gets a time of its own, so that many do not come at once.
  static let retryMS = 1_000...10_000

  /// The beginning: when to come back, and which page this is.
  ///
  /// - Parameter version: Of the page's files; a page that was loaded with another one loads itself anew.
  static func start(retryMS: Int, version: String) -> ByteBuffer {
    ByteBuffer(string: "retry: \(retryMS)\nevent: page\ndata: \(version)\n\n")
  }

  /// A value, and what the tablet has with it.
  static func event(_ kind: LiveKind, _ frame: LiveFrame, place: LivePlace) -> ByteBuffer {
    var event = ByteBuffer(string: "id: \(place.text)\nevent: \(kind.rawValue)\ndata: ")
    event.writeImmutableBuffer(frame.json)
    event.writeString("\n\n")
    return event
  }

  /// The service's time, in ms since 1970 UTC: that there is nothing new.
  static func beat(serviceMS: Int64) -> ByteBuffer { ByteBuffer(string: "event: beat\ndata: \(serviceMS)\n\n") }
}
