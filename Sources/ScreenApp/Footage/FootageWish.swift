import Congress
import Scenes

/// What a screen wants of a film at a moment.
struct FootageWish: Sendable, Hashable {
  /// What the film does.
  enum Course: Sendable, Hashable {
    /// It stands at a place, in ms from its beginning, and is not heard.
    case stands(atMS: Int64)
    /// It runs; its beginning is or was due at a moment of the service's clock.
    case plays(zeroAtMS: Int64, loops: Bool)
    /// It comes from a camera's source as it comes.
    case comes(source: String)
  }

  let footage: Footage
  let course: Course
  /// Whether it is seen, or only to be ready.
  let isOnAir: Bool
}

extension FootageWish {
  /// What a screen wants for what it shows, what is seen first.
  ///
  /// - Parameters:
  ///   - stillAtMS: The moment at which the picture stands still.
  ///   - areStills: Whether every picture is a still: of a film, its first picture.
  static func wishes(for view: OutputView, stillAtMS: Int64?, areStills: Bool) -> [FootageWish] {
    var wishes = view.content.films.map { film -> FootageWish in
      let course: Course =
        switch film.playback.motion {
        case .stands(let atMS): .stands(atMS: atMS)
        case .plays where areStills: .stands(atMS: 0)
        case .plays(let zeroAtMS):
          stillAtMS.map { .stands(atMS: film.playback.positionMS(atMS: $0)) }
            ?? .plays(zeroAtMS: zeroAtMS, loops: film.playback.loops)
        }
      return FootageWish(footage: .film(film.film), course: course, isOnAir: true)
    }
    wishes += view.content.cameras.map {
      FootageWish(footage: .camera($0.camera.text), course: .comes(source: $0.source), isOnAir: true)
    }
    for camera in view.cameras ?? [] where !wishes.contains(where: { $0.footage == .camera(camera.code.text) }) {
      wishes.append(
        FootageWish(footage: .camera(camera.code.text), course: .comes(source: camera.source), isOnAir: false))
    }
    for file in view.readies ?? [] where !wishes.contains(where: { $0.footage == .film(file) }) {
      wishes.append(FootageWish(footage: .film(file), course: .stands(atMS: 0), isOnAir: false))
    }
    return wishes
  }
}

extension SceneContent {
  /// The cameras in the picture: its own, or the one that the presidium sees small.
  fileprivate var cameras: [CameraView] {
    switch self {
    case .camera(let facts): [facts]
    case .presidium(let facts): facts.hall?.content.cameras ?? []
    default: []
    }
  }

  /// The films in the picture: its own, or the one that the presidium sees small.
  fileprivate var films: [FilmView] {
    switch self {
    case .film(let facts): [facts]
    case .presidium(let facts): facts.hall?.content.films ?? []
    default: []
    }
  }
}
