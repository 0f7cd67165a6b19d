"""Review, dates, embargo and corrections, as the front matter has them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from one_brief import BODY, NOW, found, make, parse

from polybrief import briefs
from polybrief.briefs import is_public, is_withdrawn
from polybrief.check import Desk
from polybrief.check.rules import (
    complete_front,
    consistent_dates,
    corrections,
    cutoff,
    incomplete_review,
    known_topic,
)
from polybrief.errors import BriefError
from polybrief.review import publish, review

CORRECTION = "[{{date: {}, kind: {}, what: A figure., who: Ada Reader, hash: {}}}]"


@pytest.mark.parametrize(
    "rule", [complete_front, consistent_dates, corrections, cutoff, incomplete_review], ids=lambda r: r.CODE
)
def test_a_good_brief_passes(rule: object) -> None:
    assert found(rule, make()) == []


@pytest.mark.parametrize("key", ["reviewed_by", "reviewed_on", "responsible_editor"])
def test_a_part_of_a_review_is_none(key: str) -> None:
    brief = make(**{key: None})
    assert not brief.reviewed
    (finding,) = found(incomplete_review, brief)
    assert f"without {key};" in finding.message
    assert found(incomplete_review, make(**{key: None}, status="draft")) == []


@pytest.mark.parametrize("key", ["date", "topic"])
def test_what_readers_need_to_know_is_there(key: str) -> None:
    (finding,) = found(complete_front, make(**{key: None}))
    assert finding.message == f"{key} is missing"


def test_a_week_has_no_topic() -> None:
    week = make(topic=None)
    assert found(complete_front, parse(week.head + BODY, slug="2025-w22")) == []


def test_a_topic_is_one_that_the_settings_name() -> None:
    def seen(topic: str, *named: str) -> list[str]:
        desk = Desk({}, {}, {}, topics=frozenset(named))
        return [finding.mend for finding in known_topic.find(make(topic=topic), desk)]

    assert seen("transport", "finance", "transport") == []
    assert seen("transport") == []  # a desk that names none may use any
    (mend,) = seen("trasport", "finance", "transport")
    assert "finance, transport" in mend


def test_a_text_that_no_hash_keeps_is_a_warning() -> None:
    reviewed = review(make(signed=False), "Ada Reader", date(2025, 6, 2))
    (finding,) = found(complete_front, reviewed)
    assert (finding.severity, "without published_hash" in finding.message) == ("warning", True)


def test_the_cutoff_is_there() -> None:
    (finding,) = found(cutoff, make(cutoff=None))
    assert "cutoff: 2026-11-22" in finding.mend
    assert found(cutoff, make(cutoff=None, status="draft")) == []


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ({"reviewed_on": "2025-05-31"}, "reviewed on 2025-05-31, before the brief’s own date, 2025-06-01"),
        ({"cutoff": "2025-05-03"}, "“trial” was published on 2025-05-04, after the cutoff, 2025-05-03"),
        (
            {"cutoff": "2025-06-02"},
            "reports were read up to 2025-06-02, after the brief’s own date, 2025-06-01",
        ),
        ({"reviewed_on": "2025-06-13"}, "reviewed_on: 2025-06-13 is still to come"),
        ({"date": "2025-06-13", "reviewed_on": None}, "date: 2025-06-13 is still to come"),
    ],
)
def test_dates_fit_one_another_and_today(front: dict[str, str | None], message: str) -> None:
    assert [finding.message for finding in found(consistent_dates, make(**front))] == [message]


def test_a_brief_that_is_held_back_may_bear_the_day_of_its_release() -> None:
    held = make(date="2025-06-13", reviewed_on=None, publish_after="2025-06-13T06:00:00+02:00")
    assert found(consistent_dates, held) == []


class TestEmbargo:
    held = make(publish_after="2025-06-10T14:00:01+02:00")

    def test_one_function_says_what_is_public(self) -> None:
        assert not is_public(self.held, NOW)
        assert is_public(self.held, NOW + timedelta(seconds=1))
        assert not is_public(make(status="reviewed"), NOW)
        assert not is_public(make(status="withdrawn"), NOW)

    def test_a_brief_withdrawn_before_its_release_leaves_no_page(self) -> None:
        withdrawn = make(status="withdrawn", publish_after="2025-06-10T14:00:01+02:00")
        assert not is_withdrawn(withdrawn, NOW)
        assert is_withdrawn(withdrawn, NOW + timedelta(hours=1))

    @pytest.mark.parametrize(
        ("value", "why"),
        [
            ("2025-06-10T14:00:00", "has no offset from UTC"),
            ("2025-06-10", "is no date with a time"),
            ("soon", "is no date with a time"),
            ("[1]", "is no date with a time"),
        ],
    )
    def test_a_time_without_its_offset_is_refused(self, value: str, why: str) -> None:
        with pytest.raises(BriefError) as problem:
            make(publish_after=value)
        assert f"publish_after {why}" in problem.value.cause
        assert "2026-11-22T06:00:00+01:00" in problem.value.hint

    @pytest.mark.parametrize(
        "value", ["2025-06-10T12:00:00Z", "2025-06-10 14:00:00+02:00", "2025-06-10T14:00+02:00"]
    )
    def test_the_forms_of_a_time(self, value: str) -> None:
        assert make(publish_after=value).front.publish_after == datetime(2025, 6, 10, 12, tzinfo=UTC)


class TestCorrections:
    old = make()
    changed = parse(make().head + "\n" + BODY.replace("$39", "$38"))

    def test_a_published_text_does_not_change_in_silence(self) -> None:
        (finding,) = found(corrections, self.changed)
        assert "--correction" in finding.mend
        with pytest.raises(BriefError, match="changed since it was published"):
            publish(review(self.changed, "Ada Reader", date(2025, 6, 9)), date(2025, 6, 9))

    def test_a_correction_tells_readers(self) -> None:
        read = review(self.changed, "Ada Reader", date(2025, 6, 9))
        done = publish(read, date(2025, 6, 9), "The  price.\n", "clarification")
        (entry,) = done.front.corrections
        assert (entry.kind, entry.what, entry.who) == ("clarification", "The price.", "Ada Reader")
        assert entry.hash == self.changed.text_hash
        assert done.front.published_hash == self.old.text_hash
        assert found(corrections, done) == []
        written = parse(done.head + "\n" + done.body)
        assert written.front == done.front

    def test_what_nobody_has_seen_is_not_corrected(self) -> None:
        with pytest.raises(BriefError, match="nothing to correct"):
            publish(make(signed=False), date(2025, 6, 9), "The price.")
        with pytest.raises(BriefError, match="is the one that was published"):
            publish(self.old, date(2025, 6, 9), "The price.")

    def test_a_retraction_withdraws_and_only_an_entry_brings_back(self) -> None:
        done = publish(self.old, date(2025, 6, 9), "The trial never took place.", "retraction")
        assert done.front.status == "withdrawn"
        assert found(corrections, done) == []
        with pytest.raises(BriefError, match="withdrawn since it was published"):
            publish(done, date(2025, 6, 10))
        assert publish(done, date(2025, 6, 10), "It did.", "update").front.status == "published"

    def test_withdrawn_without_a_reason(self) -> None:
        (finding,) = found(corrections, make(status="withdrawn"))
        assert finding.message == "withdrawn, and no entry tells readers why"

    def test_the_first_publication_sets_what_was_missing(self) -> None:
        brief = make(signed=False, date=None, responsible_editor=None)
        done = publish(review(brief, "Ada Reader", date(2025, 6, 3)), date(2025, 6, 3))
        assert done.reviewed
        assert (done.front.date, done.front.responsible_editor) == (date(2025, 6, 3), "Ada Reader")
        assert done.front.published_hash == done.text_hash

    @pytest.mark.parametrize(
        ("value", "cause"),
        [
            ("[one]", "corrections is no list of entries"),
            ("[{date: 2025-06-09}]", "corrections 1: kind is missing"),
            (CORRECTION.format("2025-06-09", "joke", "x"), "kind is “joke”"),
            (CORRECTION.format("yesterday", "update", "x"), "date is no date"),
        ],
    )
    def test_entries_are_read_strictly(self, value: str, cause: str) -> None:
        with pytest.raises(BriefError) as problem:
            make(corrections=value)
        assert cause in problem.value.cause

    def test_corrections_out_of_order(self) -> None:
        entries = "".join(
            CORRECTION.format(day, "update", "x")[1:-1] + ", " for day in ("2025-06-09", "2025-06-08")
        )
        messages = [f.message for f in found(consistent_dates, make(corrections=f"[{entries}]"))]
        assert messages == ["the corrections are not in order"]


def test_front_matter_with_entries_comes_back_as_it_was() -> None:
    brief = make(
        publish_after="2025-06-10T14:00:00+02:00",
        corrections=CORRECTION.format("2025-06-09", "update", "abc"),
        waivers="[{rule: typography, sentence: 'A: “b”.', reason: r, who: w, until: 2025-12-31}]",
    )
    again = parse(briefs.front_text(brief.front) + "\n" + BODY)
    assert again.front == brief.front
    assert briefs.front_text(again.front) == briefs.front_text(brief.front)
