"""The gate's benchmark in its short form: the same faults, a sample of them, as in a public clone."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from polybrief.check import codes

ROOT = Path(__file__).parents[1]
SAMPLE = 97
"""Every 97th fault: some forty, in a few seconds."""


@pytest.fixture(scope="module")
def gate() -> Iterator[ModuleType]:
    """benchmarks/gate.py, as if it were run."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import gate

    yield gate
    sys.path.remove(str(ROOT / "benchmarks"))


@pytest.fixture(scope="module")
def pages(gate: ModuleType) -> list[Any]:
    loaded: list[Any] = gate.load(public=True)
    return loaded


@pytest.fixture(scope="module")
def faults(gate: ModuleType, pages: list[Any]) -> list[Any]:
    return [(page, fault) for page in pages for fault in gate.breaking.faults(page.brief, page.desk)]


def test_the_good_sentences_are_many_in_each_language_and_cite_open_reports() -> None:
    good = yaml.safe_load((ROOT / "benchmarks" / "gate" / "good.yml").read_text("utf-8"))
    assert set(good) == {"en", "de", "zh"}
    assert all(len(lines) >= 15 for lines in good.values())
    cites = {label.partition(":")[0] for lines in good.values() for line in lines for label in line["cites"]}
    assert all("rights: open" in (ROOT / "sources" / f"{name}.md").read_text("utf-8") for name in cites)


def test_good_texts_are_left_alone(gate: ModuleType, pages: list[Any]) -> None:
    alarms = gate.false_alarms(pages)
    assert alarms.texts > 150
    assert len(alarms.flagged) <= 0.02 * alarms.texts, alarms.flagged
    assert alarms.elsewhere == []


def test_a_sample_of_the_faults_is_found(gate: ModuleType, pages: list[Any]) -> None:
    result = gate.measure(pages, SAMPLE)
    found, tried = gate.share(result, gate.VALUES)
    assert tried >= 5
    assert found >= 0.98 * tried, result.missed
    found, tried = gate.share(result, gate.FORM)
    # Whether a quotation stands in a report whose wording is not at hand, a public clone cannot tell.
    restricted = {source.id for source in pages[0].desk.sources.values() if source.rights == "restricted"}
    unread = [
        fault
        for fault in result.missed["quotation invented"]
        if any(f"[^{name}:" in fault.changed for name in restricted)
    ]
    assert tried >= 15
    assert found + len(unread) == tried, result.missed


def test_each_kind_of_fault_occurs_and_has_a_rule_that_is_meant_for_it(
    gate: ModuleType,
    faults: list[Any],
) -> None:
    of_the_library = {"wording taken over"}
    kinds = {fault.kind.removesuffix(", title or summary") for _, fault in faults}
    assert kinds == set(gate.KINDS) - of_the_library
    assert {rule for _, rules in gate.KINDS.values() for rule in rules} <= codes()


def test_each_language_has_faults_of_value(gate: ModuleType, faults: list[Any]) -> None:
    counted = Counter(
        page.brief.front.language
        for page, fault in faults
        if gate.KINDS.get(fault.kind, "?")[0] == gate.VALUES
    )
    assert set(counted) == {"en", "de", "zh"}
    assert all(count > 50 for count in counted.values())


def test_a_fault_changes_the_page_in_the_place_that_it_names(faults: list[Any]) -> None:
    for page, fault in faults[::SAMPLE]:
        before, after = ((b.head + b.body).split("\n") for b in (page.brief, fault.brief))
        definitions = page.brief.definitions != fault.brief.definitions
        assert before != after or definitions
        if fault.edition is None and len(before) == len(after) and len(fault.lines) == 1 and not definitions:
            changed = {n for n, (a, b) in enumerate(zip(before, after, strict=True), start=1) if a != b}
            assert fault.lines <= changed
            assert {n for n in changed if n > page.brief.first_line} <= fault.lines


def test_the_faults_are_the_same_in_every_run(gate: ModuleType, pages: list[Any], faults: list[Any]) -> None:
    again = [fault for page in pages for fault in gate.breaking.faults(page.brief, page.desk)]
    assert [(f.kind, f.changed) for f in again] == [(f.kind, f.changed) for _, f in faults]
