public import ArgumentParser
import Assets
import Congress
import ControlRoom
import Foundation

/// `plenary demo`: a real service and real screens on this machine, and a session played through over TCP.
public struct DemoCommand: AsyncParsableCommand {
  /// How it is called, and what its help says.
  public static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Start a service and screens on this machine and play a session through.",
    discussion: """
      With a display the screens open as windows. Without one they render off-screen, and every picture shown is \
      written as a PNG into a folder. Ctrl-C ends everything.
      """)

  @Option(help: "Folder of the congress (else the sample beside the package).")
  var congress: String?

  @Option(help: "Folder for the pictures where there is no display.")
  var pictures: String = "demo-pictures"

  @Option(help: "Seconds between the steps (else 2.5 with a display, 0 without).")
  var pace: Double?

  @OptionGroup var form: AnswerForm

  @Flag(help: "Render off-screen even where there is a display.")
  var offScreen = false

  @Flag(help: "Let phones and tablets of this network follow, too; else this machine alone.")
  var lan = false

  /// A demo as it is asked for on the command line.
  public init() {}

  private var hasDisplay: Bool {
    let environment = ProcessInfo.processInfo.environment
    return !offScreen && (environment["DISPLAY"] ?? environment["WAYLAND_DISPLAY"])?.isEmpty == false
  }

  /// Plays the demo; what keeps it from going on is told in one sentence.
  public func run() async throws { try await form.reporting { try await play() } }

  private func play() async throws {
    let assets = try form.assetsFolder()
    let strings = try form.strings()
    let sample = congress ?? SampleCongress.folder(assets: assets)
    let cast = try DemoCast(congress: sample, pictures: hasDisplay ? nil : pictures)
    let interruption = cast.endOnSignals(
      saying: form.json ? "{\"step\":\"\(strings[Wording("demo.ended")])\"}" : strings[Wording("demo.ended")])
    defer {
      interruption.cancel()
      cast.end()
    }
    let story = DemoStory(
      cast: cast, strings: strings, json: form.json, isForNetwork: lan,
      paceMS: Int64((pace ?? (hasDisplay ? 2.5 : 0)) * 1_000))
    try await story.play()
    if !hasDisplay { try listPictures(strings) }
  }

  private func listPictures(_ strings: Strings) throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: pictures).filter { $0.hasSuffix(".png") }
    let folder = URL(filePath: pictures).path
    if form.json {
      print(DemoLine(pictures: files.sorted(), folder: folder).text)
    } else {
      print("\n" + strings[Wording("demo.pictures", ["count": "\(files.count)", "folder": .text(folder)])])
    }
  }
}
