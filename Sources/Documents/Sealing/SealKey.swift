public import Congress
import Crypto
public import Foundation

/// The secret that the pages of one version are sealed by: 256 random bits, made as the version is filed.
///
/// It lies in the library beside the version, readable by the library's owner alone, so that whoever has the library seals
/// alike: several web services hand out the same pages under the same names, and a release opens all of them.
public struct SealKey: Sendable {
  /// How many bytes it has.
  static let byteCount = 32

  private let secret: SymmetricKey
  private let pages: String

  /// The secret of a list of pages, by its digest; nothing for bytes that are none.
  init?(_ bytes: Data, pages: String) {
    guard bytes.count == Self.byteCount else { return nil }
    secret = SymmetricKey(data: bytes)
    self.pages = pages
  }

  /// How the pages are sealed for a reader: nobody opens by the key of one what is sealed for another.
  public func sealing(for reader: DocumentReader) -> PageSealing {
    func derived(_ use: String, _ byteCount: Int) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: secret, info: Data("plenary \(use) \(pages) \(reader.rawValue)".utf8),
        outputByteCount: byteCount)
    }
    return PageSealing(
      name: derived("name", PageSealing.nameBytes).withUnsafeBytes { HexadecimalText.text(Array($0)) },
      key: derived("pages", SealKey.byteCount), nonces: derived("nonces", SealKey.byteCount))
  }
}

/// How the pages of one version are sealed for one reader.
///
/// AES-256-GCM. A part's nonce is made of what is sealed (HMAC-SHA-256), so the same bytes are sealed alike wherever that is
/// done, and no two different ones ever by one nonce. A part cannot stand for another: its place is authenticated with it.
public struct PageSealing: Sendable {
  /// How many bytes of a name there are.
  static let nameBytes = 16
  private static let nonceBytes = 12

  /// What the sealed pages are called: it says neither which document they are nor how they are opened.
  public let name: String
  let key: SymmetricKey
  let nonces: SymmetricKey

  /// What opens them, in Base64.
  public var keyText: String { key.withUnsafeBytes { Data($0).base64EncodedString() } }

  /// Seals a part: 0 is the book, from 1 on the pictures of pages.
  /// - Returns: The nonce, what is sealed, and its tag.
  public func seal(_ plain: Data, part: Int) throws -> Data {
    let place = Data("\(name)/\(part)".utf8)
    let code = HMAC<SHA256>.authenticationCode(for: place + plain, using: nonces)
    let nonce = try AES.GCM.Nonce(data: Data(code.prefix(Self.nonceBytes)))
    let box = try AES.GCM.seal(plain, using: key, nonce: nonce, authenticating: place)
    return Data(nonce) + box.ciphertext + box.tag
  }
}

extension DocumentLibrary {
  /// Makes the secret of a list of pages, unless there is one; it is on disk when this returns.
  /// - Throws: ``LibraryProblem``.
  public func makeSealKey(of pages: String) throws(LibraryProblem) {
    let secret = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    try putSealKey(secret, of: pages)
  }

  /// The secret of a list of pages; nothing where none was made.
  /// - Throws: ``LibraryProblem/damaged(digest:folder:)`` where it is not whole.
  public func sealKey(of pages: String) throws(LibraryProblem) -> SealKey? {
    guard let bytes = FileManager.default.contents(atPath: try sealKeyPath(of: pages)) else { return nil }
    guard let key = SealKey(bytes, pages: pages) else { throw .damaged(digest: pages, folder: folder) }
    return key
  }

  /// Takes the secret of a list of pages over from another library that has one.
  func takeSealKey(of pages: String, from other: DocumentLibrary) throws(LibraryProblem) {
    guard let secret = FileManager.default.contents(atPath: try other.sealKeyPath(of: pages)) else { return }
    guard SealKey(secret, pages: pages) != nil else { throw .damaged(digest: pages, folder: other.folder) }
    try putSealKey(secret, of: pages)
  }

  private func putSealKey(_ secret: Data, of pages: String) throws(LibraryProblem) {
    let path = try sealKeyPath(of: pages)
    // Whoever made it first has made it: pages may lie sealed by it already.
    try write(secret, to: path)
  }

  private func sealKeyPath(of pages: String) throws(LibraryProblem) -> String {
    try path(of: pages, under: "keys/")
  }
}
