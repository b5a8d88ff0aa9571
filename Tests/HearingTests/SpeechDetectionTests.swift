import HallTestSupport
import Testing

@testable import Hearing

/// Goal: whatever is handed on is speech: silence, a hum and applause never are, and of speech nothing is lost.
///
/// Method: sounds made of numbers, alone and one after another; a recogniser invents words over the rest.
@Suite struct SpeechDetectionTests {
  private static func speech(in samples: [Int16]) -> [Range<Int64>] {
    let frames = stride(from: 0, to: samples.count - SoundFrame.samples + 1, by: SoundFrame.samples).map {
      SoundFrame(samples[$0..<$0 + SoundFrame.samples])
    }
    return SpeechDetection(frames).speech.map {
      Int64($0.lowerBound) * SoundFrame.lengthMS..<Int64($0.upperBound) * SoundFrame.lengthMS
    }
  }

  @Test("silence, a hum in the cable and nothing at all are no speech")
  func silenceIsNoSpeech() {
    #expect(Self.speech(in: []).isEmpty)
    #expect(Self.speech(in: TestSound.silence(20_000)).isEmpty)
    #expect(Self.speech(in: TestSound.hum(20_000)).isEmpty)
    #expect(Self.speech(in: [Int16](repeating: 0, count: 160_000)).isEmpty)
    #expect(Self.speech(in: [Int16](repeating: .max, count: 160_000)).isEmpty)
  }

  @Test("applause is no speech, of three people or of five hundred", arguments: [3, 20, 100, 500])
  func applauseIsNoSpeech(_ hands: Int) {
    for seed in 1...5 as ClosedRange<UInt64> {
      let alone = TestSound.applause(12_000, hands: hands, seed: seed)
      #expect(Self.speech(in: alone).isEmpty, "seed \(seed)")
      let around = TestSound.silence(5_000) + alone + TestSound.silence(5_000)
      #expect(Self.speech(in: around).isEmpty, "seed \(seed), between silences")
    }
  }

  @Test("a voice is speech, low or high, loud or from a quiet line", arguments: [85.0, 130, 220, 320])
  func aVoiceIsSpeech(_ hertz: Double) throws {
    for amplitude in [800.0, 5_000, 20_000] {
      let sound = TestSound.silence(4_000) + TestSound.voice(9_000, hertz: hertz, amplitude: amplitude)
      let found = Self.speech(in: sound + TestSound.silence(4_000))
      try #require(found.count == 1, "\(hertz) Hz at \(amplitude): \(found)")
      // All of it, and no more than a breath around it.
      #expect((3_600...4_050).contains(found[0].lowerBound) && (12_950...13_500).contains(found[0].upperBound))
    }
  }

  @Test("of a speech that is applauded the words are found, and the applause is left out")
  func applauseIsCutOff() throws {
    let sound =
      TestSound.applause(6_000, hands: 200) + TestSound.silence(1_500) + TestSound.voice(8_000)
      + TestSound.silence(1_500) + TestSound.applause(8_000, hands: 200)
    let found = Self.speech(in: sound)
    try #require(found.count == 1, "\(found)")
    #expect(found[0].lowerBound >= 6_000 && found[0].upperBound <= 17_000)
  }
}
