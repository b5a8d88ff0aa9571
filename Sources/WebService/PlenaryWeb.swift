public import ArgumentParser
import Assets
import Congress
import ControlClient
import Foundation
import Logging
import PageServing
import Settings

/// Serves the tablets of a hall: follows its service, and shows browsers what their audiences are told.
public struct PlenaryWeb: AsyncParsableCommand {
  /// How it is called, and what its help says.
  public static let configuration = CommandConfiguration(
    commandName: "plenary-web", abstract: "Serve the tablets of delegates, guests and the presidium.",
    discussion: """
      Tablets open the address in a browser. It may run on another machine than the service, more than once, and be
      started again while everybody looks: tablets come back by themselves.
      """)

  /// How many tablets may follow at a time where nothing else is said.
  static let tabletsMax = 12_000
  /// The port where nothing else is said.
  static let defaultPort = 7443
  /// How many tablets may be allowed.
  static let tabletsRange = 1...50_000
  /// Over how long tablets spread the fetching of what goes out later where nothing else is said, in s.
  static let spreadSeconds = 600
  /// Over how long they may be asked to spread it, in s.
  static let spreadRange = 0...86_400

  @OptionGroup var service: LinkOptions

  @Option(help: "The name that the service knows it by.")
  var id = "web"

  @Option(help: "Secret of the role gateway (else PLENARY_TOKENS_GATEWAY, the settings file).")
  var token: String?

  @Option(help: "Where tablets are served: PORT, HOST:PORT or [IPv6]:PORT.")
  var listen = ServedAddress(port: Self.defaultPort)

  @Option(help: "The page's certificate in PEM; without one the page is served in the open.")
  var certificate: String?

  @Option(help: "The certificate's key in PEM.")
  var certificateKey: String?

  @Option(help: "The most tablets at a time.")
  var tabletsMax = Self.tabletsMax

  @Option(
    help: ArgumentHelp(
      "Folder of the library of documents (else PLENARY_LIBRARY, ~/.local/state/plenary-library/<congress>).",
      discussion: "Only where it is named, /press shows documents and pictures, and /staff takes uploads."))
  var library: String?

  @Option(help: "Over how many seconds tablets spread the fetching of pages that go out later.")
  var spread = Self.spreadSeconds

  @Option(help: "Folder of strings, themes and the page (else PLENARY_ASSETS, beside the package, share/plenary).")
  var assets: String?

  @Option(help: "For whom /press is: press, for reporters; public, for everybody who finds it; none.")
  var press = PressAudience.press

  @Flag(inversion: .prefixedNo, help: "Whether tablets are shown what the hall sees.")
  var picture = true

  /// A service of tablets as it is asked for on the command line.
  public init() {}

  /// Refuses what cannot be meant.
  public func validate() throws {
    guard (certificate == nil) == (certificateKey == nil) else {
      throw ValidationError("--certificate and --certificate-key belong together.")
    }
    guard Self.tabletsRange.contains(tabletsMax) else {
      throw ValidationError(
        "--tablets-max is \(Self.tabletsRange.lowerBound) to \(Self.tabletsRange.upperBound), not \(tabletsMax).")
    }
    guard Self.spreadRange.contains(spread) else {
      throw ValidationError(
        "--spread is \(Self.spreadRange.lowerBound) to \(Self.spreadRange.upperBound) seconds, not \(spread).")
    }
  }

  /// Serves until it is told to end; what keeps it from beginning is told in one sentence.
  public func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    ProcessPriority.lower()
    let folders = HouseFolders(
      environment: ProcessInfo.processInfo.environment, executable: HouseFolders.runningExecutable)
    do {
      let folder = try folders.assets(flag: assets)
      let english = try Strings(language: Language.english.rawValue, assets: folder)
      do {
        try await serve(folders, assets: folder)
      } catch {
        throw SaidProblem(sentence: english.sentence(for: error))
      }
    } catch {
      StandardStream.error.say("plenary-web: \(error)\n")
      throw ExitCode(1)
    }
  }

  /// Why it does not run, in words.
  private struct SaidProblem: Error, CustomStringConvertible {
    let sentence: String
    var description: String { sentence }
  }

  private func serve(_ folders: HouseFolders, assets: String) async throws {
    let settingsFile = try folders.settings(flag: service.settings)
    let words = try Dictionary(
      uniqueKeysWithValues: Language.allCases.map { ($0, try Strings(language: $0.rawValue, assets: assets)) })
    let settings = try await service.clientSettings(role: .gateway, token: token, file: settingsFile)
    let served = try certificate.flatMap { certificate in
      try certificateKey.map { try ServedCertificate(CertificateFiles(certificate: certificate, key: $0)) }
    }
    let isSecure = served != nil
    // In the open only within this machine, where nobody reads along.
    let canBePaired = isSecure || Loopback.contains(listen.host)
    let nowMS: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1_000) }
    let hub = LiveHub(
      tabletsMax: tabletsMax, knowsMembers: false,
      outsider: TabletSessions.outsider(words: words, canBePaired: canBePaired))
    let sessions = TabletSessions(hub: hub, words: words, nowMS: nowMS, random: { Int.random(in: 0..<$0) })
    let drawings = HallDrawings()
    let documents = DocumentPublisher(hub: hub, words: words, spreadSeconds: spread) { [library] congress in
      folders.library(flag: library, congress: congress).path
    }
    let site = press.reader.map { reader in
      PublishedSite(
        reader: reader, library: documentLibrary, assets: assets, words: words, say: { Self.say($0) })
    }
    let programme = WholeProgramme()
    let follower = HallFollower(
      id: id, hub: hub, sessions: sessions, documents: documents, drawings: drawings,
      drawer: picture ? try HallDrawer(assets: assets, words: words) : nil,
      press: site, programme: programme, words: words, nowMS: nowMS)
    var responder = WebResponder(
      files: try .tablet(assets: assets, words: Array(words.values)), hub: hub, drawings: drawings,
      sessions: sessions, documents: documents, isSecure: isSecure, canBePaired: canBePaired,
      reads: DocumentReads { await follower.carryOut($0) },
      command: { await follower.carryOut($0) },
      serviceMS: { follower.serviceMS }, retryMS: { Int.random(in: LiveEvents.retryMS) })
    responder.press = site
    responder.programme = programme
    let staff = try staffDesk(assets: assets, words: words, settings: settings, nowMS: nowMS)
    responder.staff = staff
    let manager = ServiceManager(environment: ProcessInfo.processInfo.environment, processID: getpid())
    let link = Task.detached {
      let loss = await follower.follow(settings) { Self.say("\($0)") }
      if loss != .cancelled { Self.say("\(loss)") }
    }
    defer {
      link.cancel()
      manager.stopping()
    }
    let page = listen.page(isSecure: isSecure)
    try await WebServer(
      address: listen, certificate: served, responder: responder, follower: follower,
      onBeat: {
        staff.sessions.pass()
        manager.feed()
      },
      onReload: { problem in
        Self.say(problem.map { "certificate not read again, the one before stays: \($0)" } ?? "certificate read again")
      }
    ).run(
      onListening: {
        manager.ready()
        Self.say("tablets open \(page)")
      }, logger: Logger(label: "plenary-web", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  private static func say(_ line: String) { StandardStream.error.say("plenary-web: \(line)\n") }
}

/// For whom the press's site is served.
enum PressAudience: String, ExpressibleByArgument, CaseIterable {
  case press, `public`, none

  /// Whose documents are shown; nothing where no site is served.
  var reader: DocumentReader? {
    switch self {
    case .press: .press
    case .public: .public
    case .none: nil
    }
  }
}
