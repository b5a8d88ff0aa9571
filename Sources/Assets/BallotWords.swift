extension Strings {
  /// What percentages are taken of, in words: `đại biểu có mặt`, and where votes are counted `phiếu của đại biểu có mặt`.
  /// - Parameters:
  ///   - base: The base's name, as files write it.
  ///   - isWeighted: Whether votes are counted of which people have different numbers.
  public func base(_ base: String, isWeighted: Bool) -> String {
    let own = isWeighted ? text("base.weighted.\(base)") : nil
    return own ?? text("base.\(base)") ?? base
  }

  /// A verdict in words: `THÔNG QUA: Phương án B`.
  /// - Parameters:
  ///   - name: The verdict's stable name; nothing where there is no result.
  ///   - choices: The labels of the alternatives that it names.
  public func verdict(_ name: String?, choices: [String]) -> String {
    let key = "result.\(name ?? "none")"
    return text(key, ["choices": choices.joined(separator: ", ")]) ?? key
  }

  /// How many things are decided at once, and which separately: `27/28 nội dung cùng lúc, tách riêng: 7`.
  public func targets(count: String, of all: String, splitOff: [String]) -> String {
    guard !splitOff.isEmpty else { return self[.resultTargets, ["count": count]] }
    return self[.resultTargetsSplit, ["count": count, "all": all, "codes": splitOff.joined(separator: ", ")]]
  }
}
