public import Assets
public import Scenes

extension Painter {
  /// Has the pictures of files made that a list needs on a surface of a size, and tells how far they are.
  ///
  /// With a maker beside the loop it never waits.
  public func prepare(_ list: DrawList, width: Int, height: Int) -> PictureStanding {
    let viewport = Viewport(width: width, height: height, shape: list.shape)
    pictures.fit(bytes: 4 * width * height)
    var standing = PictureStanding()
    for command in list.commands {
      guard let bounds = bounds(ofFile: command, in: viewport), !bounds.intersection(viewport.bounds).isEmpty,
        let (name, form) = picture(of: command, in: bounds)
      else { continue }
      do throws(PictureRefusal) {
        if try pictures.surface(name, form) == nil { standing.waiting.insert(name) }
      } catch {
        standing.refused[name] = error
      }
    }
    return standing
  }

  /// Looks at files again that could not be shown.
  public func forgetRefusals() { pictures.forgetRefusals() }

  /// Ends the making of pictures that no list has needed since the last call.
  public func dropUnneeded() { pictures.dropUnasked() }

  private func bounds(ofFile command: DrawCommand, in viewport: Viewport) -> PixelRect? {
    switch command {
    case .emblem(_, let box), .image(_, let box): viewport.rect(box)
    case .backdrop(_, let box, _, _): viewport.ground(box)
    default: nil
    }
  }

  /// The file of a command and what is made of it.
  func picture(of command: DrawCommand, in bounds: PixelRect) -> (name: PictureName, form: PictureOrder.Form)? {
    let (width, height) = (bounds.width, bounds.height)
    return switch command {
    case .emblem(let name, _): (.emblem(name), .fitting(width: width, height: height))
    case .image(let name, _): (.picture(name), .fitting(width: width, height: height))
    case .backdrop(let name, _, let veil, let percent):
      (.picture(name), .backdrop(width: width, height: height, veil: theme[veil], percent: percent))
    default: nil
    }
  }
}

extension Painter.Problem: CustomStringConvertible {
  /// One sentence with the file as its owner knows it.
  public var wording: Wording {
    switch self {
    case .pictureCannotBeShown(.picture(let name), let refusal):
      Wording("picture.cannot-be-shown", ["file": .text(name), "fault": .wording(refusal.wording)])
    case .pictureCannotBeShown(.emblem(let name), let refusal):
      Wording("picture.emblem-cannot-be-shown", ["file": .text(name), "fault": .wording(refusal.wording)])
    }
  }

  /// The wording, for logs.
  public var description: String { wording.description }
}
