#!/usr/bin/env python3
"""A machine that sums up, for tests: says its port, and answers with what it was asked; "fail" fails."""
import http.server
import json


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        words = asked["messages"][-1]["content"]
        said = f"{self.path} {self.headers.get('Authorization')} {asked['model']}\n  {words}"
        body = json.dumps({"choices": [{"message": {"role": "assistant", "content": said}}]})
        self.send_response(500 if "fail" in words else 200)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *arguments):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
