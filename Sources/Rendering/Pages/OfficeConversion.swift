import Documents
public import Foundation

/// LibreOffice makes a PDF of a document: in the cage, with a profile of its own.
public struct OfficeConversion: Sendable {
  private let cage: Cage

  /// A conversion in a cage.
  public init(cage: Cage) { self.cage = cage }

  /// The PDF of a DOCX.
  /// - Throws: ``PressProblem``.
  public func pdf(of document: Data) throws -> Data {
    let folder = NSTemporaryDirectory() + "plenary-paper-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try document.write(to: URL(filePath: folder + "/paper.docx"))
    let outcome = try cage.run(
      .soffice,
      [
        "-env:UserInstallation=file://\(cage.scratch(folder))/profile", "--headless", "--norestore", "--convert-to",
        "pdf", "--outdir", cage.inside(folder), cage.inside(folder) + "/paper.docx",
      ], in: folder, limits: .office)
    let path = folder + "/paper.pdf"
    guard outcome.status == 0,
      try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType == .typeRegular
    else { throw PressProblem.toolFailed(Tool.soffice.rawValue, reason: "\(outcome.status): \(outcome.complaint)") }
    return try Data(contentsOf: URL(filePath: path))
  }

  /// The family that stands in for another on this machine; nothing where it is there, or where nobody can say.
  public func standIn(for family: String, in folder: String) -> String? {
    guard !family.isEmpty, !family.hasPrefix("-"),
      let outcome = try? cage.run(.fontMatch, ["-f", "%{family[0]}", family], in: folder, limits: .page),
      outcome.status == 0, !outcome.output.isEmpty, outcome.output != family
    else { return nil }
    return outcome.output
  }

  /// What is to be told of the fonts that a document names.
  func fontRemarks(_ fonts: [String], in folder: String) throws -> [PageRemark] {
    fonts.compactMap { font in
      standIn(for: font, in: folder).map { PageRemark(kind: .fontReplaced, value: "\(font) → \($0)") }
    }
  }
}
