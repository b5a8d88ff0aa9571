import Assets
import Stage

/// Whether a screen could show a file, found out as a screen does.
enum PictureCheck {
  /// The size that it is looked at in: a full screen's.
  private static let pixels = (width: 1_920, height: 1_080)

  /// Why a screen could not show a file; nothing where it could.
  static func refusal(ofFileAt path: String) -> Wording.Part? {
    do throws(Surface.Problem) {
      _ = try Surface.load(path, fitting: pixels.width, pixels.height)
      return nil
    } catch {
      return reason(error)
    }
  }

  /// What is wrong with a file, as the end of a sentence.
  static func reason(_ problem: any Error) -> Wording.Part {
    if case Surface.Problem.fileCannotBeRead(_, let refusal) = problem { return .wording(refusal.wording) }
    return .text("\(problem)")
  }
}
