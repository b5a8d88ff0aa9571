import Testing

@testable import Stage

/// Goal: a cache never keeps more than its limit, and lets go of what was used longest ago.
///
/// Method: examples, then seeded random use against a plain list that does the same slowly.
@Suite struct BoundedCacheTests {
  @Test func theLeastRecentlyUsedGoesFirst() {
    var cache = BoundedCache<String, Int>(costMax: 2)
    cache.insert(1, for: "a")
    cache.insert(2, for: "b")
    #expect(cache.value(for: "a") == 1)
    cache.insert(3, for: "c")
    #expect(cache.value(for: "b") == nil)
    #expect(cache.value(for: "a") == 1)
    #expect(cache.value(for: "c") == 3)
  }

  @Test func whatCostsMoreThanTheLimitIsNotKeptAndPushesNothingOut() {
    var cache = BoundedCache<String, Int>(costMax: 10)
    cache.insert(1, cost: 4, for: "a")
    cache.insert(2, cost: 11, for: "b")
    #expect(cache.value(for: "b") == nil)
    #expect(cache.value(for: "a") == 1)
  }

  @Test func aLowerLimitLetsGoAtOnce() {
    var cache = BoundedCache<Int, Int>(costMax: 100)
    for key in 0..<10 { cache.insert(key, cost: 10, for: key) }
    cache.costMax = 25
    #expect(cache.cost == 20)
    #expect(cache.value(for: 9) == 9)
    #expect(cache.value(for: 7) == nil)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func itKeepsWhatASlowListWouldKeep(seed: UInt64) {
    var (random, cache) = (SplitMix64(seed: seed), BoundedCache<Int, Int>(costMax: 40))
    var list: [(key: Int, value: Int, cost: Int)] = []
    for step in 0..<400 {
      let key = Int.random(in: 0..<20, using: &random)
      if Bool.random(using: &random) {
        let cost = Int.random(in: 1...12, using: &random)
        cache.insert(step, cost: cost, for: key)
        list.removeAll { $0.key == key }
        list.append((key, step, cost))
        while list.reduce(0, { $0 + $1.cost }) > 40 { list.removeFirst() }
      } else {
        let index = list.firstIndex { $0.key == key }
        #expect(cache.value(for: key) == index.map { list[$0].value }, "seed \(seed) step \(step)")
        if let index { list.append(list.remove(at: index)) }
      }
      #expect(cache.cost == list.reduce(0) { $0 + $1.cost }, "seed \(seed) step \(step)")
      #expect(cache.count == list.count, "seed \(seed) step \(step)")
    }
  }
}
