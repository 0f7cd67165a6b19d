"""The site where people put it: in a folder of a host that knows nothing of it, and behind a real nginx."""

from __future__ import annotations

import gzip
import http.client
import os
import posixpath
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from tiny_desk import PROJECT, Html

from polybrief.publish import Site

LANGUAGES = ("en", "de", "zh")
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
CONFIGURATION = PROJECT / "templates" / "hosting" / "nginx.conf"


@dataclass(frozen=True)
class Answer:
    """What a server says to a request."""

    status: int
    headers: Message
    body: bytes


def ask(address: str, **headers: str) -> Answer:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", parts.path, headers=given)
    answer = connection.getresponse()
    found = Answer(answer.status, answer.headers, answer.read())
    connection.close()
    return found


class _Pages(SimpleHTTPRequestHandler):
    """As GitHub and GitLab Pages do it: the folder of a project on a host, and its one 404.html."""

    def send_error(self, code: int, *args: str | None, **more: str | None) -> None:  # noqa: ARG002
        page = (Path(self.directory) / "read" / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def host(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host's folder in which the site stands as `read/`."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "read").symlink_to(site.folder, target_is_directory=True)
    return folder


@pytest.fixture(scope="module")
def pages(host: Path) -> Iterator[str]:
    """The address of the site on a host for pages; it ends with `/read/`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, directory=str(host)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/read/"
    server.shutdown()
    server.server_close()
    thread.join()


def linked(address: str, html: str) -> set[str]:
    """The addresses on the same host that a page links to or loads, without anchors."""
    found = set()
    for tag in Html(html).tags:
        named = tag.attributes.get("href") or tag.attributes.get("src") or ""
        target = urljoin(address, named).partition("#")[0]
        if named and urlsplit(target).netloc == urlsplit(address).netloc:
            found.add(target)
    return found


def crawl(start: str) -> dict[str, int]:
    """The status of everything that can be reached from a page by links and by what pages load."""
    known: dict[str, int] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        if address in known:
            continue
        answer = ask(address)
        known[address] = answer.status
        if answer.status == 200 and answer.headers.get_content_type() == "text/html":
            waiting += linked(address, answer.body.decode())
    return known


def test_in_a_folder_of_a_host_every_link_leads_somewhere(pages: str, site: Site) -> None:
    known = crawl(pages)
    assert {address for address, status in known.items() if status != 200} == set()
    assert all(address.startswith(pages) for address in known)
    reached = {address.removeprefix(pages) for address in known if address.endswith("/")}
    assert len(reached) == 1 + sum(site.pages.values())


def test_in_a_folder_an_unknown_address_leads_back_into_it(pages: str) -> None:
    answer = ask(f"{pages}de/briefs/nothing/")
    assert answer.status == 404
    for address in linked(f"{pages}de/briefs/nothing/", answer.body.decode()):
        assert ask(address).status == 200, address


@pytest.fixture
def tab(browser: Browser, pages: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what went wrong on it: errors, refusals by its policy, requests that leave the site."""
    context = browser.new_context(viewport={"width": 1300, "height": 900}, base_url=pages)
    page, faults = context.new_page(), []
    page.on("console", lambda message: message.type == "error" and faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: request.url.startswith((pages, "data:")) or faults.append(request.url))
    yield page, faults
    context.close()


@pytest.mark.parametrize(("language", "query"), [("en", "motors"), ("de", "Warmepumpe"), ("zh", "热泵")])
def test_all_works_under_the_policy(
    tab: tuple[Page, list[str]], site: Site, language: str, query: str
) -> None:
    page, faults = tab
    page.goto(f"{language}/briefs/ferry/")
    page.locator(".footnote-ref").nth(1).hover()
    expect(page.locator(".md-tooltip2--active")).to_be_visible()
    for _ in range(2):
        page.locator(".masthead__tools label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    if site.search:
        page.locator("pagefind-modal-trigger button").click()
        page.locator("pagefind-modal input").fill(query)
        result = page.locator(f"pagefind-results a[href*='/read/{language}/briefs/ferry/']").first
        expect(result).to_be_visible()
        result.click()
        assert f"/read/{language}/briefs/ferry/" in page.url
    for path in ("", "about/", "briefs/", "sources/", "sources/trial-zh/", "corrections/", "404.html"):
        page.goto(f"{language}/{path}")
    other = next(code for code in LANGUAGES if code != language)
    page.goto(f"{language}/briefs/ferry/")
    page.locator(f".languages a[hreflang={other}]").click()
    assert page.url.endswith(f"/read/{other}/briefs/ferry/")
    page.wait_for_load_state("networkidle")
    assert faults == []


def test_what_is_slipped_into_a_page_does_not_run(browser: Browser, pages: str, site: Site) -> None:
    text = (site.folder / "en/briefs/ferry/index.html").read_text("utf-8")
    evil = (
        "<script>window.slipped = true</script>"
        '<img src="http://off.example/a.png" onerror="window.slipped = true">'
        '<script src="http://off.example/a.js"></script>'
        '<p id="styled" style="position: fixed">Text</p>'
    )
    folder = site.folder / "en" / "briefs" / "slipped"
    folder.mkdir()
    try:
        (folder / "index.html").write_text(re.sub("</article>", evil + "</article>", text), "utf-8")
        page = browser.new_page()
        refused: list[str] = []
        asked: list[str] = []
        page.on(
            "console",
            lambda message: "Content Security Policy" in message.text and refused.append(message.text),
        )
        page.on("requestfinished", lambda request: asked.append(request.url))
        page.goto(f"{pages}en/briefs/slipped/")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.slipped") is None
        assert page.evaluate("getComputedStyle(document.getElementById('styled')).position") == "static"
        assert len(refused) >= 4
        assert not any("off.example" in address for address in asked)
        page.close()
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="module", params=["/", "/read/"])
def nginx(
    request: pytest.FixtureRequest, site: Site, host: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the site behind nginx with the configuration that ships: at the root, in a folder."""
    if not NGINX:
        pytest.skip("nginx is not installed")
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    text = CONFIGURATION.read_text("utf-8")
    yours = {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "root /srv/polybrief/site;": f'root "{site.folder if request.param == "/" else host}";',
        '"/404.html";': f'"{request.param}404.html";',
    }
    for old, new in yours.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    types = next(
        path for path in (Path("/etc/nginx/mime.types"), Path(NGINX).parent / "mime.types") if path.exists()
    )
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{user} worker_processes 1; daemon off; pid {folder}/pid; error_log stderr warn;"
        f"events {{ }} http {{ include {types}; default_type application/octet-stream; access_log off;"
        f"{temporary} {text} }}",
        "utf-8",
    )
    command = [NGINX, "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    subprocess.run([*command, "-t"], check=True, capture_output=True, text=True)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}{request.param}"
        server.terminate()
        said = server.communicate()[1]
    assert "[warn]" not in said
    assert "[emerg]" not in said


def test_nginx_keeps_html_fresh_and_named_files_long(nginx: str, site: Site) -> None:
    page = ask(f"{nginx}en/briefs/ferry/")
    assert page.status == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.headers["Cache-Control"] == "no-cache"
    again = ask(f"{nginx}en/briefs/ferry/", If_None_Match=page.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    style = next((site.folder / "en/assets/stylesheets").glob("main.*.min.css"))
    named = ask(nginx + style.relative_to(site.folder).as_posix())
    assert named.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    if site.search:
        (index, *_) = (site.folder / "pagefind" / "index").iterdir()
        assert "immutable" in ask(f"{nginx}pagefind/index/{index.name}").headers["Cache-Control"]
        assert ask(f"{nginx}pagefind/pagefind.js").headers["Cache-Control"] == "no-cache"


def test_nginx_packs_what_is_worth_it(nginx: str, site: Site) -> None:
    page = ask(f"{nginx}zh/briefs/ferry/", Accept_Encoding="gzip")
    assert page.headers["Content-Encoding"] == "gzip"
    assert page.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(page.body) == (site.folder / "zh/briefs/ferry/index.html").read_bytes()
    for name in ("en/feed.xml", "en/feed.json", "sitemap.xml"):
        assert ask(nginx + name, Accept_Encoding="gzip").headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("path", ["de/", "de/nothing/", "en/feed.xml", "robots.txt"])
def test_nginx_says_with_each_answer_what_may_be_done_with_it(nginx: str, path: str) -> None:
    headers = ask(nginx + path).headers
    assert headers.get_all("Content-Security-Policy") == ["frame-ancestors 'none'"]
    assert headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Permissions-Policy"]
    assert "nginx/" not in headers["Server"]
    assert "Strict-Transport-Security" not in headers


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("de/briefs/nothing/", "Seite nicht gefunden"),
        ("zh/nothing", "页面不存在"),
        ("en/nothing.html", "Page not found"),
        ("nothing/", "polybrief"),
        (".git/config", "polybrief"),
    ],
)
def test_nginx_answers_an_unknown_address_in_its_language(nginx: str, path: str, title: str) -> None:
    answer = ask(nginx + path)
    assert answer.status == 404
    if "/read/" not in nginx and path[:2] in LANGUAGES:
        # The page knows its place by the site's address, which is not this one.
        assert Html(answer.body.decode()).all("h1")[0].text == title
    else:
        assert title in answer.body.decode()


def test_nginx_adds_the_slash_and_knows_feeds(nginx: str) -> None:
    answer = ask(f"{nginx}en/briefs/ferry")
    assert answer.status == 301
    assert posixpath.basename(answer.headers["Location"].rstrip("/")) == "ferry"
    assert urljoin(nginx, answer.headers["Location"]) == f"{nginx}en/briefs/ferry/"
    assert ask(f"{nginx}en/feed.xml").headers.get_content_type() == "application/atom+xml"
    assert ask(f"{nginx}de/corrections.xml").headers.get_content_type() == "application/atom+xml"
    assert ask(f"{nginx}zh/feed.json").headers.get_content_type() == "application/feed+json"


def test_behind_nginx_every_link_leads_somewhere(nginx: str) -> None:
    assert {address for address, status in crawl(nginx).items() if status != 200} == set()
