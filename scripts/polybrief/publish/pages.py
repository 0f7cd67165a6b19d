"""The pages of a site that no file in docs/ holds: where they stand, what draws them, their titles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import MappingProxyType

from polybrief.languages import LANGUAGES
from polybrief.model import Ledger, Source
from polybrief.publish import topics
from polybrief.publish.dossier_pages import INDEX as DOSSIERS
from polybrief.publish.dossier_pages import DossierPage
from polybrief.publish.dossier_texts import DOSSIER_TEXTS
from polybrief.publish.ledger_texts import LEDGER_TEXTS
from polybrief.publish.reading_texts import READING_TEXTS
from polybrief.publish.reference_texts import REFERENCE_TEXTS
from polybrief.publish.texts import TEXTS

CLAIMS, CONFLICTS, ORIGINS = "claims/index.md", "conflicts/index.md", "origins/index.md"
SOURCES = "sources/index.md"
TOPICS, ARCHIVE = "topics/index.md", "archive.md"
TIMELINE, PEOPLE, EDITIONS = "timeline.md", "people.md", "editions/index.md"
CORRECTIONS = "corrections.md"
"""The page, in each language, that lists what was changed after it was published."""


@dataclass(frozen=True)
class Made:
    """A page that the program makes, the same in all languages.

    `path` is that of its Markdown file under `docs/<language>`, were there one; `template` that in
    `templates/site`; `title` gives the title in a language. `nav` puts it into the navigation, before
    the last entry of `mkdocs.yml`; to pages without it, lists and the foot of each page lead.
    """

    path: str
    template: str
    title: Callable[[str], str]
    nav: bool = False


_EDITIONS = Made(EDITIONS, "editions.html", lambda code: REFERENCE_TEXTS[code].editions, nav=True)


def made(
    sources: Iterable[Source],
    ledger: Ledger | None,
    *,
    preview: bool,
    weekly: bool = False,
    topic_ids: Iterable[str] = (),
    names: topics.Names = MappingProxyType({}),
) -> tuple[Made, ...]:
    """The pages that the program makes, in the order of the navigation.

    `weekly`: with weekly editions. `topic_ids` are the topics that have a page, `names` what the settings
    call them.
    """
    return (
        Made(TOPICS, "topics.html", lambda code: READING_TEXTS[code].topics, nav=True),
        *(_topic(topic, names) for topic in topic_ids),
        Made(ARCHIVE, "archive.html", lambda code: READING_TEXTS[code].archive),
        Made(SOURCES, "sources.html", lambda code: TEXTS[code].sources),
        *(_source(source) for source in sources),
        *((_EDITIONS,) if weekly else ()),
        Made(TIMELINE, "timeline.html", lambda code: REFERENCE_TEXTS[code].timeline, nav=True),
        Made(PEOPLE, "people.html", lambda code: REFERENCE_TEXTS[code].people, nav=True),
        *(_ledger(preview=preview) if ledger else ()),
        Made(CORRECTIONS, "corrections.html", lambda code: TEXTS[code].corrections),
    )


def _topic(topic: str, names: topics.Names) -> Made:
    return Made(f"topics/{topic}.md", "topic.html", lambda code: topics.name(topic, names, code, *LANGUAGES))


def of_dossiers(shown: Iterable[DossierPage]) -> tuple[Made, ...]:
    """The pages of dossiers that are to be seen in some language, behind their list; none without any."""
    programmes = {page.path: page.programme for page in shown}
    if not programmes:
        return ()
    return (
        Made(DOSSIERS, "dossiers.html", lambda code: DOSSIER_TEXTS[code].dossiers, nav=True),
        *(Made(path, "dossier.html", programme.preferred) for path, programme in programmes.items()),
    )


def _source(source: Source) -> Made:
    return Made(f"sources/{source.id}.md", "source.html", lambda _: source.name)


def _ledger(*, preview: bool) -> tuple[Made, ...]:
    claims = Made(CLAIMS, "claims.html", lambda code: LEDGER_TEXTS[code].claims, nav=True)
    conflicts = Made(CONFLICTS, "conflicts.html", lambda code: LEDGER_TEXTS[code].conflicts, nav=True)
    origins = Made(ORIGINS, "origins.html", lambda code: LEDGER_TEXTS[code].origins, nav=True)
    return (claims, conflicts, origins) if preview else (conflicts, origins)
