import Assets
import Congress

/// The cameras of `congress.yaml`: `cameras: [{ id: podium, source: /dev/video0 }]`.
enum CameraPlan {
  /// How an address begins that a camera may have.
  static let schemes = ["rtsp://", "rtsps://"]

  /// Reads the list; reports everything that is wrong in it.
  static func read(_ value: YamlValue) -> [Camera]? {
    guard let entries = value.list(count: 0...Camera.camerasMax) else { return nil }
    var codes: [Placed<String>] = []
    let cameras = entries.compactMap { entry -> Camera? in
      guard let fields = entry.fields(of: .cameras, required: ["id", "source"]) else { return nil }
      let code = fields["id"]?.code()
      if let code { codes.append(code) }
      let source = fields["source"]?.reading(FileRule.expectedCamera.with()) { isSource($0) ? $0 : nil }
      guard let code, let source else { return nil }
      return Camera(code: Code(code.value), source: source)
    }
    value.log.reportRepeats(of: .cameras, in: codes)
    return cameras
  }

  private static func isSource(_ text: String) -> Bool {
    guard (1...Camera.sourceBytesMax).contains(text.utf8.count),
      text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else { return false }
    if text.hasPrefix("/dev/video") || schemes.contains(where: text.hasPrefix) { return true }
    return !text.contains("/") && !text.hasPrefix(".")
  }
}
