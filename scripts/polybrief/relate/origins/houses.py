"""Who stands behind a report: publishers of one house, agencies, and whom a report names as its source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from polybrief.model import Entry, Evidence, Sentence, Source

_ENDING = re.compile(
    r"(?:^www\.|\.(?:com?|org|net|de|cn|uk|at|ch|eu|io|tv|hk|sg)\b"
    r"|\b(?:online|digital|news|nachrichten|tv|app|inc|ltd|llc|gmbh|ag|se|co kg)\b"
    r"|(?<=\w)(?:新闻网|新闻社|通讯社|客户端|在线|网|社)$|^(?:the|der|die|das)\b)"
)
_REPORTING = re.compile(
    r"\b(?:report|bericht|meld|news|times|post|journal|zeitung|tribune|herald|wire\b|press(?:e)?\b|agenc|agentur)"
    r"|报道|通讯社|日报|晚报|新闻",
    re.IGNORECASE,
)


def house(publisher: str | None) -> str | None:
    """The house of a publisher: its name without what editions of one house add; None if unknown.

    No list of owners: “Example News”, “Example.com” and “The Example” are one house, two names that
    have nothing in common are two.

    >>> house("Example News") == house("www.example.com") == "example"
    True
    """
    if not publisher:
        return None
    name = previous = publisher.casefold().strip()
    while name:
        previous, name = name, " ".join(re.sub(r"[^\w.]+", " ", _ENDING.sub(" ", name)).split()).strip(". ")
        if name == previous:
            break
    return name or previous


class Reporters:
    """Which other reports and agencies the sources name as theirs."""

    def __init__(
        self,
        sources: Sequence[Source],
        sentences: Sequence[Sentence],
        evidence: Mapping[str, Evidence],
        glossary: Sequence[Entry] = (),
    ) -> None:
        self._kinds = {entry.id: entry.kind for entry in glossary}
        self._shown = {entry.id: entry.preferred("en") for entry in glossary}
        self._ids = {
            house(form): entry.id
            for entry in glossary
            if entry.kind == "organisation"
            for forms in entry.forms.values()
            for form in forms
        }
        names = sorted({name for s in sources for name in (s.wire, s.publisher, s.via) if name is not None})
        self._known = {self.key(name): name for name in sorted(names, key=len, reverse=True)}
        texts = {s.id: s.text for s in sentences if s.text is not None}
        self.named = {source: self._named(known, texts) for source, known in evidence.items()}
        """For each source the keys of those that it names, with the ids of the sentences."""

    def key(self, name: str | None) -> str | None:
        """One word for a house, whatever the language of its name."""
        plain = house(name)
        return house(self._ids.get(plain, plain or "").replace("-", " "))

    def shown(self, key: str) -> str:
        """The name of a house as a reader knows it."""
        entry = self._ids.get(key) or key.replace(" ", "-")
        return self._shown.get(entry) or self._known.get(key) or (key.title() if key.isascii() else key)

    def _named(self, known: Evidence, texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        """An actor of the story that “reported” something is no reporter: it is named elsewhere, too."""
        actors = {
            name.id
            for sentence in known.sentences
            for name in sentence.names
            if not any(a.span[0] <= name.span[0] and name.span[1] <= a.span[1] for a in sentence.attributions)
        }
        found: dict[str, tuple[str, ...]] = {}
        for sentence in known.sentences:
            sentence_id = f"{known.source}:{sentence.n}"
            for attribution in sentence.attributions:
                to = attribution.to
                if to is None or to in actors or self._kinds.get(to, "organisation") != "organisation":
                    continue
                key = self.key(to.replace("-", " "))
                start, end = attribution.span
                around = texts.get(sentence_id, "")[max(0, start - 20) : end + 30]
                reporting = _REPORTING.search(attribution.text) or _REPORTING.search(around)
                if key and (key in self._known or reporting):
                    found[key] = tuple(dict.fromkeys((*found.get(key, ()), sentence_id)))
        return found
