"""Lighthouse on the desk's own site: home page and a brief in each language, as a telephone gets them.

    python benchmarks/lighthouse.py [--brief SLUG] [--runs 3]

Builds the published site with an address on this machine, serves it from there compressed, as the
server of `templates/hosting` does, and asks Lighthouse (npm, in node_modules; Chromium by itself)
for its four scores; of several runs the median. Prints a table for manual/quality.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from polybrief.publish import build_site
from polybrief.store import Store

ROOT = Path(__file__).parents[1]
LIGHTHOUSE = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}


class Compressed(BaseHTTPRequestHandler):
    """Serves `folder` as a web server does: compressed, kept by the browser for an hour."""

    folder: Path
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.folder / self.path.split("?")[0].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Cache-Control", "max-age=3600")
        if path.suffix in (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"):
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


def measure(address: str, chromium: str) -> dict[str, float]:
    """The scores of a page from 0 to 100, and the bytes that it transfers."""
    command = [
        *("node", str(LIGHTHOUSE), address, "--quiet", "--output=json"),
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium}
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    report = json.loads(run.stdout)
    scores = {name: 100 * report["categories"][name]["score"] for name in CATEGORIES}
    requests = report["audits"]["network-requests"]["details"]["items"]
    fonts = sum(item["transferSize"] for item in requests if item.get("resourceType") == "Font")
    return {**scores, "kB": (sum(item["transferSize"] for item in requests) - fonts) / 1000}


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--brief", default="stargate")
    parser.add_argument("--runs", type=int, default=1)
    chosen = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    with tempfile.TemporaryDirectory() as folder:
        Compressed.folder = Path(folder) / "site"
        server = ThreadingHTTPServer(("127.0.0.1", 0), Compressed)
        address = f"http://127.0.0.1:{server.server_port}/"
        os.environ["POLYBRIEF_SITE_URL"] = address
        store = Store(ROOT)
        build_site(store, Compressed.folder, preview=False)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"| page | {' | '.join(CATEGORIES)} | kB without typefaces |")
        print("|---|" + "---|" * (len(CATEGORIES) + 1))
        for language in store.settings.languages:
            for path in ("", f"briefs/{chosen.brief}/"):
                runs = [measure(f"{address}{language}/{path}", chromium) for _ in range(chosen.runs)]
                row = {name: median(run[name] for run in runs) for name in runs[0]}
                print(f"| {language}/{path} | " + " | ".join(f"{value:.0f}" for value in row.values()) + " |")
        server.shutdown()


if __name__ == "__main__":
    main()
