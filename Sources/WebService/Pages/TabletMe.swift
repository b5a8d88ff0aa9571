import Assets
import Congress
import Crypto
import Foundation
import Settings

/// What a tablet is told of itself and of its owner, in one language; never more than some hundred bytes.
struct TabletMe: Encodable, Hashable, Sendable {
  /// Whether it is somebody's.
  let isPaired: Bool
  /// Whether it has locked itself, or was locked; then nothing is told of its owner.
  let isLocked: Bool
  /// Whether it locks itself.
  let hasNumber: Bool
  /// Whether it can be given to anybody over this connection.
  let canBePaired: Bool
  /// What says that it is theirs, since they were given it; nothing where it is nobody's.
  ///
  /// What a device keeps it keeps under this: under another one it forgets it.
  let owner: String?
  /// Whose it is.
  let name: String?
  /// Seat and name, for the bar.
  let bar: String?
  /// What is told of them, line by line.
  let lines: [String]
  /// Where they are, and since when.
  let presence: String?

  /// A tablet that is nobody's.
  static func nobodys(canBePaired: Bool) -> TabletMe {
    TabletMe(
      isPaired: false, isLocked: false, hasNumber: false, canBePaired: canBePaired, owner: nil, name: nil, bar: nil,
      lines: [],
      presence: nil)
  }

  /// A tablet that is locked: what is kept on it stays, and is not shown.
  static func locked(_ line: TabletsView.Line) -> TabletMe {
    TabletMe(
      isPaired: true, isLocked: true, hasNumber: true, canBePaired: true, owner: owner(line), name: nil, bar: nil,
      lines: [], presence: nil)
  }

  /// How many bytes say that a tablet is somebody's.
  private static let ownerBytes = 8

  private static func owner(_ line: TabletsView.Line) -> String {
    let facts = Data("\(line.digest.scanned) \(line.delegate) \(line.sinceMS)".utf8)
    return HexadecimalText.text(Array(SHA256.hash(data: facts).prefix(ownerBytes)))
  }

  private init(
    isPaired: Bool, isLocked: Bool, hasNumber: Bool, canBePaired: Bool, owner: String?, name: String?, bar: String?,
    lines: [String],
    presence: String?
  ) {
    self.isPaired = isPaired
    self.isLocked = isLocked
    self.hasNumber = hasNumber
    self.canBePaired = canBePaired
    self.owner = owner
    self.name = name
    self.bar = bar
    self.lines = lines
    self.presence = presence
  }

  /// Somebody's tablet.
  init(_ line: TabletsView.Line, in strings: Strings, utcOffset: UTCOffset) {
    func word(_ key: String, _ values: [String: String] = [:]) -> String {
      strings.text("tablet.me.\(key)", values) ?? key
    }
    let time = FigureFormat(language: strings.language).time(line.presenceMS, utcOffset: utcOffset)
    let presence = word("presence.\(line.presence.rawValue)", ["time": time])
    self.init(
      isPaired: true, isLocked: false, hasNumber: line.seal != nil, canBePaired: true, owner: Self.owner(line),
      name: line.name, bar: line.seat.isEmpty ? line.name : word("bar", ["seat": line.seat, "name": line.name]),
      lines: [
        line.organisation, line.seat.isEmpty ? "" : word("seat", ["seat": line.seat]),
        line.sitsFor.map { word("sits-for", ["name": $0]) } ?? "",
        presence.prefix(1).uppercased() + presence.dropFirst(),
      ].filter { !$0.isEmpty }, presence: word("mine", ["presence": presence]))
  }
}
