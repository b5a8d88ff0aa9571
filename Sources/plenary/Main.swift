import PlenaryApp

/// The control room on the command line.
@main
enum Main {
  static func main() async { await PlenaryCommand.main() }
}
