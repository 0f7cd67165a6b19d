"""What a site puts around a report is taken out, by what its elements are and are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from polybrief.limits import FURNITURE_LINKS, FURNITURE_MOST, FURNITURE_SHARE


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_TEXT = _words(
    """script style noscript template iframe object embed svg canvas audio video form button input select
    textarea dialog nav footer aside figcaption map"""
)
# English, and what stands for it in German and Chinese templates (pinyin and its initials).
_ALWAYS = _words(
    """cookie cookies consent gdpr cmp newsletter share sharing sharebar sharebuttons social sns related
    recommend recommended recommendation recommendations recirculation comment comments disqus breadcrumb
    breadcrumbs pagination pager pagebar pagelist nav navigation menu sidebar advert advertisement ads
    anzeige werbung kommentare teilen brotkrumen empfehlungen bdsharebuttonbox pinglun fenxiang tuijian
    xgxw xgyd mianbaoxie ewm qrcode zrbj backtotop skiplink toolbar readmore mostread trending"""
)
_MOSTLY = _words(
    """teaser paywall promo ad banner popup modal overlay subscribe subscription abo tags keywords print
    copyright disclaimer byline hot rank ranking popular latest outbrain taboola caption meta kommentar
    contact kontakt pressekontakt boilerplate weiterlesen mehr authorbox bio signup rss"""
)
_ROLES = _words("navigation banner contentinfo complementary search dialog alertdialog menu toolbar")
_ABOUT_OTHERS = ("no-", "has-", "with-", "is-", "no_", "has_")
"""How names start that say what is not here, or elsewhere on the page: `no-sidebar`."""
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡a-z])[\])]?\s*")
_BLOCKS = ("ul", "ol", "dl", "div", "section", "table", "td", "p")
_LINES = ("p", "li", "h2", "h3", "h4", "h5", "h6")


def take_out(tree: HtmlElement) -> None:
    """Takes what is no text of the report out of a page's tree.

    An element goes for what it is, or is called. What holds the report itself stays, whatever it is
    called: the heading of the first rank, what is marked as the article's body, most of the text.
    """
    whole = _length(tree)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            _drop(element)
        elif element.getparent() is not None and element.tag not in ("html", "body", "head", "main"):
            if element.tag in _NEVER_TEXT:
                if not _holds_report(element) and _length(element) < whole * FURNITURE_MOST:
                    _drop(element)
            elif _is_furniture(element, whole):
                _drop(element)
    for element in [found for found in tree.iter("sup") if _NOTE.fullmatch(found.text_content())]:
        _drop(element)
    for element in [found for found in tree.iter(*_BLOCKS, *_LINES) if _leads_elsewhere(found)]:
        _drop(element)


def _is_furniture(element: HtmlElement, whole: int) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(element.get("style", "")):
        return True
    called = {*_called(element)}
    role = element.get("role", "").lower() in _ROLES
    if (
        not (role or called & _ALWAYS or called & _MOSTLY)
        or element.tag == "article"
        or _holds_report(element)
    ):
        return False
    most = FURNITURE_MOST if role or called & _ALWAYS else FURNITURE_SHARE
    return _length(element) < whole * most


def _called(element: HtmlElement) -> Iterator[str]:
    """The words of an element's class and id, also run together in one: `relatedNews`, `share-bar`."""
    names = f"{element.get('class', '')} {element.get('id', '')}"[:500]
    own = " ".join(name for name in names.split() if not name.startswith(_ABOUT_OTHERS))
    for name in re.split(r"[\W_]+", own):
        yield name.lower()
        yield from (word.lower() for word in _WORD.findall(name))


def _holds_report(element: HtmlElement) -> bool:
    marks = './/h1 | .//article[not(ancestor::*[contains(@class, "omment")])] | .//*[@itemprop="articleBody"]'
    return element.get("itemprop") == "articleBody" or bool(element.xpath(marks))


def _leads_elsewhere(element: HtmlElement) -> bool:
    """Whether a block is links and hardly a word besides: several of them, or one that makes up a line."""
    links = list(element.iter("a"))
    if not links or _holds_report(element) or (len(links) == 1 and element.tag not in _LINES):
        return False
    length = _length(element)
    return length == 0 or sum(map(_length, links)) > length * FURNITURE_LINKS


def _length(element: HtmlElement) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _drop(element: HtmlElement) -> None:
    """Takes an element out; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail, before = element.tail or "", element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)
