import Archives
import Foundation

/// A DOCX of as little as Word and LibreOffice read.
struct DocxText {
  var entries: [ArchiveEntry]

  /// A document of paragraphs.
  /// - Parameter picture: The address of a picture that is named and not in it.
  init(_ paragraphs: [String], picture: String? = nil, font: String = "Liberation Serif") {
    let drawing = picture.map { _ in
      """
      <w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">\
      <wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/><a:graphic \
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData \
      uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic \
      xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="p"/>\
      <pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId9"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
      <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>\
      </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
      """
    }
    let texts = paragraphs.map {
      "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"\(font)\" w:hAnsi=\"\(font)\"/></w:rPr><w:t xml:space=\"preserve\">\($0)</w:t></w:r></w:p>"
    }
    let types = "http://schemas.openxmlformats.org/package/2006/content-types"
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let link = picture.map {
      "<Relationship Id=\"rId9\" Type=\"\(office)/image\" Target=\"\($0)\" TargetMode=\"External\"/>"
    }
    entries = [
      ArchiveEntry(
        name: "[Content_Types].xml",
        text: "<Types xmlns=\"\(types)\"><Default Extension=\"rels\" "
          + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
          + "ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/"
          + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
      ArchiveEntry(
        name: "_rels/.rels",
        text: "<Relationships xmlns=\"\(relations)\"><Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" "
          + "Target=\"word/document.xml\"/></Relationships>"),
      ArchiveEntry(
        name: "word/_rels/document.xml.rels",
        text: "<Relationships xmlns=\"\(relations)\">\(link ?? "")</Relationships>"),
      ArchiveEntry(
        name: "word/document.xml",
        text:
          "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"\(office)\">"
          + "<w:body>\(texts.joined())\(drawing ?? "")<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>"
          + "</w:body></w:document>"),
    ]
  }

  /// Its bytes.
  func bytes(packing: ZipWriter.Packing = .stored) throws -> Data {
    Data(try ZipWriter.archive(of: entries, packing: packing))
  }
}
