public import ArgumentParser
import Assets
import Congress
import ControlClient
import Dispatch
import Foundation
import HallProtocol
import PageServing
import Scenes
import ScreenPages
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
    discussion:
      "Without a display, or with --off-screen, every picture shown is written as a PNG instead. With --serve "
      + "it is a page for browsers; a window is opened beside it where its display or place is given.")

  @Option(help: "Name of the screen, such as hall-left; the congress says to which output it belongs.")
  var id: String?

  @Flag(help: "Be the chair's touch panel instead of a screen of the hall.")
  var chair = false

  @OptionGroup var service: LinkOptions

  @Option(help: "Secret of the screens, or of the chair (else PLENARY_TOKENS_SCREEN or …_CHAIR, the settings file).")
  var token: String?

  @Option(help: "Folder of strings, themes and emblems (else PLENARY_ASSETS, beside the package, share/plenary).")
  var assets: String?

  @Option(help: "Number of the display, from 0 (else 0); waited for while it is absent.")
  var display: Int?

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

  @Option(
    help: ArgumentHelp(
      "Ring the theme's bells on this device: its name, or default. Without it the screen is silent.",
      valueName: "device"))
  var sound: String?

  @Option(
    name: .customLong("films"),
    help: ArgumentHelp(
      "Folder of films, such as the congress's; else and besides, Assets/pictures.", valueName: "folder"))
  var filmsFolder: String?

  @Option(
    help: ArgumentHelp(
      "Play the sound of films on this device, as mpv names it, such as auto. Without it films are silent.",
      valueName: "device"))
  var filmSound: String?

  @Option(help: "Write pictures into this folder instead of opening a window.")
  var offScreen: String?

  @Option(help: "Show it on a page for browsers at this address, as PORT or HOST:PORT (else this machine alone).")
  var serve: ServedAddress?

  @Option(help: "Write how long each frame took into this file when the screen ends: for measurements.")
  var frameTimes: String?

  @OptionGroup var panel: ChairPanelOptions

  /// How the picture lies on the window.
  var mounting: MountingPlan {
    MountingPlan(picture: picture.map { ($0.width, $0.height) }, part: part?.rect, rotation: rotate)
  }

  /// Whether a window or files were asked for, beside pages.
  var isShownElsewhere: Bool {
    offScreen != nil || display != nil || connector != nil || fullScreen || position != nil
  }

  /// A screen as it is asked for on the command line.
  public init() {}

  /// Refuses a screen without a name, what only a panel knows, and what cannot be shown whatever the display is.
  public func validate() throws {
    if id == nil, !chair { throw ValidationError("Missing expected argument '--id <id>', such as --id hall-left.") }
    if !chair, panel.isGiven { throw ValidationError("--hall and --language are for --chair.") }
    if chair, mounting != .plain { throw ValidationError("--picture, --part and --rotate are not for --chair.") }
    if chair, motion != nil || frameTimes != nil || sound != nil {
      throw ValidationError("--motion, --frame-times and --sound are not for --chair.")
    }
    if chair, filmsFolder != nil || filmSound != nil {
      throw ValidationError("--films and --film-sound are not for --chair.")
    }
    if chair, serve != nil { throw ValidationError("--serve is not for --chair.") }
    if serve != nil, mounting != .plain {
      throw ValidationError("--picture, --part and --rotate are not for --serve: a page shows the whole picture.")
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
  var name: String { id ?? "chair" }

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
}
