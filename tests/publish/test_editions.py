"""The weekly edition: its week, its briefs, its corrections, its sources by origin."""

from __future__ import annotations

from datetime import date

import pytest

from polybrief import briefs
from polybrief.briefs import Brief
from polybrief.model import Kinship, Source
from polybrief.publish.editions import Digest, Week, digest, markdown, week_of

SOURCES = {name: Source(name, "en", "open", "", title=name) for name in ("one", "two", "three")}
KIN = Kinship(("one", "two"), "quotation", ("two names one",))
PASSAGE = Kinship(("one", "three"), "shared passage", ("1 sentence",), (("one:1", "three:1"),))


def a_brief(slug: str, day: str, *lines: str, extra: str = "") -> Brief:
    head = f"---\ntitle: The {slug} plan\nsummary: About {slug} & <more>.\ndate: {day}\nstatus: published\n"
    notes = {label: f"Note {label}." for line in lines for label in _labels(line)}
    text = f"{head}language: en\n{extra}---\n\n" + "\n".join(lines) + "\n"
    return briefs.parse(briefs.render(text, "", notes), f"docs/en/briefs/{slug}.md", slug)


def _labels(line: str) -> list[str]:
    return [part.split("]")[0] for part in line.split("[^")[1:]]


CORRECTED = "corrections:\n" + "".join(
    f"- {{date: {day}, kind: update, what: Changed on {day}., who: Editor, hash: ab}}\n"
    for day in ("2026-11-15", "2026-11-17", "2026-11-20")
)
RED = a_brief(
    "red",
    "2026-11-22",
    "## What",
    "",
    "Red is first.[^one:1]",
    "It *counts*.[^two:2][^one:3]",
    "It ends.[^one:4]",
)
BLUE = a_brief("blue", "2026-11-16", "Blue is second.[^two:2]", extra=CORRECTED)
OLD = a_brief("old", "2026-11-15", "Old is last.[^three:1]")
LEAD = a_brief("2026-w47", "2026-11-22", "Both count.[^three:1]")


def made(lead: Brief = LEAD) -> Digest:
    found = digest(lead, [RED, BLUE, OLD], SOURCES, [KIN, PASSAGE])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("slug", "week"),
    [
        ("2026-w47", Week(2026, 47)),
        ("2026-W47", Week(2026, 47)),
        ("2026-w53", Week(2026, 53)),
        ("2025-w53", None),
        ("2026-w00", None),
        ("stargate", None),
    ],
)
def test_a_week_is_one_of_iso_8601(slug: str, week: Week | None) -> None:
    assert week_of(slug) == week


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert Week(2026, 47).days == (date(2026, 11, 16), date(2026, 11, 22))
    assert Week(2026, 1).days[0] == date(2025, 12, 29)
    assert date(2026, 11, 22) in Week(2026, 47)
    assert date(2026, 11, 23) not in Week(2026, 47)


def test_it_draws_on_the_briefs_of_its_week() -> None:
    assert [brief.slug for brief in made().briefs] == ["red", "blue"]


def test_the_lead_may_choose_them_and_their_order() -> None:
    lead = a_brief("2026-w47", "2026-11-22", "All count.[^three:1]", extra="briefs: [old, unknown, red]\n")
    assert [brief.slug for brief in made(lead).briefs] == ["old", "red"]


def test_a_brief_stands_in_it_with_its_first_sentences() -> None:
    first = made().items[0]
    assert first.opening == ("Red is first.[^one:1]", "It *counts*.[^two:2][^one:3]")
    assert first.labels == ("one:1", "two:2", "one:3")


def test_sources_are_counted_by_origin() -> None:
    found = made()
    assert [source.id for source in found.sources] == ["three", "one", "two"]
    assert [[source.id for source in group] for group in found.origins] == [["one", "two"], ["three"]]


def test_corrections_are_those_of_the_week_the_latest_first() -> None:
    assert [(brief.slug, entry.what) for brief, entry in made().corrections] == [
        ("blue", "Changed on 2026-11-20."),
        ("blue", "Changed on 2026-11-17."),
    ]


def test_a_correction_of_the_lead_is_shown_whenever_it_was_made() -> None:
    late = "corrections:\n- {date: 2027-01-01, kind: correction, what: Not both., who: Editor, hash: ab}\n"
    found = made(a_brief("2026-w47", "2026-11-22", "One counts.[^three:1]", extra=late)).corrections
    assert (found[0][0].slug, found[0][1].what) == ("2026-w47", "Not both.")


def test_its_text_has_every_note_that_it_calls_once_and_in_order() -> None:
    text = markdown(made())
    defined = [line.split("]:")[0][2:] for line in text.splitlines() if line.startswith("[^")]
    assert defined == ["three:1", "one:1", "two:2", "one:3"]
    assert "## [The red plan](../briefs/red.md)" in text
    assert '<p class="edition__summary">About red &amp; &lt;more&gt;.</p>' in text
    assert "It ends." not in text


def test_another_page_is_no_edition() -> None:
    assert digest(RED, [RED], SOURCES) is None
