"""Front matter, records, evidence, glossary, dossiers, comments, ledgers, locks: each a named error or data."""

# ruff: noqa: E501 (an input a line; an error that may come or not)
from __future__ import annotations

from collections.abc import Callable

import pytest

from polybrief import briefs, comments, dossiers, evidence, glossary, records
from polybrief.errors import BadId, BriefError, PolybriefError, RecordError
from polybrief.relate import ledger
from polybrief.translate.packages import lock

_RECORD = "---\n{}\nlanguage: en\nrights: restricted\nsha256: x\n---\n"
_BRIEF = "---\ntitle: A\nsummary: B\nstatus: draft\nlanguage: en\n{}\n---\nText.\n"
_EVIDENCE = "source: a\nsha256: x\nsentences:\n- {{n: 1, sha256: y, {}}}\n"
_ENTRY = "- {{id: a, kind: person, en: [A], de: [A], zh: [A], {}}}\n"
_DOSSIER = "cutoff: 2025-05-31\nsummary: {{en: A., de: A., zh: A。}}\n{}\n"


def record(text: str) -> object:
    return records.parse(_RECORD.format(text), "sources/a.md", "a")


def brief(text: str) -> object:
    return briefs.parse(_BRIEF.format(text), "docs/en/briefs/a.md", "a")


def body(text: str) -> object:
    return briefs.parse(_BRIEF.format("topic: a") + text, "docs/en/briefs/a.md", "a")


def facts(text: str) -> object:
    return evidence.parse(_EVIDENCE.format(text), "evidence/a.yml")


def entry(text: str) -> object:
    return glossary.parse(_ENTRY.format(text), "glossary/a.yml")


def dossier(text: str) -> object:
    return dossiers.parse(_DOSSIER.format(text), "dossiers/a.yml", "a")


def comment(text: str) -> object:
    return comments.parse(text, "conflicts/a.yml")


def locked(text: str) -> object:
    return lock.parse(text, "models.lock")


Reader = Callable[[str], object]

# What it attacks: the reader, the input, the error that it ends in.
CASES: dict[str, tuple[Reader, str, type[PolybriefError]]] = {
    "yaml-code-by-a-tag": (record, "title: !!python/object/apply:os.system [id]", RecordError),
    "yaml-module-by-a-tag": (brief, "tags: !!python/module:os", BriefError),
    "yaml-billion-laughs": (brief, "tags: &a [x, x]\ntopic: [*a, *a]", BriefError),
    "yaml-alias-of-itself": (brief, "tags: &a [*a]", BriefError),
    "yaml-nesting": (brief, f"tags: {'[' * 5000}", BriefError),
    "yaml-nesting-of-mappings": (brief, f"tags: {'{a: ' * 5000}", BriefError),
    "yaml-key-twice": (brief, "title: Another one", BriefError),
    "yaml-key-twice-in-a-remark": (dossier, "status: [{en: A., en: B., de: A., zh: A。, cites: [a:1]}]", RecordError),
    "yaml-key-that-is-a-list": (brief, "? [a]\n: x", BriefError),
    "yaml-key-without-a-name": (brief, "~: x", BriefError),
    "yaml-merge": (brief, "<<: 7", BriefError),
    "yaml-two-documents": (brief, "...\n--- x", BriefError),
    "yaml-decimal-of-6000-digits": (brief, f"topic: {'1' * 6000}", BriefError),
    "yaml-hexadecimal-of-100000-digits": (brief, f"date: 0x{'f' * 100_000}", BriefError),
    "yaml-sexagesimal-of-4000-places": (brief, f"date: {'1:' * 4000}1", BriefError),
    "yaml-binary": (record, "title: !!binary aGk=", RecordError),
    "yaml-set": (record, "title: !!set {a}", RecordError),
    "yaml-infinite": (record, "title: .inf", RecordError),
    "yaml-day-that-is-none": (brief, "date: 2025-13-45", BriefError),
    "yaml-offset-of-99-hours": (brief, "publish_after: 2025-01-01T00:00:00+99:99", BriefError),
    "yaml-lone-surrogate": (record, r'title: "\ud800"', RecordError),
    "escape-nul": (record, r'title: "a\0b"', RecordError),
    "escape-terminal": (record, r'publisher: "\e[2J\e[31mred"', RecordError),
    "escape-backspaces": (record, r'author: "good\b\b\b\bevil"', RecordError),
    "escape-right-to-left": (brief, r'topic: "\u202Eecnanif"', BriefError),
    "escape-isolate": (entry, r'wikidata: "Q1\u2066"', RecordError),
    "escape-no-width": (brief, r'tags: ["Soft\u200BBank"]', BriefError),
    "escape-tag-characters": (record, r'title: "a\U000E0061"', RecordError),
    "escape-c1-control": (record, r'title: "a\x9b31m"', RecordError),
    "record-unknown-key": (record, "onload: alert(1)", RecordError),
    "record-address-script": (record, "url: 'javascript:alert(1)'", RecordError),
    "record-address-data": (record, "url: 'data:text/html,<script>alert(1)</script>'", RecordError),
    "record-address-file": (record, "url: file:///etc/passwd", RecordError),
    "record-address-quote": (record, "url: 'https://a.example/\" onclick=\"alert(1)'", RecordError),
    "record-address-markup": (record, "url: 'https://a.example/<script>'", RecordError),
    "record-address-open-bracket": (record, "url: 'https://[::1'", RecordError),
    "record-address-line-end": (record, r'url: "https://a.example/\n[^a:1]: x"', RecordError),
    "record-address-blank": (record, "url: 'https://a.example/\u3000x'", RecordError),
    "record-address-no-host": (record, "url: 'https:///x'", RecordError),
    "evidence-power-of-ten": (facts, "figures: [{text: x, low: '1e999999999', span: [0, 1]}]", RecordError),
    "evidence-not-a-number": (facts, "figures: [{text: x, low: sNaN, span: [0, 1]}]", RecordError),
    "evidence-infinity": (facts, "figures: [{text: x, low: Infinity, span: [0, 1]}]", RecordError),
    "evidence-100000-digits": (facts, f"figures: [{{text: x, low: '{'9' * 100_000}', span: [0, 1]}}]", RecordError),
    "evidence-month-that-is-none": (facts, "dates: [{text: x, month: 99, span: [0, 1]}]", RecordError),
    "evidence-month-of-letters": (facts, "dates: [{text: x, month: boo, span: [0, 1]}]", RecordError),
    "evidence-span-backwards": (facts, "names: [{text: x, id: a, span: [9, 1]}]", RecordError),
    "evidence-span-below-zero": (facts, "names: [{text: x, id: a, span: [-5, -1]}]", RecordError),
    "evidence-span-of-infinity": (facts, "names: [{text: x, id: a, span: [.inf, 1]}]", RecordError),
    "evidence-name-that-is-a-list": (facts, "names: [{text: x, id: [a], span: [0, 1]}]", RecordError),
    "evidence-unknown-field": (facts, "names: [{text: x, id: a, __class__: a, span: [0, 1]}]", RecordError),
    "glossary-wikidata-markup": (entry, "wikidata: 'Q1\"><script>alert(1)</script>'", RecordError),
    "glossary-wikidata-script": (entry, "wikidata: 'javascript:alert(1)'", RecordError),
    "glossary-wikidata-list": (entry, "wikidata: [Q1]", RecordError),
    "glossary-empty-form": (entry, "avoid: {de: ['']}", RecordError),
    "dossier-cites-a-path": (dossier, "status: [{en: A., de: A., zh: A。, cites: ['../../etc/passwd:1']}]", RecordError),
    "dossier-cites-markup": (dossier, "status: [{en: A., de: A., zh: A。, cites: ['a:1]<b>[']}]", RecordError),
    "dossier-brief-path": (dossier, "briefs: [../../etc/passwd]", BadId),
    "dossier-other-language": (dossier, "reviews: {'../x': {status: draft}}", RecordError),
    "dossier-large": (dossier, f"briefs: [{'a, ' * 200_000}a]", RecordError),
    "comment-without-fields": (comment, "[[[[]]]]", RecordError),
    "comment-number-for-words": (comment, "en: {text: 7, by: x, date: 2025-01-01}", RecordError),
    "ledger-nesting": (ledger.parse, f'{{"claims": {"[" * 100_000}', RecordError),
    "ledger-number": (ledger.parse, f'{{"claims": [{"9" * 5000}]}}', RecordError),
    "ledger-kind-markup": (
        ledger.parse,
        '{"claims": [], "conflicts": [{"id": "x", "kind": "<script>", "weight": "conflict", "measure": "m"}]}',
        RecordError,
    ),
    "ledger-id-that-is-a-list": (ledger.parse, '{"claims": [{"id": []}]}', RecordError),
    "lock-no-list": (locked, "{a: 1}", RecordError),
    "lock-code": (locked, "!!python/object/apply:os.system [id]", RecordError),
    "markdown-nesting-of-emphasis": (body, "*" * 2000 + "a" + "*" * 2000, BriefError),
    "markdown-nesting-of-brackets": (body, "[" * 100_000, BriefError),
    "markdown-nesting-of-quotes": (body, "> " * 3000 + "a", BriefError),
    "markdown-nesting-of-lists": (body, "- " * 3000 + "a", BriefError),
    "brief-of-ten-megabytes": (brief, f"topic: {'a' * 10_000_000}", BriefError),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_no_good_file_ends_in_a_named_error(name: str) -> None:
    read, text, error = CASES[name]
    with pytest.raises(error) as problem:
        read(text)
    # One line for a terminal, short, and without anything that a terminal acts on.
    assert problem.value.cause.isprintable()
    assert problem.value.hint.isprintable()
    assert len(problem.value.cause) < 600


NAMES = (
    "..", ".", ".git", "../x", "a/b", "a\\b", "a\0", "a\n", "A", "ａ", "клон", "a\u200b", "a.md", "", "-", "a--b",
    "con", "prn", "aux", "nul", "com1", "lpt9", "index", "readme", "a" * 101, "~", "$HOME", "a;b", "`id`",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_what_could_name_a_path_or_a_device_is_no_id(name: str) -> None:
    with pytest.raises(BadId) as problem:
        records.check_id(name)
    assert problem.value.cause.isprintable()


def test_lines_for_a_terminal_hold_nothing_that_it_acts_on() -> None:
    error = RecordError("a\x1b[2J\u202eb\r\n::error file=x::y\x9b", "c\x07")
    assert (error.cause, error.hint) == ("a\\u001b[2J\\u202eb ::error file=x::y\\u009b", "c\\u0007")
