import ArgumentParser
import Manual

/// Writes the manual pages.
@main
enum Main {
  static func main() { PlenaryManual.main() }
}
