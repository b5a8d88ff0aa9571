/// Where in a stretch of sound somebody speaks: silence and applause are told from speech, and never handed on.
///
/// A recogniser invents words over silence and over applause; so it gets neither. The measure is this: a frame is *loud*
/// where it is 10 dB above the quietest tenth of the stretch, and *voiced* where it repeats itself as a voice does. Around a
/// frame, in about a second, there is speech where at least an eighth of the frames are loud, and of these at least a
/// quarter are voiced. Speech is half voiced; applause is loud and not voiced; silence is not loud.
struct SpeechDetection {
  /// How far above the quietest tenth loud is, in decibels.
  static let loudAboveDB = 10.0
  /// Nothing quieter is loud, and whatever is louder is, in decibels of full scale.
  static let loudRangeDB = (least: -50.0, most: -25.0)
  /// From which periodicity on a frame is voiced.
  static let voicedFrom = 0.6
  /// The frames before and after one that are looked at with it.
  static let framesAround = 15
  /// The least share of loud frames, and of voiced ones among these, in hundredths.
  static let sharesLeast = (loud: 12, voiced: 25)
  /// Stretches of speech with less between them are one, in ms.
  static let gapMS: Int64 = 1_000
  /// What is kept before the first and after the last loud frame, in ms.
  static let marginMS: Int64 = 250
  /// Shorter speech is a cough, in ms.
  static let shortestMS: Int64 = 300

  let frames: [SoundFrame]
  private let loudFromDB: Double

  /// Looks at the frames of a stretch, in order.
  init(_ frames: [SoundFrame]) {
    self.frames = frames
    let levels = frames.map(\.levelDB).sorted()
    let quietest = levels.isEmpty ? SoundFrame.silenceDB : levels[levels.count / 10]
    loudFromDB = min(max(quietest + Self.loudAboveDB, Self.loudRangeDB.least), Self.loudRangeDB.most)
  }

  /// Whether a frame is loud.
  func isLoud(_ index: Int) -> Bool { frames[index].levelDB > loudFromDB }

  /// Where there is speech, as ranges of frames with the margins around them.
  var speech: [Range<Int>] {
    let isSpeech = speechFrames
    let margin = Int(Self.marginMS / SoundFrame.lengthMS)
    let gap = Int(Self.gapMS / SoundFrame.lengthMS)
    var ranges: [Range<Int>] = []
    for index in frames.indices where isSpeech[index] && isLoud(index) {
      if let last = ranges.last, index - last.upperBound <= gap {
        ranges[ranges.count - 1] = last.lowerBound..<index + 1
      } else {
        ranges.append(index..<index + 1)
      }
    }
    let least = Int(Self.shortestMS / SoundFrame.lengthMS)
    return ranges.filter { $0.count >= least }.map {
      max(0, $0.lowerBound - margin)..<min(frames.count, $0.upperBound + margin)
    }
  }

  /// Frame by frame, whether there is speech around it.
  private var speechFrames: [Bool] {
    // Sums from the beginning on, so that each frame costs the same however wide it is looked around.
    var loud = [0]
    var voiced = [0]
    for index in frames.indices {
      let isLoud = isLoud(index)
      loud.append(loud[index] + (isLoud ? 1 : 0))
      voiced.append(voiced[index] + (isLoud && frames[index].periodicity >= Self.voicedFrom ? 1 : 0))
    }
    return frames.indices.map { index in
      let first = max(0, index - Self.framesAround)
      let end = min(frames.count, index + Self.framesAround + 1)
      let loudCount = loud[end] - loud[first]
      let voicedCount = voiced[end] - voiced[first]
      return 100 * loudCount >= Self.sharesLeast.loud * (end - first)
        && 100 * voicedCount >= Self.sharesLeast.voiced * loudCount
    }
  }
}
