"""Briefs that are hard to set: many notes, long tables, long words, mixed scripts, nothing at all."""

from __future__ import annotations

from io import BytesIO

import handout_desk as made
import pdfminer.high_level
import pytest
from pdfminer.layout import LTTextContainer

from polybrief.publish.handouts.stage import make_handouts
from polybrief.store import Store

COMPOUND = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3


def test_hard_briefs_are_set_within_their_pages(own: Store) -> None:
    notes = "".join(
        f"Sentence {n} of the report stands here and says a thing or two of some length.[^trial-de:2]\n\n"
        for n in range(1, 61)
    )
    rows = "".join(f"| {n} | value {n} | a word about it[^trial-zh:2] |\n" for n in range(1, 41))
    made.publish(own, "notes", notes)
    made.publish(own, "table", f"| No. | Value | What |\n|---|---|---|\n{rows}")
    made.publish(own, "compound", f"Die {COMPOUND[:200]} tagt.[^trial-de:2]\n", "de", COMPOUND[:200])
    made.publish(
        own,
        "mixed",
        "OpenAI在2025年投资390亿美元（约合$39 billion），用于GPT-5等模型。[^trial-zh:2]\n" * 20,
        "zh",
    )
    made.publish(own, "empty", "## Nothing here\n\n## Nor here\n")
    make_handouts(own)

    data = made.pdf(own, "notes")
    calls, places = made.pages_of_links(data, "n"), made.pages_of_places(data)
    assert len(calls) == 60
    assert all(places[note] == page for note, page in calls.items())
    assert len(set(calls.values())) > 1

    data = made.pdf(own, "table")
    calls, places = made.pages_of_links(data, "n"), made.pages_of_places(data)
    assert len(calls) == 40
    assert all(places[note] == page for note, page in calls.items())
    # The head of the table stands on each of its pages.
    assert " ".join(made.text(data).split()).count("No. Value What") == max(calls.values()) + 1 > 1

    assert (
        made.text(made.pdf(own, "compound", "de")).replace("\n", "").replace("-", "").count(COMPOUND[:60])
        >= 1
    )
    assert "390亿美元（约合$39billion）" in made.text(made.pdf(own, "mixed", "zh")).replace(" ", "").replace(
        "\n", ""
    )
    assert "Nor here" in made.text(made.pdf(own, "empty"))
    for slug, language in (
        ("notes", "en"),
        ("table", "en"),
        ("compound", "de"),
        ("mixed", "zh"),
        ("empty", "en"),
    ):
        _within_margins(made.pdf(own, slug, language))


def _within_margins(data: bytes) -> None:
    for page in pdfminer.high_level.extract_pages(BytesIO(data)):
        for box in page:
            if isinstance(box, LTTextContainer) and box.get_text().strip():
                assert box.x0 > 50, box.get_text()
                assert box.x1 < page.width - 50, box.get_text()
                assert box.y0 > 15, box.get_text()


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_texts_do_not_overlap(shared: Store, language: str) -> None:
    data = made.pdf(shared, "ferry", language)
    lines = [
        line
        for page in pdfminer.high_level.extract_pages(BytesIO(data))
        for box in page
        if isinstance(box, LTTextContainer)
        for line in box
        if line.get_text().strip() and line.height > 6  # type: ignore[attr-defined]
    ]
    for place, first in enumerate(lines):
        for second in lines[place + 1 :]:
            across = min(first.x1, second.x1) - max(first.x0, second.x0)  # type: ignore[attr-defined]
            down = min(first.y1, second.y1) - max(first.y0, second.y0)  # type: ignore[attr-defined]
            smaller = min(first.height, second.height)  # type: ignore[attr-defined]
            assert across <= 1 or down <= 0.5 * smaller, (first.get_text(), second.get_text())
