import Foundation

/// Programs that a machine may lack; a test that needs one is skipped there, and says so.
public enum InstalledPrograms {
  /// Where they are looked for.
  public static let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"

  /// What makes pages of documents.
  public static let havePress = has("bwrap", "pdfinfo", "pdftocairo", "pdftotext", "pdfimages", "cwebp")
  /// What makes pictures for reporters.
  public static let havePicturePress = has("bwrap", "vipsheader", "vipsthumbnail")

  /// Whether all of them are there.
  public static func has(_ programs: String...) -> Bool {
    programs.allSatisfy { program in
      searchPath.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }
  }
}
