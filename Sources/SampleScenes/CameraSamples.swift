public import Congress

extension Sample {
  /// A camera beside what is spoken of, put and counted.
  public static let cameras: [(name: String, content: SceneContent)] = [
    ("L26-camera", camera(beside: nil)),
    ("L26-camera-speaker", camera(beside: .speaker(floor(clock(used: 220))))),
    ("L26-camera-speaker-longest", camera(beside: .speaker(floor(clock(used: 220), speaker: longest, next: longest)))),
    ("L26-camera-question", camera(beside: .question(QuestionView(BallotPlan(code: "BQ11", question: longQuestion))))),
    ("L26-camera-voting", camera(beside: voting(.open, seconds: 20))),
    ("L26-camera-result", camera(beside: result([476, 5, 3]))),
    ("L26-camera-attendance", camera(beside: .attendance(attendance(present: 484)))),
    ("L26-camera-item", camera(beside: item)),
    ("L26-camera-speakers", camera(beside: list(spoken: 2, waiting: 5))),
  ]

  private static func camera(beside content: SceneContent?) -> SceneContent {
    .camera(CameraView(camera: "podium", source: "/dev/video0", beside: content))
  }
}
