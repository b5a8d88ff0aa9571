/// How a page of the press's site is put together.
enum PressPage {
  /// A whole page.
  static func page(title: String, language: String, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'self'">
    <title>\(escaped(title))</title>
    <link rel="stylesheet" href="site.css">
    <link rel="alternate" type="application/atom+xml" href="feed.atom">
    </head>
    <body>
    <main>
    \(body)
    <footer><a href="congress.json">JSON</a> <a href="results.csv">CSV</a> <a href="feed.atom">Atom</a> <a href="programme.ics">iCalendar</a> <a href="SHA256SUMS">SHA-256</a></footer>
    </main>
    </body>
    </html>

    """
  }

  /// A text as it stands between marks and in their attributes.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// How it looks.
  static let style = """
    body{margin:0;font:17px/1.55 "Be Vietnam Pro","Noto Sans",sans-serif;color:#211d18;background:#f6f3ec}
    main{max-width:860px;margin:0 auto;padding:40px 24px}
    .body{color:#a32020;font-weight:700;letter-spacing:.04em;margin:0}
    h1{font-size:30px;line-height:1.25;margin:6px 0}
    h2{font-size:21px;border-bottom:3px solid #a32020;padding-bottom:4px;margin:44px 0 16px}
    h3{font-size:17px;margin:0 0 4px}h4{font-size:15px;margin:16px 0 4px;color:#6b6257}
    article{background:#fff;padding:18px 22px;margin:14px 0;border-radius:6px;box-shadow:0 1px 3px #0002}
    table{border-collapse:collapse;width:100%}td{padding:3px 12px 3px 0;vertical-align:top}
    .figure{font-variant-numeric:tabular-nums;white-space:nowrap;width:1%}
    .verdict{font-weight:700;color:#156b2c;margin:0 0 6px}
    .note{color:#6b6257;font-size:14px;margin:6px 0 0}
    .rehearsal{background:#ffd54a;padding:8px 12px;font-weight:700}
    .pages a{display:inline-block;min-width:30px;text-align:center;padding:4px 0;margin:0 4px 4px 0;background:#f1ece2;border-radius:4px}
    a{color:#a32020}footer{margin-top:48px;font-size:14px;color:#6b6257}

    """
}
