import Assets

/// A picture in words: one line for each thing that is painted, for records that people compare.
extension DrawCommand: CustomStringConvertible {
  /// The thing and where it stands: `fill 0 0 1920x1080 ground`.
  public var description: String {
    switch self {
    case .fill(let box, let role): "fill \(box) \(role.rawValue)"
    case .grey(let box, let level): "grey \(box) \(level)"
    case .gradient(let box, let top, let bottom): "gradient \(box) \(top.rawValue) \(bottom.rawValue)"
    case .panel(let box, let radius, let role): "panel \(box) radius \(radius) \(role.rawValue)"
    case .bar(let box, let lit, let role): "bar \(box) lit \(lit) \(role.rawValue)"
    case .text(let run): "\(run)"
    case .sign(let sign, let box, let role): "sign \(sign.rawValue) \(box) \(role.rawValue)"
    case .ring(let box, let thickness, let lit, let role):
      "ring \(box) thickness \(thickness) lit \(lit) \(role.rawValue)"
    case .emblem(let name, let box): "emblem \(name) \(box)"
    case .backdrop(let name, let box, let veil, let percent):
      "backdrop \(name) \(box) \(percent)% \(veil.rawValue)"
    case .image(let name, let box): "image \(name) \(box)"
    case .footage(let footage, let box, _): "footage \(footage) \(box)"
    }
  }
}

extension Box: CustomStringConvertible {
  /// Left, top, width and height: `96 132 1728x84`.
  public var description: String { "\(x) \(y) \(width)x\(height)" }
}

extension TextRun: CustomStringConvertible {
  /// Where the line stands, how it is set, and what it says.
  public var description: String {
    "text \(x) \(baseline) \(anchor.rawValue) \(face.rawValue) \(size) \(role.rawValue) |\(text)|"
  }
}
