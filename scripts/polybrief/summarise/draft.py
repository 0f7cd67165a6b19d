"""The draft itself: which sentences stand for the claims, and what finds room in which section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from polybrief.citations import language_name
from polybrief.errors import BriefError
from polybrief.examine import Examiner
from polybrief.limits import MIN_DRAFT_WORDS
from polybrief.model import Conflict, Sentence
from polybrief.summarise import facts
from polybrief.summarise.borrowed import Run, Wordings, taken_over
from polybrief.summarise.facts import Row, Shown
from polybrief.summarise.material import Material, Request, Topic, chosen_sources
from polybrief.summarise.ranking import Unit, hangs, ranked, units
from polybrief.summarise.rewrite import Gate, Rewriter, rewritten
from polybrief.summarise.room import Item, cost, fit
from polybrief.summarise.words import WORDS, Words

__all__ = ["Draft", "Point", "draft"]

_SHARES: Mapping[str, float] = MappingProxyType(
    {
        "conflicts": 0.25,
        "figures": 0.12,
        "only": 0.12,
        "questions": 0.1,
        "timeline": 0.06,
        "who": 0.06,
        "happened": 0.29,
    }
)
"""Part of the length that each section fills first; what is left goes to the sections in this order, and
what happened has most to tell."""


@dataclass(frozen=True)
class Point:
    """One sentence of a draft, in the desk's language if there is one, and the sentences it rests on.

    `shown` is the id of the sentence whose wording or translation it is; `borrowed` the runs of words
    that belong to others; `machine`: a translation that nobody has read; `rewritten`: by a model.
    """

    text: str
    shown: str
    labels: tuple[str, ...]
    language: str
    machine: bool = False
    borrowed: tuple[Run, ...] = ()
    rewritten: bool = False
    refused: str = ""


@dataclass(frozen=True)
class Draft:
    """What the template of a brief gets; `words` are the fixed words of its language.

    `happened` and `only` are groups of points with their headings. `model` has rewritten the points
    that say so. `undated` are the sources that `since` left out as their day is not known.
    """

    title: str
    language: str
    words: Words
    sources: tuple[str, ...]
    cutoff: date | None
    happened: tuple[tuple[str, tuple[Point, ...]], ...] = ()
    conflicts: tuple[Row, ...] = ()
    figures: tuple[Row, ...] = ()
    only: tuple[tuple[str, tuple[Point, ...]], ...] = ()
    timeline: tuple[Row, ...] = ()
    who: tuple[Row, ...] = ()
    questions: tuple[Row, ...] = ()
    model: str = ""
    undated: tuple[str, ...] = ()

    @property
    def points(self) -> tuple[Point, ...]:
        """All sentences, in the order of the draft."""
        return tuple(point for _, points in (*self.happened, *self.only) for point in points)

    @property
    def borrowed(self) -> tuple[Point, ...]:
        """The points with wording that belongs to others."""
        return tuple(point for point in self.points if point.borrowed)

    @property
    def runs(self) -> str:
        """The longest run of each such point, by the label of its first footnote."""
        return self.words.comma.join(
            self.words.borrowed_run.format(
                label=point.shown, length=max(run.length for run in point.borrowed)
            )
            for point in self.borrowed
        )

    @property
    def rewritten(self) -> tuple[Point, ...]:
        """The points in the words of a language model."""
        return tuple(point for point in self.points if point.rewritten)

    @property
    def refused(self) -> tuple[Point, ...]:
        """The points that a language model was asked for in vain."""
        return tuple(point for point in self.points if point.refused)


def draft(material: Material, request: Request, rewriter: Rewriter | None = None) -> Draft:
    """A draft of what is asked for; with a `rewriter`, borrowed wording is put to it to be said anew.

    Raises BriefError if there is no such source, nothing on the topic, or no wording at hand.
    """
    if request.length < MIN_DRAFT_WORDS:
        raise BriefError(
            f"a draft of {request.length} words is too short", f"ask for {MIN_DRAFT_WORDS} words or more"
        )
    chosen, undated = chosen_sources(material, request)
    topic = Topic(request.topic, material.glossary) if request.topic.strip() else None
    found = units(material, chosen, topic)
    if topic and not found:
        raise BriefError(f"no claim has all of “{request.topic}”", "use fewer words, or other ones")
    best = ranked(material, found)
    if not best:
        raise BriefError(
            "none of the chosen sources has its text at hand",
            "put the texts into the library, or collect a file",
        )
    conflicts = facts.relevant_conflicts(material, chosen, found, topic)
    kept = _fitted(material, request, chosen, found, best, conflicts)
    sources = {s.rpartition(":")[0] for unit in found for s in unit.sentences}
    made = Draft(
        title=request.title,
        language=request.language,
        words=WORDS[request.language],
        sources=tuple(sorted(sources)),
        cutoff=_cutoff(material, sources),
        happened=_grouped(kept["happened"]),
        only=_grouped(kept["only"]),
        conflicts=_rows(kept["conflicts"]),
        figures=_rows(kept["figures"], in_order=True),
        timeline=_rows(kept["timeline"], in_order=True),
        who=_rows(kept["who"], in_order=True),
        questions=_rows(kept["questions"]),
        undated=undated,
    )
    spent = sum(map(cost, kept.values()))
    return _in_own_words(made, material, rewriter, request.length - spent)


_Content = Point | Shown


def _fitted(
    material: Material,
    request: Request,
    chosen: Sequence[str],
    found: Sequence[Unit],
    best: Sequence[Unit],
    conflicts: Sequence[Conflict],
) -> dict[str, list[Item[_Content]]]:
    language, words = request.language, WORDS[request.language]
    tongues = {material.sources[source].language for source in chosen}
    happened, only = [], []
    against = _against(conflicts)
    for unit in best:
        point = _point(material, unit, language, against)
        text = point.text if point.language == language else f"[{point.language}] {point.text}"
        alone = next(iter(unit.languages)) if len(unit.languages) == 1 and len(tongues) > 1 else language
        if alone == language:
            heading = words.one_origin if unit.origins == 1 else words.origins.format(n=unit.origins)
            happened.append(Item[_Content](point, text, (words.happened, heading)))
        else:
            heading = words.only.format(language=language_name(alone, language))
            only.append(Item[_Content](point, text, (heading,)))
    sentences = [sentence for unit in found for sentence in unit.sentences]
    sections = {
        "happened": happened,
        "only": _in_turn(only),
        "conflicts": _items(
            [facts.conflict_rows(material, conflict, language) for conflict in conflicts],
            (words.conflicts, *words.conflict_columns),
        ),
        "figures": _items(
            facts.figures(material, sentences, language), (words.figures, *words.figure_columns)
        ),
        "timeline": _items(
            facts.timeline(material, sentences, language), (words.timeline, *words.timeline_columns)
        ),
        "who": _items(facts.who_is_who(material, sentences, language), (words.who,)),
        "questions": _items(facts.questions(material, conflicts, best, language), (words.questions,)),
    }
    return fit(sections, _SHARES, request.length)


def _in_turn(items: Sequence[Item[_Content]]) -> list[Item[_Content]]:
    """One of each language in turn, so that none takes all the room."""
    place: Counter[tuple[str, ...]] = Counter()
    placed = []
    for n, item in enumerate(items):
        placed.append((place[item.headings], n, item))
        place[item.headings] += 1
    return [item for _, _, item in sorted(placed, key=lambda p: p[:2])]


def _items(shown: Iterable[Shown], headings: tuple[str, ...]) -> list[Item[_Content]]:
    return [Item(one, " ".join(cell for row in one.rows for cell in row.cells), headings) for one in shown]


def _grouped(items: Sequence[Item[_Content]]) -> tuple[tuple[str, tuple[Point, ...]], ...]:
    groups: dict[str, list[Point]] = {}
    for item in items:
        if isinstance(item.content, Point):
            groups.setdefault(item.headings[-1], []).append(item.content)
    return tuple((heading, tuple(points)) for heading, points in groups.items())


def _rows(items: Sequence[Item[_Content]], *, in_order: bool = False) -> tuple[Row, ...]:
    shown = [item.content for item in items if isinstance(item.content, Shown)]
    if in_order:
        shown.sort(key=lambda one: one.order)
    return tuple(row for one in shown for row in one.rows)


def _against(conflicts: Iterable[Conflict]) -> dict[str, set[str]]:
    """For each sentence those that state another value: no support for what it says."""
    found: dict[str, set[str]] = {}
    for conflict in conflicts:
        for one in conflict.stated:
            others = {s.sentence for s in conflict.stated if s.value != one.value}
            found.setdefault(one.sentence, set()).update(others)
    return found


def _point(material: Material, unit: Unit, language: str, against: Mapping[str, set[str]]) -> Point:
    """The unit in its most suitable sentence: of the desk's language and free to be used, if there is one."""
    at_hand = [s for s in unit.sentences if material.has_text(s)]
    shown = min(at_hand, key=lambda s: (hangs(material, s), _effort(material, s, language)))
    labels = (shown, *(s for s in unit.sentences if s != shown and s not in against.get(shown, ())))
    sentence = material.sentences[shown]
    text, tongue, machine = sentence.text or "", sentence.language, False
    translation = material.translations.get(shown)
    if tongue != language and translation and translation.text:
        text, tongue, machine = translation.text, language, not translation.reviewed
    return Point(text, shown, labels, tongue, machine)


def _effort(material: Material, sentence_id: str, language: str) -> int:
    """How much work a sentence leaves to the editor; 0 is none."""
    translation = material.translations.get(sentence_id)
    restricted = material.source_of(sentence_id).rights == "restricted"
    if material.language_of(sentence_id) == language:
        return 2 if restricted else 0
    if not translation or not translation.text:
        return 7 if restricted else 6
    return (1 if translation.reviewed else 3) if not restricted else (4 if translation.reviewed else 5)


def _cutoff(material: Material, sources: Iterable[str]) -> date | None:
    """The latest day on which one of the sources was published or taken."""
    days = [
        day
        for source in sources
        for day in (material.sources[source].published, material.sources[source].retrieved)
        if day
    ]
    return max(days, default=None)


def _in_own_words(made: Draft, material: Material, rewriter: Rewriter | None, room: int) -> Draft:
    """The draft with the runs that are taken over, or with them said anew by the `rewriter`."""
    wordings = Wordings(_restricted(material, made.language))
    examiner = Examiner(material.glossary)
    marked = {
        point: replace(point, borrowed=taken_over(point.text, point.language, wordings, examiner))
        for point in made.points
    }
    borrowed = [point for point in marked.values() if point.borrowed and point.language == made.language]
    if rewriter and borrowed:
        gate = Gate(examiner, wordings, _vocabulary(material, made.language))
        said = rewritten([point.text for point in borrowed], made.language, rewriter, gate, room)
        done = {
            (point.text, point.shown): replace(point, refused=answer.problem)
            if answer.problem
            else replace(point, text=answer.text, borrowed=(), rewritten=True)
            for point, answer in zip(borrowed, said, strict=True)
        }
        marked = {old: done.get((new.text, new.shown), new) for old, new in marked.items()}

    def with_runs(
        groups: tuple[tuple[str, tuple[Point, ...]], ...],
    ) -> tuple[tuple[str, tuple[Point, ...]], ...]:
        return tuple((heading, tuple(marked[point] for point in points)) for heading, points in groups)

    made = replace(made, happened=with_runs(made.happened), only=with_runs(made.only))
    return replace(made, model=rewriter.model) if rewriter and made.rewritten else made


def _restricted(material: Material, language: str) -> Iterable[Sentence]:
    """The sentences that may not be published, in their own language and as translated."""
    for sentence in material.sentences.values():
        if material.sources[sentence.source].rights == "restricted":
            yield sentence
    for sentence_id, translation in material.translations.items():
        original = material.sentences.get(sentence_id)
        if original and material.sources[original.source].rights == "restricted":
            yield replace(original, language=language, text=translation.text)


def _vocabulary(material: Material, language: str) -> frozenset[str]:
    """The words that two sources or more have in `language`, as written."""
    sources: dict[str, set[str]] = {}
    for sentence in material.sentences.values():
        if sentence.language == language and sentence.text:
            for word in sentence.text.split():
                sources.setdefault(word.strip(".,;:!?()\"'“”„’"), set()).add(sentence.source)
    return frozenset(word for word, having in sources.items() if len(having) > 1)
