"""Nothing is done twice: a stage runs again only for what has changed, and for what depends on that."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from polybrief import workbench
from polybrief.model import Source, text_hash
from polybrief.store import Store
from polybrief.workbench import claims, reports, translations

TEXTS = {
    "harbour": ("en", "The harbour will cost $40 million.\nIt opens in May 2027, the mayor said."),
    "hafen": ("de", "Der Hafen kostet 40 Millionen Dollar.\nEr wird im Mai 2027 eröffnet, heißt es."),
    "bridge": ("en", "The bridge will cost $3 million, officials told reporters.\nIt is closed until 2026."),
}
BRIEF = """\
---
title: {slug}
summary: What the reports say.
date: 2027-01-02
status: reviewed
language: en
cutoff: 2027-01-01
---

- It will cost $40 million.[^{source}:1]
"""


@pytest.fixture(autouse=True)
def _settings(desk: Store) -> None:
    text = (desk.root / "mkdocs.yml").read_text(encoding="utf-8")
    (desk.root / "mkdocs.yml").write_text(text + "      engine: dictionary\n", encoding="utf-8")
    for name, (language, report) in TEXTS.items():
        desk.write_source(_source(name, language, report), report)
    for slug, source in (("port", "harbour"), ("crossing", "bridge")):
        desk.write_brief("en", slug, BRIEF.format(slug=slug, source=source))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What each stage is given to do, by stage."""
    seen: dict[str, list[str]] = {"examined": [], "embedded": [], "localised": [], "translated": []}
    examined, translate, localise = (
        reports.examined,
        translations.translating.translate,
        translations.localising.localise,
    )

    def count_examined(documents: Sequence[Any], *rest: Any) -> Any:
        seen["examined"] += [source.id for source, _ in documents]
        return examined(documents, *rest)

    def count_embedded(texts: Sequence[str], *_: object) -> NDArray[np.float32]:
        seen["embedded"] += texts
        return np.array([[len(text), text.count("e"), 1.0] for text in texts], dtype=np.float32)

    def count_translated(sentences: Sequence[Any], *rest: Any, **options: Any) -> Any:
        seen["translated"] += [sentence.id for sentence in sentences]
        return translate(sentences, *rest, **options)

    def count_localised(original: Any, *rest: Any) -> Any:
        seen["localised"].append(original.slug)
        return localise(original, *rest)

    monkeypatch.setattr(reports, "examined", count_examined)
    monkeypatch.setattr(claims, "embed", count_embedded)
    monkeypatch.setattr(translations.translating, "translate", count_translated)
    monkeypatch.setattr(translations.localising, "localise", count_localised)
    return seen


def test_a_second_run_with_nothing_changed_does_nothing(desk: Store, counted: dict[str, list[str]]) -> None:
    first = _run(desk, counted)
    assert sorted(first["examined"]) == sorted(TEXTS)
    assert first["localised"] == ["crossing", "crossing", "port", "port"]
    assert first["embedded"]
    assert first["translated"]
    assert _run(desk, counted) == {"examined": [], "embedded": [], "localised": [], "translated": []}


def test_how_things_stand_is_said_all_the_same(desk: Store) -> None:
    first = list(workbench.before_the_gate(desk))
    again = list(workbench.before_the_gate(desk))
    assert [line for line in again if line.endswith("nothing has changed")] == [
        f"{stage}: nothing has changed" for stage in ("translate", "examine", "relate", "localise")
    ]
    standing = [line for line in first if not line.startswith("examined")]
    assert [line for line in again if not line.endswith("nothing has changed")] == standing


def test_one_changed_source_is_done_again_with_what_depends_on_it(
    desk: Store, counted: dict[str, list[str]]
) -> None:
    _run(desk, counted)
    changed = TEXTS["bridge"][1].replace("$3 million", "$5 million")
    desk.write_source(_source("bridge", "en", changed), changed)
    again = _run(desk, counted)
    assert again["examined"] == ["bridge"]
    # Its brief, into two languages; the other cites another source.
    assert again["localised"] == ["crossing", "crossing"]
    assert again["embedded"]
    assert all("$5 million" in text for text in again["embedded"])
    assert "5000000" in (desk.root / "evidence" / "bridge.yml").read_text(encoding="utf-8")


def test_one_changed_brief_concerns_no_source(desk: Store, counted: dict[str, list[str]]) -> None:
    _run(desk, counted)
    desk.write_brief("en", "port", BRIEF.format(slug="Port", source="harbour"))
    again = _run(desk, counted)
    assert again == {
        "examined": [],
        "embedded": [],
        "localised": ["port", "port"],
        "translated": again["translated"],
    }
    assert {name.rpartition(":")[0] for name in again["translated"]}.isdisjoint(TEXTS)


def test_a_changed_glossary_concerns_everything(desk: Store, counted: dict[str, list[str]]) -> None:
    _run(desk, counted)
    (desk.root / "glossary").mkdir()
    entry = "- id: mayor\n  kind: person\n  en: [the mayor]\n  de: [die Bürgermeisterin]\n  zh: [市长]\n"
    (desk.root / "glossary" / "people.yml").write_text(entry, encoding="utf-8")
    again = _run(desk, counted)
    assert sorted(again["examined"]) == sorted(TEXTS)
    assert len(again["localised"]) == 4


def test_evidence_that_somebody_has_edited_is_made_anew(desk: Store, counted: dict[str, list[str]]) -> None:
    _run(desk, counted)
    path = desk.root / "evidence" / "hafen.yml"
    made = path.read_text(encoding="utf-8")
    path.write_text(made.replace("40000000", "41000000"), encoding="utf-8")
    assert _run(desk, counted)["examined"] == ["hafen"]
    assert path.read_text(encoding="utf-8") == made


def test_a_change_by_somebody_else_in_the_middle_of_a_run_is_not_taken_for_done(
    desk: Store, counted: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Store.write_evidence_text

    def meanwhile(store: Store, source_id: str, text: str) -> bool:
        path = store.root / "sources" / "bridge.md"
        path.write_text(path.read_text("utf-8").replace("title: bridge", "title: New"), "utf-8")
        monkeypatch.setattr(Store, "write_evidence_text", write)
        return write(store, source_id, text)

    monkeypatch.setattr(Store, "write_evidence_text", meanwhile)
    workbench.examine_sources(desk)
    counted["examined"].clear()
    workbench.examine_sources(desk)
    assert sorted(counted["examined"]) == sorted(TEXTS)


def test_again_or_without_build_all_is_done(desk: Store, counted: dict[str, list[str]]) -> None:
    first = _run(desk, counted)
    again = _run(desk, counted, again=True)
    assert {stage: sorted(done) for stage, done in again.items()} == {
        stage: sorted(done) for stage, done in first.items()
    }
    (desk.root / "build" / "cache" / "stages.json").write_text("{", encoding="utf-8")
    assert sorted(_run(desk, counted)["examined"]) == sorted(TEXTS)


def test_what_is_remembered_holds_no_wording(desk: Store) -> None:
    list(workbench.before_the_gate(desk))
    for path in (desk.root / "build" / "cache").iterdir():
        content = path.read_bytes()
        assert b"mayor" not in content
        assert b"harbour will cost" not in content
    known = json.loads((desk.root / "build" / "cache" / "stages.json").read_text(encoding="utf-8"))
    assert sorted(known["stages"]) == ["examine", "localise", "relate", "translate"]


def _run(desk: Store, seen: dict[str, list[str]], *, again: bool = False) -> dict[str, list[str]]:
    for done in seen.values():
        done.clear()
    for _ in workbench.before_the_gate(Store(Path(desk.root)), again=again):
        pass
    return {stage: list(done) for stage, done in seen.items()}


def _source(name: str, language: Any, text: str) -> Source:
    return Source(id=name, language=language, rights="open", sha256=text_hash(text), title=name)
