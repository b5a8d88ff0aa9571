import ArgumentParser
import Benchmarks

/// Measures what the design promises.
@main
enum Main {
  static func main() async { await PlenaryBench.main() }
}
