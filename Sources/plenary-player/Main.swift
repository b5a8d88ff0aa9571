import PlayerApp

/// Plays one film for a screen, in a process of its own.
@main
enum Main {
  static func main() { FilmPlayer.run() }
}
