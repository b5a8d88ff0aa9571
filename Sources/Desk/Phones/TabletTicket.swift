public import Congress
public import QRCodes
import Settings

/// What a desk shows somebody as a code, so that the phone which opens it first becomes theirs.
///
/// It stands on the desk's screen and nowhere else: the service is told its digest, and no disk has it.
public struct TabletTicket: Sendable, Hashable {
  /// How many random bytes a ticket is made of.
  public static let randomBytes = 16
  /// What stands between the address and the ticket: browsers send nothing of what follows it.
  private static let mark = "#ticket="
  /// How many letters stand behind the address.
  static let markLength = mark.utf8.count + 2 * randomBytes

  /// What the phone opens.
  public let address: String
  /// What the ticket is known by.
  public let digest: TabletDigest
  /// The address, for a camera.
  public let code: QRCode

  /// A ticket of random bytes; nothing where no code can be made.
  /// - Parameter bytes: ``randomBytes`` of them, from a source that nobody can guess.
  public init?(at page: TabletsAddress, random bytes: [UInt8]) {
    let ticket = HexadecimalText.text(bytes)
    address = page.text + Self.mark + ticket
    // A screen has no scratches; fewer squares are larger ones.
    guard let digest = TabletDigest(text: TokenDigest(of: ticket).text), let code = QRCode(address, level: .low) else {
      return nil
    }
    self.digest = digest
    self.code = code
  }

  /// A ticket of the system's random bytes.
  public static func made(at page: TabletsAddress) -> TabletTicket? {
    var generator = SystemRandomNumberGenerator()
    return TabletTicket(
      at: page, random: (0..<randomBytes).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }
}
