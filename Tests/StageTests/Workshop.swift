import Assets
import Foundation
import Scenes

@testable import Stage

/// What the tests of the stage work with: a theme, fonts, random lists, folders.
enum Workshop {
  static func theme(ground: Color = Color(red: 110, green: 11, blue: 20)) throws -> Theme {
    var colors: [Theme.Role: Color] = [:]
    for (index, role) in Theme.Role.allCases.enumerated() {
      colors[role] = Color(red: UInt8(255 - 18 * index), green: UInt8(90 + 12 * index), blue: UInt8(20 * index))
    }
    colors[.ground] = ground
    colors[.ink] = Color(red: 255, green: 255, blue: 255)
    colors[.black] = Color(red: 0, green: 0, blue: 0)
    guard let theme = Theme(name: "workshop", colors: colors) else { throw Missing.theme }
    return theme
  }

  enum Missing: Error { case theme }

  static func painter(emblemFolder: String = "/nowhere") throws -> Painter {
    Painter(theme: try theme(), fonts: try FontLibrary(), emblemFolder: emblemFolder)
  }

  /// A new empty folder, removed after `body`.
  static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stage-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  /// Picks words that have letters with marks above, marks below, and letters that reach out of the line.
  static let words = ["ỘỆẪỨ", "Đại hội", "jỹ", "476", "98,14\u{202F}%", "THÔNG QUA", "Ý kiến khác", "f", " "]
}

/// Random numbers that a seed repeats.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension DrawCommand {
  /// Any command, at times reaching out of the design.
  static func random(_ random: inout SplitMix64) -> DrawCommand {
    let box = Box(
      x: .random(in: -100...1_900, using: &random), y: .random(in: -100...1_000, using: &random),
      width: .random(in: 0...700, using: &random), height: .random(in: 0...500, using: &random))
    let role = Theme.Role.allCases.randomElement(using: &random) ?? .ink
    switch Int.random(in: 0..<8, using: &random) {
    case 7: return .bar(box, lit: .random(in: -5...720, using: &random), role)
    case 0: return .fill(box, role)
    case 1: return .gradient(box, top: role, bottom: .panel)
    case 2: return .panel(box, radius: .random(in: 0...60, using: &random), role)
    case 3: return .sign(Sign.allCases.randomElement(using: &random) ?? .check, box, role)
    case 4:
      let lit = Int.random(in: 0...1_000, using: &random)
      return .ring(box, thickness: .random(in: 1...40, using: &random), lit: lit, role)
    default:
      let anchors: [TextRun.Anchor] = [.leading, .center, .trailing]
      return .text(
        TextRun(
          Workshop.words.randomElement(using: &random) ?? "a", x: box.x, baseline: box.y,
          size: .random(in: 20...200, using: &random), face: FontFace.allCases.randomElement(using: &random) ?? .text,
          role: role, anchor: anchors.randomElement(using: &random) ?? .leading))
    }
  }
}

extension DrawList {
  static func random(_ random: inout SplitMix64) -> DrawList {
    let count = Int.random(in: 0...12, using: &random)
    return DrawList(ground: .ground, commands: (0..<count).map { _ in .random(&random) })
  }

  /// A list that comes from this one by a few changes of all kinds.
  func changed(_ random: inout SplitMix64) -> DrawList {
    var next = self
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let place = Int.random(in: 0...next.commands.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: next.commands.insert(.random(&random), at: place)
      case 1 where place < next.commands.count: next.commands.remove(at: place)
      case 2 where place < next.commands.count: next.commands[place] = .random(&random)
      case 3 where place + 1 < next.commands.count: next.commands.swapAt(place, place + 1)
      case 4 where place == 0: next.ground = next.ground == .ground ? .black : .ground
      default: break
      }
    }
    return next
  }
}

extension Surface {
  /// The rectangle around all pixels that differ from a colour.
  func ink(on ground: Color) -> PixelRect {
    let plain = UInt32(ground.red) << 16 | UInt32(ground.green) << 8 | UInt32(ground.blue)
    let plainRow = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: width)
    defer { plainRow.deallocate() }
    plainRow.initialize(repeating: plain)
    var found = PixelRect.empty
    for y in 0..<height where !row(y).isEqual(to: plainRow) {
      let line = row(y)
      guard let left = line.firstIndex(where: { $0 & 0xFF_FFFF != plain }),
        let right = line.lastIndex(where: { $0 & 0xFF_FFFF != plain })
      else { continue }
      found = found.union(PixelRect(x: left, y: y, width: right - left + 1, height: 1))
    }
    return found
  }
}
