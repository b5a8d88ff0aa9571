import CSDL

/// A sound as its device plays it: whole, in memory.
struct SoundFile: Sendable {
  /// The most bytes of a file.
  static let bytesMax = 8 << 20
  /// The longest sound, in seconds: a bell, not music.
  static let secondsMax = 15
  /// What every device is opened for; SDL makes what else a device takes of it.
  static let (samplesPerSecond, channelCount, bytesPerSample) = (48_000, 2, 2)

  /// Samples, ready to be queued.
  let samples: [UInt8]

  /// Reads a WAV file.
  init(reading path: String) throws(SoundRefusal) {
    let bytes: [UInt8]
    do {
      bytes = try RegularFile.content(of: path, bytesMax: Self.bytesMax)
    } catch {
      throw .cannotBeRead(error)
    }
    samples = try Self.samples(of: bytes)
    let bytesPerSecond = Self.samplesPerSecond * Self.channelCount * Self.bytesPerSample
    guard samples.count <= Self.secondsMax * bytesPerSecond else { throw .lastsTooLong(secondsMax: Self.secondsMax) }
  }

  private static func samples(of bytes: [UInt8]) throws(SoundRefusal) -> [UInt8] {
    var spec = SDL_AudioSpec()
    var (buffer, length): (UnsafeMutablePointer<UInt8>?, UInt32) = (nil, 0)
    let isRead = bytes.withUnsafeBytes { bytes in
      SDL_LoadWAV_RW(SDL_RWFromConstMem(bytes.baseAddress, Int32(bytes.count)), 1, &spec, &buffer, &length) != nil
    }
    guard isRead, let buffer else { throw .isNoSound(reason: String(cString: SDL_GetError())) }
    defer { SDL_FreeWAV(buffer) }
    guard
      let stream = SDL_NewAudioStream(
        spec.format, spec.channels, spec.freq, SDL_AudioFormat(AUDIO_S16SYS), UInt8(channelCount),
        Int32(samplesPerSecond))
    else { throw .isNoSound(reason: String(cString: SDL_GetError())) }
    defer { SDL_FreeAudioStream(stream) }
    guard SDL_AudioStreamPut(stream, buffer, Int32(length)) == 0, SDL_AudioStreamFlush(stream) == 0 else {
      throw .isNoSound(reason: String(cString: SDL_GetError()))
    }
    let count = Int(SDL_AudioStreamAvailable(stream))
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, Int(SDL_AudioStreamGet(stream, buffer.baseAddress, Int32(count))))
    }
  }
}
