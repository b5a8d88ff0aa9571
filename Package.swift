// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: language mode 6, the upcoming features the house has agreed on, and no warnings.
let houseSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// What a target may import from other packages, by the product's name.
enum Library {
  static let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
  static let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
  static let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
  static let nioTestUtils = Target.Dependency.product(name: "NIOTestUtils", package: "swift-nio")
  static let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
  static let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
  static let yams = Target.Dependency.product(name: "Yams", package: "Yams")
  static let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
  static let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
  static let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
  static let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
  static let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
  static let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
  static let collections = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
}

/// A library of the house: `Sources/<name>`, importing exactly what stands here.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: houseSettings)
}

/// An executable of the house: a main and nothing else worth testing.
func door(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, swiftSettings: houseSettings)
}

/// The tests of one room.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: houseSettings)
}

let package = Package(
  name: "plenary",
  products: [
    .executable(name: "plenary", targets: ["plenary"]),
    .executable(name: "plenary-service", targets: ["plenary-service"]),
    .executable(name: "plenary-screen", targets: ["plenary-screen"]),
    // For tests: loaded into a service, it makes the disk or the clock fail.
    .library(name: "MachineFaults", type: .dynamic, targets: ["MachineFaults"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    room("Congress"),
    room("Assets", ["Congress"]),
    room("HallProtocol", ["Congress", Library.nioCore]),
    room("Journal", ["Congress", Library.grdb, Library.crypto]),
    room("Settings", ["Assets", "Congress", Library.configuration, Library.system, Library.crypto]),
    room("CongressFiles", ["Congress", "Assets", Library.yams]),
    room(
      "ControlService",
      [
        "Congress", "HallProtocol", "Settings", Library.nioCore, Library.nioPosix, Library.logging, Library.lifecycle,
        Library.collections, Library.crypto,
      ]),
    room(
      "ControlClient",
      ["Congress", "HallProtocol", "Settings", Library.nioCore, Library.nioPosix]),
    room("Scenes", ["Congress", "Assets"]),
    .systemLibrary(
      name: "CSDL", pkgConfig: "SDL2_ttf",
      providers: [
        .apt(["libsdl2-dev", "libsdl2-ttf-dev", "libsdl2-image-dev", "libfontconfig-dev"])
      ]),
    room("Stage", ["Scenes", "Assets", "CSDL"]),
    room("SampleScenes", ["Congress"]),
    room("Terminals", ["Assets"]),
    room("TerminalEmulator"),
    room("Console", ["Congress", "HallProtocol", "ControlClient", "Assets", "Terminals"]),
    room("Desk", ["Congress", "HallProtocol", "ControlClient", "Assets", "Terminals"]),
    room("ChairPanel", ["Congress", "HallProtocol", "ControlClient", "Scenes", "Console", "Assets"]),
    room(
      "ControlRoom",
      [
        "Congress", "HallProtocol", "Settings", "ControlClient", "CongressFiles", "Assets", "Console",
        "Desk", "ChairPanel", Library.arguments,
      ]),
    door(
      "plenary-service",
      [
        "Congress", "CongressFiles", "Journal", "HallProtocol", "Settings", "ControlService", "Assets",
        Library.arguments, Library.logging, Library.lifecycle, Library.unixSignals,
      ]),
    door(
      "plenary-screen",
      [
        "Congress", "HallProtocol", "Settings", "ControlClient", "Scenes", "Stage", "Console", "ChairPanel", "Assets",
        Library.arguments,
      ]),
    door(
      "plenary",
      [
        "Congress", "HallProtocol", "ControlClient", "ControlRoom", "CongressFiles", "Journal", "Scenes", "Stage",
        "Assets", Library.arguments,
      ]),
    door(
      "plenary-gallery",
      ["Congress", "SampleScenes", "Scenes", "Stage", "Assets", Library.arguments]),
    door(
      "plenary-bench",
      ["Congress", "HallProtocol", "ControlClient", Library.arguments, Library.nioCore, Library.nioPosix]),
    door("plenary-manual", [Library.arguments]),
    .target(name: "MachineFaults", path: "Tests/MachineFaults"),
    tests("HouseTests", []),
    tests("AssetsTests", ["Assets", "Congress"]),
    tests("CongressTests", ["Congress"]),
    tests("SettingsTests", ["Settings"]),
    tests("CongressFilesTests", ["CongressFiles", "Congress", "Assets"]),
    tests("JournalTests", ["Journal", "Congress", "Assets", Library.grdb]),
    tests(
      "HallProtocolTests",
      ["HallProtocol", "Congress", Library.nioCore, Library.nioEmbedded, Library.nioTestUtils]),
    tests(
      "ControlServiceTests",
      [
        "ControlService", "ControlClient", "HallProtocol", "Congress", "Settings", Library.nioCore, Library.logging,
        Library.lifecycle,
      ]),
    tests("ControlClientTests", ["ControlClient", "HallProtocol", "Congress"]),
    tests("ScenesTests", ["SampleScenes", "Scenes", "Stage", "Assets", "Congress"], exclude: ["Goldens"]),
    tests("StageTests", ["Stage", "Scenes", "Assets", "CSDL"]),
    tests("TerminalsTests", ["Terminals", "TerminalEmulator"]),
    tests(
      "ConsoleTests",
      ["Console", "Terminals", "TerminalEmulator", "ControlClient", "HallProtocol", "Congress", "Assets"],
      exclude: ["Pages"]),
    tests(
      "DeskTests", ["Desk", "Terminals", "TerminalEmulator", "ControlClient", "HallProtocol", "Congress", "Assets"],
      exclude: ["Pages"]),
    tests(
      "ChairPanelTests",
      ["ChairPanel", "Console", "ControlClient", "HallProtocol", "Congress", "Scenes", "Stage", "Assets"],
      exclude: ["Goldens"]),
    tests(
      "ControlRoomTests",
      ["ControlRoom", "ControlClient", "HallProtocol", "Congress", "CongressFiles", "Assets"]),
    tests(
      "SystemTests",
      ["ControlClient", "HallProtocol", "Congress", "ChairPanel", "Scenes", "Stage", "TerminalEmulator", "Assets"]),
  ]
)
