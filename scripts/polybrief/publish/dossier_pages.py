"""The pages of dossiers: what their templates ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from polybrief import dossiers
from polybrief.briefs import Brief, texts, with_front
from polybrief.dossiers import Dossier, Item, Sum
from polybrief.examine.names import Names
from polybrief.model import Entry, Evidence, Footnote, Ledger, Source
from polybrief.publish.dossier_texts import DOSSIER_TEXTS, DossierTexts
from polybrief.publish.ledger_pages import Disagreement
from polybrief.publish.ledger_texts import LEDGER_TEXTS

INDEX = f"{dossiers.FOLDER}/index.md"
_LISTED = 2
"""Sums in the list of dossiers."""


@dataclass(frozen=True)
class DossierPage:
    """A dossier in one language, whose page is at `path`.

    `brief` is its text without the sums, a draft unless a person has reviewed exactly this text. `markdown`
    is all of the page: text, sums, definitions of the footnotes. `sources` are those that any of it cites.
    """

    dossier: Dossier
    programme: Entry
    brief: Brief
    markdown: str
    sums: tuple[Sum, ...]
    sources: tuple[Source, ...]

    @property
    def path(self) -> str:
        """The path under `docs/<language>` that its page would have as a file."""
        return f"{self.brief.place}.md"

    @property
    def language(self) -> str:
        return self.brief.front.language

    @property
    def text(self) -> DossierTexts:
        """The texts of its page."""
        return DOSSIER_TEXTS[self.language]

    def field(self, name: str) -> tuple[str, str]:
        """The name of a field, and its first sentence, empty if there is none."""
        items: tuple[Item, ...] = self.dossier.fields[name]
        return dossiers.field_name(name, self.language), items[0].texts[self.language] if items else ""

    @property
    def comma(self) -> str:
        """What stands between two values of a row."""
        return LEDGER_TEXTS[self.language].comma

    @property
    def colon(self) -> str:
        """What stands behind the name of something."""
        return LEDGER_TEXTS[self.language].colon

    @property
    def largest(self) -> tuple[Sum, ...]:
        """The largest sums, each value once: as a report in the page's language gives it, if there is one."""
        found: dict[tuple[object, ...], Sum] = {}
        for one in self.sums:
            value = (one.low, one.high, one.unit)
            if one.source.language == self.language or value not in found:
                known = found.get(value)
                if known is None or known.source.language != self.language:
                    found[value] = one
        return tuple(one for one in found.values() if not one.without_currency)[:_LISTED]

    def briefs(self, listed: Iterable[Brief]) -> tuple[Brief, ...]:
        """Those of the briefs that name the programme in text or tags, or that the dossier names."""
        names = Names((self.programme,), territories=False)
        forms = {form for each in self.programme.forms.values() for form in each}
        return tuple(
            brief
            for brief in listed
            if brief.slug in self.dossier.briefs
            or forms & set(brief.front.tags)
            or any(names.find(text, code) for text, code in texts(brief))
        )

    def conflicts(self, known: Iterable[Disagreement]) -> tuple[Disagreement, ...]:
        """The disagreements, as the page of conflicts has them, in which a sum or a cited sentence stands."""
        labels = self.dossier.cites
        ids = {conflict for one in self.sums for conflict in one.conflicts}
        return tuple(
            found
            for found in known
            if found.conflict.id in ids
            or any(side.sentence in labels - set(self.dossier.other_sums) for side in found.conflict.stated)
        )


def dossier_pages(
    known: Iterable[Dossier],
    language: str,
    glossary: Mapping[str, Entry],
    sources: Mapping[str, Source],
    evidence: Mapping[str, Evidence],
    ledger: Ledger | None,
    linked: Collection[str],
) -> Iterator[DossierPage]:
    """The dossiers as pages in `language`; `linked` are the conflicts that the site shows.

    Raises RecordError for a dossier whose programme is not in the glossary.
    """
    for dossier in known:
        sums = dossiers.sums(dossier, sources, evidence, ledger)
        measure = LEDGER_TEXTS[language].measure
        programme = glossary.get(dossier.id)
        brief = dossiers.draw(dossier, language, programme, sources).brief
        rows = dossiers.draw_sums(sums, language, measure, linked)
        whole = dossiers.draw(dossier, language, programme, sources, rows).brief
        assert programme is not None
        if brief.front.status == "published" and not brief.reviewed:
            # The gate says so; the text that was reviewed is no longer at hand.
            brief = with_front(brief, status="draft")
        notes = "".join(f"[^{note.label}]: {note.text}\n" for note in whole.definitions)
        cited = dict.fromkeys(Footnote(label, 0).source for label in whole.labels)
        yield DossierPage(
            dossier,
            programme,
            brief,
            f"{whole.body.strip()}\n\n{notes}",
            sums,
            tuple(sources[source] for source in cited if source in sources),
        )
