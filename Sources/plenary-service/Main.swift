import ArgumentParser
import ServiceApp

/// The control service of one congress.
@main
enum Main {
  static func main() async { await PlenaryService.main() }
}
