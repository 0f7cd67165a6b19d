"""The record of a source: what is written reads back; what is broken is refused by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief import records
from polybrief.errors import BadId, RecordError
from polybrief.model import Source, normalise, text_hash

TEXT = "Der Minister kam am Montag.\nEr blieb bis Mittwoch."
SOURCE = Source(
    id="a-report",
    language="de",
    rights="open",
    sha256=text_hash(TEXT),
    title="Der Minister: ein Besuch",
    origin_language="zh",
    publisher="A desk",
    published=date(2025, 1, 22),
    sample=True,
)


def test_a_record_reads_like_this() -> None:
    assert records.render(SOURCE, TEXT) == (
        "---\n"
        "title: 'Der Minister: ein Besuch'\n"
        "language: de\n"
        "origin_language: zh\n"
        "publisher: A desk\n"
        "published: 2025-01-22\n"
        "rights: open\n"
        "sample: true\n"
        f"sha256: {text_hash(TEXT)}\n"
        "---\n"
        "\n"
        "Der Minister kam am Montag.\n"
        "Er blieb bis Mittwoch.\n"
    )


_SEEN = st.text(min_size=1).map(lambda t: normalise(" ".join(t.split()))).filter(str.isprintable)
_FIELD = st.none() | _SEEN.filter(bool)


@given(title=_FIELD, publisher=_FIELD, day=st.none() | st.dates(), sample=st.booleans())
def test_what_is_written_reads_back(
    title: str | None, publisher: str | None, day: date | None, sample: bool
) -> None:
    source = Source(
        "a", "en", "open", text_hash(TEXT), title=title, publisher=publisher, published=day, sample=sample
    )
    assert records.parse(records.render(source, TEXT), "sources/a.md", "a") == (source, TEXT)


def test_a_restricted_record_carries_no_text() -> None:
    source = Source("a", "en", "restricted", text_hash(TEXT))
    written = records.render(source, TEXT)
    assert "Minister" not in written
    assert records.parse(written, "sources/a.md", "a") == (source, None)
    with pytest.raises(RecordError, match="a restricted record carries text"):
        records.parse(written + TEXT, "sources/a.md", "a")


def test_a_text_that_was_changed_is_noticed() -> None:
    with pytest.raises(RecordError, match="does not fit its sha256"):
        records.parse(records.render(SOURCE, TEXT + " Oder länger."), "sources/a-report.md", "a-report")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://a b", "https://a><script>", "/etc/passwd", "http://"]
)
def test_an_address_that_is_none_of_the_web(url: str) -> None:
    with pytest.raises(RecordError, match="url is no address of the web"):
        records.parse(records.render(replace(SOURCE, url=url), TEXT), "sources/a.md", "a")


@pytest.mark.parametrize("name", ["a", "stargate-launch", "2025-01-22", "a1-b2"])
def test_ids(name: str) -> None:
    assert records.check_id(name) == name


@pytest.mark.parametrize(
    "name", ["", "../etc", "a/b", "A", "a--b", "-a", "a-", "a b", "ä", "a.md", "a\n", "con\0", "con", "index"]
)
def test_what_is_no_id_cannot_name_a_path(name: str) -> None:
    with pytest.raises(BadId):
        records.check_id(name)
