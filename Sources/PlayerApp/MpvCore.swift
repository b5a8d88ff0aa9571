import CMpv
import Glibc
import Playback

/// libmpv, as a film is played with it: no settings of a user's, no scripts, no network, no file but the one.
///
/// Thread: one at a time, but for what wakes it.
final class MpvCore {
  /// What has happened.
  enum Event {
    case loaded
    case ended(FilmRefusal?)
    case restarted
    case said(String)
  }

  /// Readable when something has happened.
  let wakings: Int32
  let handle: OpaquePointer

  /// Kinds of files that are read; others are no films.
  private static let formats = "mov,mp4,matroska,webm,avi,mpeg,mpegts,asf,flv,ogg,mxf,wav," + wordsFormats
  /// Kinds of files of words; alone, they have no pictures.
  private static let wordsFormats = "srt,ass,webvtt"
  /// What must not be left to a user's settings or to a file.
  private static let options: [(String, String)] = [
    ("config", "no"), ("load-scripts", "no"), ("ytdl", "no"), ("terminal", "no"), ("osc", "no"), ("osd-level", "0"),
    ("load-stats-overlay", "no"), ("load-osd-console", "no"), ("load-auto-profiles", "no"),
    ("input-default-bindings", "no"), ("input-vo-keyboard", "no"), ("stop-screensaver", "no"),
    ("vo", "libmpv"), ("hwdec", "no"), ("idle", "yes"), ("keep-open", "yes"), ("pause", "yes"), ("hr-seek", "yes"),
    ("audio-display", "no"), ("sub-auto", "no"), ("audio-file-auto", "no"), ("cover-art-auto", "no"),
    ("access-references", "no"), ("load-unsafe-playlists", "no"), ("ordered-chapters", "no"), ("embeddedfonts", "no"),
    ("demuxer-max-bytes", "67108864"), ("demuxer-max-back-bytes", "16777216"), ("volume", "100"),
    ("sub-font", "Noto Sans"), ("sub-bold", "yes"), ("sub-margin-y", "36"),
    ("vd-lavc-o", "max_pixels=\(FilmRefusal.pixelsMax)"),
  ]
  /// For cameras: the newest picture at once, and nothing kept.
  private static let cameraOptions: [(String, String)] = [
    ("cache", "no"), ("demuxer-readahead-secs", "0"), ("vd-lavc-threads", "1"), ("untimed", "yes"),
    ("rtsp-transport", "tcp"), ("network-timeout", "5"), ("demuxer-lavf-o", "fflags=nobuffer"), ("pause", "no"),
    ("aid", "no"), ("keep-open", "no"),
  ]
  /// For files: what they name must not be opened.
  private static let fileOptions: [(String, String)] = [
    ("demuxer", "lavf"), ("sub-demuxer", "lavf"),
    ("demuxer-lavf-o", "protocol_whitelist=%4%file,format_whitelist=%\(formats.utf8.count)%\(formats)"),
  ]

  /// A player of nothing yet; nothing where libmpv does not start.
  convenience init?(sound: String?) {
    self.init(sound.map { [("audio-device", $0)] } ?? [("aid", "no")])
  }

  /// A player of a camera, which is never heard.
  static func ofCamera() -> MpvCore? { MpvCore(cameraOptions, isOfFiles: false) }

  /// A player with options beside those that every player has; nothing where libmpv does not start.
  init?(_ own: [(String, String)], isOfFiles: Bool = true) {
    guard let handle = mpv_create() else { return nil }
    self.handle = handle
    wakings = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    for (name, value) in Self.options + (isOfFiles ? Self.fileOptions : []) + own {
      // One that this libmpv does not know any more is of something that it does not do.
      _ = mpv_set_option_string(handle, name, value)
    }
    guard mpv_initialize(handle) == 0 else { return nil }
    mpv_request_log_messages(handle, "error")
    mpv_set_wakeup_callback(
      handle, { context in eventfd_write(Int32(truncatingIfNeeded: Int(bitPattern: context)), 1) },
      UnsafeMutableRawPointer(bitPattern: Int(wakings)))
  }

  /// Makes a player's file of wakings readable; from any thread.
  static func wake(_ wakings: Int32) { eventfd_write(wakings, 1) }

  /// What has happened since the last look.
  func takeEvents() -> [Event] {
    var count: eventfd_t = 0
    eventfd_read(wakings, &count)
    var events: [Event] = []
    while let event = mpv_wait_event(handle, 0)?.pointee, event.event_id != MPV_EVENT_NONE {
      switch event.event_id {
      case MPV_EVENT_FILE_LOADED: events.append(.loaded)
      case MPV_EVENT_PLAYBACK_RESTART: events.append(.restarted)
      case MPV_EVENT_SHUTDOWN: events.append(.ended(nil))
      case MPV_EVENT_END_FILE: events.append(.ended(Self.refusal(event)))
      case MPV_EVENT_LOG_MESSAGE: if let line = Self.line(event) { events.append(.said(line)) }
      default: break
      }
    }
    return events
  }

  private static func refusal(_ event: mpv_event) -> FilmRefusal? {
    guard let end = event.data?.assumingMemoryBound(to: mpv_event_end_file.self).pointee, end.error < 0 else {
      return nil
    }
    if end.error == MPV_ERROR_NOTHING_TO_PLAY.rawValue { return .hasNoPictures }
    return .isNoFilm(reason: String(cString: mpv_error_string(end.error)))
  }

  private static func line(_ event: mpv_event) -> String? {
    guard let message = event.data?.assumingMemoryBound(to: mpv_event_log_message.self).pointee else { return nil }
    let text = String(cString: message.text)
    return "\(String(cString: message.prefix)): \(text.prefix { $0 != "\n" }.prefix(200))"
  }

  /// Has something done; what comes of it is told by events.
  func command(_ words: String...) {
    Self.with(words) { _ = mpv_command_async(handle, 0, &$0) }
  }

  /// Has something done and waits for it; returns whether it was.
  func isDone(_ words: String...) -> Bool {
    Self.with(words) { mpv_command(handle, &$0) >= 0 }
  }

  private static func with<Result>(_ words: [String], _ body: (inout [UnsafePointer<CChar>?]) -> Result) -> Result {
    var pointers = words.map { UnsafePointer<CChar>(strdup($0)) }
    pointers.append(nil)
    defer { for case let pointer? in pointers { free(UnsafeMutablePointer(mutating: pointer)) } }
    return body(&pointers)
  }

  /// Sets a property.
  func set(_ name: String, _ value: String) { _ = mpv_set_property_string(handle, name, value) }

  /// A property as text; nothing where it has no value now.
  func text(_ name: String) -> String? {
    guard let value = mpv_get_property_string(handle, name) else { return nil }
    defer { mpv_free(value) }
    return String(cString: value)
  }

  /// A property as a number.
  func number(_ name: String) -> Double? {
    var value = 0.0
    return mpv_get_property(handle, name, MPV_FORMAT_DOUBLE, &value) == 0 ? value : nil
  }

  /// Where it is, in ns from the beginning.
  var positionNS: Int64 { Int64(((number("time-pos") ?? 0) * 1e9).rounded()) }
}

@available(*, unavailable)
extension MpvCore: Sendable {}
