import Dispatch
import Synchronization

/// Makes pictures of files beside the loop that shows them, one after the other, and wakes it for each that is done.
///
/// What a file costs, from the first look at it to the last pixel, is borne by a thread of its own. What is refused
/// is remembered, so that a file which takes all the time there is takes it once. Thread: any.
public final class PictureMaker: Sendable {
  /// The most pictures that are waited for; those beyond are asked for again when they are painted.
  static let ordersMax = 16
  /// How many refusals are remembered; the oldest go first.
  static let refusalsMax = 64
  /// After how long a file that has not changed is looked at again though it took too long, in seconds: the machine may
  /// have been busy.
  static let secondTrySeconds = 600
  /// How long a picture is waited for that says nothing at all, in seconds: such as one on a disk that does not answer.
  static let patienceSeconds = PictureProcess.waitSecondsMax + 5

  /// A picture on its way from one thread to another.
  struct Pixels: Sendable {
    let width: Int
    let height: Int
    /// `0xAARRGGBB`, row by row.
    let values: [UInt32]
    let isOpaque: Bool
  }

  private struct Refused {
    let order: PictureOrder
    let identity: PictureFile.Identity
    let refusal: PictureRefusal
    let since: ContinuousClock.Instant
  }

  private struct State {
    /// What is waited for, since when; the oldest first.
    var waiting: [(order: PictureOrder, since: ContinuousClock.Instant)] = []
    var done: [PictureOrder: Result<Pixels, PictureRefusal>] = [:]
    var refused: [Refused] = []
    var waker: (any Waker)?
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "picture-maker")

  /// A maker that wakes nobody yet.
  public init() {}

  /// Wakes a loop from now on.
  public func wakes(_ waker: any Waker) { state.withLock { $0.waker = waker } }

  /// Has a picture made, or takes it where it is done.
  ///
  /// - Returns: The picture or why there is none; nothing while it is made.
  func picture(of order: PictureOrder) -> Result<Pixels, PictureRefusal>? {
    let (result, isNew) = state.withLock { state -> (Result<Pixels, PictureRefusal>?, Bool) in
      if let result = state.done.removeValue(forKey: order) { return (result, false) }
      if let waits = state.waiting.first(where: { $0.order == order }) {
        let isOver = waits.since.duration(to: .now) > .seconds(Self.patienceSeconds)
        return (isOver ? .failure(.takesTooLong(seconds: Self.patienceSeconds)) : nil, false)
      }
      guard state.waiting.count < Self.ordersMax else { return (nil, false) }
      state.waiting.append((order, .now))
      return (nil, true)
    }
    if isNew { queue.async { self.make(order) } }
    return result
  }

  /// Lets go of everything that is not among these; what is being made ends.
  func keep(only orders: Set<PictureOrder>) {
    state.withLock { state in
      state.waiting.removeAll { !orders.contains($0.order) }
      state.done = state.done.filter { orders.contains($0.key) }
    }
  }

  private func isWanted(_ order: PictureOrder) -> Bool {
    state.withLock { $0.waiting.contains { $0.order == order } }
  }

  /// On a thread of its own.
  private func make(_ order: PictureOrder) {
    guard isWanted(order) else { return }
    let identity = PictureFile.identity(ofFileAt: order.file)
    let known = identity.flatMap { refusal(of: order, identity: $0) }
    guard let result = known.map(Result.failure) ?? made(order) else { return }
    let waker = state.withLock { state -> (any Waker)? in
      if case .failure(let refusal) = result, let identity, known == nil {
        if state.refused.count == Self.refusalsMax { state.refused.removeFirst() }
        state.refused.append(Refused(order: order, identity: identity, refusal: refusal, since: .now))
      }
      guard let place = state.waiting.firstIndex(where: { $0.order == order }) else { return nil }
      state.waiting.remove(at: place)
      state.done[order] = result
      return state.waker
    }
    waker?.wake()
  }

  private func made(_ order: PictureOrder) -> Result<Pixels, PictureRefusal>? {
    do throws(PictureRefusal) {
      return try order.made { isWanted(order) }.map { .success(Pixels($0)) }
    } catch {
      return .failure(error)
    }
  }

  private func refusal(of order: PictureOrder, identity: PictureFile.Identity) -> PictureRefusal? {
    state.withLock { state in
      state.refused.removeAll { refused in
        guard refused.order == order else { return false }
        let hasTakenTooLong = if case .takesTooLong = refused.refusal { true } else { false }
        return refused.identity != identity
          || hasTakenTooLong && refused.since.duration(to: .now) > .seconds(Self.secondTrySeconds)
      }
      return state.refused.first { $0.order == order }?.refusal
    }
  }
}

extension PictureMaker.Pixels {
  /// The pixels of a picture.
  fileprivate init(_ surface: Surface) {
    (width, height, isOpaque) = (surface.width, surface.height, surface.format == .opaque)
    let (count, width) = (surface.width * surface.height, surface.width)
    values = [UInt32](unsafeUninitializedCapacity: count) { buffer, initialized in
      for y in 0..<surface.height {
        guard let start = surface.row(y).baseAddress else { continue }
        buffer.baseAddress?.advanced(by: y * width).initialize(from: start, count: width)
        initialized += width
      }
    }
  }

  /// The picture.
  func surface() throws(Surface.Problem) -> Surface {
    let surface = try Surface(width: width, height: height, format: isOpaque ? .opaque : .transparent)
    values.withUnsafeBufferPointer { values in
      for y in 0..<height {
        _ = surface.row(y).update(
          fromContentsOf: UnsafeBufferPointer(rebasing: values[(y * width)..<((y + 1) * width)]))
      }
    }
    return surface
  }
}
