"""The published briefs leave out nothing that the five reports tell, or say why."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from polybrief.store import Store
from polybrief.workbench import unused_facts

ROOT = Path(__file__).parents[1]
REASONS = Path(__file__).with_name("coverage_reasons.yml")


@pytest.fixture(scope="module")
def left() -> set[tuple[str, str]]:
    """What no public brief gives of the reports that belong to others: (report, value)."""
    store = Store(ROOT)
    restricted = {source.id for source in store.sources() if source.rights == "restricted"}
    assert len(restricted) == 5
    return {(fact.source, fact.value) for fact in unused_facts(store) if fact.source in restricted}


@pytest.fixture(scope="module")
def reasons() -> dict[tuple[str, str], str]:
    known = yaml.safe_load(REASONS.read_text("utf-8"))
    return {(source, str(value)): why for source, facts in known.items() for value, why in facts.items()}


def test_every_fact_of_the_reports_is_told_or_has_its_reason(
    left: set[tuple[str, str]], reasons: dict[tuple[str, str], str]
) -> None:
    assert left - set(reasons) == set()


def test_every_reason_is_one_and_is_needed(
    left: set[tuple[str, str]], reasons: dict[tuple[str, str], str]
) -> None:
    assert set(reasons) - left == set()
    assert all(len(why) > 20 for why in reasons.values())


def test_a_brief_that_is_taken_back_leaves_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list is empty because briefs are full, not because nothing is read."""
    monkeypatch.setattr(Store, "briefs", lambda *_: ())
    found = unused_facts(Store(ROOT))
    assert {fact.kind for fact in found} == {"name", "figure", "date"}
    assert len(found) > 100
