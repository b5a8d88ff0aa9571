/// A camera of the congress: what a hall calls it, and where its picture comes from.
public struct Camera: Sendable, Hashable, Codable {
  /// The most cameras of a congress.
  public static let camerasMax = 16
  /// The longest source, in bytes of UTF-8.
  public static let sourceBytesMax = 500

  /// The camera's code, such as `podium`.
  public let code: Code<Camera>
  /// Where each screen takes its picture: a device (`/dev/video0`), an address (`rtsp://…`), or a file of its films.
  public let source: String

  /// A camera and its source.
  public init(code: Code<Camera>, source: String) {
    self.code = code
    self.source = source
  }
}

/// A camera as a cue names it: alone, or beside a scene.
///
/// Written `podium`, `podium:beside=speaker`, `podium:beside=question:BQ06`.
public struct CameraCue: Sendable, Hashable {
  /// The camera.
  public let camera: Code<Camera>
  /// What stands beside it.
  public let beside: Cue?

  /// A camera, alone or beside a scene.
  public init(_ camera: Code<Camera>, beside: Cue? = nil) {
    self.camera = camera
    self.beside = beside
  }

  private static let beside = "beside="

  /// Reads what stands after `camera:`; nothing where that has not a camera's form.
  init?(text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let code = parts.first, !code.isEmpty else { return nil }
    guard parts.count == 2 else {
      self.init(Code(code))
      return
    }
    guard parts[1].hasPrefix(Self.beside), let cue = Cue(text: String(parts[1].dropFirst(Self.beside.count))) else {
      return nil
    }
    self.init(Code(code), beside: cue)
  }

  /// What stands after `camera:`.
  var text: String { camera.text + (beside.map { ":" + Self.beside + $0.text } ?? "") }

  /// A camera from a cue's facts; nothing where what is beside it is no cue.
  init?(_ facts: CueFacts) {
    guard let camera = facts.camera else { return nil }
    guard let text = facts.beside else {
      self.init(camera)
      return
    }
    guard let cue = Cue(text: text) else { return nil }
    self.init(camera, beside: cue)
  }

  /// A cue's facts.
  var facts: CueFacts {
    var facts = CueFacts()
    facts.camera = camera
    facts.beside = beside?.text
    return facts
  }
}

extension Cue {
  /// The camera that it shows, if it shows one.
  public var camera: CameraCue? { if case .camera(let camera) = self { camera } else { nil } }
}

extension Cue.Scene {
  /// Whether the scene may stand beside a camera: one of who speaks, what is dealt with, what is put and counted.
  public var mayStandBesideCamera: Bool {
    switch self {
    case .item, .attendance, .speaker, .speakers, .question, .voting, .result, .notice: true
    default: false
    }
  }
}

extension Definition {
  /// The camera with `code`, if there is one.
  func camera(_ code: Code<Camera>) -> Camera? { cameras?.first { $0.code == code } }
}

/// The rules of cameras that a command may break, each named after the rule.
public enum CameraRule: Sendable, Hashable {
  case unknown(Code<Camera>, known: [Code<Camera>])
  /// The scene is none that may stand beside a camera.
  case besideNotFit(Cue.Scene)

  /// The rule's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .unknown: "camera_unknown"
    case .besideNotFit: "camera_beside_not_fit"
    }
  }

  /// The names by the keys that the rule's sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .unknown(let camera, let known):
      [
        "camera": .text(String(camera.text.prefix(60))),
        "known": .text(known.isEmpty ? "–" : known.map(\.text).joined(separator: ", ")),
      ]
    case .besideNotFit(let scene):
      [
        "scene": .text(scene.rawValue),
        "known": .text(
          Cue.Scene.allCases.filter(\.mayStandBesideCamera).map(\.rawValue).joined(separator: ", ")),
      ]
    }
  }
}

extension CongressState {
  /// Refuses a camera that there is not, and what may not stand beside one.
  func check(_ camera: CameraCue, isForAir: Bool) throws(Rejection) {
    guard definition.camera(camera.camera) != nil else {
      throw .camera(.unknown(camera.camera, known: definition.cameras?.map(\.code) ?? []))
    }
    guard let beside = camera.beside else { return }
    guard beside.scene.mayStandBesideCamera else { throw .camera(.besideNotFit(beside.scene)) }
    try check(beside, isForAir: isForAir)
  }

  /// A camera as a screen shows it.
  func cameraView(_ cue: CameraCue, takenAtMS: Int64) -> CameraView? {
    definition.camera(cue.camera).map {
      CameraView(
        camera: $0.code, source: $0.source, beside: cue.beside.map { content(of: $0, takenAtMS: takenAtMS) })
    }
  }
}
