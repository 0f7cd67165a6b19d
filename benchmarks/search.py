"""What a first search costs a reader on a large site: bytes over the wire, in Chromium.

    python benchmarks/search.py                  # 4,500 pages, 1,500 a language
    python benchmarks/search.py --pages 1500

Writes synthetic briefs (words of a frequency like that of language, names of the project's glossary in
every form, the facets of real pages), runs Pagefind over them, serves them packed, and counts what the
server sends from the opening of the search until its first results stand there. No network.
"""

from __future__ import annotations

import argparse
import gzip
import random
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import accumulate
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from polybrief.model import Entry
from polybrief.publish.finding_texts import FINDING_TEXTS
from polybrief.publish.search import find_pagefind, index
from polybrief.store import Store

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "de", "zh")
WORDS, VOCABULARY, NAMES = 1_000, 10_600, 14
"""Of a brief: its words, its names; of a language: its different words."""
LIMIT = 300_000
"""Bytes that a first query may cost a reader."""
QUERIES = {"en": "Masayoshi Son", "de": "Auslandsinvestitionen", "zh": "外国投资委员会"}


def words(language: str, dice: random.Random) -> list[str]:
    """The words of a made-up language, the most frequent first."""
    if language == "zh":
        signs = [chr(code) for code in range(0x4E00, 0x4E00 + 2_400)]
        return ["".join(dice.choices(signs, k=dice.choice((1, 2, 2, 2, 3)))) for _ in range(VOCABULARY)]
    onsets, vowels = [*"bdfghklmnprst", "st", "tr", "pl"], ["a", "e", "i", "o", "u", "ei", "au"]
    lengths = (1, 2, 2, 3, 3, 4) if language == "en" else (1, 2, 3, 3, 4, 5)
    return [
        "".join(dice.choice(onsets) + dice.choice(vowels) for _ in range(dice.choice(lengths)))
        for _ in range(VOCABULARY)
    ]


def write_pages(site: Path, pages: int, glossary: tuple[Entry, ...]) -> None:
    """Writes `pages` briefs, as many in each language."""
    for language in LANGUAGES:
        dice = random.Random(language)
        known = words(language, dice)
        weights = list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))
        joiner = "" if language == "zh" else " "
        for number in range(pages // len(LANGUAGES)):
            said = dice.choices(known, cum_weights=weights, k=WORDS)
            names = dice.sample(glossary, k=min(NAMES, len(glossary)))
            sections = []
            for start in range(0, WORDS, 200):
                name = names[start // 200 % len(names)].preferred(language)
                sections.append(f"<h2 id='s{start}'>{joiner.join(said[start : start + 4])}</h2>")
                sections.append(f"<p>{name} {joiner.join(said[start : start + 200])}.</p>")
            text = FINDING_TEXTS[language]
            forms = "; ".join(form for one in names for code in one.forms for form in one.forms[code])
            facets = {
                "kind": text.brief,
                "topic": f"{text.topic} {number % 8}",
                "year": str(2015 + number % 11),
            }
            head = "".join(
                f'<meta data-pagefind-filter="{name}[content]" content="{value}">'
                for name, value in facets.items()
            )
            page = site / language / "briefs" / f"brief-{number}"
            page.mkdir(parents=True)
            (page / "index.html").write_text(
                f'<!doctype html><html lang="{language}"><head><title>{said[0]}</title>{head}'
                f'<meta data-pagefind-meta="names[content]" content="{forms}">'
                f'<link rel="stylesheet" href="/pagefind/pagefind-component-ui.css">'
                "</head><body><article data-pagefind-body>"
                f"<h1>{joiner.join(said[:6])}</h1>{''.join(sections)}</article>"
                "<pagefind-modal-trigger></pagefind-modal-trigger><pagefind-modal></pagefind-modal>"
                '<script defer src="/pagefind/pagefind-component-ui.js"></script></body></html>',
                "utf-8",
            )


class Packed(SimpleHTTPRequestHandler):
    """Serves files packed by gzip, where that makes them smaller, and counts the bytes."""

    sent: list[tuple[str, int]] = []  # noqa: RUF012

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            BaseHTTPRequestHandler.send_error(self, 404)
            return
        body = path.read_bytes()
        packed = gzip.compress(body, 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if len(packed) < len(body):
            self.send_header("Content-Encoding", "gzip")
            body = packed
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.sent.append((path.name, len(body)))

    def log_message(self, *args: object) -> None:
        pass


def measure(browser: Browser, address: str) -> Iterator[tuple[str, str, int, int, int]]:
    """Language, query, bytes of the first page's search box, of the first query, and of a second one."""
    for language, query in QUERIES.items():
        context = browser.new_context()
        page = context.new_page()
        Packed.sent.clear()
        page.goto(f"{address}{language}/briefs/brief-1/", wait_until="networkidle")
        box = sum(size for name, size in Packed.sent if name.startswith("pagefind"))
        Packed.sent.clear()
        page.locator("pagefind-modal-trigger button").click()
        page.locator("pagefind-modal input").fill(query)
        page.locator("pagefind-results a").first.wait_for()
        page.wait_for_load_state("networkidle")
        time.sleep(1)
        first = sum(size for _, size in Packed.sent)
        Packed.sent.clear()
        page.locator("pagefind-modal input").fill("OpenAI")
        time.sleep(3)
        yield language, query, box, first, sum(size for _, size in Packed.sent)
        context.close()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=4_500, help="pages in all languages together")
    pages: int = parser.parse_args().pages
    binary = find_pagefind(ROOT)
    chromium = shutil.which("chromium")
    if binary is None or chromium is None:
        raise SystemExit("Pagefind (make setup) or Chromium is not installed")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        write_pages(site, pages, Store(ROOT).glossary())
        begun = time.monotonic()
        index(binary, site)
        size = sum(path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file())
        print(f"{pages} pages: indexed in {time.monotonic() - begun:.0f} s, {size / 1e6:.1f} MB on disk")
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            most = 0
            print("language  query  box  first query  second query  (kB, packed)")
            for language, query, *sizes in measure(browser, f"http://127.0.0.1:{server.server_port}/"):
                print(language, query, *(f"{size / 1000:.0f}" for size in sizes), sep="  ")
                most = max(most, sizes[1])
            what = f"a first query on {pages:,} pages, packed bytes"
            print(f"= {what} | {most / LIMIT:.2f} | the limit of 300 kB")
            browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
