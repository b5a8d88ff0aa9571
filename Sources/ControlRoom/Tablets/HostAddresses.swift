import Foundation

/// Which addresses a name leads to, and which are this machine's.
enum HostAddresses {
  /// The addresses of a name, as this machine's resolver has them.
  static func of(_ host: String) -> [String] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var first: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &first) == 0 else { return [] }
    defer { freeaddrinfo(first) }
    var (found, next) = ([String](), first)
    while let entry = next?.pointee {
      next = entry.ai_next
      if let text = text(of: entry.ai_addr, length: entry.ai_addrlen), !found.contains(text) { found.append(text) }
    }
    return found
  }

  /// The addresses of this machine, its own loopback included.
  static var own: [String] {
    var first: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&first) == 0 else { return [] }
    defer { freeifaddrs(first) }
    var (found, next) = ([String](), first)
    while let entry = next?.pointee {
      next = entry.ifa_next
      guard let address = entry.ifa_addr else { continue }
      let lengths = [AF_INET: MemoryLayout<sockaddr_in>.size, AF_INET6: MemoryLayout<sockaddr_in6>.size]
      guard let length = lengths[Int32(address.pointee.sa_family)] else { continue }
      if let text = text(of: address, length: socklen_t(length)) { found.append(text) }
    }
    return found
  }

  private static func text(of address: UnsafeMutablePointer<sockaddr>?, length: socklen_t) -> String? {
    guard let address else { return nil }
    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    guard getnameinfo(address, length, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0 else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
