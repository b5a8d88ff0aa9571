import Foundation
import Stage
import Testing

/// Goal: a screen takes the display that is meant, or none.
///
/// Method: made blocks of facts, a made folder of connectors, and every way in which names can be unclear.
@Suite struct DisplayTests {
  /// A block of facts as a display hands it over.
  static func edid(name: String? = "DELL U2415", serial: String? = nil, number: UInt32 = 0) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 128)
    bytes.replaceSubrange(0..<8, with: [0, 255, 255, 255, 255, 255, 255, 0])
    // D, E, L in five bits each; product 0xA0BE.
    bytes.replaceSubrange(8..<12, with: [0x10, 0xAC, 0xBE, 0xA0])
    for index in 0..<4 { bytes[12 + index] = UInt8(number >> (8 * UInt32(index)) & 0xFF) }
    func describe(_ text: String, tag: UInt8, at start: Int) {
      var letters = Array(text.utf8.prefix(13))
      if letters.count < 13 { letters.append(0x0A) }
      while letters.count < 13 { letters.append(0x20) }
      bytes.replaceSubrange(start..<(start + 18), with: [0, 0, 0, tag, 0] + letters)
    }
    if let name { describe(name, tag: 0xFC, at: 72) }
    if let serial { describe(serial, tag: 0xFF, at: 90) }
    bytes[127] = 0 &- bytes[0..<127].reduce(0, &+)
    return bytes
  }

  @Test func aDisplayTellsItsMakerNameAndSerialNumber() throws {
    let identity = try DisplayIdentity(edid: Self.edid(serial: "7MT0158K"))
    #expect(identity.maker == "DEL" && identity.product == 0xA0BE)
    #expect(identity.name == "DELL U2415" && identity.serial == "7MT0158K")
    let plain = try DisplayIdentity(edid: Self.edid(name: nil, number: 4_711) + [1, 2, 3])
    #expect(plain.name == nil && plain.serial == "4711")
    #expect(try DisplayIdentity(edid: Self.edid(name: "EXACTLY13CHAR")).name == "EXACTLY13CHAR")
  }

  @Test func factsThatAreDamagedAreRefused() {
    #expect(throws: DisplayIdentity.Problem.tooShort(bytes: 0)) { try DisplayIdentity(edid: []) }
    #expect(throws: DisplayIdentity.Problem.tooShort(bytes: 127)) {
      try DisplayIdentity(edid: Array(Self.edid().dropLast()))
    }
    for index in [0, 7] {
      var bytes = Self.edid()
      bytes[index] ^= 1
      #expect(throws: DisplayIdentity.Problem.headerWrong) { try DisplayIdentity(edid: bytes) }
    }
    var bytes = Self.edid()
    bytes[60] ^= 1
    #expect(throws: DisplayIdentity.Problem.checksumWrong) { try DisplayIdentity(edid: bytes) }
  }

  @Test func theKernelsFolderIsReadAsItStands() throws {
    let folder = NSTemporaryDirectory() + "drm-\(UUID().uuidString.prefix(8))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (entry, status, edid) in [
      ("card1-DP-2", "connected\n", Self.edid()), ("card0-HDMI-A-1", "disconnected\n", Self.edid()),
      ("card0-VGA-1", "connected\n", [1, 2, 3]), ("card0", "", []), ("renderD128", "", []),
    ] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(entry)", withIntermediateDirectories: true)
      try Data(status.utf8).write(to: URL(filePath: "\(folder)/\(entry)/status"))
      try Data(edid).write(to: URL(filePath: "\(folder)/\(entry)/edid"))
    }
    #expect(
      Connector.all(in: folder) == [
        Connector(name: "HDMI-A-1", isConnected: false), Connector(name: "VGA-1", isConnected: true),
        Connector(name: "DP-2", isConnected: true, identity: try DisplayIdentity(edid: Self.edid())),
      ])
    #expect(Connector.all(in: folder + "/nowhere") == [])
  }

  private func connector(_ name: String, _ edid: [UInt8]? = nil, isConnected: Bool = true) throws -> Connector {
    Connector(name: name, isConnected: isConnected, identity: try edid.map { try DisplayIdentity(edid: $0) })
  }

  private func display(_ number: Int, _ name: String) -> DisplayChoice.Display { .init(number: number, name: name) }

  @Test(arguments: ["HDMI-A-1", "HDMI-1", "hdmi-1", "DELL U2415", "7MT0158K"])
  func aDisplayIsFoundByConnectorNameOrSerialNumber(_ name: String) throws {
    let connectors = [
      try connector("DP-1", Self.edid(name: "SONY TV")), try connector("HDMI-A-1", Self.edid(serial: "7MT0158K")),
    ]
    // As SDL names displays under X11: the model with its inches.
    let displays = [display(0, "DELL U2415 24\""), display(1, "SONY TV 55\"")]
    let found = try DisplayChoice.named(name).display(among: displays, connectors: connectors)
    #expect(found.number == 0 && found.connector == "HDMI-A-1")
  }

  @Test func whatCannotBeToldForCertainIsNotTaken() throws {
    let twins = [try connector("DP-1", Self.edid()), try connector("HDMI-A-1", Self.edid())]
    let same = [display(0, "DELL U2415 24\""), display(1, "DELL U2415 24\"")]
    #expect(throws: DisplayChoice.Problem.nameMeansSeveral("DELL U2415", ["DP-1", "HDMI-A-1"])) {
      try DisplayChoice.named("DELL U2415").display(among: same, connectors: twins)
    }
    #expect(throws: DisplayChoice.Problem.notTold("DP-1", displays: same)) {
      try DisplayChoice.named("DP-1").display(among: same, connectors: twins)
    }
    let gone = [try connector("DP-1"), try connector("HDMI-A-1", isConnected: false)]
    #expect(throws: DisplayChoice.Problem.nameAbsent("HDMI-A-1", connectors: gone)) {
      try DisplayChoice.named("HDMI-A-1").display(among: [display(0, "DP-1")], connectors: gone)
    }
    #expect(throws: DisplayChoice.Problem.numberAbsent(2, displays: same)) {
      try DisplayChoice.number(2).display(among: same, connectors: twins)
    }
  }

  @Test func whereOnlyOneIsThereThereIsNothingToConfuse() throws {
    let found = try DisplayChoice.named("DP-1").display(
      among: [display(0, "screen")], connectors: [connector("DP-1"), connector("DP-2", isConnected: false)])
    #expect(found.number == 0 && found.connector == "DP-1")
    let unknown = try DisplayChoice.named("HDMI-1").display(among: [display(1, "HDMI-1")], connectors: [])
    #expect(unknown.number == 1, "without the kernel's word the window system's names count")
    let numbered = try DisplayChoice.number(0).display(
      among: [display(0, "HDMI-1")], connectors: [connector("HDMI-A-1")])
    #expect(numbered.connector == "HDMI-A-1")
  }
}
