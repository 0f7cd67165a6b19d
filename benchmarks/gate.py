"""What the gate finds of the faults that people and machines make, and what it finds where there are none.

The repository's published briefs in three languages and the good sentences in `gate/good.yml` are taken
as they are, which gives the false alarms; then they are broken in one place at a time (breaking.py).
A fault counts as found only if a finding of a rule that is meant for it (KINDS) stands on a line where
it belongs and was not there before.

`--public` leaves the private library aside, as in a public clone. `--sample N` takes every Nth fault.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import NamedTuple

import yaml

import breaking
from polybrief import briefs, gate
from polybrief.briefs import Brief
from polybrief.check import Desk, check, codes
from polybrief.model import Finding
from polybrief.store import Store

ROOT = Path(__file__).parents[1]
GOOD = Path(__file__).parent / "gate" / "good.yml"

_SUPPORT = ("figure-not-in-source", "date-not-in-source", "translation-figures", "translation-dates")
_NAMES = ("name-not-in-source", "translation-names")
_CITED = (*_SUPPORT, *_NAMES, "footnote-without-use", "edition-out-of-step")
_REVIEW = ("not-reviewed", "review-incomplete", "changed-without-correction")

VALUES, FORM, FOOTNOTES, BEYOND = "values", "structure", "wrong footnotes", "beyond the gate"
KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "figure: digit": (VALUES, _SUPPORT),
    "figure: ten times": (VALUES, _SUPPORT),
    "figure: a tenth": (VALUES, _SUPPORT),
    "figure: decimal sign lost": (VALUES, _SUPPORT),
    "figure: scale word": (VALUES, _SUPPORT),
    "count in words": (VALUES, _SUPPORT),
    "currency": (VALUES, _SUPPORT),
    "unit": (VALUES, _SUPPORT),
    "date: day": (VALUES, _SUPPORT),
    "date: month": (VALUES, _SUPPORT),
    "date: year": (VALUES, _SUPPORT),
    "name": (VALUES, _NAMES),
    "footnote missing": (FORM, ("unsupported-sentence",)),
    "footnote unknown": (FORM, ("unknown-sentence",)),
    "definition changed": (FORM, ("footnote-definition",)),
    "sentence without footnote": (FORM, ("unsupported-sentence",)),
    "two sentences on a line": (FORM, ("several-sentences",)),
    "quotation invented": (FORM, ("quotation-not-in-source",)),
    "quotation too long": (FORM, ("quotation-too-long",)),
    "wording taken over": (FORM, ("borrowed-wording",)),
    "edition: sentence dropped": (FORM, ("edition-out-of-step",)),
    "edition: sentence added": (FORM, ("edition-out-of-step",)),
    "edition: stale": (FORM, ("translation-stale",)),
    "change without a review": (FORM, _REVIEW),
    "no review": (FORM, _REVIEW),
    "published text changed": (FORM, ("changed-without-correction",)),
    "review before the text": (FORM, ("dates-inconsistent",)),
    "no cut-off": (FORM, ("no-cutoff", "front-matter-incomplete")),
    "heading level": (FORM, ("heading-order", "edition-out-of-step")),
    "raw HTML": (FORM, ("raw-html",)),
    "link to nowhere": (FORM, ("dead-link",)),
    "picture without text": (FORM, ("no-alternative-text",)),
    "hidden character": (FORM, ("hidden-character",)),
    "typography": (FORM, ("typography",)),
    "wrong source": (FOOTNOTES, _CITED),
    "wrong sentence of the source": (FOOTNOTES, _CITED),
    "one of several footnotes wrong": (FOOTNOTES, _CITED),
    "figure of another cited statement": (BEYOND, _SUPPORT),
    "name from the cited sentence": (BEYOND, _NAMES),
    "two names change places": (BEYOND, _NAMES),
    "bound": (BEYOND, _SUPPORT),
    "negation": (BEYOND, (*_SUPPORT, *_NAMES)),
}
"""Kinds of faults: the group they are counted in, and the rules that are meant for them."""


class Page(NamedTuple):
    """A brief that is right, and the desk that knows it."""

    brief: Brief
    desk: Desk


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the gate.")
    parser.add_argument("--public", action="store_true", help="without the private library")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="take every Nth fault")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N missed faults of each kind")
    options = parser.parse_args()
    began = time.perf_counter()
    pages = load(public=options.public)
    alarms = false_alarms(pages)
    print(f"{alarms.texts} good sentences, rows, titles and summaries, {len(alarms.flagged)} flagged", end="")
    print(f" ({len(alarms.flagged) / alarms.texts:.1%}); {len(alarms.elsewhere)} findings elsewhere")
    for finding in (*alarms.flagged, *alarms.elsewhere):
        print(f"  {finding.file}:{finding.line}: {finding.message} [{finding.rule}]")
    result = measure(pages, options.sample)
    print(*table(result), sep="\n")
    for kind, missed in sorted(result.missed.items()):
        # Sentences of restricted reports are not for the screen.
        for fault in missed[: 0 if kind in ("quotation too long", "wording taken over") else options.show]:
            print(f"  missed: {kind}: {fault.brief.file}:{min(fault.lines)}: {fault.changed}")
    print(f"{time.perf_counter() - began:.0f} s")


def load(*, public: bool = False) -> list[Page]:
    """The repository's published briefs, and the good sentences as one brief in each language."""
    store = Store(ROOT)
    if public:
        store.__dict__["library"] = ROOT / "no-library"
    desk = gate.desk(store)
    own = [Page(breaking.rebuilt(b, b.body.split("\n"), desk), desk) for b in desk.briefs.values()]
    own = [page for page in own if page.brief.front.status == "published"]
    desk = _with_briefs(desk, *(page.brief for page in own))
    good = [_good(language, lines, desk) for language, lines in yaml.safe_load(GOOD.read_text()).items()]
    return [Page(page.brief, desk) for page in own] + [Page(b, _with_briefs(desk, b)) for b in good]


def _with_briefs(desk: Desk, *more: Brief) -> Desk:
    made = replace(desk, briefs={**desk.briefs, **{(b.front.language, b.slug): b for b in more}})
    # What was read once need not be read again for each fault.
    made.__dict__["examiner"] = desk.examiner
    made.kept.update((key, known) for key, known in desk.kept.items() if key[0] not in _OF_BRIEFS)  # type: ignore[index]
    return made


_OF_BRIEFS = ("pairs", "support")
"""What the rules keep of briefs, and not of sources and names."""


_TITLES = {"en": ("Good sentences", "What they say"), "de": ("Gute Sätze", "Was sie sagen")}


def _good(language: str, lines: Sequence[Mapping[str, object]], desk: Desk) -> Brief:
    like = next(b for (code, _), b in sorted(desk.briefs.items()) if code == language and b.front.topic)
    title, heading = _TITLES.get(language, ("可靠的句子", "内容"))
    front = {"title": title, "summary": title, "translation_of": None, "localised_hash": None, "tags": ()}
    empty = briefs.with_front(like, **front)
    file = f"docs/{language}/briefs/good-sentences.md"
    made = replace(empty, file=file, slug="good-sentences", definitions=())
    stated = [f"{line['text']}{''.join(f'[^{c}]' for c in line['cites'])}" for line in lines]  # type: ignore[attr-defined]
    return breaking.rebuilt(made, ["", f"## {heading}", "", *stated, ""], desk)


class Alarms(NamedTuple):
    texts: int
    flagged: list[Finding]
    elsewhere: list[Finding]


def false_alarms(pages: Iterable[Page]) -> Alarms:
    """How many good texts there are, the first finding on each that has one, and all other findings.

    A text is a sentence, a row of a table, a title or a summary.
    """
    texts, flagged, elsewhere = 0, {}, []
    for page in pages:
        head = enumerate(page.brief.head.split("\n"), start=1)
        lines = {number for number, line in head if line.startswith(("title:", "summary:"))}
        lines |= {place.number for place in breaking.places(page.brief)}
        texts += len(lines)
        for finding in check([page.brief], page.desk):
            if finding.line in lines:
                flagged.setdefault((finding.file, finding.line), finding)
            else:
                elsewhere.append(finding)
    return Alarms(texts, list(flagged.values()), elsewhere)


class Result(NamedTuple):
    tried: Counter[tuple[str, str]]
    found: Counter[tuple[str, str]]
    missed: dict[str, list[breaking.Fault]]


def measure(pages: Iterable[Page], sample: int = 1) -> Result:
    """How many faults of each kind and language were tried and found."""
    tried: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    missed: dict[str, list[breaking.Fault]] = defaultdict(list)
    turn = count()
    for page in pages:
        before = {code: _stands(page, code) for code in (None, "de", "zh")}
        for fault in breaking.faults(page.brief, page.desk):
            if next(turn) % sample:
                continue
            key = (fault.kind, page.brief.front.language)
            tried[key] += 1
            if seen(fault, page, before[fault.edition]):
                found[key] += 1
            else:
                missed[fault.kind].append(fault)
    return Result(tried, found, missed)


def seen(fault: breaking.Fault, page: Page, before: set[tuple[str, str]]) -> bool:
    """Whether a rule that is meant for the fault says something new on a line where it belongs."""
    desk = _with_briefs(page.desk, fault.brief)
    checked = desk.briefs[fault.edition, fault.brief.slug] if fault.edition else fault.brief
    _, rules = KINDS[_plain(fault.kind)]
    lines = _lines(checked)
    return any(
        finding.rule in rules and finding.line in fault.lines and _said(finding, lines) not in before
        for finding in check([checked], desk)
    )


def _stands(page: Page, code: str | None) -> set[tuple[str, str]]:
    brief = page.desk.briefs.get((code, page.brief.slug)) if code else page.brief
    if brief is None:
        return set()
    return {_said(finding, _lines(brief)) for finding in check([brief], page.desk)}


def _lines(brief: Brief) -> list[str]:
    return (brief.head + brief.body).split("\n")


def _said(finding: Finding, lines: Sequence[str]) -> tuple[str, str]:
    """A finding whatever the number of its line, as lines above it may come and go."""
    line = lines[finding.line - 1] if finding.line <= len(lines) else ""
    return finding.rule, f"{finding.message}\n{line if finding.line > 1 else ''}"


def share(result: Result, group: str) -> tuple[int, int]:
    """How many faults of a group were found, of how many."""

    def of(counter: Counter[tuple[str, str]]) -> int:
        return sum(n for (kind, _), n in counter.items() if KINDS[_plain(kind)][0] == group)

    return of(result.found), of(result.tried)


def _plain(kind: str) -> str:
    return kind.removesuffix(", title or summary")


def table(result: Result) -> Iterator[str]:
    """The table, as it stands in the manual."""
    there = codes()
    languages = ("en", "de", "zh")
    yield "| fault | English | German | Chinese | found |"
    yield "|---|---|---|---|---|"
    for group in (VALUES, FORM, FOOTNOTES, BEYOND):
        total = share(result, group)
        for name in KINDS:
            kinds = [
                k
                for k in (name, f"{name}, title or summary")
                if any((k, c) in result.tried for c in languages)
            ]
            if KINDS[name][0] != group or not kinds:
                continue
            counts = [(_sum(result.found, kinds, [c]), _sum(result.tried, kinds, [c])) for c in languages]
            whole = (sum(hit for hit, _ in counts), sum(all_ for _, all_ in counts))
            note = "" if there & set(KINDS[name][1]) else " (no such rule)"
            cells = " | ".join(f"{hit}/{all_}" if all_ else "–" for hit, all_ in counts)
            yield f"| {name}{note} | {cells} | {_share(whole)} |"
        if total[1]:
            yield f"| **{group}, together** | | | | **{_share(total)}** ({total[0]}/{total[1]}) |"


def _sum(counter: Counter[tuple[str, str]], kinds: Sequence[str], languages: Sequence[str]) -> int:
    return sum(counter[kind, language] for kind in kinds for language in languages)


def _share(pair: tuple[int, int]) -> str:
    return f"{pair[0] / pair[1]:.1%}" if pair[1] else "–"


if __name__ == "__main__":
    main()
