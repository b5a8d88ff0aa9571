/// What one scene is laid out on: a whole wall, or the part of it that something beside or beneath the scene leaves.
///
/// In the design pixels of the wall that it is a part of; its origin is its own upper left corner.
public struct Sheet: Sendable, Hashable {
  /// How much is kept free along each edge, in design pixels.
  struct Edges: Sendable, Hashable {
    let left: Int
    let right: Int
    let top: Int
    let bottom: Int
  }

  /// Width, in design pixels.
  public let width: Int
  /// Height, in design pixels.
  public let height: Int
  /// What is kept free along its edges; nothing where that follows from its size.
  let edges: Edges?

  /// A sheet of a size.
  public init(width: Int, height: Int) { self.init(width: width, height: height, edges: nil) }

  /// A sheet whose edges are not all those of a wall.
  init(width: Int, height: Int, edges: Edges?) {
    self.width = width
    self.height = height
    self.edges = edges
  }

  /// The whole of a wall.
  public init(_ shape: Shape) { self.init(width: shape.width, height: shape.height) }

  /// The whole sheet, by its own origin.
  public var bounds: Box { Box(x: 0, y: 0, width: width, height: height) }

  /// Whether columns stand side by side that other sheets put beneath each other.
  var isLong: Bool { width > 2 * height }

  /// Whether there is no room for columns.
  var isUpright: Bool { width < height }
}
