import Scenes
import Stage
import Testing

/// Goal: a picture fills its wall: the shape is the one nearest to the wall's pixels, and nothing is left over.
///
/// Method: the sizes of real walls and screens, upright ones among them.
@Suite struct ShapeTests {
  static let walls: [(width: Int, height: Int, shape: Shape)] = [
    (768, 480, .projector), (1_024, 768, .classic), (1_280, 720, .wide), (3_840, 2_160, .wide),
    (3_840, 1_080, .panorama),
    (2_880, 960, .banner), (1_080, 1_920, .upright), (2_160, 3_840, .upright),
  ]

  @Test(arguments: walls.indices) func aPictureFillsItsWall(index: Int) {
    let (width, height, shape) = Self.walls[index]
    #expect(Shape.nearest(width: width, height: height) == shape)
    let viewport = Viewport(width: width, height: height, shape: shape)
    #expect(viewport.rect(shape.bounds) == viewport.bounds, "\(width)×\(height)")
  }

  @Test(arguments: Shape.allCases) func theShorterSideIsTheSameOnEveryWall(shape: Shape) {
    #expect(min(shape.width, shape.height) == 1_080)
    #expect(Shape.nearest(width: shape.width, height: shape.height) == shape)
  }

  @Test func aWallOfNoSizeHasAShapeAllTheSame() {
    #expect(Shape.allCases.contains(Shape.nearest(width: 0, height: 0)))
  }
}
