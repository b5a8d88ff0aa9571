import ArgumentParser
import Assets
import Congress
import ControlClient
import Dispatch
import Foundation
import HallProtocol
import Scenes
import Stage
import Synchronization

/// One screen of the hall: follows its output, paints, says what it shows.
///
/// The main thread belongs to the window's loop and blocks in it; the network runs beside it. Hence this main is
/// synchronous: after an `await` in an asynchronous one, the main thread would be another.
@main
struct PlenaryScreen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plenary-screen", abstract: "Show an output of the congress on a display.",
    discussion: "Without a display, or with --off-screen, every picture shown is written as a PNG instead.")

  @Option(help: "Name of the screen, such as hall-left; the congress says to which output it belongs.")
  var id: String?

  @Flag(help: "Be the chair's touch panel instead of a screen of the hall.")
  var chair = false

  @Option(help: "Address of the service (else PLENARY_HOST, the settings file, 127.0.0.1).")
  var host: String?

  @Option(help: "Port of the service (else PLENARY_PORT, the settings file, \(HallLimits.defaultPort)).")
  var port: Int?

  @Option(help: "Secret of the screens, or of the chair (else PLENARY_TOKENS_SCREEN or …_CHAIR, the settings file).")
  var token: String?

  @Option(help: "Settings file (else PLENARY_SETTINGS, Config/settings.json beside the package, /etc/plenary).")
  var settings: String?

  @Option(help: "Folder of strings, themes and emblems (else PLENARY_ASSETS, beside the package, share/plenary).")
  var assets: String?

  @Option(help: "Number of the display, from 0.")
  var display: Int = 0

  @Flag(help: "Fill the display.")
  var fullScreen = false

  @Option(help: "Size of the window or picture, as WIDTHxHEIGHT (else 1280x720, off-screen 1920x1080).")
  var window: PixelSize?

  @Option(help: "Place of the window on the display, as X,Y (else its middle).")
  var position: PixelPoint?

  @Option(help: "Write pictures into this folder instead of opening a window.")
  var offScreen: String?

  @OptionGroup var panel: ChairPanelOptions

  /// Refuses a screen without a name, and what only a panel knows.
  func validate() throws {
    if id == nil, !chair { throw ValidationError("Missing expected argument '--id <id>', such as --id hall-left.") }
    if !chair, panel.isGiven { throw ValidationError("--hall and --language are for --chair.") }
  }

  /// The name that the service knows it by.
  private var name: String { id ?? "chair" }

  func run() throws {
    do {
      try MainActor.assumeIsolated { try show() }
    } catch {
      FileHandle.standardError.write(Data("plenary-screen: \(Self.sentence(for: error, assets: assets))\n".utf8))
      throw ExitCode(1)
    }
  }

  /// The error in words; logs are English, so these are.
  private static func sentence(for error: any Error, assets: String?) -> String {
    let folders = HouseFolders(
      environment: ProcessInfo.processInfo.environment, executable: HouseFolders.runningExecutable)
    let words = try? Strings(language: Language.english.rawValue, assets: folders.assets(flag: assets))
    return words?.sentence(for: error) ?? "\(error)"
  }

  @MainActor
  private func show() throws {
    let environment = ProcessInfo.processInfo.environment
    let folders = HouseFolders(environment: environment, executable: HouseFolders.runningExecutable)
    let assetsFolder = try folders.assets(flag: assets)
    let settingsFile = try folders.settings(flag: settings)
    let wardrobe = try Wardrobe(assets: assetsFolder)
    let painter = Painter(
      theme: try wardrobe.theme(named: Wardrobe.firstTheme), fonts: wardrobe.fonts,
      emblemFolder: assetsFolder + "/emblems")
    let (presenter, waker, pixels) = try makePresenter(painter: painter, environment: environment)
    if chair {
      let settings = try readSettings(of: .chair, file: settingsFile)
      return showPanel(presenter, waker, pixels, painter, wardrobe, settings)
    }
    let mailbox = ScreenMailbox(waker: waker)
    let link = ScreenLink(id: name, mailbox: mailbox)
    let (host, port, token) = (host, port, token)
    Task.detached {
      await link.stay {
        try await ClientSettings.read(role: .screen, host: host, port: port, token: token, file: settingsFile)
      }
    }
    let director = ScreenDirector(mailbox: mailbox, wardrobe: wardrobe, painter: painter) { [name] in
      ScreenFacts(id: name, width: pixels().width, height: pixels().height)
    }
    let loop = ScreenLoop(presenter: presenter, waker: waker, clockMS: { mailbox.serviceNowMS }) { problem in
      director.failed(problem)
      FileHandle.standardError.write(Data("plenary-screen: \(problem)\n".utf8))
    }
    let signals = endOnSignals(loop.control)
    loop.run(nextFrame: director.nextFrame) { frame, shownAtMS in
      guard let revision = frame.tag else { return }
      link.shown(revision, atMS: shownAtMS, problem: director.problem(with: revision))
    }
    for signal in signals { signal.cancel() }
  }

  /// Runs the chair's panel until its window is closed.
  @MainActor
  private func showPanel(
    _ presenter: any Presenter, _ waker: any Waker, _ pixels: @escaping () -> (width: Int, height: Int),
    _ painter: Painter, _ wardrobe: Wardrobe, _ settings: ClientSettings
  ) {
    let window = presenter as? WindowPresenter
    window?.watchPointers()
    let screen = ChairScreen(
      id: name, hall: panel.hall, language: panel.chosen, settings: settings, inbox: ChairInbox(waker: waker),
      wardrobe: wardrobe, painter: painter, pointers: { window?.waker.takePointers() ?? [] }, pixels: pixels)
    screen.connect()
    let loop = ScreenLoop(presenter: presenter, waker: waker, clockMS: SteadyClock.nowMS) { problem in
      FileHandle.standardError.write(Data("plenary-screen: \(problem)\n".utf8))
    }
    let signals = endOnSignals(loop.control)
    loop.run(nextFrame: screen.nextFrame) { _, _ in }
    for signal in signals { signal.cancel() }
  }

  /// Where the service is, and the secret of a role; waits for it, for without it there is nothing to show.
  private func readSettings(of role: Role, file: String?) throws -> ClientSettings {
    let (host, port, token) = (host, port, token)
    let answer = Mutex<Result<ClientSettings, any Error>?>(nil)
    let isThere = DispatchSemaphore(value: 0)
    Task.detached {
      let result: Result<ClientSettings, any Error>
      do {
        result = .success(try await ClientSettings.read(role: role, host: host, port: port, token: token, file: file))
      } catch {
        result = .failure(error)
      }
      answer.withLock { $0 = result }
      isThere.signal()
    }
    isThere.wait()
    guard let result = answer.withLock({ $0 }) else { throw CancellationError() }
    return try result.get()
  }

  @MainActor
  private func makePresenter(
    painter: Painter, environment: [String: String]
  ) throws -> (any Presenter, any Waker, pixels: () -> (width: Int, height: Int)) {
    let hasDisplay = ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
    if let folder = offScreen ?? (hasDisplay ? nil : "pictures-\(name)") {
      let size = window ?? PixelSize(width: DrawList.width, height: DrawList.height)
      FileHandle.standardError.write(Data("plenary-screen: pictures go to \(folder)\n".utf8))
      let presenter = try PicturePresenter(
        width: size.width, height: size.height, painter: painter, folder: folder, screen: name)
      return (presenter, QuietWaker(), { (size.width, size.height) })
    }
    let size = window ?? PixelSize(width: 1_280, height: 720)
    let extent: WindowPresenter.Extent =
      fullScreen ? .fullScreen : .window(width: size.width, height: size.height)
    let presenter = try WindowPresenter(
      extent, display: display, position: position.map { ($0.x, $0.y) }, title: "Plenary · \(name)", painter: painter)
    return (presenter, presenter.waker, { presenter.pixels })
  }

  /// Ends the loop on Ctrl-C or a polite kill.
  ///
  /// Not of the main actor: its handlers run on another thread.
  private nonisolated func endOnSignals(_ control: ScreenLoop.Control) -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { @Sendable in control.stop() }
      source.resume()
      return source
    }
  }
}

/// A size as it is typed: `1280x720`.
struct PixelSize: ExpressibleByArgument, Sendable {
  let width: Int
  let height: Int

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  init?(argument: String) {
    let parts = argument.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy({ $0 > 0 }) else { return nil }
    self.init(width: parts[0], height: parts[1])
  }
}

/// A place as it is typed: `40,80`.
struct PixelPoint: ExpressibleByArgument, Sendable {
  let x: Int
  let y: Int

  init?(argument: String) {
    let parts = argument.split(separator: ",").compactMap { Int($0) }
    guard parts.count == 2 else { return nil }
    x = parts[0]
    y = parts[1]
  }
}
