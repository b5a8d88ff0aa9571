public import ArgumentParser
import Assets
import Congress
import ControlClient
import Dispatch
import Foundation
import HallProtocol
import Scenes
import Settings
import Stage
import Synchronization

/// One screen of the hall: follows its output, paints, says what it shows.
///
/// The main thread belongs to the window's loop and blocks in it; the network runs beside it. Hence this command is
/// synchronous: after an `await` in an asynchronous one, the main thread would be another.
public struct PlenaryScreen: ParsableCommand, Sendable {
  /// How it is called, and what its help says.
  public static let configuration = CommandConfiguration(
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

  @Option(help: "Number of the display, from 0; waited for while it is absent.")
  var display: Int = 0

  @Option(
    help: "The display by its connector (HDMI-A-1) or the name or serial number that it gives itself; waited for.")
  var connector: String?

  @Option(help: ArgumentHelp("Folder in which the kernel tells of connectors.", visibility: .hidden))
  var connectorsFolder: String = Connector.systemFolder

  @Flag(help: "Fill the display.")
  var fullScreen = false

  @Option(help: "Size of the window or picture, as WIDTHxHEIGHT (else 1280x720, off-screen 1920x1080).")
  var window: PixelSize?

  @Option(help: "Place of the window on the display, as X,Y (else its middle).")
  var position: PixelPoint?

  @Option(
    help: "How pictures change: full, reduced (nothing grows) or none (else PLENARY_MOTION, the settings file, full).")
  var motion: String?

  @Option(help: "Size of the whole picture, as WIDTHxHEIGHT, where the window shows only a part of it.")
  var picture: PixelSize?

  @Option(help: "The part of the picture that the window shows, as X,Y,WIDTHxHEIGHT, pixel for pixel.")
  var part: PixelPart?

  @Option(help: "By how much the picture is turned clockwise: 0, 90, 180 or 270.")
  var rotate: Mounting.Rotation = .none

  @Option(help: "Write pictures into this folder instead of opening a window.")
  var offScreen: String?

  @Option(help: "Write how long each frame took into this file when the screen ends: for measurements.")
  var frameTimes: String?

  @OptionGroup var panel: ChairPanelOptions

  /// How the picture lies on the window.
  private var mounting: MountingPlan {
    MountingPlan(picture: picture.map { ($0.width, $0.height) }, part: part?.rect, rotation: rotate)
  }

  /// A screen as it is asked for on the command line.
  public init() {}

  /// Refuses a screen without a name, what only a panel knows, and what cannot be shown whatever the display is.
  public func validate() throws {
    if id == nil, !chair { throw ValidationError("Missing expected argument '--id <id>', such as --id hall-left.") }
    if !chair, panel.isGiven { throw ValidationError("--hall and --language are for --chair.") }
    if chair, mounting != .plain { throw ValidationError("--picture, --part and --rotate are not for --chair.") }
    if chair, motion != nil || frameTimes != nil {
      throw ValidationError("--motion and --frame-times are not for --chair.")
    }
    if let part, picture == nil {
      throw ValidationError(
        "--part \(part.rect.x),\(part.rect.y),… needs --picture WIDTHxHEIGHT, of which it is a part.")
    }
    guard let size = mounting.windowSize else { return }
    do throws(Mounting.Problem) {
      _ = try mounting.mounting(onWidth: size.width, height: size.height)
    } catch {
      throw ValidationError("\(error)")
    }
    if let window, window.width < size.width || window.height < size.height {
      throw ValidationError(
        "--window \(window.width)x\(window.height) is smaller than the \(size.width)x\(size.height) that it has to show."
      )
    }
  }

  /// The name that the service knows it by.
  private var name: String { id ?? "chair" }

  /// Shows until it is told to end; what keeps it from beginning is told in one sentence.
  public func run() throws {
    do {
      try MainActor.assumeIsolated { try show() }
    } catch {
      StandardStream.error.say("plenary-screen: \(Self.sentence(for: error, assets: assets))\n")
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
    PictureMemory.goesBackToTheSystem()
    let environment = ProcessInfo.processInfo.environment
    let folders = HouseFolders(environment: environment, executable: HouseFolders.runningExecutable)
    let assetsFolder = try folders.assets(flag: assets)
    let settingsFile = try folders.settings(flag: settings)
    let wardrobe = try Wardrobe(assets: assetsFolder)
    let painter = Painter(
      theme: try wardrobe.theme(named: Wardrobe.firstTheme), fonts: wardrobe.fonts,
      emblemFolder: assetsFolder + "/emblems")
    let manager = ServiceManager(environment: environment, processID: getpid())
    let place = try makePlace(painter: painter, environment: environment)
    if chair {
      return showPanel(place, painter, wardrobe, manager, try readSettings(of: .chair, file: settingsFile))
    }
    let (presenter, waker) = (place.presenter, place.waker)
    let mailbox = ScreenMailbox(waker: waker)
    let link = ScreenLink(id: name, mailbox: mailbox) { mailbox.take($0) }
    let (host, port, token, motion) = (host, port, token, motion)
    let areStills = if case .pictures = place { true } else { false }
    Task.detached {
      await link.stay {
        let setting = try await MotionSettings.read(motion: motion, file: settingsFile)
        // Files are stills: each is a picture that is wholly there.
        mailbox.motion = areStills ? .none : setting ?? .full
        return try await ClientSettings.read(role: .screen, host: host, port: port, token: token, file: settingsFile)
      }
    }
    let director = ScreenDirector(
      mailbox: mailbox, wardrobe: wardrobe, painter: painter,
      onProblem: { StandardStream.error.say("plenary-screen: \($0)\n") },
      screen: { [name] in
        let size = place.paintedSize
        return ScreenFacts(id: name, width: size.width, height: size.height)
      })
    let times = frameTimes.map { FrameTimes(of: presenter, path: $0) }
    let loop = ScreenLoop(
      presenter: times ?? presenter, waker: waker, clockMS: { mailbox.serviceNowMS },
      onProblem: { problem in
        director.failed(problem)
        StandardStream.error.say("plenary-screen: \(problem)\n")
      }, beatMS: [manager.feedEveryMS, place.lookMS].compactMap(\.self).min(),
      onBeat: {
        manager.feed()
        place.look()
      })
    let camera = ScreenCamera(id: name, mailbox: mailbox, link: link, presenter: presenter)
    let signals = endOnSignals(loop.control)
    var isReady = false
    loop.run(nextFrame: director.nextFrame, willMove: { link.received($0.tag) }) { frame, shownAtMS in
      if !isReady { manager.ready() }
      isReady = true
      let report = place.report
      link.report(report)
      if report.parked != nil {
        link.received(frame.tag)
      } else if !frame.tag.isEmpty {
        link.shown(frame.tag, atMS: shownAtMS, problem: director.problem(with: frame.tag))
      }
      camera.answer()
    }
    manager.stopping()
    for signal in signals { signal.cancel() }
    try times?.write()
  }

  /// Runs the chair's panel until its window is closed.
  @MainActor
  private func showPanel(
    _ place: ScreenPlace, _ painter: Painter, _ wardrobe: Wardrobe, _ manager: ServiceManager,
    _ settings: ClientSettings
  ) {
    place.watchPointers()
    let screen = ChairScreen(
      id: name, hall: panel.hall, language: panel.chosen, settings: settings, inbox: ChairInbox(waker: place.waker),
      wardrobe: wardrobe, painter: painter, pointers: { place.takePointers() }, pixels: { place.paintedSize })
    screen.connect()
    let loop = ScreenLoop(
      presenter: place.presenter, waker: place.waker, clockMS: SteadyClock.nowMS,
      onProblem: { ScreenPlace.say("\($0)") },
      beatMS: [manager.feedEveryMS, place.lookMS].compactMap(\.self).min(),
      onBeat: {
        manager.feed()
        place.look()
      })
    let signals = endOnSignals(loop.control)
    var isReady = false
    loop.run(nextFrame: screen.nextFrame) { _, _ in
      if !isReady { manager.ready() }
      isReady = true
    }
    manager.stopping()
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
  private func makePlace(painter: Painter, environment: [String: String]) throws -> ScreenPlace {
    let fitting = mounting.windowSize.map { PixelSize(width: $0.width, height: $0.height) }
    let hasDisplay = ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
    if let folder = offScreen ?? (hasDisplay ? nil : "pictures-\(name)") {
      let size = window ?? fitting ?? PixelSize(width: Shape.wide.width, height: Shape.wide.height)
      StandardStream.error.say("plenary-screen: pictures go to \(folder)\n")
      return .pictures(
        try PicturePresenter(
          width: size.width, height: size.height, mounting: mounting, painter: painter, folder: folder, screen: name),
        QuietWaker())
    }
    let size = window ?? fitting ?? PixelSize(width: 1_280, height: 720)
    let request = DisplayPresenter.Request(
      choice: connector.map { .named($0) } ?? .number(display),
      extent: fullScreen ? .fullScreen : .window(width: size.width, height: size.height),
      position: position.map { ($0.x, $0.y) }, mounting: mounting, title: "Plenary · \(name)",
      connectorsFolder: connectorsFolder)
    let place = ScreenPlace.display(try DisplayPresenter(request, painter: painter))
    if let reason = place.report.parked { ScreenPlace.say(reason) }
    return place
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
