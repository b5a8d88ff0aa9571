/// What text from outside may hold before it becomes part of a record that outlives everybody's software.
public enum RecordedText {
  /// The longest text that a command may hold, in bytes of UTF-8.
  public static let textBytesMax = 16 << 10
  /// The longest id, of a client or of a command, in bytes of UTF-8.
  public static let idBytesMax = 128

  /// Whether a text can be an id: short, visible, on one line, with nothing that steers what prints it.
  ///
  /// The caller has seen to it that it is in Unicode's composed form, so that two ids that are equal are equal in bytes.
  public static func isID(_ text: String) -> Bool {
    (1...idBytesMax).contains(text.utf8.count) && text.unicodeScalars.allSatisfy { !$0.isInvisible }
  }
}

extension Unicode.Scalar {
  /// Whether it would steer what prints it: a control but line feed and tab, or a mark that turns the direction of what
  /// follows.
  public var isSteering: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Whether it shows nothing of its own and is no space.
  fileprivate var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    default: false
    }
  }
}
