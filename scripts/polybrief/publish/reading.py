"""What a brief's page shows beside its text: how long it takes, what it rests on, what is disputed."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from polybrief.briefs import Brief
from polybrief.limits import READING_CHARACTERS, READING_WORDS
from polybrief.model import Source
from polybrief.publish.desk import Desk
from polybrief.publish.history import Version
from polybrief.publish.ledger_pages import Disagreement, LedgerPages
from polybrief.publish.ledger_texts import LEDGER_TEXTS
from polybrief.publish.reading_texts import READING_TEXTS
from polybrief.publish.texts import TEXTS
from polybrief.publish.typography import is_wide


@dataclass(frozen=True)
class Cited:
    """A report that a brief cites, and what its line in the list of sources says behind its name."""

    source: Source
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What surrounds a brief; `origins` is 0 where no ledger tells them, `counted` says in words how many
    reports and origins there are."""

    minutes: int
    cited: tuple[Cited, ...]
    origins: int
    counted: str
    disputed: tuple[Disagreement, ...]
    versions: tuple[Version, ...]


def reading(brief: Brief, desk: Desk, ledger: LedgerPages | None) -> Reading:
    """The surroundings of a brief in its own language."""
    language = brief.front.language
    numbers: dict[str, set[int]] = {}
    for note in brief.footnotes:
        numbers.setdefault(note.source, set()).update({note.n} if note.n else ())
    cited = tuple(
        _cited(report.source, tuple(sorted(found)), language)
        for source, found in numbers.items()
        if (report := desk.report(source))
    )
    origins = count_origins([one.source for one in cited], ledger)
    said = LEDGER_TEXTS[language]
    reports = said.report_one if len(cited) == 1 else said.report_many.format(n=len(cited))
    return Reading(
        minutes=minutes(brief),
        cited=cited,
        origins=origins,
        counted=said.counted(len(cited), origins) if origins else reports,
        disputed=_disputed({conflict.id for conflict in desk.conflicts(brief.labels)}, ledger),
        versions=desk.versions.get(f"{brief.slug}.md", ()),
    )


def minutes(brief: Brief) -> int:
    """How long it takes to read the body of a brief, in whole minutes, one at least."""
    texts = [passage.bare for passage in brief.passages]
    characters = sum(is_wide(char) for text in texts for char in text)
    words = sum(len("".join(" " if is_wide(char) else char for char in text).split()) for text in texts)
    language = brief.front.language
    return max(1, math.ceil(characters / READING_CHARACTERS + words / READING_WORDS.get(language, 200)))


def count_origins(sources: Sequence[Source], ledger: LedgerPages | None) -> int:
    """From how many origins the reports are, as far as the ledger shows it; 0 without a ledger."""
    if ledger is None:
        return 0
    return len({ledger.origins[source.id] for source in sources if source.id in ledger.origins})


def _cited(source: Source, numbers: tuple[int, ...], language: str) -> Cited:
    text, origin = TEXTS[language], source.origin_language
    facts = (
        source.publisher,
        # A date is not parted at the end of a line.
        text.day(source.published).replace(" ", "\u00a0") if source.published else "",
        text.written_in.format(language=text.language_name(source.language)),
        text.first_written_in.format(language=text.language_name(origin))
        if origin and origin != source.language
        else "",
        text.sample if source.sample else text.open if source.rights == "open" else text.restricted,
        READING_TEXTS[language].sentences(numbers) if numbers else "",
    )
    return Cited(source, tuple(fact for fact in facts if fact))


def _disputed(ids: Collection[str], ledger: LedgerPages | None) -> tuple[Disagreement, ...]:
    """The conflicts of which a side is cited; lesser disagreements where the editor explains them."""
    found = ledger.conflicts if ledger else ()
    return tuple(
        one for one in found if one.conflict.id in ids and (one.conflict.weight == "conflict" or one.remark)
    )
