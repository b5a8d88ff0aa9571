/// Whether the letters of what is typed can be shown: what no font has stands on a wall as empty boxes.
public enum HallLetters {
  /// Which letters of a text the fonts of this machine lack; whoever has fonts at hand says so.
  @TaskLocal public static var missing: @Sendable (_ text: String) -> [String] = { _ in [] }
}
