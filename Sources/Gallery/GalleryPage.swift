/// The page of a gallery: thumbnails by scene, each leading to its picture.
struct GalleryPage {
  private var sections: [(scene: String, rows: [(caption: String, files: [String])])] = []
  private(set) var count = 0

  mutating func add(_ files: [String], of scene: String, caption: String) {
    count += files.count
    if sections.last?.scene == scene {
      sections[sections.count - 1].rows.append((caption, files))
    } else {
      sections.append((scene, [(caption, files)]))
    }
  }

  var html: String {
    let links = sections.map { "<a href=\"#\($0.scene)\">\($0.scene)</a>" }.joined(separator: " ")
    let body = sections.map { section in
      let rows = section.rows.map { row in
        let pictures = row.files.map {
          "<a href=\"\($0)\"><img loading=\"lazy\" src=\"\($0)\" alt=\"\($0)\" title=\"\($0)\"></a>"
        }.joined()
        return "<h3>\(row.caption)</h3><p>\(pictures)</p>"
      }
      return "<section id=\"\(section.scene)\"><h2>\(section.scene)</h2>\(rows.joined())</section>"
    }
    return """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Plenary: the pictures</title>
      <style>
      body { font: 15px sans-serif; margin: 2em; background: #222; color: #ddd }
      a { color: #ddd } nav a { margin-right: .8em; white-space: nowrap } h3 { font-weight: normal; margin: .6em 0 .2em }
      img { height: 135px; margin: 0 8px 8px 0; vertical-align: top }
      </style></head><body><h1>Plenary: the pictures</h1><nav>\(links)</nav>
      \(body.joined(separator: "\n"))
      </body></html>

      """
  }
}
