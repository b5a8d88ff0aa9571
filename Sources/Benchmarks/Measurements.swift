import Foundation

/// Figures of many measurements of one thing.
struct Measurements {
  private let sorted: [Double]

  init(_ milliseconds: [Double]) { sorted = milliseconds.sorted() }

  /// The value below which `percent` of a hundred lie.
  func percentile(_ percent: Int) -> Double {
    guard !sorted.isEmpty else { return .nan }
    return sorted[min(sorted.count - 1, sorted.count * percent / 100)]
  }

  /// All of them, in ms, the least first.
  var milliseconds: [Double] { sorted }

  /// The mean, in ms.
  var mean: Double { sorted.isEmpty ? .nan : sorted.reduce(0, +) / Double(sorted.count) }

  /// Median, 99th percentile and maximum, in ms.
  var words: String {
    "p50 \(Self.text(percentile(50))) ms, p99 \(Self.text(percentile(99))) ms, max \(Self.text(sorted.last ?? .nan)) ms"
  }

  static func text(_ value: Double) -> String { String(format: "%.2f", value) }
}

extension Duration {
  /// The duration in ms.
  var milliseconds: Double {
    Double(components.seconds) * 1_000 + Double(components.attoseconds) / 1_000_000_000_000_000
  }
}
