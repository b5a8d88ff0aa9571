import Assets
import Congress
import Dispatch
import HallProtocol
import Playback
import Scenes
import Stage

/// The films of a screen: those that are seen, and those that are to be ready.
///
/// Each has a player, which opens and decodes it in a process of its own; here only the newest picture is taken. Thread: the
/// loop's.
final class FootagePool: FootageSource {
  /// The most players at a time.
  static let playersMax = 4
  /// For how long a player that nobody needs stays, in ms: whoever comes back finds it ready.
  static let lingerMS: Int64 = 3_000
  /// How long a film that cannot be shown is not tried again, in ms.
  static let refusedMS: Int64 = 5_000

  private struct Place {
    let player: FootagePlayer
    var neededAtMS: Int64
    let beganAtMS: Int64
  }

  private let program: String
  private let folders: [String]
  private let sound: String?
  private let waker: any Waker
  private let strings: Strings
  private var places: [Footage: Place] = [:]
  private var room = PixelRoom(width: 0, height: 0)

  /// - Parameters:
  ///   - program: The player's path.
  ///   - folders: Where films stand; the first that has the file counts.
  ///   - sound: The device on which films are heard; nothing for a silent screen.
  ///   - strings: For what is told of films.
  init(program: String, folders: [String], sound: String?, waker: any Waker, strings: Strings) {
    (self.program, self.folders, self.sound, self.waker, self.strings) = (program, folders, sound, waker, strings)
  }

  /// Has players for what is wanted, and lets the others go.
  ///
  /// - Parameter nowMS: The service's time.
  func want(_ wishes: [FootageWish], width: Int, height: Int, nowMS: Int64) {
    fit(width: width, height: height)
    for wish in wishes.prefix(Self.playersMax) {
      let player = player(for: wish, nowMS: nowMS)
      player.look(nowMS: nowMS)
      if let order = order(wish.course, nowMS: nowMS) { player.want(order) }
    }
    let wanted = Set(wishes.prefix(Self.playersMax).map(\.footage))
    for (footage, place) in places where !wanted.contains(footage) {
      if case .film = footage { place.player.want(.stand(atMS: 0)) }
      if nowMS - place.neededAtMS >= Self.lingerMS || nowMS < place.neededAtMS { places[footage] = nil }
    }
  }

  /// Pictures are as large as the screen's; a screen of another size has other players.
  private func fit(width: Int, height: Int) {
    let (width, height) = (min(width, SharedFrames.edgeMax), min(height, SharedFrames.edgeMax))
    guard room != PixelRoom(width: width, height: height) else { return }
    room = PixelRoom(width: width, height: height)
    places = [:]
  }

  private func player(for wish: FootageWish, nowMS: Int64) -> FootagePlayer {
    let footage = wish.footage
    if var place = places[footage], place.player.refusal == nil || nowMS - place.beganAtMS < Self.refusedMS {
      place.neededAtMS = nowMS
      places[footage] = place
      return place.player
    }
    let player = FootagePlayer(
      source(of: wish), program: program, room: room, sound: sound, waker: waker, nowMS: nowMS)
    places[footage] = Place(player: player, neededAtMS: nowMS, beganAtMS: nowMS)
    return player
  }

  private func source(of wish: FootageWish) -> PlayerSource {
    switch (wish.footage, wish.course) {
    case (.camera, .comes(let source)):
      if source.contains("/") { return .camera(address: source) }
      let folder = folders.first { FilmFolder.has(source, in: $0) } ?? folders.last ?? "."
      return .recording(path: folder + "/" + source)
    case (.film(let file), _), (.camera(let file), _):
      let folder = folders.first { FilmFolder.has(file, in: $0) } ?? folders.last ?? "."
      return .film(path: folder + "/" + file, words: FilmFolder.words(of: file, in: folder))
    }
  }

  private func order(_ course: FootageWish.Course, nowMS: Int64) -> PlayerOrder? {
    switch course {
    case .comes: nil
    case .stands(let atMS): .stand(atMS: atMS)
    case .plays(let zeroAtMS, let loops):
      .play(
        zeroAtNS: Int64(DispatchTime.now().uptimeNanoseconds) + (zeroAtMS - nowMS) * 1_000_000, loops: loops)
    }
  }

  /// Wants the pictures of a list as large as they are painted, and words in them in letters that the last row reads.
  /// - Parameter letterSize: The smallest letter of the hall, in design pixels.
  func fit(_ list: DrawList, width: Int, height: Int, letterSize: Int) {
    let viewport = Viewport(width: width, height: height, shape: list.shape)
    for (footage, box) in list.footage {
      let rect = viewport.rect(box)
      places[footage]?.player.want(PixelRoom(width: min(rect.width, room.width), height: min(rect.height, room.height)))
      if box.height > 0 { places[footage]?.player.want(letters: letterSize * 1_000 / box.height) }
    }
  }

  /// The numbers of the newest pictures.
  var frames: [Footage: Int] { places.compactMapValues { $0.player.frame > 0 ? $0.player.frame : nil } }

  /// What cannot be shown; a camera also before its first picture, for nobody knows whether there will be one.
  var unplayable: Set<Footage> {
    Set(
      places.filter { footage, place in
        if case .camera = footage, place.player.frame == 0 { return true }
        return place.player.refusal != nil
      }.keys)
  }

  /// When a player is to be looked after, or one let go, by the service's clock.
  func nextLookMS(nowMS: Int64) -> Int64? {
    places.compactMap { footage, place in
      var moments = [
        place.player.nextLookMS(nowMS: nowMS), place.neededAtMS < nowMS ? place.neededAtMS + Self.lingerMS : nil,
      ]
      // A camera that is lost is connected again.
      if case .camera = footage, place.player.refusal != nil { moments.append(place.beganAtMS + Self.refusedMS) }
      return moments.compactMap(\.self).min()
    }.min()
  }

  /// The newest picture, lent until the next call.
  func newest(of footage: Footage) -> Surface? { places[footage]?.player.picture() }

  /// How far the films are, in the order of their names.
  var reports: [FilmReport]? {
    let reports = places.compactMap { footage, place -> FilmReport? in
      switch footage {
      case .camera(let code):
        return problem(with: footage).map { FilmReport(film: "camera:" + code, problem: $0) }
      case .film(let file):
        return FilmReport(
          film: file, lengthMS: place.player.refusal == nil ? place.player.profile?.lengthMS : nil,
          problem: problem(with: footage))
      }
    }
    return reports.isEmpty ? nil : reports.sorted { $0.film < $1.film }
  }

  /// What is wrong with a film, in one sentence.
  func problem(with footage: Footage) -> String? {
    guard let player = places[footage]?.player else { return nil }
    guard case .film(let file) = footage else { return problem(with: player, of: footage) }
    if let refusal = player.refusal {
      return strings[
        Wording("film.cannot-be-shown", ["film": .text(file), "fault": .wording(refusal.wording)])]
    }
    if let reason = player.silence {
      return strings[Wording("film.cannot-be-heard", ["film": .text(file), "reason": .text(reason)])]
    }
    return player.isWordless ? strings[Wording("film.is-wordless", ["film": .text(file)])] : nil
  }
}

extension FootagePool {
  private func problem(with player: FootagePlayer, of footage: Footage) -> String? {
    guard case .camera(let code) = footage else { return nil }
    guard let refusal = player.refusal else {
      return player.frame > 0 ? nil : strings[Wording("camera.connecting", ["camera": .text(code)])]
    }
    return strings[Wording("camera.cannot-be-shown", ["camera": .text(code), "fault": .wording(refusal.wording)])]
  }
}

@available(*, unavailable)
extension FootagePool: Sendable {}
