import Documents
import Foundation

/// Makes the picture of one page, in the cage.
struct PageArtist: Sendable {
  /// Dots to the inch of a page that is text: sharp when it is twice as large.
  static let textDotsPerInch = 225
  /// Dots to the inch of a page that is one scanned picture.
  static let scanDotsPerInch = 200
  /// The most dots of a picture: A2 at ``textDotsPerInch``; larger pages have fewer dots to the inch.
  static let dotsMax = 24_000_000.0
  /// The quality of a scanned page's JPEG, of 100.
  static let scanQuality = 80
  /// The most words of a page that is a scan; a few may be stamped on it.
  static let scanWordsMax = 20
  /// The largest page of lines and letters that is kept beside its picture, in bytes, packed.
  static let vectorBytesMax = 512 << 10
  /// The share of a page's sides that a scan covers at least.
  private static let scanCover = 0.9

  let cage: Cage
  /// The folder with `given.pdf`.
  let folder: String

  /// What was made of a page.
  struct Drawn {
    let picture: Data
    let form: PageList.Picture.Form
    let vector: Data?
  }

  /// Makes the picture of a page.
  /// - Parameters:
  ///   - number: The page, from 1.
  ///   - words: How many words stand on it.
  func draw(_ number: Int, _ size: PdfFacts.Size, words: Int) throws(PressProblem) -> Drawn {
    if words <= Self.scanWordsMax, try isScan(number, size) {
      return Drawn(picture: try scan(number, size), form: .jpeg, vector: nil)
    }
    return Drawn(picture: try text(number, size), form: .webp, vector: try vector(number))
  }

  /// The dots to the inch of a page: fewer where there would be too many.
  static func dotsPerInch(_ wanted: Int, _ size: PdfFacts.Size) -> Int {
    let dots = size.width / 72 * size.height / 72 * Double(wanted * wanted)
    guard dots > dotsMax else { return wanted }
    return max(1, Int(Double(wanted) * (dotsMax / dots).squareRoot()))
  }

  private func text(_ number: Int, _ size: PdfFacts.Size) throws(PressProblem) -> Data {
    let name = "page\(number)"
    // A TIFF that is not packed: packing it as PNG takes ten times as long as drawing it.
    try cairo(
      // Not 'best': with cairo 1.16 that takes the stems of letters away and fills what is open.
      [
        "-tiff", "-tiffcompression", "none", "-antialias", "good", "-singlefile", "-r",
        "\(Self.dotsPerInch(Self.textDotsPerInch, size))",
      ],
      number, name)
    defer { remove(name + ".tif") }
    let outcome = try cage.run(
      .cwebp, ["-quiet", "-lossless", "-z", "6", "\(name).tif", "-o", "\(name).webp"], in: folder, limits: .page)
    guard outcome.status == 0 else { throw .toolFailed(Tool.cwebp.rawValue, reason: outcome.complaint) }
    let bytes = try take(name + ".webp", from: .cwebp)
    guard bytes.starts(with: Data("RIFF".utf8)), bytes.dropFirst(8).starts(with: Data("WEBP".utf8)) else {
      throw .resultUnsound(Tool.cwebp.rawValue)
    }
    return bytes
  }

  private func scan(_ number: Int, _ size: PdfFacts.Size) throws(PressProblem) -> Data {
    let name = "scan\(number)"
    try cairo(
      [
        "-jpeg", "-jpegopt", "quality=\(Self.scanQuality)", "-singlefile", "-r",
        "\(Self.dotsPerInch(Self.scanDotsPerInch, size))",
      ], number, name)
    let bytes = try take(name + ".jpg", from: .pdftocairo)
    guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { throw .resultUnsound(Tool.pdftocairo.rawValue) }
    return bytes
  }

  /// The page as lines and letters; nothing where a picture stands on it, or it is too large.
  private func vector(_ number: Int) throws(PressProblem) -> Data? {
    let name = "page\(number).svg"
    try cairo(["-svg"], number, name)
    let bytes = try take(name, from: .pdftocairo)
    guard Self.isPlainVector(bytes) else { return nil }
    do { try bytes.write(to: URL(filePath: "\(folder)/\(name)")) } catch {
      throw .toolFailed("gzip", reason: "\(error)")
    }
    let outcome = try cage.run(.gzip, ["-9nf", name], in: folder, limits: .page)
    guard outcome.status == 0 else { throw .toolFailed(Tool.gzip.rawValue, reason: outcome.complaint) }
    let packed = try take(name + ".gz", from: .gzip)
    return packed.count <= Self.vectorBytesMax ? packed : nil
  }

  /// Whether a vector picture holds lines and letters and nothing else: no pictures, no scripts, nothing of elsewhere.
  static func isPlainVector(_ bytes: Data) -> Bool {
    guard bytes.prefix(64).range(of: Data("<?xml".utf8)) != nil else { return false }
    return [
      "<image", "<script", "<foreignObject", "http-equiv", "javascript:", "href=\"http", "href=\"file", "href=\"data",
    ]
    .allSatisfy { bytes.range(of: Data($0.utf8)) == nil }
  }

  /// Whether one picture covers the page.
  private func isScan(_ number: Int, _ size: PdfFacts.Size) throws(PressProblem) -> Bool {
    let outcome = try cage.run(
      .pdfimages, ["-list", "-f", "\(number)", "-l", "\(number)", "given.pdf"], in: folder, limits: .page)
    guard outcome.status == 0 else { throw .toolFailed(Tool.pdfimages.rawValue, reason: outcome.complaint) }
    return outcome.output.split(separator: "\n").dropFirst(2).contains { line in
      let cells = line.split(separator: " ").map(String.init)
      guard cells.count >= 14, cells[2] == "image", let width = Double(cells[3]), let height = Double(cells[4]),
        let across = Double(cells[12]), let down = Double(cells[13]), across > 0, down > 0
      else { return false }
      let (left, right) = (width / across * 72 / size.width, height / down * 72 / size.height)
      return min(left, right) >= Self.scanCover
        || min(width / down * 72 / size.height, height / across * 72 / size.width) >= Self.scanCover
    }
  }

  private func cairo(_ options: [String], _ number: Int, _ name: String) throws(PressProblem) {
    let outcome = try cage.run(
      .pdftocairo, options + ["-f", "\(number)", "-l", "\(number)", "given.pdf", name], in: folder, limits: .page)
    guard outcome.status == 0 else { throw .toolFailed(Tool.pdftocairo.rawValue, reason: outcome.complaint) }
  }

  /// What a program has written, which is then gone.
  private func take(_ name: String, from tool: Tool) throws(PressProblem) -> Data {
    defer { remove(name) }
    // A link would lead out of the cage.
    let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)"), !bytes.isEmpty
    else { throw .resultUnsound(tool.rawValue) }
    return bytes
  }

  private func remove(_ name: String) { try? FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
}
