import Glibc
public import Scenes

/// Shows pictures as PNG files, without a display: `0001-<screen>-<label>.png` for each that is another than before.
///
/// The files are numbered from 1 and written whole or not at all. Thread: one at a time.
public final class PicturePresenter: Presenter {
  /// How many letters of a screen's name and of a label a file name takes.
  public static let labelLettersMax = 60

  /// What is painted.
  public let canvas: Canvas
  private let mounted: MountedPicture
  /// How many pictures were presented, each another than the one before it.
  public private(set) var picturesPresented = 0
  private let folder: String?
  private let screen: String

  /// A presenter of pictures of one size.
  ///
  /// - Parameters:
  ///   - width: Width of the files, in pixels.
  ///   - height: Height of the files, in pixels.
  ///   - mounting: Which part of the picture they show, and turned by how much.
  ///   - folder: Where the files go, made if it is not there; nothing to keep the picture in memory only.
  ///   - screen: The screen's name in the file names.
  /// - Throws: ``Surface/Problem`` for a size out of range and for a folder that cannot be made, ``Mounting/Problem``.
  public init(
    width: Int, height: Int, mounting: MountingPlan = .plain, painter: Painter, folder: String?, screen: String
  ) throws {
    mounted = try MountedPicture(mounting, on: Surface(width: width, height: height))
    canvas = Canvas(surface: mounted.picture, painter: painter)
    self.folder = folder
    self.screen = screen
    if let folder, mkdir(folder, 0o777) != 0, errno != EEXIST {
      throw Surface.Problem.fileCannotBeWritten(path: folder, reason: String(cString: strerror(errno)))
    }
  }

  /// Paints the list and writes its file.
  ///
  /// - Throws: What cannot be painted, or ``Surface/Problem/fileCannotBeWritten(path:reason:)``.
  public func present(_ list: DrawList, label: String) throws -> Bool {
    let rects = try canvas.show(list)
    guard !rects.isEmpty else { return false }
    _ = mounted.bring(rects)
    picturesPresented += 1
    if let folder {
      let number = String(picturesPresented)
      let digits = String(repeating: "0", count: max(0, 4 - number.count)) + number
      try mounted.window.writePNG(to: "\(folder)/\(digits)-\(Self.fileName(screen))-\(Self.fileName(label)).png")
    }
    return true
  }

  /// The picture.
  public var presented: Surface? { mounted.window }

  /// Does nothing: files are not lost.
  public func restore() {}

  /// A name that is safe in a file name: letters and digits, all else a `-`.
  static func fileName(_ name: String) -> String {
    String(name.prefix(labelLettersMax).map { $0.isLetter || $0.isNumber || "._".contains($0) ? $0 : "-" })
  }
}
