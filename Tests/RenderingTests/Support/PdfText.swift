import Foundation

/// A PDF written by hand, object after object, with its table of places.
struct PdfText {
  /// What the objects hold, from object 1 on; the first is the catalogue.
  var objects: [String]
  /// What stands in the trailer beside the root and the size.
  var trailer = ""

  /// A document of pages, each with a line of text.
  init(pages: [String], mediaBox: String = "0 0 595 842", catalogue: String = "") {
    let count = pages.count
    let kids = (0..<count).map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
    objects = [
      "<< /Type /Catalog /Pages 2 0 R \(catalogue) >>", "<< /Type /Pages /Kids [\(kids)] /Count \(count) >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for (index, text) in pages.enumerated() {
      let content = "BT /F1 24 Tf 72 700 Td (\(text)) Tj ET"
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [\(mediaBox)] /Contents \(5 + index * 2) 0 R "
          + "/Resources << /Font << /F1 3 0 R >> >> >>")
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
    }
  }

  /// Its bytes.
  var bytes: Data {
    var text = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places { text += String(format: "%010d 00000 n \n", place) }
    text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R \(trailer) >>\nstartxref\n\(table)\n%%EOF\n"
    return Data(text.utf8)
  }
}
