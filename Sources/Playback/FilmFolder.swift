import Glibc

/// Files of films and of their words in a folder.
public enum FilmFolder {
  /// Endings of files of words, in the order in which they are looked for: `anthem.srt` beside `anthem.mp4`.
  public static let wordsEndings = ["srt", "ass", "vtt"]

  /// Whether a folder has a file of that name, whatever it is.
  public static func has(_ file: String, in folder: String) -> Bool { access(folder + "/" + file, F_OK) == 0 }

  /// The path of the words of a film, where they stand beside it.
  public static func words(of file: String, in folder: String) -> String? {
    let name = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    return wordsEndings.map { "\(name).\($0)" }.first { has($0, in: folder) }.map { folder + "/" + $0 }
  }
}
