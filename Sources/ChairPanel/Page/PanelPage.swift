import ControlClient
import Assets
import Congress
import Console
public import Scenes

/// A panel's picture: what is happening, what can be done, what it would do.
///
/// Pure: the same state gives the same picture. Whether the link stands decides about every colour at once.
public struct PanelPage {
  let state: PanelState
  let layout: PanelLayout
  var canvas: PanelCanvas
  /// When the picture will be another one by itself, by the panel's clock in ms.
  public private(set) var nextChangeMS: Int64?

  /// The picture of a state.
  public init(_ state: PanelState, measure: any TextMeasuring) {
    self.state = state
    layout = PanelLayout(state.sheet)
    canvas = PanelCanvas(strings: state.strings, measure: measure)
    drawHead()
    if state.offer == nil {
      drawWaiting()
    } else {
      drawHappening()
      drawHall()
      drawAttendance()
      drawButtons()
      drawFoot()
    }
    drawBand()
    if let press = state.press, press.button.isHeld { changes(atMS: state.nowMS + PanelState.ringStepMS) }
    if let notice = state.notice { changes(atMS: notice.untilMS) }
  }

  /// What is to be painted on the window, in the design pixels of draw lists.
  public var list: DrawList {
    DrawList(
      ground: .ground,
      commands: Array(
        canvas.list.nested(in: state.sheet.frame, sheet: Sheet(width: state.sheet.width, height: state.sheet.height))
          .dropFirst()))
  }

  /// The same on the panel's own sheet.
  public var sheetList: DrawList { canvas.list }

  mutating func changes(atMS moment: Int64) { nextChangeMS = min(nextChangeMS ?? moment, moment) }

  /// When a moment of the service's clock is by the panel's.
  func localMS(of serviceMS: Int64) -> Int64 { state.nowMS + serviceMS - state.serviceMS }

  var isLinked: Bool { state.model.isLinked }

  /// Grey where nothing can be pressed for want of a link.
  func live(_ role: Theme.Role) -> Theme.Role { isLinked ? role : .quiet }

  func words(_ text: LocalizedText) -> String {
    text.text(in: Language(rawValue: state.strings.language) ?? .vietnamese)
  }

  func time(_ serviceMS: Int64) -> String {
    canvas.figures.time(serviceMS, utcOffset: state.model.agenda?.utcOffset ?? 0)
  }

  // MARK: Head and foot

  private mutating func drawHead() {
    let box = layout.head
    let baseline = box.y + 50
    let moment: Int64? = state.model.agenda == nil ? nil : momentOfLoss ?? state.serviceMS
    let clock = moment.map(time) ?? ""
    let words = canvas.say(isLinked ? "chair.link.up" : "chair.link.lost")
    canvas.text(clock, x: box.right, baseline: baseline, size: 44, face: .textBold, role: .ink, anchor: .trailing)
    var right = box.right - canvas.width(clock, size: 44, face: .textBold) - 24
    let face: FontFace = isLinked ? .text : .textBold
    canvas.text(
      words, x: right, baseline: baseline, size: 34, face: face, role: isLinked ? .quiet : .accent, anchor: .trailing)
    right -= canvas.width(words, size: 34, face: face) + 48
    canvas.draw(
      .sign(
        isLinked ? .check : .unlinked, Box(x: right, y: box.y + 22, width: 34, height: 34), isLinked ? .agree : .accent)
    )
    if isLinked, let moment { changes(atMS: localMS(of: (moment / 60_000 + 1) * 60_000)) }
    canvas.set(
      itemLine, in: Box(x: box.x, y: box.y, width: right - box.x - 30, height: box.height), largest: 36,
      role: .quiet, linesMax: 1)
  }

  private var itemLine: String {
    guard let agenda = state.model.control?.agenda else { return "" }
    guard let item = agenda.liveItem else { return canvas.say("chair.no-item") }
    return "\(item.code) · \(words(item.shortTitle ?? item.title))"
  }

  /// When the service was lost, by its own clock.
  var momentOfLoss: Int64? {
    switch state.model.link {
    case .up: nil
    case .connecting(let sinceMS), .down(_, let sinceMS): state.model.serviceMS(atMS: sinceMS)
    }
  }

  private mutating func drawWaiting() {
    let box = Box(
      x: layout.question.x, y: layout.question.y, width: layout.foot.width, height: layout.band.y - layout.question.y)
    canvas.set(canvas.say("chair.waiting"), in: box, largest: 60, role: .quiet, anchor: .center, linesMax: 3)
  }

  private mutating func drawFoot() {
    guard let agenda = state.model.control?.agenda else { return }
    let next = agenda.nextItem.map { item in
      canvas.say("chair.next", ["item": "\(item.code) · \(words(item.shortTitle ?? item.title))"])
    }
    var box = layout.foot
    if state.model.show?.isSafe == true || state.model.show?.isLocked == true {
      let key = state.model.show?.isSafe == true ? "chair.safe" : "chair.locked"
      let words = canvas.say(key)
      let wide = canvas.width(words, size: 34, face: .textBold)
      canvas.text(
        words, x: box.right, baseline: box.y + 46, size: 34, face: .textBold, role: .accent, anchor: .trailing)
      box = box.cut(left: box.width - wide - 40).part
    }
    canvas.set(next ?? canvas.say("chair.next-none"), in: box, largest: 36, role: .quiet, linesMax: 1)
  }

  // MARK: Hall and attendance

  private mutating func drawHall() {
    let (caption, picture) = layout.hall.cut(top: PanelLayout.captionHeight)
    canvas.text(canvas.say("chair.hall"), x: caption.x, baseline: caption.y + 34, size: 32, role: .quiet)
    guard let view = state.hallView else {
      canvas.draw(.fill(picture, .black))
      return
    }
    let hall = Scenes.picture(
      of: view,
      in: SceneContext(
        nowMS: momentOfLoss ?? state.serviceMS, strings: state.hallStrings, measure: canvas.measure,
        link: momentOfLoss.map { .lost(sinceMS: $0) } ?? .linked, secondStrings: state.secondHallStrings))
    let rim = 3
    canvas.draw(
      .fill(
        Box(x: picture.x - rim, y: picture.y - rim, width: picture.width + 2 * rim, height: picture.height + 2 * rim),
        .line))
    for command in hall.list.nested(in: picture) { canvas.draw(command) }
    if isLinked, let change = hall.nextChangeMS { changes(atMS: max(state.nowMS + 250, localMS(of: change))) }
  }

  private mutating func drawAttendance() {
    guard let facts = state.model.control?.attendance else { return }
    let box = layout.attendance
    let numbers = "\(canvas.figures.number(facts.present))/\(canvas.figures.number(facts.summoned))"
    let isUpright = state.sheet.isUpright
    let (first, second) = box.cut(top: isUpright ? box.height / 2 : box.height * 52 / 100)
    let size = isUpright ? 76 : 52
    let label = canvas.say("chair.present")
    canvas.text(label, x: first.x, baseline: first.bottom - 14, size: 34, role: .quiet)
    canvas.text(
      numbers, x: first.right, baseline: first.bottom - 14, size: size, face: .display, role: .ink, anchor: .trailing)
    let quorum = facts.quorum
    let isMet = quorum == .met
    let (sign, words) =
      switch quorum {
      case .met: (Sign.check, "chair.quorate")
      case .notMet: (Sign.cross, "chair.not-quorate")
      case .organisationsUnknown: (Sign.warning, "chair.organisations-unknown")
      }
    canvas.draw(
      .sign(
        sign, Box(x: second.x, y: second.y + 8, width: 40, height: 40),
        live(isMet ? .agree : .against)))
    canvas.set(
      canvas.say(words),
      in: Box(x: second.x + 54, y: second.y + 2, width: second.width - 54, height: max(52, second.height - 4)),
      largest: 34, face: isMet ? .text : .textBold, role: .ink, place: .top, linesMax: isUpright ? 2 : 1)
  }
}
