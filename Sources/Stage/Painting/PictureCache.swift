/// A file that pictures name.
public enum PictureName: Sendable, Hashable {
  /// Of `Assets/pictures`.
  case picture(String)
  /// Of `Assets/emblems`; without an ending it is the SVG, or the PNG where there is no SVG.
  case emblem(String)
}

extension PictureName {
  /// Where the file stands.
  ///
  /// - Parameter emblemFolder: `Assets/emblems`; the pictures stand in `pictures` beside it.
  func path(besideEmblems emblemFolder: String) throws(PictureRefusal) -> String {
    let file =
      switch self {
      case .picture(let name), .emblem(let name): name
      }
    guard !file.isEmpty, !file.contains("/"), !file.hasPrefix("."), !file.contains("\0") else { throw .isNoFileName }
    switch self {
    case .picture: return "\(emblemFolder)/../pictures/\(file)"
    case .emblem: return "\(emblemFolder)/\(file)"
    }
  }
}

/// How far the files of a list are.
public struct PictureStanding: Sendable, Hashable {
  /// What is being made.
  public internal(set) var waiting: Set<PictureName> = []
  /// What cannot be shown, and why.
  public internal(set) var refused: [PictureName: PictureRefusal] = [:]
}

/// The pictures of files, ready to be painted, up to a limit in bytes.
///
/// Thread: the painter's.
final class PictureCache {
  /// How many full pictures are kept, in bytes; or ``bytesMin`` if that is more.
  static let picturesMax = 2
  /// How much is kept at least, in bytes.
  static let bytesMin = 8 << 20
  /// How many refusals are kept.
  static let refusalsMax = 64

  /// Makes pictures beside the loop; without one, whoever asks waits.
  let maker: PictureMaker?
  private let emblemFolder: String
  private var kept = BoundedCache<PictureOrder, Surface>(costMax: bytesMin)
  private var refused: [PictureOrder: PictureRefusal] = [:]
  /// What has been asked for since the last time that the rest was let go.
  private var asked: Set<PictureOrder> = []

  init(emblemFolder: String, maker: PictureMaker?) {
    self.emblemFolder = emblemFolder
    self.maker = maker
  }

  /// Makes room for the pictures of a surface of that size.
  func fit(bytes: Int) { kept.costMax = max(Self.bytesMin, Self.picturesMax * bytes) }

  /// The pixels of a file.
  ///
  /// - Returns: The picture; nothing while it is made, or where its box has no pixels.
  func surface(_ name: PictureName, _ form: PictureOrder.Form) throws(PictureRefusal) -> Surface? {
    let order = PictureOrder(path: try name.path(besideEmblems: emblemFolder), form: form)
    guard order.isPossible else { return nil }
    asked.insert(order)
    if let surface = kept.value(for: order) { return surface }
    if let refusal = refused[order] { throw refusal }
    do throws(PictureRefusal) {
      guard let surface = try make(order) else { return nil }
      surface.pack()
      kept.insert(surface, cost: surface.byteCount, for: order)
      return surface
    } catch {
      if refused.count >= Self.refusalsMax { refused = [:] }
      refused[order] = error
      throw error
    }
  }

  private func make(_ order: PictureOrder) throws(PictureRefusal) -> Surface? {
    guard let maker else { return try order.made() }
    guard let pixels = try maker.picture(of: order)?.get() else { return nil }
    do {
      return try pixels.surface()
    } catch {
      throw .takesTooMuchMemory
    }
  }

  /// Looks at refused files again when they are asked for.
  func forgetRefusals() { refused = [:] }

  /// Lets go of what is being made and was not asked for since the last call.
  func dropUnasked() {
    maker?.keep(only: asked)
    asked = []
  }
}
