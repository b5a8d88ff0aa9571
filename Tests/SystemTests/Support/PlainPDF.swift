/// A PDF of pages with a line each, in letters of ASCII.
enum PlainPDF {
  /// The file's text; its table of places is made anew by whoever reads it.
  static func text(_ lines: [String]) -> String {
    let kids = lines.indices.map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
    var text =
      "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [\(kids)] "
    text +=
      "/Count \(lines.count) >>\nendobj\n3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
    for (index, line) in lines.enumerated() {
      let content = "BT /F1 24 Tf 72 700 Td (\(line)) Tj ET"
      text +=
        "\(4 + index * 2) 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(5 + index * 2) 0 R "
      text +=
        "/Resources << /Font << /F1 3 0 R >> >> >>\nendobj\n\(5 + index * 2) 0 obj\n<< /Length \(content.utf8.count) >>"
      text += "\nstream\n\(content)\nendstream\nendobj\n"
    }
    return text + "trailer\n<< /Root 1 0 R >>\n%%EOF\n"
  }
}
