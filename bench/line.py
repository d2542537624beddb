"""Serves the built site and the bench's pages as a careful host does, packed by Brotli, if asked over a line of so many bits a second."""

import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Lock, Thread
from urllib.parse import unquote, urlsplit

import brotli

from deploy.pack import on_its_way

ROOT = Path(__file__).resolve().parent.parent
PLACES = {"bench": ROOT / "bench/pages", "npm": ROOT / "node_modules"}
KINDS = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm", ".whl": "application/zip"}
PACKED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".wasm"}
PIECE = 4096  # bytes; eight milliseconds at 4 Mbps
PAGE = '<!doctype html><title>bench</title><link rel="icon" href="data:,"><script type="application/json" id="order">{}</script><script type="module" src="run.mjs"></script>'


class Line:
    """A line that all share, as behind one router: bits a second (none: as fast as it goes), and seconds until an answer begins."""

    def __init__(self, speed=None, delay=0.0):
        self.speed, self.delay = speed, delay
        self.sent = 0
        self.free, self.lock = 0.0, Lock()

    def send(self, out, data):
        time.sleep(self.delay)
        for at in range(0, len(data), PIECE):
            piece = data[at:at + PIECE]
            self.wait(len(piece))
            out.write(piece)

    def wait(self, size):
        with self.lock:
            self.sent += size
            if not self.speed:
                return
            self.free = max(self.free, time.monotonic()) + size * 8 / self.speed
            until = self.free
        time.sleep(max(0, until - time.monotonic()))


def served(line, made):
    """The address, ending in a slash. made: what has no file, by path; text of a page or a value for JSON."""
    files = {}

    def packed(path):
        if path not in files:
            small = path.with_name(f"{path.name}.br")
            files[path] = small.read_bytes() if small.exists() else on_its_way(path, ".br").result()
        return files[path]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self):
            place = unquote(urlsplit(self.path).path).lstrip("/")
            if place in made:
                kind, data, br = "text/html" if isinstance(made[place], str) else "application/json", said(made[place]), True
            else:
                first, _, rest = place.partition("/")
                path = PLACES[first] / rest if first in PLACES else ROOT / "site" / place
                path = path / "index.html" if path.is_dir() else path
                if not path.is_file():
                    return self.send_error(404)
                br = path.suffix in PACKED
                kind, data = KINDS.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream", packed(path) if br else path.read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            if br:
                self.send_header("Content-Encoding", "br")
            self.send_header("Cache-Control", "no-store" if kind == "text/html" else "max-age=3600")
            self.end_headers()
            try:
                line.send(self.wfile, data)
            except ConnectionError:  # whoever asked has left
                self.close_connection = True

        def log_message(self, *args):
            """Silent."""

    def said(value):
        return brotli.compress((value if isinstance(value, str) else json.dumps(value)).encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def page(worker, *drafts):
    """A bare page that lets one worker do its work."""
    return PAGE.format(json.dumps({"worker": worker, "drafts": drafts}).replace("<", "\\u003c"))


def worker():
    """Where the site's own Python stands: its folder is named by its content."""
    return "/" + next((ROOT / "site/assets").glob("wizard*/worker.mjs")).relative_to(ROOT / "site").as_posix()
