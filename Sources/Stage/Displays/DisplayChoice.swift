/// Which display a screen takes.
///
/// Pure. A display that cannot be told for certain is not taken: an output waits rather than appear where it does not
/// belong.
public enum DisplayChoice: Sendable, Hashable {
  /// By its number, from 0, as the window system counts.
  case number(Int)
  /// By what it is plugged into (`HDMI-A-1`, also as X writes it: `HDMI-1`), or by the name or serial number that it
  /// gives itself.
  case named(String)

  /// A display as the window system knows it.
  public struct Display: Sendable, Hashable {
    /// Its number, from 0.
    public let number: Int
    /// The name that the window system gives it.
    public let name: String

    /// A display.
    public init(number: Int, name: String) {
      self.number = number
      self.name = name
    }
  }

  /// Why a screen has no display.
  public enum Problem: Error, Sendable, Hashable {
    case numberAbsent(Int, displays: [Display])
    case nameAbsent(String, connectors: [Connector])
    case nameMeansSeveral(String, [String])
    case notTold(String, displays: [Display])
  }

  /// The display that is meant, and the connector that it is on, where the system tells.
  public func display(
    among displays: [Display], connectors: [Connector]
  ) throws(Problem) -> (number: Int, connector: String?) {
    switch self {
    case .number(let number):
      guard let display = displays.first(where: { $0.number == number }) else {
        throw .numberAbsent(number, displays: displays)
      }
      let mine = connectors.filter { $0.isConnected && Self.isSame(display, $0) }
      return (number, mine.count == 1 ? mine[0].name : display.name)
    case .named(let name): return try display(named: name, among: displays, connectors: connectors)
    }
  }

  private func display(
    named name: String, among displays: [Display], connectors: [Connector]
  ) throws(Problem) -> (number: Int, connector: String?) {
    let meant = connectors.filter { $0.isConnected && Self.isMeant($0, by: name) }
    guard meant.count < 2 else { throw .nameMeansSeveral(name, meant.map(\.name)) }
    guard let connector = meant.first else {
      // Where the kernel tells of no connectors, the window system's own names are all there is.
      let byName = connectors.isEmpty ? displays.filter { Self.plain($0.name).hasPrefix(Self.plain(name)) } : []
      guard byName.count < 2 else { throw .nameMeansSeveral(name, byName.map(\.name)) }
      guard let display = byName.first else { throw .nameAbsent(name, connectors: connectors) }
      return (display.number, display.name)
    }
    let onIt = displays.filter { Self.isSame($0, connector) }
    if onIt.count == 1 { return (onIt[0].number, connector.name) }
    // One display and one connector in use: there is nothing to confuse.
    if displays.count == 1, connectors.count(where: \.isConnected) == 1 { return (displays[0].number, connector.name) }
    throw .notTold(connector.name, displays: displays)
  }

  private static func isMeant(_ connector: Connector, by name: String) -> Bool {
    let names = [connector.name, connector.identity?.name, connector.identity?.serial].compactMap(\.self)
    return names.contains { plain($0) == plain(name) }
  }

  /// Whether the window system's display is the one on a connector, by its name or the one that it gives itself.
  private static func isSame(_ display: Display, _ connector: Connector) -> Bool {
    [connector.name, connector.identity?.name].compactMap(\.self).contains { name in
      let (own, other) = (plain(display.name), plain(name))
      return own == other || own.hasPrefix(other + " ")
    }
  }

  /// A name as it is compared: small letters, and connectors as X writes them (`HDMI-1` for `HDMI-A-1`).
  private static func plain(_ name: String) -> String {
    name.lowercased().split(separator: "-", omittingEmptySubsequences: false).filter { $0 != "a" }
      .joined(separator: "-")
  }
}

extension DisplayChoice.Problem: CustomStringConvertible {
  /// One English sentence that says what would work.
  public var description: String {
    switch self {
    case .numberAbsent(let number, let displays):
      "There is no display \(number). There are: \(Self.list(displays)). This screen waits for it."
    case .nameAbsent(let name, let connectors):
      "No display is on '\(name)'. Connectors: \(Self.list(connectors)). This screen waits for it."
    case .nameMeansSeveral(let name, let names):
      "'\(name)' means \(names.joined(separator: " and ")); name the connector or a serial number."
    case .notTold(let name, let displays):
      "The window system does not tell which display is on \(name); choose one by --display: \(Self.list(displays))."
    }
  }

  private static func list(_ displays: [DisplayChoice.Display]) -> String {
    displays.map { "\($0.number): \($0.name)" }.joined(separator: ", ")
  }

  private static func list(_ connectors: [Connector]) -> String {
    guard !connectors.isEmpty else { return "the system tells of none" }
    return connectors.map { connector in
      let who = [connector.identity?.name, connector.identity?.serial].compactMap(\.self).joined(separator: " ")
      return "\(connector.name) (\(connector.isConnected ? (who.isEmpty ? "connected" : who) : "nothing on it"))"
    }.joined(separator: ", ")
  }
}
