"""The weekly digest: cover, contents with pages, briefs, one list of sources, corrections of the week."""

from __future__ import annotations

import re
from io import BytesIO

import handout_desk as made
import pikepdf
import pytest

from polybrief.errors import InputError
from polybrief.publish.desk import read_desk
from polybrief.publish.handouts.digest import digest_of, last_day, parts
from polybrief.publish.handouts.stage import make_edition
from polybrief.publish.view import View
from polybrief.store import Store


def test_a_digest_has_the_briefs_of_its_week(own: Store) -> None:
    made.publish(own, "second", "A second text.[^trial-zh:3][^trial-de:2]\n", title="The second brief")
    digest = digest_of("2025-W22", View(read_desk(own, "en", preview=False), "en"))
    assert [brief.slug for brief in digest.briefs] == ["ferry", "second"]
    assert digest.corrections == ()
    corrections = digest_of("2025-W22", View(read_desk(own, "en", preview=False), "en")).corrections
    assert corrections == ()


def test_what_is_no_week_or_has_no_brief_is_refused(own: Store) -> None:
    for week in ("2025-22", "2025-W54", "last week"):
        with pytest.raises(InputError, match="is no week"):
            parts(week)
    with pytest.raises(InputError, match="there is no public en brief of 2024-W01"):
        make_edition(own, "2024-W01")
    assert last_day("2025-W22").isoformat() == "2025-06-01"


def test_contents_lead_to_pages_and_sources_are_listed_once(own: Store) -> None:
    made.publish(own, "second", "A second text.[^trial-zh:3][^trial-de:2]\n", title="The second brief")
    result = make_edition(own, "2025-W22")
    assert set(result.printed) == {"2025-W22.en.pdf", "2025-W22.de.pdf", "2025-W22.zh.pdf"}
    data = own.handout("2025-W22.en.pdf")
    assert data
    # The dots of a leader are words to poppler.
    text = re.sub(r"(?:\s*\.){3,}\s*", " … ", made.text(data))
    assert "The briefs of week 22, 2025" in text
    assert re.search(r"A ferry with a heat pump … 2\b", text)
    assert re.search(r"The second brief … 3\b", text)
    assert re.search(r"Sources … 4\b", text)
    assert "No published brief was changed this week." in text
    places = made.pages_of_places(data)
    assert (places["b1"], places["b2"], places["changes"], places["sources"]) == (1, 2, 3, 3)
    # Letters and notes are those of the whole: the second brief's note leads to the source of the first.
    assert {name for name in places if re.fullmatch(r"s[A-Z]", name)} == {"sA", "sB", "sC"}
    assert {"1-n1", "2-n1"} <= set(places)
    with pikepdf.open(BytesIO(data)) as opened, opened.open_outline() as outline:
        assert [str(item.title) for item in outline.root] == [
            "The briefs of week 22, 2025",
            "A ferry with a heat pump",
            "The second brief",
            "Corrections",
            "Sources",
        ]
