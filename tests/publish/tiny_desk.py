"""A tiny desk in three languages, with an open, a sample and a restricted source; and its pages read."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from polybrief import briefs
from polybrief.collect.raw import Raw
from polybrief.collect.subscriptions import Seen
from polybrief.model import FrontMatter, Source, Translation, text_hash
from polybrief.store import Store

PROJECT = Path(__file__).parents[2]

SECRET = "The ferry company keeps this very sentence to itself."
ARCHIVED = "https://archived.example/ferry-letter"
"""Where the secret letter was got; the archive and the memory of feeds know it, and no page may."""
CHINESE = ("试验报告", "新渡轮用上了热泵。", "航行“很安静”。", "OpenAI没有参与。")
GERMAN = ("Der Probelauf", "Die Fähre hat eine Wärmepumpe & zwei Motoren.", "Sie fährt seit dem 3. Mai.")

EDITIONS = {
    "en": (
        "A ferry with a heat pump",
        "The first electric ferry runs.",
        "The ferry runs on *two* motors.[^trial-de:2][^trial-zh:2]\nIt is quiet.[^trial-zh:3]\n\n"
        "## What is open\n\nThe price is not known.[^ferry-letter:1]\n",
    ),
    "de": (
        "Eine Fähre mit Wärmepumpe",
        "Die erste elektrische Fähre fährt.",
        "Die Fähre fährt mit zwei Motoren.[^trial-de:2][^trial-zh:2]\nSie ist leise.[^trial-zh:3]\n\n"
        "## Was offen ist\n\nDer Preis ist nicht bekannt.[^ferry-letter:1]\n",
    ),
    "zh": (
        "装有热泵的渡轮",
        "第一艘电动渡轮已经投入运行。",
        "渡轮由*两台*电动机驱动。[^trial-de:2][^trial-zh:2]\n“它很安静。”[^trial-zh:3]\n乘客达到390亿人次。[^trial-zh:2]\n\n"
        "## 尚待查明\n\n价格尚未公布。[^ferry-letter:1]\n",
    ),
}
NOTES = {
    "trial-de:2": "Der Probelauf. Hafenblatt, 4 May 2025. German. Sentence 2. <https://harbour.example/probelauf>",
    "trial-zh:2": "试验报告。 港口报, 5 May 2025. Chinese. Sentence 2.",
    "trial-zh:3": "试验报告。 港口报, 5 May 2025. Chinese. Sentence 3.",
    "ferry-letter:1": "A letter. Ferry Company. English. Sentence 1. <https://ferry.example/letter>",
}


def make_desk(root: Path) -> Store:
    """Writes the tiny desk to `root`, with the project's own settings, templates and section pages."""
    shutil.copy(PROJECT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(PROJECT / "templates" / "site", root / "templates" / "site")
    for language in EDITIONS:
        for name in ("index.md", "about.md", "method.md", "briefs/index.md"):
            (root / "docs" / language / "briefs").mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / "docs" / language / name, root / "docs" / language / name)
    store = Store(root)
    german, chinese, secret = "\n".join(GERMAN), "\n".join((CHINESE[0], "".join(CHINESE[1:]))), SECRET
    trial_de = Source(
        "trial-de",
        "de",
        "open",
        text_hash(german),
        title="Der Probelauf <neu>",
        publisher="Hafenblatt",
        published=date(2025, 5, 4),
        sample=True,
    )
    trial_zh = Source(
        "trial-zh",
        "zh",
        "open",
        text_hash(chinese),
        title="试验报告",
        publisher="港口报",
        published=date(2025, 5, 5),
    )
    letter = Source(
        "ferry-letter", "en", "restricted", text_hash(secret), title="A letter", origin_language="zh"
    )
    store.archive(Raw(f"<p>{SECRET}</p>".encode(), ARCHIVED, address=ARCHIVED), "ferry-letter", copy=False)
    store.write_seen_feeds({ARCHIVED: Seen(entries={ARCHIVED: "ferry-letter"})})
    store.write_source(trial_de, german)
    store.write_source(trial_zh, chinese)
    store.write_source(letter, secret)
    translated = [
        Translation("trial-zh:2", CHINESE[1], "The new ferry has a heat pump.", reviewed=True),
        Translation("trial-zh:3", CHINESE[2], "The voyage is “quiet”.", reviewed=False, engine="fake"),
    ]
    store.write_memory(trial_zh, "en", translated)
    for language, (title, summary, body) in EDITIONS.items():
        front = FrontMatter(
            title,
            summary,
            language,
            "published",
            date=date(2025, 6, 1),
            cutoff=date(2025, 5, 31),
            topic="finance",
        )
        write_brief(store, language, "ferry", front, body, reviewed=language == "en")
    draft = FrontMatter("Unfinished thoughts", "Not for the public.", "en", "draft")
    write_brief(store, "en", "unfinished", draft, "Zanzibar is mentioned.[^trial-de:2]\n")
    german_only = FrontMatter("Nur auf Deutsch", "Diese Seite gibt es nur einmal.", "de", "published")
    write_brief(store, "de", "nur-deutsch", german_only, "Die Straße führt zum Hafen.[^trial-de:3]\n")
    return store


def write_brief(
    store: Store, language: str, slug: str, front: FrontMatter, body: str, *, reviewed: bool = False
) -> None:
    """Writes an edition with the definitions of its notes; `reviewed` signs exactly this text."""
    notes = {label: text for label, text in NOTES.items() if f"[^{label}]" in body}
    if "[^trial-de:3]" in body:
        notes["trial-de:3"] = NOTES["trial-de:2"].replace("2.", "3.")
    text = briefs.render(briefs.front_text(front) + "\n", body, notes)
    if reviewed:
        signature = briefs.parse(text, "brief", slug).text_hash
        front = replace(
            front,
            reviewed_by="Ada Reader",
            reviewed_on=date(2025, 6, 2),
            responsible_editor="Ada Reader",
            reviewed_hash=signature,
        )
        text = briefs.render(briefs.front_text(front) + "\n", body, notes)
    store.write_brief(language, slug, text)


@dataclass
class Tag:
    """A start tag with the text inside it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


class Html(HTMLParser):
    """A page taken apart: its start tags in order, each with the text that it holds."""

    _VOID = frozenset({"meta", "link", "img", "br", "hr", "input", "source", "wbr"})

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self._open: list[Tag] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Tag(tag, {name: value or "" for name, value in attrs})
        self.tags.append(found)
        if tag not in self._VOID:
            self._open.append(found)

    def handle_endtag(self, tag: str) -> None:
        for index in reversed(range(len(self._open))):
            if self._open[index].name == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        for tag in self._open:
            tag.text += data

    def all(self, name: str, /, **attributes: str) -> list[Tag]:
        """The tags with this name whose attributes hold these words (`class_` for `class`)."""
        wanted = {key.rstrip("_"): value for key, value in attributes.items()}
        return [
            tag
            for tag in self.tags
            if tag.name == name
            and all(value in tag.attributes.get(key, "").split() for key, value in wanted.items())
        ]
