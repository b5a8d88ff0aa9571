import ArgumentParser
import Gallery

/// Paints every scene on every wall.
@main
enum Main {
  static func main() { PlenaryGallery.main() }
}
