"""Feeds: the briefs of a language, those of one topic, and what was changed after it was published.

An item carries a brief's summary, not its text: a sentence without its footnotes is none of the desk's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from polybrief.briefs import Brief, is_public
from polybrief.languages import LANGUAGES
from polybrief.limits import FEED_ITEMS
from polybrief.publish.finding_texts import FINDING_TEXTS
from polybrief.publish.pages import CORRECTIONS
from polybrief.publish.sitemap import last_change
from polybrief.publish.topics import Topic, ids, topic
from polybrief.publish.view import View

BRIEFS = "feed"
"""The feed of all briefs, in the folder of its language, without `.xml` or `.json`."""
CORRECTED = "corrections"
"""The feed of corrections, which is Atom alone: `corrections.xml`."""


@dataclass(frozen=True)
class Item:
    """What a feed says of one thing: addresses are absolute, `id` is one, too, and stays as it is.

    `translations` are the addresses of the other editions by language, `topic` the brief's; `whole` says
    that the summary is all there is to say.
    """

    id: str
    address: str
    title: str
    summary: str
    updated: date
    published: date | None = None
    author: str | None = None
    translations: Mapping[str, str] = field(default_factory=dict)
    topic: str | None = None
    whole: bool = False


@dataclass(frozen=True)
class Feed:
    """A feed in `language`: `path` is its file in the language's folder without the suffix, `base` the
    address of that folder, `page` that of the page that shows the same to readers."""

    path: str
    title: str
    language: str
    site_name: str
    base: str
    page: str
    items: tuple[Item, ...]

    def address(self, suffix: str) -> str:
        """Where the feed is, in the format with this suffix."""
        return f"{self.base}{self.path}.{suffix}"

    @property
    def updated(self) -> date:
        """The day of the last change; one that is long past for an empty feed."""
        return max((item.updated for item in self.items), default=date(1970, 1, 1))


def feeds(view: View, site_name: str, site_url: str) -> tuple[Feed, ...]:
    """The feeds of briefs in the language of `view`: of all, and of each topic.

    `site_url` is the address of that language's pages. Only what is public is in them, in the preview,
    too.
    """
    text, base = FINDING_TEXTS[view.language], site_url.rstrip("/") + "/"

    def feed(path: str, title: str, page: str, briefs: Sequence[Brief]) -> Feed:
        items = tuple(_item(brief, view, base) for brief in briefs[:FEED_ITEMS])
        return Feed(path, f"{site_name} · {title}", view.text.code, site_name, base, base + page, items)

    return (
        feed(BRIEFS, text.feed, "briefs/", _public(view)),
        *(
            feed(
                topic.address + BRIEFS, text.topic_feed.format(topic=topic.name), topic.address, topic.briefs
            )
            for topic in _topics(view)
        ),
    )


def links(view: View) -> tuple[tuple[str, str], ...]:
    """Address, from the language's home, and title of each feed that readers are offered."""
    text = FINDING_TEXTS[view.language]
    topics = [(topic.address, text.topic_feed.format(topic=topic.name)) for topic in _topics(view)]
    named = [("", text.feed), *topics]
    return tuple(
        (f"{address}{BRIEFS}.{suffix}", text.feed_form.format(title=title, form=form))
        for address, title in named
        for suffix, form in (("xml", "Atom"), ("json", "JSON Feed"))
    )


def corrections(view: View, site_name: str, site_url: str) -> Feed:
    """The feed of what was changed in the language of `view`, the latest first."""
    base, colon = site_url.rstrip("/") + "/", "：" if view.language == "zh" else ": "
    items = []
    for brief, correction in view.corrections:
        page = f"{base}{brief.place}/"
        items.append(
            Item(
                id=f"{page}#{correction.hash[:16]}-{correction.date.isoformat()}",
                address=page,
                title=f"{view.kind(correction)}{colon}{brief.front.title}",
                summary=correction.what,
                updated=correction.date,
                author=correction.who,
                whole=True,
            )
        )
    page = base + CORRECTIONS.removesuffix(".md") + "/"
    title = f"{site_name} · {view.text.corrections}"
    return Feed(CORRECTED, title, view.text.code, site_name, base, page, tuple(items))


def _public(view: View) -> list[Brief]:
    return [brief for brief in view.briefs if is_public(brief, view.desk.now)]


def _topics(view: View) -> list[Topic]:
    briefs, names = _public(view), view.desk.topics
    return [topic(name, names, briefs, view.language, *LANGUAGES) for name in ids(names, briefs)]


def _item(brief: Brief, view: View, base: str) -> Item:
    front, page = brief.front, f"briefs/{brief.slug}/"
    site = base.removesuffix(f"{view.language}/")
    editions = {code: view.desk.brief(code, f"briefs/{brief.slug}.md") for code in view.desk.languages}
    summary = front.summary
    if not brief.reviewed:
        summary = FINDING_TEXTS[view.language].by_machine.format(summary=summary, label=view.status(brief))
    return Item(
        id=base + page,
        address=base + page,
        title=front.title,
        summary=summary,
        updated=last_change(brief) or date(1970, 1, 1),
        published=front.date,
        author=front.responsible_editor if brief.reviewed else None,
        translations={
            code: f"{site}{code}/{page}"
            for code, edition in editions.items()
            if edition and code != view.language and is_public(edition, view.desk.now)
        },
        topic=front.topic,
    )
