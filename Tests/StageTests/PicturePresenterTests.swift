import Assets
import Foundation
import Scenes
import Testing

@testable import Stage

/// Goal: off-screen, each new picture is one whole file with a name that people can read.
///
/// Method: a folder of its own for each test.
@Suite struct PicturePresenterTests {
  private func list(_ text: String) -> DrawList {
    DrawList(commands: [.text(TextRun(text, x: 100, baseline: 500, size: 200))])
  }

  @Test func onlyPicturesThatAreNewAreWritten() throws {
    try Workshop.withFolder { folder in
      let presenter = try PicturePresenter(
        width: 192, height: 108, painter: try Workshop.painter(), folder: folder + "/new", screen: "hall-left")
      #expect(try presenter.present(list("1"), label: "L10 đang/biểu quyết"))
      #expect(try !presenter.present(list("1"), label: "L10"))
      #expect(try presenter.present(list("2"), label: "L11"))
      let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/new").sorted()
      #expect(files == ["0001-hall-left-L10-đang-biểu-quyết.png", "0002-hall-left-L11.png"])
      let read = try Surface.load(folder + "/new/0002-hall-left-L11.png")
      #expect(read.difference(from: presenter.canvas.surface) == (0, 0))
    }
  }

  @Test func withoutAFolderThePictureIsKeptAndNothingIsWritten() throws {
    let presenter = try PicturePresenter(
      width: 192, height: 108, painter: try Workshop.painter(), folder: nil, screen: "a")
    #expect(try presenter.present(list("1"), label: "L10"))
    #expect(presenter.picturesPresented == 1)
    #expect(!presenter.canvas.surface.ink(on: try Workshop.theme()[.ground]).isEmpty)
  }

  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    let painter = try Workshop.painter()
    let problem = #expect(throws: Surface.Problem.self) {
      try PicturePresenter(width: 10, height: 10, painter: painter, folder: "/nowhere/at/all", screen: "a")
    }
    #expect(problem?.description.contains("/nowhere/at/all") == true)
  }

  @Test func fileNamesAreSafeAndShort() {
    #expect(PicturePresenter.fileName("../a b\0c") == "..-a-b-c")
    #expect(PicturePresenter.fileName(String(repeating: "é", count: 500)).count == PicturePresenter.labelLettersMax)
  }
}
