/// Values that cost something to make, kept up to a limit; the least recently used go first.
///
/// Invariant: the costs of what is kept never sum to more than `costMax`. A value that alone costs more is not kept.
struct BoundedCache<Key: Hashable, Value> {
  private struct Entry {
    let key: Key
    var value: Value
    var cost: Int
    var older: Int?
    var newer: Int?
  }

  /// The limit, in whatever costs are counted in: entries or bytes.
  ///
  /// Lowering it lets go at once.
  var costMax: Int {
    didSet { evict(downTo: costMax) }
  }
  /// What everything kept costs.
  private(set) var cost = 0

  // A list from the oldest to the newest through slots of an array: every step takes the same time, however many.
  private var slots: [Entry?] = []
  private var freeSlots: [Int] = []
  private var slotOfKey: [Key: Int] = [:]
  private var oldest: Int?
  private var newest: Int?

  init(costMax: Int) {
    self.costMax = costMax
  }

  /// How many values are kept.
  var count: Int { slotOfKey.count }

  /// The value kept for a key, which counts as used now.
  mutating func value(for key: Key) -> Value? {
    guard let slot = slotOfKey[key] else { return nil }
    if slot != newest {
      unlink(slot)
      link(slot)
    }
    return slots[slot]?.value
  }

  /// Keeps a value, in place of what was kept for its key.
  mutating func insert(_ value: Value, cost valueCost: Int = 1, for key: Key) {
    if let slot = slotOfKey[key] { remove(slot) }
    guard valueCost <= costMax else { return }
    evict(downTo: costMax - valueCost)
    let entry = Entry(key: key, value: value, cost: valueCost)
    let slot = freeSlots.popLast() ?? slots.count
    if slot == slots.count { slots.append(entry) } else { slots[slot] = entry }
    slotOfKey[key] = slot
    cost += valueCost
    link(slot)
  }

  private mutating func evict(downTo limit: Int) {
    while cost > limit, let oldest { remove(oldest) }
  }

  private mutating func remove(_ slot: Int) {
    guard let entry = slots[slot] else { return }
    unlink(slot)
    slotOfKey[entry.key] = nil
    slots[slot] = nil
    freeSlots.append(slot)
    cost -= entry.cost
  }

  private mutating func link(_ slot: Int) {
    slots[slot]?.older = newest
    slots[slot]?.newer = nil
    if let newest { slots[newest]?.newer = slot } else { oldest = slot }
    newest = slot
  }

  private mutating func unlink(_ slot: Int) {
    guard let entry = slots[slot] else { return }
    if let older = entry.older { slots[older]?.newer = entry.newer } else { oldest = entry.newer }
    if let newer = entry.newer { slots[newer]?.older = entry.older } else { newest = entry.older }
  }
}
