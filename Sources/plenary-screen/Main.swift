import ArgumentParser
import ScreenApp

/// One screen of the hall, or the chair's panel.
///
/// Synchronous, for the main thread belongs to the window's loop: after an `await` it would be another.
@main
enum Main {
  static func main() { PlenaryScreen.main() }
}
