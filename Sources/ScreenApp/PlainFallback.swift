import Congress
import Scenes

extension ScreenOverlay {
  /// What it is, for file names and reports.
  var label: String {
    switch self {
    case .identity: "identify"
    case .unknown: "unknown"
    }
  }
}

extension OutputView {
  /// Whether it is shown at once, whatever moves: SAFE, the fallback, and no light.
  var comesAtOnce: Bool { isSafe || content == .fallback || content == .black }

  /// The fallback of this output, without anything that could be missing.
  var plainFallback: OutputView {
    OutputView(
      output: output,
      congress: CongressHeading(
        name: congress.name, language: congress.language, utcOffset: congress.utcOffset,
        theme: ScreenAssets.firstTheme, emblem: nil, hall: congress.hall, isRehearsal: congress.isRehearsal,
        secondLanguage: congress.secondLanguage),
      isSafe: isSafe, content: .fallback)
  }
}
