import ArgumentParser
import WebService

/// The tablets of a hall.
@main
enum Main {
  static func main() async { await PlenaryWeb.main() }
}
