"""The files that stand beside the pages of a language: each brief as JSON, its citation, its card."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.briefs import Brief, in_own_language
from polybrief.publish import brief_json, cards
from polybrief.publish.cards import Fonts, Words
from polybrief.publish.view import View
from polybrief.store import Store


def files(view: View, store: Store) -> Iterator[tuple[str, str | bytes]]:
    """(path from the language's folder, content). No cards where the site has no address or no font is found:
    what links to them needs one."""
    fonts = cards.find_fonts(store.root) if view.cards and view.imprint.address else None
    if fonts:
        yield cards.SITE_CARD, _card(_of_site(view), fonts, store)
    for brief in view.briefs:
        if view.is_withdrawn(brief):
            continue
        folder = f"briefs/{brief.slug}/"
        label = view.status(brief)
        yield (
            folder + brief_json.FILE,
            brief_json.render(brief, view.desk, view.imprint, label, alone=view.alone),
        )
        yield f"{folder}citation.json", view.citation(brief).csl
        if fonts:
            yield cards.card(brief.slug), _card(_of_brief(brief, view), fonts, store)


def _of_site(view: View) -> Words:
    return Words(view.text.tagline, view.text.name, view.text.imprint, view.imprint.name)


def _of_brief(brief: Brief, view: View) -> Words:
    title = in_own_language(brief.front.title, view.language)[0]
    day = view.text.day(brief.front.date) if brief.front.date else ""
    return Words(title, day, view.status(brief), view.imprint.name)


def _card(words: Words, fonts: Fonts, store: Store) -> bytes:
    name = f"cards/{cards.fingerprint(words, fonts)}.png"
    return store.kept(name, lambda: cards.draw(words, fonts))
