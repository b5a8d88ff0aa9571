import Assets
import Congress
import Crypto
import Foundation
import Scenes
import Settings
import Stage

/// What the hall sees, as a drawing that any browser opens at any size: SVG, some kilobytes.
struct HallDrawing: Sendable, Hashable {
  /// Where drawings are.
  static let folder = "/hall/"
  /// The largest emblem that is put into a drawing, in bytes.
  static let emblemBytesMax = 32 << 10

  /// What it is, such as the scene's name.
  let label: String
  /// Width of the design, in design pixels.
  let width: Int
  /// Height of the design, in design pixels.
  let height: Int
  /// The drawing.
  let svg: String
  /// The SHA-256 of the drawing, in hexadecimal: another drawing is another file.
  let digest: String

  /// Where it is.
  var path: String { "\(Self.folder)\(digest).svg" }

  /// The drawing of a picture.
  /// - Parameter emblem: The bytes of an emblem's file; nothing where there is none.
  init(
    _ list: DrawList, label: String, theme: Theme, measure: any TextMeasuring, emblem: @escaping (String) -> Data?
  ) {
    let maker = HallDrawingMaker(theme: theme, measure: measure, emblem: emblem)
    (width, height) = (list.shape.width, list.shape.height)
    self.label = label
    svg =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 \(width) \(height)' width='\(width)' height='\(height)'>"
      + "<rect width='\(width)' height='\(height)' fill='\(theme[list.ground].hex)'/>"
      + list.commands.map(maker.element).joined() + "</svg>"
    digest = HexadecimalText.text(Array(SHA256.hash(data: Data(svg.utf8))))
  }
}

/// Makes the elements of a drawing.
private struct HallDrawingMaker {
  let theme: Theme
  let measure: any TextMeasuring
  let emblem: (String) -> Data?

  func element(_ command: DrawCommand) -> String {
    switch command {
    case .fill(let box, let role): rectangle(box, theme[role])
    case .grey(let box, let level):
      rectangle(box, Color(red: UInt8(clamping: level), green: UInt8(clamping: level), blue: UInt8(clamping: level)))
    case .gradient(let box, let top, let bottom): gradient(box, theme[top], theme[bottom])
    case .panel(let box, let radius, let role): rectangle(box, theme[role], radius: radius)
    case .bar(let box, let lit, let role):
      rectangle(box, theme[.track], radius: min(DrawCommand.barRadius, box.height / 2))
        + rectangle(box.leftPart(lit), theme[role], radius: min(DrawCommand.barRadius, lit / 2))
    case .text(let run): line(run)
    case .sign(let sign, let box, let role): outlines(sign.outlines(color: theme[role]), in: box)
    case .ring(let box, _, _, _): outlines(command.ringOutlines(theme: theme) ?? [], in: box)
    case .emblem(let name, let box): picture(name, in: box)
    // Photographs are for walls; what lies over them is readable on their veil.
    case .backdrop(_, let box, let veil, _): rectangle(box, theme[veil])
    case .image: ""
    // Films and cameras are for walls.
    case .footage(_, let box, _): rectangle(box, Color(red: 0, green: 0, blue: 0))
    }
  }

  private func rectangle(_ box: Box, _ color: Color, radius: Int = 0) -> String {
    guard box.width > 0, box.height > 0 else { return "" }
    let corners = radius > 0 ? " rx='\(radius)'" : ""
    return "<rect x='\(box.x)' y='\(box.y)' width='\(box.width)' height='\(box.height)'\(corners) fill='\(color.hex)'/>"
  }

  private func gradient(_ box: Box, _ top: Color, _ bottom: Color) -> String {
    let name = "g\(top.hex.dropFirst())\(bottom.hex.dropFirst())"
    return "<linearGradient id='\(name)' x2='0' y2='1'><stop stop-color='\(top.hex)'/>"
      + "<stop offset='1' stop-color='\(bottom.hex)'/></linearGradient>"
      + "<rect x='\(box.x)' y='\(box.y)' width='\(box.width)' height='\(box.height)' fill='url(#\(name))'/>"
  }

  /// A line as long as the wall's fonts make it, whatever fonts the tablet has.
  private func line(_ run: TextRun) -> String {
    guard !run.text.isEmpty else { return "" }
    // Widths grow exactly with the size, so one size measures all, to a thousandth of it.
    let width = measure.width(of: run.text, face: run.face, size: 1_000) * run.size / 1_000
    let anchor =
      switch run.anchor {
      case .leading: ""
      case .center: " text-anchor='middle'"
      case .trailing: " text-anchor='end'"
      }
    let face =
      switch run.face {
      case .text: "font-family='Noto Sans,system-ui,sans-serif'"
      case .textBold: "font-family='Noto Sans,system-ui,sans-serif' font-weight='700'"
      case .display: "font-family='Noto Sans Display,Noto Sans,system-ui,sans-serif' font-weight='700'"
      }
    return "<text x='\(run.x)' y='\(run.baseline)' font-size='\(run.size)' \(face)\(anchor) textLength='\(width)'"
      + " lengthAdjust='spacingAndGlyphs' fill='\(theme[run.role].hex)'>\(Self.escaped(run.text))</text>"
  }

  private func outlines(_ outlines: [Outline], in box: Box) -> String {
    // In the square in the middle of its box, as the wall has it.
    let edge = min(box.width, box.height)
    let (x, y) = (box.x + (box.width - edge) / 2, box.y + (box.height - edge) / 2)
    let paths = outlines.map { outline in
      let stroke =
        outline.stroke.map {
          " stroke='\($0.hex)' stroke-width='\(outline.strokeWidth)' stroke-linecap='round' stroke-linejoin='round'"
        } ?? ""
      let turn = outline.matrix.map { " transform='matrix(\($0.map { "\($0)" }.joined(separator: " ")))'" } ?? ""
      return "<path d='\(outline.path)' fill='\(outline.fill?.hex ?? "none")'\(stroke)\(turn)/>"
    }
    return "<svg x='\(x)' y='\(y)' width='\(edge)' height='\(edge)' viewBox='0 0 100 100'>\(paths.joined())</svg>"
  }

  private func picture(_ name: String, in box: Box) -> String {
    guard let data = emblem(name), data.count <= HallDrawing.emblemBytesMax else { return "" }
    return "<image x='\(box.x)' y='\(box.y)' width='\(box.width)' height='\(box.height)' "
      + "href='data:image/svg+xml;base64,\(data.base64EncodedString())'/>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
