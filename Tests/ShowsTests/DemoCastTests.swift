import Foundation
import Testing

@testable import Shows

/// Goal: a show takes away what an earlier one left and nothing else, and starts nothing once it ends.
///
/// Method: folders of the test's own; no process is started.
@Suite struct DemoCastTests {
  /// A new empty folder, removed after `body`.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "shows-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test func onlyPicturesThatADemoHasLeftAreRemoved() throws {
    try withFolder { folder in
      let own = ["0001-hall-left-L02.png", "12345-presidium-black.png"]
      let others = [
        "0001-holiday.png", "001-hall-left-L02.png", "hall-left.png", "notes.txt", "0001-hall-leftover.png",
        "x0001-hall-left-L02.png",
      ]
      for file in own + others { try Data().write(to: URL(filePath: "\(folder)/\(file)")) }
      let cast = try DemoCast(congress: "c", pictures: folder)
      defer { cast.end() }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == others.sorted())
    }
  }

  @Test func onceTheEndHasBegunNothingIsStarted() throws {
    let cast = try DemoCast(congress: "c", pictures: nil)
    #expect(cast.fallen == nil)
    cast.end()
    #expect(throws: DemoCast.Ending.self) { try cast.startService() }
    #expect(throws: DemoCast.Ending.self) { try cast.startScreens() }
    #expect(!FileManager.default.fileExists(atPath: cast.workFolder))
  }

  @Test func aFolderThatIsKeptOutlivesTheShow() throws {
    try withFolder { folder in
      let cast = try DemoCast(congress: "c", pictures: nil, screens: [], workFolder: folder + "/work", keeps: true)
      cast.end()
      #expect(FileManager.default.fileExists(atPath: folder + "/work"))
      #expect(cast.journal == folder + "/work/journal")
    }
  }

  @Test func theSampleStandsBesideThePackageOrAmongTheInstalledAssets() throws {
    try withFolder { folder in
      let assets = folder + "/Assets"
      #expect(SampleCongress.folder(assets: assets) == assets + "/congresses/can-tho-2025")
      let package = folder + "/Config/congresses/can-tho-2025"
      try FileManager.default.createDirectory(atPath: package, withIntermediateDirectories: true)
      #expect(SampleCongress.folder(assets: assets) == package)
    }
  }

  @Test func aLineOfTheDemoHasOnlyWhatBelongsToIt() {
    #expect(DemoLine(step: "Bắt đầu").text == #"{"step":"Bắt đầu"}"#)
    #expect(DemoLine(command: "plenary next", sequence: 4).text == #"{"command":"plenary next","sequence":4}"#)
    #expect(DemoLine(pictures: ["a.png"], folder: "/f").text == #"{"folder":"/f","pictures":["a.png"]}"#)
  }
}
