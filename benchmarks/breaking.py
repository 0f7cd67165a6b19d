"""What an editor or a machine breaks in a brief: the faults of the gate's benchmark.

A fault is one slip in one place of a brief that was right before, as the file stands afterwards. The
places are found with plain expressions that know nothing of the rules that are measured, and the
slips are the same in every run. Footnotes' definitions and the review are written anew behind each
slip (unless they are what is broken), so that nothing but the slip itself can be found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import timedelta
from functools import cached_property, partial
from typing import NamedTuple

from polybrief import briefs, localise
from polybrief.briefs import Brief
from polybrief.check import Desk
from polybrief.model import FrontMatter
from slips import CALL, of_statement, of_values, put, sites

_CALLS_AT_END = re.compile(r"(?:\[\^[^\]\n]+\])+(?=[ |]*$)")
_KEYS = {field.name for field in fields(FrontMatter)}


@dataclass(frozen=True)
class Fault:
    """A fault: its kind, and the lines on which a finding of it may stand.

    `changed` is what was written instead, for the list of faults that were missed. `edition` is the
    language of the edition in which the fault shows, where that is not the broken brief itself.
    """

    kind: str
    make: Callable[[], Brief]
    lines: frozenset[int]
    changed: str
    edition: str | None = None

    @cached_property
    def brief(self) -> Brief:
        """The brief as it stands with the fault; made when it is asked for."""
        return self.make()


def rebuilt(
    brief: Brief,
    lines: Sequence[str],
    desk: Desk,
    *,
    review: bool = True,
    **front: object,
) -> Brief:
    """The brief with other lines, its definitions and its review written for them."""
    made = briefs.parse(brief.head + "\n".join(lines), brief.file, brief.slug)
    made = briefs.with_front(made, **front)
    if review:
        made = briefs.with_front(made, reviewed_hash=made.text_hash)
        if "published_hash" in _KEYS and "published_hash" not in front:
            made = briefs.with_front(made, published_hash=made.text_hash)
    text = localise.with_definitions(made, desk.sources)
    return briefs.parse(text, brief.file, brief.slug)


class Place(NamedTuple):
    """A line of a brief that states something: a sentence or a row of a table."""

    index: int
    number: int
    text: str
    row: bool


def places(brief: Brief) -> list[Place]:
    """The lines of the body that carry footnotes."""
    return [
        Place(index, brief.first_line + index, line, line.startswith("|"))
        for index, line in enumerate(brief.body.split("\n"))
        if CALL.search(line)
    ]


def faults(brief: Brief, desk: Desk) -> Iterator[Fault]:
    """Every fault for which the brief has a place, one at a time."""
    for place in places(brief):
        for kind, new in (*of_statement(place.text, brief, desk), *_of_form(place, brief, desk)):
            made = partial(rebuilt, brief, _with(brief, place.index, [new]), desk)
            yield Fault(kind, made, frozenset({place.number}), new)
        yield from _of_whole_lines(brief, place, desk)
    head = frozenset(range(1, brief.first_line))
    for key in ("title", "summary"):
        for kind, new in of_values(getattr(brief.front, key), brief.front.language):
            made = partial(rebuilt, brief, brief.body.split("\n"), desk, **{key: new})
            yield Fault(f"{kind}, title or summary", made, head, new)
    yield from _of_pages(brief, desk)


def _with(brief: Brief, index: int, new: Sequence[str]) -> list[str]:
    lines = brief.body.split("\n")
    return [*lines[:index], *new, *lines[index + 1 :]]


# Footnotes, quotations, form -----------------------------------------------------------------------------

_INVENTED = {
    "en": " and calls it “a bridge into every home in the land”",
    "de": " und nennt es „eine Brücke in jedes Haus des Landes“",
    "zh": "，并称之为“通往每个家庭的桥梁”",
}
_LONG = {
    "en": "The report says: “Nobody who has ever stood beside such a building site forgets the noise, the"
    " dust and the lorries, but whoever comes back a year later finds a quiet hall, a fence, a lawn"
    " and a humming that never ends.”",
    "de": "Der Bericht schreibt: „Wer je neben einer solchen Baustelle gestanden hat, vergisst weder den Lärm"
    " noch den Staub noch die Lastwagen, aber wer ein Jahr später wiederkommt, findet eine stille Halle,"
    " einen Zaun, einen Rasen und ein Summen, das nie aufhört.“",
    "zh": "报道写道：“站在这样的工地旁边的人，谁也忘不了那里的噪声、尘土和来来往往的卡车，"
    "可一年以后再来，看到的却是安静的厂房、一圈围栏、一片草坪，还有永不停歇的嗡嗡声。”",
}
_ADDED = {
    "en": "The work is already under way.",
    "de": "Die Arbeiten haben schon begonnen.",
    "zh": "工程已经启动。",
}
_PAGES = {"en": "our page", "de": "unsere Seite", "zh": "另一页"}


def _of_form(place: Place, brief: Brief, desk: Desk) -> Iterator[tuple[str, str]]:
    line, language = place.text, brief.front.language
    calls = CALL.findall(line)
    yield "footnote missing", CALL.sub("", line)
    first = sites(re.compile(re.escape(calls[0])), line) or list(re.finditer(re.escape(calls[0]), line))
    source, _, n = calls[0][2:-1].rpartition(":")
    yield "footnote unknown", put(line, first[0], f"[^{source}:999]")
    yield "footnote unknown", put(line, first[0], f"[^{source}-2:{n}]")
    yield "footnote unknown", put(line, first[0], f"[^{source}]")
    yield from _wrong_footnotes(line, calls, desk)
    if place.row:
        return
    end = _CALLS_AT_END.search(line)
    at = end.start() if end else len(line)
    text, tail = line[:at].rstrip("。."), line[at:]
    stop = "。" if language == "zh" else "."
    yield "quotation invented", f"{text}{_INVENTED[language]}{stop}{tail}"
    yield "raw HTML", f"<b>{text}</b>{stop}{tail}"
    yield "raw HTML", f"{text}{stop}<script>alert(1)</script>{tail}"
    yield "two sentences on a line", f"{text}{stop} {_ADDED[language]}{tail}".replace("。 ", "。")
    yield "link to nowhere", f"{text} ([{_PAGES[language]}](no-such-page.md)){stop}{tail}"
    yield "picture without text", f"{text} ![](picture.png){stop}{tail}"
    yield "hidden character", f"{text[:3]}\u202e{text[3:]}{stop}{tail}"
    if language == "zh" and "，" in text:
        yield "typography", f"{text.replace('，', ',', 1)}{stop}{tail}"
    if language == "de" and "„" in text:
        yield "typography", f"{text.replace('“', '”').replace('„', '“')}{stop}{tail}"
    restricted = [s for s in sorted(desk.sources) if desk.sources[s].rights == "restricted"]
    if restricted:
        yield "quotation too long", f"{_LONG[language]}[^{restricted[0]}:{len(text) % 9 + 1}]"
    for name in restricted:
        for sentence in desk.sentences.get(name, ()):
            # Long enough for a run of words that is nobody's but its author's.
            if sentence.language == language and len((sentence.text or "").split()) > 20:
                yield "wording taken over", f"{sentence.text}[^{sentence.id}]"
                return


def _wrong_footnotes(line: str, calls: Sequence[str], desk: Desk) -> Iterator[tuple[str, str]]:
    """The calls of a line replaced by calls of sentences that say something else."""
    cited = {call[2:-1] for call in calls}
    source, _, n = calls[0][2:-1].rpartition(":")
    same = [s for s in desk.sentences.get(source, ()) if s.id not in cited and not s.heading]
    # Far away in the report, so that it does not go on about the same thing.
    for sentence in sorted(same, key=lambda s: (-abs(s.n - int(n)), s.n))[:1]:
        yield "wrong sentence of the source", _cites_only(line, calls, sentence.id)
        if len(calls) > 1:
            wrong = line.replace(calls[0], f"[^{sentence.id}]", 1)
            yield "one of several footnotes wrong", wrong
    known = {call.rpartition(":")[0] for call in cited}
    for other in [s for s in sorted(desk.sources) if s not in known and desk.sentences.get(s)][:1]:
        yield "wrong source", _cites_only(line, calls, desk.sentences[other][-1].id)


def _cites_only(line: str, calls: Sequence[str], label: str) -> str:
    for call in calls[1:]:
        line = line.replace(call, "", 1)
    return line.replace(calls[0], f"[^{label}]", 1)


# Lines and pages -----------------------------------------------------------------------------------------


def _of_whole_lines(brief: Brief, place: Place, desk: Desk) -> Iterator[Fault]:
    number, index = place.number, place.index
    around = frozenset({1, *range(number - 2, number + 3)})
    word = _ADDED[brief.front.language]
    lines = brief.body.split("\n")
    if not place.row:
        bare = partial(rebuilt, brief, _with(brief, index, [place.text, word]), desk)
        yield Fault("sentence without footnote", bare, frozenset({number + 1}), word)
        changed = _with(brief, index, [f"{word[:-1]}: {place.text}"])
        made = partial(rebuilt, brief, changed, desk, review=False)
        top = frozenset({*range(1, brief.first_line), number})
        yield Fault("change without a review", made, top, changed[index])
        if "published_hash" in _KEYS:
            made = partial(rebuilt, brief, changed, desk, published_hash=brief.text_hash)
            yield Fault("published text changed", made, top, changed[index])
    if brief.front.translation_of:
        made = partial(rebuilt, brief, [*lines[:index], *lines[index + 1 :]], desk)
        yield Fault("edition: sentence dropped", made, around, f"(without) {place.text}")
        call = (CALL.findall(place.text) or [""])[0]
        more = place.text if place.row else word + call
        yield Fault(
            "edition: sentence added",
            partial(rebuilt, brief, _with(brief, index, [place.text, more]), desk),
            around,
            more,
        )
    elif not place.row:
        new = f"{word[:-1]}: {place.text}"
        for code in ("de", "zh"):
            edition = desk.briefs.get((code, brief.slug))
            if edition and edition.front.translation_of:
                # Original and edition have the same lines behind their front matter.
                at = edition.first_line + index
                made = partial(rebuilt, brief, _with(brief, index, [new]), desk)
                yield Fault("edition: stale", made, frozenset({1, at}), new, code)


def _of_pages(brief: Brief, desk: Desk) -> Iterator[Fault]:
    lines = brief.body.split("\n")
    for index, line in enumerate(lines):
        if line.startswith("## "):
            for new in (f"##{line}", line[1:]):
                made = partial(rebuilt, brief, _with(brief, index, [new]), desk)
                yield Fault("heading level", made, frozenset({brief.first_line + index}), new)
    for note in brief.definitions[:3]:
        made = partial(_with_another_definition, brief, note.text)
        yield Fault("definition changed", made, frozenset({note.line}), note.text)
    head = frozenset(range(1, brief.first_line))
    yield Fault("no cut-off", partial(rebuilt, brief, lines, desk, cutoff=None), head, "cutoff")
    unread = partial(rebuilt, brief, lines, desk, review=False, reviewed_hash=None)
    yield Fault("no review", unread, head, "review")
    if brief.front.date:
        early = partial(rebuilt, brief, lines, desk, reviewed_on=brief.front.date - timedelta(days=30))
        yield Fault("review before the text", early, head, "reviewed_on")


def _with_another_definition(brief: Brief, text: str) -> Brief:
    notes = {note.label: note.text + ("!" if note.text == text else "") for note in brief.definitions}
    return briefs.parse(briefs.render(brief.head, brief.body, notes), brief.file, brief.slug)
