"""Whatever a report comes as, it is read, by a process of its own where strangers' formats are large."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from polybrief.collect import child, extract
from polybrief.collect.extract import extract as extracted
from polybrief.collect.extracted import Extracted, from_json, to_json
from polybrief.collect.raw import Raw
from polybrief.errors import EmptyInput, InputError, TooCostly, Unreadable, UnsupportedKind

TEXT = "The harbour authority voted on Thursday to build a second terminal on the eastern quay."
HTML = f"<title>A second terminal</title><body><h1>A second terminal</h1><p>{TEXT}</p></body>".encode()


def test_text_and_markdown() -> None:
    assert extracted(Raw(f"{TEXT}\n".encode(), "a.txt")).paragraphs == (TEXT,)
    assert extracted(Raw(f"*A* list:\n\n- {TEXT}\n".encode(), "a.md")).paragraphs == ("A list:", TEXT)


def test_a_page_in_its_own_process_with_where_it_was_got_and_when() -> None:
    raw = Raw(
        HTML,
        "https://example.org/a",
        address="https://example.org/a",
        fetched=datetime(2025, 1, 22, tzinfo=UTC),
    )
    found = extracted(raw)
    assert (found.title, found.paragraphs) == ("A second terminal", (TEXT,))
    assert (found.url, found.retrieved) == ("https://example.org/a", date(2025, 1, 22))


def test_what_nobody_sees_is_in_no_field() -> None:
    head = "<html><meta property='og:site_name' content='A&#x202e;&#10;desk'>"
    page = f"{head}<body><p>{TEXT[:20]}&#8203;{TEXT[20:]}</p>"
    found = extract.extract_here(Raw(page.encode(), "a.html"), "html")
    assert (found.paragraphs, found.publisher) == ((TEXT,), "A desk")
    assert ("invisible characters", "1 in the text") in found.removed


def test_what_the_reader_raises_comes_back_as_it_was() -> None:
    with pytest.raises(EmptyInput, match=r"a\.html: no text in it"):
        extracted(Raw(b"<html><body><img></body></html>", "a.html"))
    with pytest.raises(Unreadable, match="damaged PDF"):
        extracted(Raw(b"%PDF-1.7\n", "a.pdf"))


def test_time_and_memory_have_an_end() -> None:
    long = b"<html><body>" + b"<p>The minister opened a centre, and it rained.</p>" * 40_000
    with pytest.raises(TooCostly, match="more time or memory"):
        child.extract(Raw(long, "a.html"), "html", seconds=1)
    with pytest.raises(TooCostly, match="more than"):
        child.extract(Raw(long * 4, "a.html"), "html", memory=150_000_000)


def test_a_feed_and_a_picture_are_no_reports() -> None:
    with pytest.raises(InputError, match="is a feed"):
        extracted(Raw(b"<rss version='2.0'></rss>", "a.xml"))
    with pytest.raises(UnsupportedKind, match="a picture"):
        extracted(Raw(b"\x89PNG\r\n\x1a\n\0\0", "a.png"))


def test_a_text_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "MAX_TEXT_CHARACTERS", 50)
    with pytest.raises(TooCostly, match="more than 50 characters"):
        extracted(Raw(TEXT.encode(), "a.txt"))


def test_the_way_between_processes_changes_nothing() -> None:
    report = Extracted((TEXT,), title="A", published=date(2025, 1, 22), removed=(("teaser", "x"),))
    assert from_json(to_json(report)) == report
    assert from_json(to_json(replace(report, retrieved=date(2025, 1, 23), published=None))).retrieved == date(
        2025, 1, 23
    )
