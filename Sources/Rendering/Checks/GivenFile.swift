import Archives
public import Congress
import Documents
public import Foundation

/// A file that somebody gave, found to be what it says as far as its first look goes.
public struct GivenFile: Sendable {
  /// What it is, by its content.
  public let form: DocumentFile.Form
  /// Its bytes.
  public let bytes: Data
  /// What whoever approves its pages has to know.
  let remarks: [PageRemark]
  /// How many pages it says that it has; nothing where it says nothing.
  let pagesSaid: Int?
  /// The fonts that its text names.
  let fonts: [String]

  /// The file as the journal knows it.
  public var file: DocumentFile {
    DocumentFile(digest: DocumentLibrary.digest(of: bytes), form: form, bytes: bytes.count)
  }

  /// Looks at a file.
  /// - Parameter name: What it is called; its ending must be that of what it is.
  /// - Throws: ``PressProblem`` where it is too large, locked, or not what it says.
  public init(_ bytes: Data, name: String) throws(PressProblem) {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= DocumentFile.bytesMax else { throw .tooLarge(megabytesMax: DocumentFile.bytesMax >> 20) }
    guard let form = Self.form(of: bytes) else {
      throw bytes.starts(with: Self.oldOffice) ? .oldOrLocked : .notADocument
    }
    let ending = URL(filePath: name).pathExtension.lowercased()
    guard ending == form.rawValue else { throw .notWhatItSays(said: ending, is: form.rawValue) }
    self.form = form
    self.bytes = bytes
    switch form {
    case .pdf: (remarks, pagesSaid, fonts) = ([], nil, [])
    case .docx:
      let parts = try DocxParts(bytes)
      (remarks, pagesSaid, fonts) = (parts.remarks, parts.pagesSaid, parts.fonts)
    }
  }

  /// Word before 2007, and locked documents of later ones, begin like this.
  private static let oldOffice: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
  /// Some writers put a few bytes before the beginning of a PDF.
  private static let pdfStartBytesMax = 1_024

  private static func form(of bytes: Data) -> DocumentFile.Form? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .docx }
    return bytes.prefix(pdfStartBytesMax).range(of: Data("%PDF-".utf8)) == nil ? nil : .pdf
  }
}
