import Congress

/// The pictures of `congress.yaml`: `pictures: [{ id: opening, files: [hall.jpg, city.jpg], seconds: 8 }]`.
enum PicturePlan {
  /// How long a picture stands where nothing is said, in seconds.
  static let seconds = 8

  /// Reads the list; reports everything that is wrong in it.
  static func read(_ value: YamlValue) -> [PictureSeries]? {
    guard let entries = value.list(count: 0...PictureSeries.seriesMax) else { return nil }
    var codes: [Placed<String>] = []
    let series = entries.compactMap { entry -> PictureSeries? in
      guard let fields = entry.fields(of: .pictures, required: ["id", "files"], optional: ["seconds"]) else {
        return nil
      }
      let code = fields["id"]?.code()
      if let code { codes.append(code) }
      let files = fields["files"]?.list(count: 1...PictureSeries.picturesMax)?.map { $0.pictureName() }
      let seconds =
        if let value = fields["seconds"] { value.integer(in: PictureSeries.secondsRange) } else {
          Int?.some(Self.seconds)
        }
      guard let code, let files, let seconds, !files.contains(nil) else { return nil }
      return PictureSeries(code: Code(code.value), files: files.compactMap { $0 }, seconds: seconds)
    }
    value.log.reportRepeats(of: .pictures, in: codes)
    return series
  }
}
