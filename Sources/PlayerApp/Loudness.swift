import Foundation
import Playback

/// How loud a film is, measured as fast as its sound can be decoded (EBU R 128).
enum Loudness {
  /// How long measuring may take, in seconds: a film of hours is then told without it.
  static let secondsMax: Int64 = 60
  private static let filter = "loudness"

  /// The programme's loudness, in hundredths of LUFS; nothing for a film without sound, and where it takes too long.
  static func hundredthsOfLUFS(of source: PlayerSource) -> Int? {
    let options = [
      ("aid", "auto"), ("vid", "no"), ("ao", "null"), ("ao-null-untimed", "yes"), ("pause", "no"),
      ("af", "@\(filter):lavfi=[ebur128=metadata=1]"),
    ]
    guard case .film(let path, _) = source, let file = try? FilmFile(path: path), let core = MpvCore(options) else {
      return nil
    }
    core.command("loadfile", file.address)
    let untilNS = FilmPlayer.nowNS + secondsMax * 1_000_000_000
    while FilmPlayer.nowNS < untilNS {
      _ = FilmPlayer.sleep([core.wakings], untilNS: FilmPlayer.nowNS + 50_000_000)
      for event in core.takeEvents() { if case .ended = event { return nil } }
      // Before the end there may be no filter yet to be asked.
      if core.text("eof-reached") == "yes" { return read(core.text("af-metadata/\(filter)")) }
    }
    return nil
  }

  private static func read(_ metadata: String?) -> Int? {
    guard let metadata, let values = try? JSONDecoder().decode([String: String].self, from: Data(metadata.utf8)),
      let loudness = values["lavfi.r128.I"].flatMap(Double.init), loudness.isFinite
    else { return nil }
    return Int((loudness * 100).rounded())
  }
}
