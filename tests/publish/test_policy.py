from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from tiny_desk import Html

from polybrief.publish import Site
from polybrief.publish.policy import policy, with_policy


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def directive(page: str, name: str) -> list[str]:
    """What the page's policy allows under a name."""
    listed = dict(one.split(" ", 1) for one in policy(page).split("; "))
    return listed[name].split()


def test_nothing_is_allowed_that_is_not_named() -> None:
    page = "<head></head>"
    assert directive(page, "default-src") == ["'none'"]
    assert directive(page, "script-src") == ["'self'"]
    assert directive(page, "style-src") == ["'self'"]
    assert directive(page, "connect-src") == ["'self'"]
    assert directive(page, "img-src") == ["'self'", "data:"]
    assert directive(page, "base-uri") == directive(page, "form-action") == ["'none'"]


def test_a_script_of_the_frame_gets_the_hash_of_exactly_its_text() -> None:
    page = "<script>a();\n</script><script type=module>b()</script><script>a();\n</script>"
    assert directive(page, "script-src") == ["'self'", hashed("a();\n"), hashed("b()")]


def test_data_and_scripts_in_files_need_no_hash() -> None:
    page = '<script type="application/ld+json">{}</script><script src="a.js"></script>'
    assert directive(page, "script-src") == ["'self'"]


def test_a_script_in_the_text_of_a_brief_gets_none() -> None:
    page = "<script>frame()</script><article><p>Text<script>evil()</script></article>"
    assert directive(page, "script-src") == ["'self'", hashed("frame()")]


def test_styles_get_hashes_and_attributes_only_where_there_are_any() -> None:
    page = "<style>p { color: red }</style>"
    assert directive(page, "style-src") == ["'self'", hashed("p { color: red }")]
    page = '<td style="text-align: right;">1</td><td style="text-align: right;">2</td>'
    assert directive(page, "style-src") == ["'self'", "'unsafe-hashes'", hashed("text-align: right;")]


def test_only_a_page_with_search_may_compile_webassembly() -> None:
    assert "'wasm-unsafe-eval'" not in directive("", "script-src")
    assert "'wasm-unsafe-eval'" in directive('<script src="pagefind-component-ui.js"></script>', "script-src")


def test_it_stands_before_all_that_it_is_about() -> None:
    page = '<html><head>\n<meta charset="utf-8">\n<script>a()</script></head></html>'
    tags = [tag.name for tag in Html(with_policy(page)).tags]
    assert tags == ["html", "head", "meta", "meta", "script"]
    assert with_policy("no page") == "no page"


def test_every_page_of_the_site_has_its_own(site: Site) -> None:
    pages = list(site.folder.rglob("*.html"))
    assert len(pages) > 3 * 8
    for path in pages:
        page = Html(path.read_text("utf-8"))
        (found,) = page.all("meta", **{"http-equiv": "Content-Security-Policy"}) or [None]
        assert found, path
        scripts = [
            tag.text
            for tag in page.all("script")
            if "src" not in tag.attributes and "type" not in tag.attributes
        ]
        allowed = found.attributes["content"]
        assert all(hashed(text) in allowed for text in scripts), path
        assert allowed.count("sha256-") == len({*scripts}) + allowed.count("'unsafe-hashes'"), path
        assert "unsafe-inline" not in allowed


def test_the_preview_has_none(preview: Site) -> None:
    pages = [path.read_text("utf-8") for path in preview.folder.rglob("*.html")]
    assert pages
    assert not any("Content-Security-Policy" in page for page in pages)
