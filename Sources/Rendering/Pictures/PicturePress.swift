public import Congress
public import Documents
public import Foundation

/// Makes pictures for reporters of photographs: decoded and written anew in the cage, upright, in colours that every program
/// shows alike, no larger than they may be, and without anything that a camera wrote beside the pixels.
public struct PicturePress: Sendable {
  /// The largest file that is taken, in bytes.
  public static let bytesMax = 64 << 20
  /// The most pixels of a photograph that is taken.
  static let pixelsMax = 120_000_000
  /// The longest side of the small picture, in pixels.
  static let previewSide = 960
  /// The quality of the picture's JPEG, of 100.
  static let quality = 88
  /// That of the small one.
  static let previewQuality = 80
  /// The forms that are taken, by their first bytes: what a camera or an editor writes.
  private static let forms: [(ending: String, start: [UInt8])] = [
    ("jpg", [0xFF, 0xD8, 0xFF]), ("png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    ("tif", [0x49, 0x49, 0x2A, 0x00]), ("tif", [0x4D, 0x4D, 0x00, 0x2A]),
  ]

  private let cage: Cage

  /// A press whose programs run in a cage.
  public init(cage: Cage) { self.cage = cage }

  /// Makes a picture of a photograph, and puts it into a library.
  /// - Throws: ``PressProblem`` where none is made, ``LibraryProblem`` where it cannot be put.
  public func press(_ bytes: Data, into library: DocumentLibrary) throws -> PictureReceipt {
    guard !bytes.isEmpty else { throw PressProblem.empty }
    guard bytes.count <= Self.bytesMax else {
      throw PressProblem.pictureTooLarge(megabytesMax: Self.bytesMax >> 20)
    }
    guard let ending = Self.ending(of: bytes) else { throw PressProblem.notAPicture }
    let folder = NSTemporaryDirectory() + "plenary-picture-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let given = "given." + ending
    try bytes.write(to: URL(filePath: folder + "/" + given))
    try checkSize(of: given, in: folder)
    let image = try made(of: given, side: PressImage.sideMax, quality: Self.quality, in: folder)
    let preview = try made(of: given, side: Self.previewSide, quality: Self.previewQuality, in: folder)
    return PictureReceipt(
      image: try Self.put(image, into: library), preview: try Self.put(preview, into: library))
  }

  private static func ending(of bytes: Data) -> String? {
    if bytes.starts(with: Data("RIFF".utf8)), bytes.dropFirst(8).starts(with: Data("WEBP".utf8)) { return "webp" }
    return forms.first { bytes.starts(with: $0.start) }?.ending
  }

  /// Refuses a picture that would be out of all proportion, before it is decoded.
  private func checkSize(of given: String, in folder: String) throws(PressProblem) {
    var sides: [Int] = []
    for field in ["width", "height"] {
      let outcome = try cage.run(.vipsheader, ["-f", field, given], in: folder, limits: .page)
      guard outcome.status == 0, let side = Int(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)) else {
        throw .damaged(outcome.complaint.split(separator: "\n").first.map(String.init) ?? Tool.vipsheader.rawValue)
      }
      sides.append(side)
    }
    guard sides.allSatisfy({ $0 > 0 }), sides[0].multipliedReportingOverflow(by: sides[1]).overflow == false,
      sides[0] * sides[1] <= Self.pixelsMax
    else {
      throw .picturePixelsTooMany(width: sides[0], height: sides[1], megapixelsMax: Self.pixelsMax / 1_000_000)
    }
  }

  /// A JPEG of a photograph whose longer side is no longer than that; one that is smaller stays as large as it is.
  private func made(of given: String, side: Int, quality: Int, in folder: String) throws(PressProblem) -> Data {
    let name = "made\(side).jpg"
    let outcome = try cage.run(
      .vipsthumbnail,
      [
        given, "--size", "\(side)x\(side)>", "--eprofile", "srgb", "-o",
        "\(name)[Q=\(quality),strip,optimize_coding,background=255]",
      ], in: folder, limits: .picture)
    guard outcome.status == 0 else {
      throw .damaged(outcome.complaint.split(separator: "\n").first.map(String.init) ?? Tool.vipsthumbnail.rawValue)
    }
    // A link would lead out of the cage.
    let path = "\(folder)/\(name)"
    guard (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType == .typeRegular,
      let bytes = FileManager.default.contents(atPath: path)
    else { throw .resultUnsound(Tool.vipsthumbnail.rawValue) }
    return bytes
  }

  private static func put(_ bytes: Data, into library: DocumentLibrary) throws -> PressImage {
    guard let segments = JpegSegments(bytes), bytes.count <= PressImage.bytesMax,
      max(segments.width, segments.height) <= PressImage.sideMax
    else { throw PressProblem.resultUnsound(Tool.vipsthumbnail.rawValue) }
    guard segments.isPlain else { throw PressProblem.pictureKeptData }
    return PressImage(
      digest: try library.put(bytes), bytes: bytes.count, width: segments.width, height: segments.height)
  }
}

/// What the press has made of a photograph, as it tells it to whoever called it.
public struct PictureReceipt: Sendable, Hashable, Codable {
  /// The picture.
  public let image: PressImage
  /// The same, small.
  public let preview: PressImage
}
