import Glibc

/// A connector of the machine, as the kernel knows it, and the display on it.
public struct Connector: Sendable, Hashable {
  /// Its name, such as `HDMI-A-1`.
  public let name: String
  /// Whether a display is on it.
  public let isConnected: Bool
  /// Who the display says that it is; nothing where it does not say, or nothing readable.
  public let identity: DisplayIdentity?

  /// A connector.
  public init(name: String, isConnected: Bool, identity: DisplayIdentity? = nil) {
    self.name = name
    self.isConnected = isConnected
    self.identity = identity
  }

  /// Where the kernel tells of its connectors.
  public static let systemFolder = "/sys/class/drm"
  /// The most connectors that are looked at.
  public static let countMax = 64
  /// The most bytes of a display's facts that are read.
  private static let edidBytesMax = 512

  /// The connectors of the machine by name; none where the kernel tells of none.
  public static func all(in folder: String = systemFolder) -> [Connector] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory), names.count < countMax {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      // `card0-HDMI-A-1`; `card0` itself is no connector.
      if name.hasPrefix("card"), name.contains("-") { names.append(name) }
    }
    return names.sorted().map { entry in
      let status = bytes(of: "\(folder)/\(entry)/status", max: 32)
      let isConnected = String(decoding: status, as: UTF8.self).hasPrefix("connected")
      let edid = isConnected ? bytes(of: "\(folder)/\(entry)/edid", max: edidBytesMax) : []
      let name = entry.split(separator: "-", maxSplits: 1).last.map(String.init) ?? entry
      return Connector(name: name, isConnected: isConnected, identity: try? DisplayIdentity(edid: edid))
    }
  }

  private static func bytes(of path: String, max: Int) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: max)
    let count = read(descriptor, &buffer, max)
    return count > 0 ? Array(buffer[..<count]) : []
  }
}
