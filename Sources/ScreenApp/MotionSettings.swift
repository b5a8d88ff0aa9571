import Assets
import Settings

/// How much of the theme's motion a screen takes part in, as its settings say.
enum MotionSettings {
  /// Reads it: what the command line says, then the environment (`PLENARY_MOTION`), then the settings file; nothing
  /// where no place has it.
  /// - Parameter environment: The environment; this process's own where none is given.
  static func read(
    motion: String?, file: String?, environment: [String: String]? = nil
  ) async throws(SettingsProblem) -> Motion.Setting? {
    let settings = try await SettingsReader(
      file: file, overrides: motion.map { ["motion": $0] } ?? [:], environment: environment)
    return try settings.choice("motion", of: Motion.Setting.self)
  }
}
