import Assets
import Congress
import ControlClient
import Dispatch
import Foundation
import HallProtocol
import PageServing
import Playback
import Scenes
import ScreenPages
import Settings
import Stage

extension PlenaryScreen {
  /// Shows the output, or the panel, until the loop ends.
  @MainActor
  func show() throws {
    PictureMemory.goesBackToTheSystem()
    let environment = ProcessInfo.processInfo.environment
    let folders = HouseFolders(environment: environment, executable: HouseFolders.runningExecutable)
    let assetsFolder = try folders.assets(flag: assets)
    let settingsFile = try folders.settings(flag: service.settings)
    let assets = try ScreenAssets(assets: assetsFolder)
    let maker = PictureMaker()
    let painter = Painter(
      theme: try assets.theme(named: ScreenAssets.firstTheme), fonts: assets.fonts,
      emblemFolder: assetsFolder + "/emblems", maker: maker)
    let manager = ServiceManager(environment: environment, processID: getpid())
    let place = try makePlace(painter: painter, environment: environment)
    maker.wakes(place.waker)
    if chair {
      return showPanel(place, painter, assets, manager, try readSettings(of: .chair, file: settingsFile))
    }
    let waker = place.waker
    let pages = try serve.map { address in
      try Waiting.result { try await PageService(address: address, assets: assetsFolder) { waker.wake() } }
    }
    defer { if let pages { try? Waiting.result { await pages.end() } } }
    let publisher = pages.map { PagePublisher(to: $0, painter: painter) }
    if let pages { ScreenPlace.say("the page is at \(pages.address.page())") }
    let presenter: any Presenter =
      publisher.map { PublishingPresenter(of: place.presenter, to: $0) } ?? place.presenter
    let mailbox = ScreenMailbox(waker: waker)
    let link = ScreenLink(id: name, mailbox: mailbox, reader: place.linkReader) { mailbox.take($0) }
    // Files are stills: each is a picture that is wholly there.
    let areStills = if case .pictures = place, pages == nil { true } else { false }
    Task.detached {
      await link.stay {
        let setting = try await MotionSettings.read(motion: motion, file: settingsFile)
        mailbox.motion = areStills ? .none : setting ?? .full
        return try await service.clientSettings(role: .screen, token: token, file: settingsFile)
      }
    }
    let english = assets.strings(.english)
    let player = sound.map { device in
      SoundPlayer(device: device) { StandardStream.error.say("plenary-screen: \(english.sentence(for: $0))\n") }
    }
    let footage = pages == nil || isShownElsewhere ? makeFootage(place.waker, assetsFolder, english) : nil
    painter.footage = footage
    let director = ScreenDirector(
      mailbox: mailbox, assets: assets, painter: painter, part: part?.rect, areStills: areStills,
      bells: player.map { ScreenBells(player: $0, folder: assetsFolder + "/sounds") }, footage: footage,
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
    let nextFrame = { nowMS in
      var frame = try director.nextFrame(nowMS: nowMS)
      // What stands by gets ready while nothing new is presented.
      link.report(place.report(pages: pages, films: footage?.reports))
      if let publisher, let due = frame {
        publisher.take(due, nowMS: nowMS)
        // Pages make the motion themselves; where there is nothing else, the picture is shown once it is published.
        if case .pictures = place { frame = due.cut }
      }
      // What stays on the display meanwhile is the last good picture.
      if frame == nil, let awaited = director.awaited {
        link.received(awaited)
        camera.answer()
      }
      return frame
    }
    loop.run(nextFrame: nextFrame, willMove: { link.received($0.tag) }) { frame, shownAtMS in
      if !isReady { manager.ready() }
      isReady = true
      let report = place.report(pages: pages, films: footage?.reports)
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

  @MainActor
  private func makePlace(painter: Painter, environment: [String: String]) throws -> ScreenPlace {
    let fitting = mounting.windowSize.map { PixelSize(width: $0.width, height: $0.height) }
    let hasDisplay = ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
    let isOnPages = serve != nil && !isShownElsewhere
    let folder = offScreen ?? (hasDisplay || isOnPages ? nil : "pictures-\(name)")
    if folder != nil || isOnPages {
      let size = window ?? fitting ?? PixelSize(width: Shape.wide.width, height: Shape.wide.height)
      if let folder { ScreenPlace.say("pictures go to \(folder)") }
      return .pictures(
        try PicturePresenter(
          width: size.width, height: size.height, mounting: mounting, painter: painter, folder: folder, screen: name),
        QuietWaker())
    }
    let size = window ?? fitting ?? PixelSize(width: 1_280, height: 720)
    let request = DisplayPresenter.Request(
      choice: connector.map { .named($0) } ?? .number(display ?? 0),
      extent: fullScreen ? .fullScreen : .window(width: size.width, height: size.height),
      position: position.map { ($0.x, $0.y) }, mounting: mounting, title: "Plenary · \(name)",
      connectorsFolder: connectorsFolder)
    let place = ScreenPlace.display(try DisplayPresenter(request, painter: painter))
    if let reason = place.report.parked { ScreenPlace.say(reason) }
    return place
  }

  /// The players of films, which stand beside this program.
  private func makeFootage(_ waker: any Waker, _ assetsFolder: String, _ strings: Strings) -> FootagePool {
    let program = (HouseFolders.runningExecutable as NSString).deletingLastPathComponent + "/" + PlayerProcess.program
    return FootagePool(
      program: program, folders: [filmsFolder].compactMap(\.self) + [assetsFolder + "/pictures"], sound: filmSound,
      waker: waker, strings: strings)
  }

  /// Ends the loop on Ctrl-C or a polite kill.
  ///
  /// Not of the main actor: its handlers run on another thread.
  nonisolated func endOnSignals(_ control: ScreenLoop.Control) -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { @Sendable in control.stop() }
      source.resume()
      return source
    }
  }
}

extension Frame {
  /// The same, there at once.
  fileprivate var cut: Frame { Frame(list: list, label: label, tag: tag, nextChangeMS: nextChangeMS) }
}
