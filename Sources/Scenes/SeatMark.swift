import Assets
import Congress

/// What a seat is drawn as: never a colour alone, always a form or a sign with it.
enum SeatMark: Hashable {
  case present
  case out
  case absent
  /// A choice by its place on the ballot; `variant` tells choices of the same sign apart.
  case choice(place: Int, sign: Choice.Sign, variant: Int)
  /// On the roll, and has not voted.
  case silent
  /// Not on the roll of the vote.
  case outside

  /// Reads the character of a seat; nothing where there is no seat.
  init?(_ character: Character, vote: SeatMapView.Vote?) {
    guard let vote else {
      switch SeatMapView.Mark(rawValue: character) {
      case .present: self = .present
      case .out: self = .out
      case .absent, .silent: self = .absent
      case SeatMapView.Mark.none?, nil: return nil
      }
      return
    }
    if let number = character.wholeNumberValue, vote.choices.indices.contains(number - 1) {
      self = Self.choice(number - 1, of: vote)
      return
    }
    switch SeatMapView.Mark(rawValue: character) {
    case .silent: self = .silent
    case .present, .out, .absent: self = .outside
    case SeatMapView.Mark.none?, nil: return nil
    }
  }

  /// Every mark that a map has, in the order of its legend.
  static func all(of vote: SeatMapView.Vote?) -> [SeatMark] {
    guard let vote else { return [.present, .out, .absent] }
    return vote.choices.indices.map { choice($0, of: vote) } + [.silent, .outside]
  }

  private static func choice(_ place: Int, of vote: SeatMapView.Vote) -> SeatMark {
    let sign = vote.choices[place].sign
    return .choice(place: place, sign: sign, variant: vote.choices[..<place].count { $0.sign == sign })
  }

  /// How the square is drawn.
  fileprivate struct Form {
    var isHollow = false
    var isRound = false
    let sign: Sign?
    let role: Theme.Role
  }

  fileprivate var form: Form {
    switch self {
    case .present: Form(sign: .check, role: .agree)
    case .out: Form(isHollow: true, sign: .pause, role: .against)
    case .absent: Form(isHollow: true, sign: nil, role: .quiet)
    case .choice(_, let sign, let variant):
      // Filled squares, hollow ones, discs, rings.
      Form(isHollow: variant % 2 == 1, isRound: variant % 4 > 1, sign: sign.sign, role: sign.role)
    case .silent: Form(isHollow: true, sign: nil, role: .quiet)
    case .outside: Form(isHollow: true, isRound: true, sign: nil, role: .quiet)
    }
  }
}

extension SceneCanvas {
  /// Under this edge a sign is a blot: the form alone tells.
  private static let seatSignEdgeLeast = 14

  /// A seat that fills a square on the ground.
  mutating func draw(_ mark: SeatMark, in box: Box) {
    let form = mark.form
    let edge = box.width
    let radius = form.isRound ? edge / 2 : edge / 6
    draw(.panel(box, radius: radius, form.role))
    if form.isHollow {
      let rim = max(1, edge / 9)
      let inner = Box(x: box.x + rim, y: box.y + rim, width: edge - 2 * rim, height: edge - 2 * rim)
      draw(.panel(inner, radius: max(0, radius - rim), .ground))
    }
    guard let sign = form.sign, edge >= Self.seatSignEdgeLeast else { return }
    let size = edge * 62 / 100
    let middle = Box(x: box.x + (edge - size) / 2, y: box.y + (edge - size) / 2, width: size, height: size)
    draw(.sign(sign, middle, form.isHollow ? form.role : .ground))
  }
}
