import Glibc

/// What a service is reached under: a name, or an address.
public enum CertificateName: Sendable, Hashable {
  case name(String)
  /// Four bytes, or sixteen.
  case address([UInt8])

  /// The longest name, in bytes, as names of hosts go.
  private static let nameBytesMax = 253

  /// Reads `hall.local`, `10.0.0.5` or `fd00::5`; nothing for what is none of these.
  public init?(text: String) {
    if let bytes = Self.bytes(of: text, family: AF_INET, count: 4) ?? Self.bytes(of: text, family: AF_INET6, count: 16)
    {
      self = .address(bytes)
      return
    }
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    // Four numbers that are no address are a slip, and no name.
    guard text.utf8.count <= Self.nameBytesMax, labels.allSatisfy(Self.isLabel),
      labels.last?.allSatisfy(\.isNumber) == false
    else { return nil }
    self = .name(text.lowercased())
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  private static func bytes(of text: String, family: Int32, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return inet_pton(family, text, &bytes) == 1 ? bytes : nil
  }

  /// As it is written.
  public var text: String {
    switch self {
    case .name(let name): return name
    case .address(let bytes):
      var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
      _ = inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
      return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}
