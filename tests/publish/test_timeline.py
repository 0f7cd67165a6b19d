"""The timeline: dates of briefs as values, in order, with years only where somebody gives them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from polybrief import briefs
from polybrief.briefs import Brief
from polybrief.examine import Examiner
from polybrief.model import Conflict, Evidence, Moment, Source, Stated
from polybrief.publish.timeline import Event, by_year, events, period

EXAMINER = Examiner(())
REPORTS = {
    "letter": ("en", date(2025, 3, 4), ["The ferry sailed on 3 May.", "It was full in April."]),
    "paper": ("de", date(2024, 6, 1), ["Die Fähre fuhr am 3. Mai los."]),
    "undated": ("en", None, ["The ferry sailed on 3 May."]),
}
SOURCES = {
    name: Source(name, language, "open", "", published=day) for name, (language, day, _) in REPORTS.items()
}
EVIDENCE = {
    name: Evidence(name, "", tuple(EXAMINER.read(text, language, n) for n, text in enumerate(texts, 1)))
    for name, (language, _, texts) in REPORTS.items()
}


def a_brief(*lines: str, language: str = "en", slug: str = "ferry") -> Brief:
    head = f"---\ntitle: A ferry\nsummary: It sails.\nstatus: published\nlanguage: {language}\n---\n"
    return briefs.parse(head + "\n".join(lines) + "\n", f"docs/{language}/briefs/{slug}.md", slug)


def told(*lines: str, language: str = "en", conflicts: tuple[Conflict, ...] = ()) -> tuple[Event, ...]:
    return events([a_brief(*lines, language=language)], EXAMINER, SOURCES, EVIDENCE, conflicts)


def test_events_stand_in_the_order_of_time_the_undated_last() -> None:
    found = told(
        "It sailed in 2026.[^letter:1]",
        "It was full in May.[^undated:1]",
        "It was built in March 2024.[^letter:1]",
        "It was named on 5 March 2024.[^letter:1]",
        "Nothing is known.[^letter:1]",
    )
    march, year = (date(2024, 3, 1), date(2024, 3, 31)), (date(2026, 1, 1), date(2026, 12, 31))
    assert [event.day for event in found] == [march, date(2024, 3, 5), year, None]
    assert [year for year, _ in by_year(found)] == [2024, 2026, None]


def test_an_event_knows_its_sentence_and_its_reports() -> None:
    (event,) = told("## When", "", "The *ferry* sailed on 3 May 2024.[^paper:1][^letter:1][^paper:1]")
    assert event.text == "The ferry sailed on 3 May 2024."
    assert (event.place, [source.id for source in event.sources]) == ("p4", ["paper", "letter"])
    assert event.year_from is None


@pytest.mark.parametrize(
    ("calls", "year", "source"),
    [
        ("[^paper:1]", 2024, "paper"),
        # May lies ahead of a report of March: it is that of the year before.
        ("[^letter:1]", 2024, "letter"),
        ("[^undated:1]", None, None),
        # The cited sentence does not give the date.
        ("[^letter:2]", None, None),
    ],
)
def test_a_year_that_is_not_said_is_that_of_a_report_which_gives_the_date(
    calls: str, year: int | None, source: str | None
) -> None:
    (event,) = told(f"The ferry sailed on 3 May.{calls}")
    assert event.moment.year == year
    assert (event.year_from.id if event.year_from else None) == source
    assert event.day == (date(2024, 5, 3) if year else None)


def test_reports_of_two_years_give_none() -> None:
    sources = {**SOURCES, "letter": Source("letter", "en", "open", "", published=date(2026, 7, 1))}
    brief = a_brief("The ferry sailed on 3 May.[^letter:1][^paper:1]")
    (event,) = events([brief], EXAMINER, sources, EVIDENCE)
    assert event.day is None


def test_what_has_no_date_or_no_language_of_the_page_is_left_out() -> None:
    assert told("It sails at 8 p.m.[^letter:1]", "It sailed on Wednesday.[^letter:1]") == ()
    assert told("[de] Sie fuhr am 3. Mai 2024.[^paper:1]") == ()
    assert told("| When |", "| --- |", "| 3 May 2024[^paper:1] |") == ()


def _in_2025(stated: tuple[Stated, ...]) -> tuple[Stated, ...]:
    return tuple(replace(one, value=one.value.replace("-", "2025", 1)) for one in stated)


def test_a_date_on_which_reports_disagree_is_marked() -> None:
    stated = (Stated("paper:1", "3. Mai", "--05-03"), Stated("letter:1", "5 May", "--05-05"))
    conflict = Conflict("dd44", "time zone", "note", "date", None, stated)
    one_sided = Conflict("ee55", "time zone", "note", "date", None, stated[:1])
    line = "The ferry sailed on 3 May.[^paper:1]"
    assert [event.conflict for event in told(line, conflicts=(one_sided, conflict))] == ["dd44"]
    dated = Conflict("ff66", "contradiction", "conflict", "date", None, _in_2025(stated))
    assert [event.conflict for event in told(line, conflicts=(dated,))] == ["ff66"]
    assert [event.conflict for event in told(line.replace("3 May", "4 May"), conflicts=(conflict,))] == [None]
    other = line.replace("paper:1", "undated:1")
    assert [event.conflict for event in told(other, conflicts=(conflict,))] == [None]


@pytest.mark.parametrize(
    ("moment", "days"),
    [
        (Moment(2024, None, None, "", (0, 0), "year"), (date(2024, 1, 1), date(2024, 12, 31))),
        (Moment(2020, None, None, "", (0, 0), "decade"), (date(2020, 1, 1), date(2029, 12, 31))),
        (
            Moment(2024, None, None, "", (0, 0), "quarter", quarter=1),
            (date(2024, 1, 1), date(2024, 3, 31)),
        ),
        (
            Moment(2024, None, None, "", (0, 0), "quarter", quarter=4),
            (date(2024, 10, 1), date(2024, 12, 31)),
        ),
        (Moment(2024, 2, None, "", (0, 0), "month"), (date(2024, 2, 1), date(2024, 2, 29))),
        (Moment(2024, 4, 31, "", (0, 0)), None),
        (Moment(None, 4, 3, "", (0, 0)), None),
    ],
)
def test_a_period_has_a_first_and_a_last_day(moment: Moment, days: tuple[date, date] | None) -> None:
    assert period(moment) == days
