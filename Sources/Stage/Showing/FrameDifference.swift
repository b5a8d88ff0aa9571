public import Scenes

/// What has to be painted again when one list follows another.
///
/// Pure. Commands of both lists that are the same and in the same order are kept; where none of the others paints,
/// neither old nor new, the picture is the same already.
public enum FrameDifference {
  /// How many rectangles there are at most; more are painted as the one that holds them all.
  public static let rectsMax = 16
  /// How many commands of both lists together are matched one by one; beyond, all that differ count as changed.
  public static let commandsMatchedMax = 600

  /// The pixels to paint again, in rectangles that do not overlap; none for equal lists.
  ///
  /// - Parameters:
  ///   - whole: All pixels of the picture; another ground changes them all.
  ///   - pixels: Those that a command paints at most, or in which it differs from the one that has taken its place.
  public static func rects(
    from old: DrawList, to new: DrawList, whole: PixelRect, pixels: (DrawCommand, DrawCommand?) throws -> [PixelRect]
  ) rethrows -> [PixelRect] {
    guard old.ground == new.ground else { return [whole] }
    let changed = try changedCommands(from: old.commands, to: new.commands)
      .flatMap { try pixels($0.command, $0.successor) }
    return merged(changed.map { $0.intersection(whole) })
  }

  private typealias Change = (command: DrawCommand, successor: DrawCommand?)

  /// The commands that only one of the lists has, or has in another place, and what has taken the place of each.
  private static func changedCommands(from old: [DrawCommand], to new: [DrawCommand]) -> [Change] {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
    let (oldPart, newPart) = (old[start..<(old.count - end)], new[start..<(new.count - end)])
    if oldPart.count == newPart.count {
      // Figures that change keep their places: nothing has to be searched for.
      return zip(oldPart, newPart).compactMap { $0 == $1 ? nil : ($0, $1) }
    }
    if oldPart.count + newPart.count > commandsMatchedMax { return (oldPart + newPart).map { ($0, nil) } }
    return newPart.difference(from: oldPart).map { change in
      switch change {
      case .insert(_, let command, _), .remove(_, let command, _): (command, nil)
      }
    }
  }

  /// The same pixels, and a few more, in rectangles that do not overlap.
  static func merged(_ rects: [PixelRect]) -> [PixelRect] {
    var apart: [PixelRect] = []
    for rect in rects where !rect.isEmpty {
      var grown = rect
      // A rectangle that has grown may touch others that it did not touch before.
      while let index = apart.firstIndex(where: grown.intersects) { grown = grown.union(apart.remove(at: index)) }
      apart.append(grown)
    }
    guard apart.count > rectsMax else { return apart }
    return [apart.reduce(.empty) { $0.union($1) }]
  }
}
