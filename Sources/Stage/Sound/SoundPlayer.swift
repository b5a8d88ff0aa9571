public import Assets
import CSDL
import Dispatch
import Synchronization

/// Plays short sounds on one device.
///
/// Files are read and the device is opened on a queue of its own: neither a file nor a device stops a wall. A sound that
/// comes while another plays takes its place.
///
/// Thread: any; everything happens on the queue, in the order in which it was asked for.
public final class SoundPlayer: Sendable {
  /// Why something does not sound.
  public enum Problem: LocalizedProblem, Sendable, Hashable {
    /// There is no such device, or it does not open.
    case device(name: String, reason: String)
    /// A file is no sound.
    case file(name: String, SoundRefusal)

    /// One sentence.
    public var wording: Wording {
      switch self {
      case .device(let name, let reason): Wording("sound.device", ["device": .text(name), "reason": .text(reason)])
      case .file(let name, let refusal):
        Wording("sound.file", ["file": .text(name), "fault": .wording(refusal.wording)])
      }
    }
  }

  /// The name that means the device of the system.
  public static let systemDevice = "default"
  /// How many samples a device asks for at once; a fiftieth of a second.
  private static let samplesAtOnce: UInt16 = 1_024

  private struct State {
    var device: SDL_AudioDeviceID = 0
    var sounds: [String: SoundFile] = [:]
  }

  private let queue = DispatchQueue(label: "sounds")
  private let state = Mutex(State())
  private let onProblem: @Sendable (Problem) -> Void

  /// A player that opens its device at once.
  ///
  /// - Parameters:
  ///   - device: The device by its name, or ``systemDevice``.
  ///   - onProblem: Told what does not sound; called on the player's queue.
  public init(device: String, onProblem: @escaping @Sendable (Problem) -> Void) {
    self.onProblem = onProblem
    queue.async { [self] in open(device) }
  }

  /// Reads files, so that they sound at once when they are wanted; those of before are forgotten.
  ///
  /// - Parameter files: The files' names in a folder.
  public func load(_ files: [String], in folder: String) {
    queue.async { [self] in
      var sounds: [String: SoundFile] = [:]
      for name in files {
        do throws(SoundRefusal) {
          sounds[name] = try SoundFile(reading: folder + "/" + name)
        } catch {
          onProblem(.file(name: name, error))
        }
      }
      state.withLock { $0.sounds = sounds }
    }
  }

  /// Plays a file that has been read.
  public func play(_ file: String) {
    queue.async { [self] in
      let (device, sound) = state.withLock { ($0.device, $0.sounds[file]) }
      guard device != 0, let sound else { return }
      SDL_ClearQueuedAudio(device)
      SDL_QueueAudio(device, sound.samples, UInt32(sound.samples.count))
    }
  }

  private func open(_ name: String) {
    guard SDL_InitSubSystem(UInt32(SDL_INIT_AUDIO)) == 0 else { return fail(name) }
    var wanted = SDL_AudioSpec()
    wanted.freq = Int32(SoundFile.samplesPerSecond)
    wanted.format = SDL_AudioFormat(AUDIO_S16SYS)
    wanted.channels = UInt8(SoundFile.channelCount)
    wanted.samples = Self.samplesAtOnce
    let device = SDL_OpenAudioDevice(name == Self.systemDevice ? nil : name, 0, &wanted, nil, 0)
    guard device != 0 else { return fail(name) }
    state.withLock { $0.device = device }
    SDL_PauseAudioDevice(device, 0)
  }

  private func fail(_ name: String) {
    let reason = String(cString: SDL_GetError())
    let known = (0..<max(0, SDL_GetNumAudioDevices(0))).compactMap { index in
      SDL_GetAudioDeviceName(index, 0).map { String(cString: $0) }
    }
    let there = known.isEmpty ? "" : "; there are: " + known.joined(separator: ", ")
    onProblem(.device(name: name, reason: reason + there))
  }
}
