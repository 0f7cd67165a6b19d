"""No wording of a restricted report leaves the private library, neither into git nor onto the site."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from polybrief import gate, workbench
from polybrief import publish as publishing
from polybrief.errors import PublishError
from polybrief.store import Store

Run = Callable[..., Result]

SECRET = "The harbour master counted every crane twice before the evening ferry left the old quay again."


@pytest.fixture
def restricted(desk: Store, polybrief: Run, tmp_path: Path) -> Store:
    file = tmp_path / "quay.txt"
    file.write_text(f"A quiet evening\n\n{SECRET}\n", "utf-8")
    assert polybrief("collect", file, "--rights", "restricted").exit_code == 0
    assert polybrief("examine").exit_code == 0
    return desk


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("en/about/index.html", f"<p>{SECRET.replace(' ', ' <b></b>')}</p>".encode()),
        ("en/search.json", json.dumps({"text": SECRET}).encode()),
        ("feed.xml", f"<item><description>&lt;p&gt;{SECRET}&lt;/p&gt;</description></item>".encode()),
        (
            "pagefind/fragment/en_0.pf_fragment",
            gzip.compress(b"pagefind_dcd" + json.dumps({"content": SECRET}).encode()),
        ),
        (
            "pagefind/fragment/en_1.pf_fragment",
            gzip.compress(b"pagefind_dcd" + SECRET.replace(" ", " \u200b").encode()),
        ),
    ],
    ids=["page", "index", "feed", "Pagefind", "Pagefind with breaks"],
)
def test_restricted_wording_in_any_file_of_the_site_is_found(
    restricted: Store, name: str, content: bytes
) -> None:
    (finding, *_) = gate.leaked(restricted, [(name, content)])
    assert (finding.rule, finding.file) == ("restricted-wording", name)
    assert "are those of quay:1" in finding.message
    assert list(gate.leaked(restricted, [(name, b"<p>Cranes were counted.</p>"), ("x", b"\x1f\x8bno")])) == []


def test_a_site_that_holds_it_is_not_published(restricted: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def publish(
        _store: Store, *, guard: Callable[[Iterator[tuple[str, bytes]]], None], preview: bool, again: bool
    ) -> None:
        assert not preview
        assert not again
        guard(iter([("en/index.html", SECRET.encode())]))

    monkeypatch.setattr(publishing, "publish", publish)
    with pytest.raises(
        PublishError, match=r"^en/index\.html: \d+ words in a row are those of quay:1; nothing"
    ):
        workbench.publish_site(restricted, preview=False)


def test_a_file_of_the_desk_that_holds_it_shuts_the_gate(restricted: Store, polybrief: Run) -> None:
    page = restricted.root / "docs" / "en" / "about.md"
    page.parent.mkdir(parents=True)
    page.write_text("# About\n\nWe count.\n", "utf-8")
    assert polybrief("check").exit_code == 0
    page.write_text(f"# About\n\nWe count.\n\n{SECRET}\n", "utf-8")
    result = polybrief("check")
    assert result.exit_code == 1
    assert "docs/en/about.md:5: error: " in result.output
    assert "[restricted-wording]" in result.output
    assert polybrief("check", "--ignore", "restricted-wording").exit_code == 0
