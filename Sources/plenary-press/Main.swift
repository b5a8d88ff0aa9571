import ArgumentParser
import Rendering

/// Makes pages of a document.
@main
enum Main {
  static func main() { PlenaryPress.main() }
}
