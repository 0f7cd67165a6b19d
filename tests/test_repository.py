"""The repository's own content: what stands in git is what the program makes of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from polybrief import localise, translate
from polybrief.briefs import Brief, file_of
from polybrief.collect import collect, reader
from polybrief.collect.extract import extract
from polybrief.comments import holding
from polybrief.examine import Examiner, examine
from polybrief.model import Ledger, Source
from polybrief.reading import read
from polybrief.relate.claims import find_claims
from polybrief.relate.conflicts import conflicts
from polybrief.relate.origins.kinship import kinships
from polybrief.store import Store
from polybrief.workbench import check_briefs

ROOT = Path(__file__).parents[1]
REPORTS = ROOT.parent / "shared" / "seeds"
"""The five restricted reports, where somebody has put them beside the checkout."""


@pytest.fixture(scope="module")
def own() -> Store:
    return Store(ROOT)


@pytest.fixture(scope="module")
def sources(own: Store) -> dict[str, Source]:
    return {source.id: source for source in own.sources()}


def originals(own: Store) -> list[Brief]:
    briefs = (*own.briefs("en"), *own.digests("en"))
    return [brief for brief in briefs if brief.front.translation_of is None]


def test_there_is_a_corpus_in_three_languages(sources: dict[str, Source]) -> None:
    samples = [source for source in sources.values() if source.sample]
    assert {source.language for source in samples} == {"en", "de", "zh"}
    assert any(source.origin_language == "zh" and source.language == "en" for source in samples)
    assert all(source.rights == "open" for source in samples)
    assert sum(source.rights == "restricted" for source in sources.values()) == 5


def test_the_gate_is_open(own: Store) -> None:
    assert [finding for finding in check_briefs(own).findings if finding.severity == "error"] == []


def test_every_source_has_evidence_of_its_text(own: Store, sources: dict[str, Source]) -> None:
    for source in sources.values():
        known = own.evidence(source.id)
        assert known is not None
        assert known.sha256 == source.sha256


def test_the_evidence_of_open_sources_is_what_examine_writes(own: Store, sources: dict[str, Source]) -> None:
    examiner = Examiner(own.glossary())
    for source in sources.values():
        if source.rights == "open":
            assert examine(source, own.sentences(source), examiner) == own.evidence(source.id)


def test_open_sources_are_translated_and_reviewed(own: Store, sources: dict[str, Source]) -> None:
    for source in sources.values():
        if source.rights == "open" and source.language != "en":
            done = {entry.sentence for entry in own.memory(source, "en") if entry.reviewed and entry.text}
            assert {sentence.id for sentence in own.sentences(source)} <= done


def test_the_editions_are_what_localise_writes(own: Store, sources: dict[str, Source]) -> None:
    for original in originals(own):
        for target in ("de", "zh"):
            memory = own.brief_memory(original.slug, target)
            entries = translate.translate(localise.passages(original), memory, None, target)
            existing = own.brief(target, original.slug)
            edition = localise.localise(original, entries, target, sources, existing)
            assert edition.waiting == 0
            assert edition.text == (ROOT / file_of(target, original.slug)).read_text("utf-8")


def test_every_published_brief_was_reviewed_as_it_stands(own: Store) -> None:
    for language in own.settings.languages:
        for brief in (*own.briefs(language), *own.digests(language)):
            assert brief.front.status == "published"
            assert brief.reviewed, brief.file


def test_the_editor_has_commented_on_what_the_evidence_shows(own: Store, sources: dict[str, Source]) -> None:
    evidence = {source: known for source in sources if (known := own.evidence(source))}
    sentences = [s for source in sources.values() for s in own.sentences(source)]
    given, glossary = tuple(sources.values()), own.glossary()
    kin = kinships(given, sentences, evidence, (), glossary)
    found = conflicts(given, sentences, evidence, (), kin, glossary)
    fitting = holding(own.comments(), Ledger(conflicts=found))
    assert {conflict.id for conflict in found if conflict.weight != "note"} <= set(fitting)
    for comment in own.comments():
        assert comment.remarks["zh"].by != comment.remarks["de"].by


def test_both_kinds_of_source_are_cited(own: Store, sources: dict[str, Source]) -> None:
    for brief in originals(own):
        assert {sources[note.source].rights for note in brief.footnotes} == {"open", "restricted"}


def test_what_german_english_and_chinese_samples_say_together_is_found(
    own: Store, sources: dict[str, Source]
) -> None:
    claims = find_claims([s for source in sources.values() if source.sample for s in own.sentences(source)])
    subsidies = {"sample-de-aufsicht:11", "sample-en-investor-talks:16", "sample-zh-investor-talks:14"}
    assert any(subsidies <= set(claim.sentences) for claim in claims)


@pytest.mark.skipif(not REPORTS.is_dir(), reason="optional: the five reports are not beside the checkout")
def test_the_five_reports_give_the_records_and_the_evidence(own: Store, sources: dict[str, Source]) -> None:
    examiner = Examiner(own.glossary())
    taken = 0
    for path in sorted(REPORTS.glob("*.txt")):
        source = sources[path.name.split(".")[0]]
        found = collect(extract(reader.raw(str(path))), source.id, path.name, {}, source)
        assert found.source == source
        evidence = examine(source, read(source, found.text), examiner)
        assert evidence == own.evidence(source.id)
        taken += 1
    assert taken == 5


@pytest.mark.skipif(not REPORTS.is_dir(), reason="optional: the five reports are not beside the checkout")
def test_no_wording_of_the_five_reports_stands_in_the_content() -> None:
    width = 12
    runs: set[tuple[str, ...]] = set()
    for path in REPORTS.glob("*.txt"):
        words = _words(path)
        runs |= {tuple(words[i : i + width]) for i in range(len(words) - width + 1)}
    for folder in ("conflicts", "docs", "sources", "evidence", "memory", "glossary", "tests", "manual"):
        for path in (ROOT / folder).rglob("*.*"):
            if path.suffix in (".md", ".yml", ".po", ".py"):
                words = _words(path)
                found = [w for i in range(len(words)) if (w := tuple(words[i : i + width])) in runs]
                assert found == [], path


def _words(path: Path) -> list[str]:
    return re.findall(r"\w+", path.read_text("utf-8").lower())
