"""What syndication leaves in a text, and how it is taken out.

Each rule takes the paragraphs and gives them back without one kind of leftover; what was taken out
is kept, so that the person who collects can see it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from polybrief.limits import MAX_HEADING_CHARACTERS, MIN_REPEATED_CHARACTERS

Paragraphs = list[str]
Removed = list[tuple[str, str]]

_TEASER = re.compile(
    r"(?:related(?: (?:articles?|stories|reading))?|also read|read (?:more|also|next)|see also|more on this"
    r"|lesen sie (?:auch|hier|mehr)|mehr zum thema|siehe auch|zum thema|auch interessant"
    r"|相关(?:阅读|报道|文章|新闻)|延伸阅读|推荐阅读|更多阅读)\s*[:：]",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"(?:disclaimer|copyright notice|legal notice|haftungsausschluss|rechtlicher hinweis|disclaimer/haftung"
    r"|免责声明|版权声明|声明)\s*[:：]",
    re.IGNORECASE,
)
_E_MAIL = re.compile(
    r"[(（]?\s*(?:e-?mail|mail|邮箱|电邮|电子邮箱)?\s*[:：]?\s*"
    r"(?:\[email[^\]]{0,20}protected\]|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})\s*[)）]?",
    re.IGNORECASE,
)
_WIRES = (
    r"AFP|AP|Associated Press|Bloomberg|CNBC|DPA|dpa(?:-AFX)?|Reuters|Xinhua|epd|KNA|APA|SID|UPI|ANI|PTI"
    r"|新华社|中新社|中新网|路透社|彭博社|法新社|美联社|界面新闻|财联社|澎湃新闻"
)
_DATELINE = re.compile(
    # (Bloomberg) —    BERLIN (dpa/Reuters) –    London, 3 May (Reuters) -
    rf"(?:[A-ZÄÖÜ][\w./, -]{{1,50}}?\s)?\((?P<latin>(?:{_WIRES})(?:/\w{{2,20}})?)\)\s*[-–—:]+\s*"
    # 新华社北京1月22日电    （彭博社）    财联社1月22日讯
    rf"|[（(【](?P<bracket>{_WIRES})(?:[^）)】]{{0,20}})[）)】]\s*[-–—]*\s*"
    rf"|(?P<chinese>{_WIRES})[\w 年月日]{{0,20}}?[电讯](?:[（(][^）)]{{0,30}}[）)])?[，,：:\s]*"
)


@dataclass(frozen=True)
class Cleaned:
    """The paragraphs that are left, the title and the wire service that the text itself shows."""

    title: str | None
    wire: str | None
    paragraphs: tuple[str, ...]
    removed: tuple[tuple[str, str], ...]


def clean(paragraphs: tuple[str, ...]) -> Cleaned:
    """Takes out repeated titles and leads, teasers, disclaimers, e-mail remnants and the dateline."""
    kept, removed = list(paragraphs), list[tuple[str, str]]()
    rules: tuple[Callable[[Paragraphs, Removed], Paragraphs], ...] = (_teasers, _disclaimers, _e_mails)
    for rule in rules:
        kept = rule(kept, removed)
    title, kept = _title(kept, removed)
    kept = _repeated(kept, removed)
    wire, kept = _dateline(kept, removed)
    return Cleaned(title, wire, tuple(kept), tuple(removed))


def _teasers(paragraphs: Paragraphs, removed: Removed) -> Paragraphs:
    """Lines that send the reader to another report, anywhere in the text."""
    return _without(paragraphs, removed, "teaser", lambda text: bool(_TEASER.match(text)))


def _disclaimers(paragraphs: Paragraphs, removed: Removed) -> Paragraphs:
    """A disclaimer and whatever follows it, in the second half of the text."""
    for i, text in enumerate(paragraphs):
        if i >= len(paragraphs) / 2 and _DISCLAIMER.match(text):
            removed.extend(("disclaimer", tail) for tail in paragraphs[i:])
            return paragraphs[:i]
    return paragraphs


def _e_mails(paragraphs: Paragraphs, removed: Removed) -> Paragraphs:
    """Paragraphs at the end that are nothing but an e-mail address."""
    end = len(paragraphs)
    while end and not _E_MAIL.sub("", paragraphs[end - 1]).strip(" .。"):
        end -= 1
    removed.extend(("e-mail", text) for text in paragraphs[end:])
    return paragraphs[:end]


def _title(paragraphs: Paragraphs, removed: Removed) -> tuple[str | None, Paragraphs]:
    """The title, where the text shows it: a first paragraph that is no sentence, or that comes again.

    Its repetitions are taken out, also where a paragraph starts with it.
    """
    if len(paragraphs) < 2:
        return None, paragraphs
    first, rest = paragraphs[0], paragraphs[1:]
    repeated = len(first) >= MIN_REPEATED_CHARACTERS and any(text.startswith(first) for text in rest)
    if not repeated and (len(first) > MAX_HEADING_CHARACTERS or re.search(r"[.!?。！？…:：”\"]$", first)):
        return None, paragraphs
    kept: Paragraphs = []
    for text in rest:
        if text.startswith(first):
            removed.append(("title repeated", first))
            text = text[len(first) :].lstrip(" :：-–—")
        if text:
            kept.append(text)
    return first, kept


def _repeated(paragraphs: Paragraphs, removed: Removed) -> Paragraphs:
    """A lead that a later paragraph repeats from its first word, and paragraphs that come twice."""
    kept: Paragraphs = []
    for i, text in enumerate(paragraphs):
        lead = text.rstrip(" .。")
        if len(lead) >= MIN_REPEATED_CHARACTERS and any(
            later.startswith(lead) for later in paragraphs[i + 1 :]
        ):
            removed.append(("lead repeated", text))
        else:
            kept.append(text)
    return kept


def _dateline(paragraphs: Paragraphs, removed: Removed) -> tuple[str | None, Paragraphs]:
    """A wire service's dateline before the first sentence; the service itself is kept as a fact."""
    match = _DATELINE.match(paragraphs[0]) if paragraphs else None
    if not match or not paragraphs[0][match.end() :]:
        return None, paragraphs
    removed.append(("dateline", match[0].strip()))
    wire = match["latin"] or match["bracket"] or match["chinese"]
    return wire, [paragraphs[0][match.end() :], *paragraphs[1:]]


def _without(
    paragraphs: Paragraphs, removed: Removed, reason: str, is_leftover: Callable[[str], bool]
) -> Paragraphs:
    removed.extend((reason, text) for text in paragraphs if is_leftover(text))
    return [text for text in paragraphs if not is_leftover(text)]
