/// A camera as a screen shows it.
public struct CameraView: Sendable, Hashable, Codable {
  /// The camera.
  public let camera: Code<Camera>
  /// Where each screen takes its picture.
  public let source: String
  /// What stands beside it; nothing where it has the wall.
  public let beside: SceneContent?

  /// A camera as a screen shows it.
  public init(camera: Code<Camera>, source: String, beside: SceneContent? = nil) {
    self.camera = camera
    self.source = source
    self.beside = beside
  }
}
