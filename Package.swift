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

/// Optimises a target in a debug build.
let optimizing: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// What a target may import from other packages, by the product's name.
enum External {
  static let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
  static let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
  static let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
  static let nioTestUtils = Target.Dependency.product(name: "NIOTestUtils", package: "swift-nio")
  static let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
  static let certificates = Target.Dependency.product(name: "X509", package: "swift-certificates")
  static let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
  static let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
  static let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
  static let yams = Target.Dependency.product(name: "Yams", package: "Yams")
  static let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
  static let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
  static let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
  static let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
  static let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
  static let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
  static let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
  static let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
  static let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
  static let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
  static let collections = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
}

/// A library of the house: `Sources/<name>`, importing exactly what stands here.
/// - Parameter isOptimized: Whether it is optimised in a debug build, too: what sets and paints pictures is slow otherwise,
///   and the tests lay out thousands.
func library(_ name: String, _ dependencies: [Target.Dependency] = [], isOptimized: Bool = false) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: houseSettings + (isOptimized ? optimizing : []))
}

/// An executable of the house: a main of a few lines, which hands over to a library.
///
/// Optimised in a debug build, too, with the library that it hands over to: how a process begins is then tested as it is
/// installed. The optimiser has once made a start that no debug build had.
func executable(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, swiftSettings: houseSettings + optimizing)
}

/// The tests of one library.
/// - Parameter isOptimized: Whether they are optimised in a debug build, too: some hold pictures against each other.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], isOptimized: Bool = false
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude,
    swiftSettings: houseSettings + (isOptimized ? optimizing : []))
}

let package = Package(
  name: "plenary",
  products: [
    .executable(name: "plenary", targets: ["plenary"]),
    .executable(name: "plenary-service", targets: ["plenary-service"]),
    .executable(name: "plenary-screen", targets: ["plenary-screen"]),
    .executable(name: "plenary-web", targets: ["plenary-web"]),
    .executable(name: "plenary-press", targets: ["plenary-press"]),
    // For tests: loaded into a service, it makes the disk or the clock fail.
    .library(name: "MachineFaults", type: .dynamic, targets: ["MachineFaults"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    library("Congress"),
    library("Assets", ["Congress"]),
    library("Papers", ["Congress", "Archives", "Assets"]),
    library("Hearing", ["Congress"], isOptimized: true),
    library("HallProtocol", ["Congress", External.nioCore]),
    library("Journal", ["Congress", External.grdb, External.crypto]),
    library("Settings", ["Assets", "Congress", External.configuration, External.system, External.crypto]),
    library("Certificates", ["Settings", External.certificates, External.asn1, External.crypto]),
    library("CongressFiles", ["Congress", "Assets", External.yams]),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    library("Archives", ["CArchive"]),
    library("Documents", ["Assets", "Congress", External.crypto]),
    library("Rendering", ["Assets", "Archives", "Congress", "Documents", External.arguments], isOptimized: true),
    .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    library("QRCodes", ["CQREncode"]),
    library("Sheets", ["Archives", "Congress"]),
    library("Exchange", ["Congress", "CongressFiles", "Assets", "Archives", "Sheets"]),
    library(
      "ControlService",
      [
        "Congress", "HallProtocol", "Settings", External.nioCore, External.logging, External.lifecycle,
        External.collections, External.crypto,
      ]),
    library(
      "LineTransport",
      [
        "ControlService", "HallProtocol", "Settings", External.nioCore, External.nioPosix, External.nioSSL,
        External.logging, External.lifecycle,
      ]),
    library(
      "ControlClient",
      [
        "Congress", "HallProtocol", "Settings", "Certificates", "Assets", External.arguments, External.nioCore,
        External.nioPosix,
        External.nioSSL,
      ]),
    library("Scenes", ["Congress", "Assets"], isOptimized: true),
    .systemLibrary(
      name: "CSDL", pkgConfig: "SDL2_ttf",
      providers: [
        .apt(["libsdl2-dev", "libsdl2-ttf-dev", "libsdl2-image-dev", "libfontconfig-dev"])
      ]),
    library("Stage", ["Scenes", "Assets", "CSDL"], isOptimized: true),
    library(
      "PageServing",
      [
        "Assets", "Congress", "Archives", External.arguments, External.hummingbird, External.hummingbirdCore,
        External.httpTypes, External.crypto, External.nioCore,
      ]),
    library(
      "ScreenPages",
      [
        "Assets", "Scenes", "Stage", "PageServing", External.hummingbird, External.hummingbirdCore, External.httpTypes,
        External.nioCore, External.logging, External.lifecycle,
      ], isOptimized: true),
    library(
      "PressPages", ["Congress", "Assets", "Documents", "Scenes", "Stage"], isOptimized: true),
    .systemLibrary(name: "CMpv", pkgConfig: "mpv", providers: [.apt(["libmpv-dev"])]),
    .systemLibrary(name: "CPlayback"),
    library("Playback", ["Assets", "CPlayback"]),
    library("PlayerApp", ["Playback", "CMpv"], isOptimized: true),
    library("SampleScenes", ["Congress"]),
    library("TerminalUI", ["Assets"]),
    library("TerminalEmulator"),
    library("BrowserDriver", isOptimized: true),
    library("Console", ["Congress", "HallProtocol", "ControlClient", "Assets", "TerminalUI"]),
    library(
      "Desk", ["Congress", "HallProtocol", "Settings", "ControlClient", "Assets", "QRCodes", "TerminalUI"]),
    library("ChairPanel", ["Congress", "HallProtocol", "ControlClient", "Scenes", "Console", "Assets"]),
    library(
      "ControlRoom",
      [
        "Congress", "HallProtocol", "Settings", "Certificates", "ControlClient", "CongressFiles", "Assets", "Papers",
        "Console", "Desk", "ChairPanel", "QRCodes", External.arguments,
      ]),
    library(
      "Preflight",
      [
        "Congress", "CongressFiles", "ControlRoom", "Scenes", "Stage", "Assets", "Playback", External.arguments,
      ]),
    library(
      "Shows",
      [
        "Congress", "HallProtocol", "ControlClient", "ControlRoom", "CongressFiles", "Journal", "Assets", "QRCodes",
        External.arguments,
      ]),
    library(
      "Transcription",
      [
        "Congress", "Hearing", "HallProtocol", "Settings", "ControlClient", "CongressFiles", "Assets", "ControlRoom",
        "Journal", External.arguments, External.crypto,
      ]),
    library(
      "Secretariat",
      [
        "Congress", "CongressFiles", "Hearing", "HallProtocol", "Assets", "Papers", "ControlRoom", "Transcription",
        "Journal", "Documents", "Rendering", "PressPages", "TerminalUI", External.arguments, External.crypto,
      ]),
    library(
      "PlenaryApp",
      [
        "Congress", "CongressFiles", "Settings", "Certificates", "ControlRoom", "Exchange", "Journal", "Assets",
        "Preflight", "Shows", "Transcription", "Secretariat", External.arguments,
      ], isOptimized: true),
    library(
      "ServiceApp",
      [
        "Congress", "CongressFiles", "Journal", "HallProtocol", "Settings", "ControlService", "LineTransport", "Assets",
        External.arguments, External.logging, External.lifecycle, External.unixSignals,
      ], isOptimized: true),
    library(
      "ScreenApp",
      [
        "Congress", "HallProtocol", "Settings", "ControlClient", "Scenes", "Stage", "PageServing", "ScreenPages",
        "Console",
        "ChairPanel", "Assets", "Playback", External.arguments,
      ], isOptimized: true),
    library(
      "WebService",
      [
        "Congress", "HallProtocol", "Settings", "ControlClient", "Scenes", "Stage", "Assets", "Archives", "QRCodes",
        "Documents", "Rendering", "PressPages", "PageServing",
        External.arguments, External.hummingbird, External.hummingbirdCore, External.hummingbirdTLS, External.httpTypes,
        External.crypto, External.nioCore, External.nioPosix, External.nioSSL, External.logging, External.lifecycle,
        External.unixSignals,
      ], isOptimized: true),
    library("Gallery", ["Congress", "SampleScenes", "Scenes", "Stage", "Assets", External.arguments]),
    library(
      "Benchmarks",
      [
        "Congress", "HallProtocol", "ControlClient", "Documents", "BrowserDriver", External.arguments,
        External.nioCore, External.nioPosix, External.nioSSL,
      ]),
    library("Manual", [External.arguments]),
    executable("plenary", ["PlenaryApp"]),
    executable("plenary-service", ["ServiceApp", External.arguments]),
    executable("plenary-screen", ["ScreenApp", External.arguments]),
    executable("plenary-web", ["WebService", External.arguments]),
    executable("plenary-press", ["Rendering", External.arguments]),
    executable("plenary-player", ["PlayerApp"]),
    executable("plenary-gallery", ["Gallery", External.arguments]),
    executable("plenary-bench", ["Benchmarks", External.arguments]),
    executable("plenary-manual", ["Manual", External.arguments]),
    .target(name: "MachineFaults", path: "Tests/MachineFaults"),
    // For tests: what several of them stand on.
    .target(
      name: "HallTestSupport",
      dependencies: [
        "Congress", "ControlService", "LineTransport", "HallProtocol", "Settings", External.logging,
        External.lifecycle, External.nioCore, External.nioEmbedded, External.nioPosix,
      ], path: "Tests/HallTestSupport", swiftSettings: houseSettings),
    tests("HouseTests", []),
    tests("AssetsTests", ["Assets", "Congress"]),
    tests(
      "PapersTests", ["Papers", "ControlRoom", "CongressFiles", "Assets", "Congress", "HallTestSupport"]),
    tests("CongressTests", ["Congress", "HallTestSupport"]),
    tests("HearingTests", ["Hearing", "Congress", "HallTestSupport"]),
    tests(
      "TranscriptionTests",
      ["Transcription", "Hearing", "ControlRoom", "Congress", "Assets", "HallTestSupport"], exclude: ["Adapters"]),
    tests("SettingsTests", ["Settings", "Congress", "HallTestSupport"]),
    tests(
      "CertificatesTests", ["Certificates", "Settings", External.certificates, External.asn1, External.crypto]),
    tests("CongressFilesTests", ["CongressFiles", "Congress", "Assets", "HallTestSupport"]),
    tests("ArchivesTests", ["Archives"]),
    tests("DocumentsTests", ["Documents", "Congress", External.crypto]),
    tests(
      "RenderingTests", ["Rendering", "Documents", "Archives", "Congress", "HallTestSupport"], exclude: ["Pictures"]),
    tests("SheetsTests", ["Sheets", "Archives", "HallTestSupport"], exclude: ["Workbooks"]),
    tests(
      "ExchangeTests",
      ["Exchange", "Sheets", "Archives", "CongressFiles", "Congress", "Assets", "HallTestSupport"], exclude: ["Given"]),
    tests("JournalTests", ["HallTestSupport", "Journal", "Congress", "Assets", External.grdb]),
    tests(
      "HallProtocolTests",
      [
        "HallProtocol", "Congress", "SampleScenes", "HallTestSupport", External.nioCore, External.nioEmbedded,
        External.nioTestUtils,
      ]),
    tests(
      "ControlServiceTests",
      [
        "ControlService", "LineTransport", "ControlClient", "HallProtocol", "Congress", "Settings", "Certificates",
        "HallTestSupport", External.nioCore, External.logging,
      ]),
    tests(
      "ControlClientTests",
      ["HallTestSupport", "ControlClient", "HallProtocol", "Congress", External.nioCore, External.nioPosix]),
    tests(
      "ScenesTests", ["SampleScenes", "Scenes", "Stage", "Assets", "Congress", "HallTestSupport"], exclude: ["Goldens"]),
    tests("StageTests", ["Stage", "Scenes", "Assets", "CSDL"]),
    tests("TerminalUITests", ["TerminalUI", "TerminalEmulator"]),
    tests("BrowserDriverTests", ["BrowserDriver"]),
    tests(
      "ConsoleTests",
      [
        "HallTestSupport", "Console", "TerminalUI", "TerminalEmulator", "ControlClient", "HallProtocol", "Congress",
        "Assets",
      ],
      exclude: ["Pages"]),
    tests(
      "DeskTests",
      [
        "HallTestSupport", "Desk", "TerminalUI", "TerminalEmulator", "ControlClient", "HallProtocol", "QRCodes",
        "Congress", "Assets",
      ],
      exclude: ["Pages"]),
    tests(
      "ChairPanelTests",
      [
        "HallTestSupport", "ChairPanel", "Console", "ControlClient", "HallProtocol", "Congress", "Scenes", "Stage",
        "Assets",
      ],
      exclude: ["Goldens"]),
    tests(
      "ControlRoomTests",
      [
        "HallTestSupport", "ControlRoom", "Papers", "ControlClient", "HallProtocol", "Congress", "CongressFiles",
        "Assets",
      ]),
    tests(
      "PreflightTests",
      ["Preflight", "CongressFiles", "Congress", "Scenes", "Assets", "HallTestSupport", External.arguments]),
    tests(
      "SecretariatTests",
      ["Secretariat", "Documents", "CongressFiles", "Congress", "Assets", "HallTestSupport"]),
    tests(
      "PressPagesTests", ["PressPages", "Documents", "Congress", "Assets", "HallTestSupport"]),
    tests("ShowsTests", ["Shows", "ControlRoom", "CongressFiles", "Congress", "Assets", External.arguments]),
    tests(
      "PlenaryAppTests",
      ["PlenaryApp", "Shows", "ControlRoom", "CongressFiles", "Congress", "Journal", External.arguments]),
    tests("ServiceAppTests", ["ServiceApp", "Journal", "CongressFiles", "Congress", "Assets", External.arguments]),
    tests(
      "ScreenAppTests",
      [
        "ScreenApp", "SampleScenes", "Scenes", "Stage", "ControlClient", "HallProtocol", "Congress", "Assets",
        External.arguments,
      ]),
    tests("PlaybackTests", ["Playback", "Assets"]),
    tests("PageServingTests", ["PageServing"]),
    tests("ScreenPagesTests", ["ScreenPages", "PageServing", "Scenes", "Stage", "Assets", External.nioCore]),
    tests(
      "WebServiceTests",
      [
        "WebService", "PageServing", "HallTestSupport", "ControlClient", "HallProtocol", "Settings", "Documents",
        "Congress", "Assets",
        "Archives", "Scenes", "QRCodes", External.nioCore,
        External.nioEmbedded, External.hummingbird, External.hummingbirdCore, External.httpTypes, External.logging,
      ], exclude: ["Scripts"]),
    tests("GalleryPageTests", ["Gallery", External.arguments]),
    tests("BenchmarksTests", ["Benchmarks", "Congress", External.nioCore]),
    tests("ManualPageTests", ["Manual"]),
    tests(
      "SystemTests",
      [
        "ControlClient", "HallProtocol", "Congress", "ChairPanel", "SampleScenes", "Scenes", "Stage", "PageServing",
        "ScreenPages",
        "TerminalEmulator", "BrowserDriver", "Archives", "Assets", "HallTestSupport",
      ], exclude: ["Clips"], isOptimized: true),
  ]
)
