"""What a page says of itself: JSON-LD, OpenGraph, meta elements, the line of source and date."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from polybrief.collect.cleaning import WIRES
from polybrief.limits import MAX_ADDRESS_CHARACTERS

_ARTICLES = ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "Article", "BlogPosting", "Report")
_NAMES = "jan feb mar|mär apr may|mai jun jul aug sep oct|okt nov dec|dez"
_MONTHS = {name: number + 1 for number, names in enumerate(_NAMES.split()) for name in names.split("|")}
_MONTH = r"(?:Jan|Feb|Mar|Mär|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)[a-zä]{0,6}\.?"
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TEN = re.compile(r"([1-3])?十([1-9])?")
_DAYS = (
    (re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)"), (1, 2, 3)),
    (re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)"), (3, 2, 1)),
    (
        re.compile(rf"(?<!\d)(\d{{1,2}})\.?(?:st|nd|rd|th)? ({_MONTH}),? ((?:19|20)\d\d)(?!\d)", re.I),
        (3, 2, 1),
    ),
    (re.compile(rf"\b({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)(?!\d)", re.I), (3, 1, 2)),
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date.issued",
    "dcterms.issued", "dcterms.date", "dcterms.created", "pubdate", "publishdate", "publish-date",
    "publication_date", "dc.date",
    "parsely-pub-date", "sailthru.date", "article:create_at", "citation_publication_date", "_pubtime",
)  # fmt: skip
_SOURCE = re.compile(
    r"(?:(?:稿件|文章|信息|新闻)?来源|本文(?:转载自|转自|来自)|转载自|转自|Quelle|Source|Fonte)\s*[:：]\s*"
    r"([^\s|丨,，;；()（）<>【】\[\]\d][^|丨,，;；()（）<>【】\[\]\n\t\d]{1,40}?)"
    r"(?=\s{2,}|\s*(?:[|丨,，;；()（）\n\t\d【】\[\].。]|作者|编辑|责任|责编|发布|时间|$))",
)
_FIRST = re.compile(
    r"(?:originally (?:published|appeared) (?:on|in|at)|first (?:published|appeared) (?:on|in|at)"
    r"|(?:erschien|erschienen) zuerst (?:bei|auf|in)|zuerst (?:bei|auf|in))\s+([^.,;:\n]{2,60}?)"
    r"(?=[.,;:\n]| erschienen| veröffentlicht|$)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:作者|文|记者)\s*[:：丨|]\s*([\u4e00-\u9fff·]{2,8}(?:[ 、][\u4e00-\u9fff·]{2,8}){0,3})"
)
_PICTURE = re.compile(r"bild|foto|photo|image|图|圖", re.IGNORECASE)
_WIRE = re.compile(rf"(?:{WIRES})(?![\w-])")
_NOBODY = re.compile(
    r"admin|editor|redaktion|newsroom|staff|webmaster|editorial|编辑|本站|https?:|@|\d", re.IGNORECASE
)
_ADDRESS = re.compile(rf"[^\s<>\"\\^`{{|}}\x00-\x1f]{{1,{MAX_ADDRESS_CHARACTERS}}}")
_SUFFIX = re.compile(r"\s*[|｜–—_»·]\s*|\s+-\s+|-(?=[^-]*网$)")


@dataclass(frozen=True)
class Metadata:
    """What a page says of itself; None where it says nothing. `name` is the title as the page shows it."""

    title: str | None
    author: str | None
    publisher: str | None
    url: str | None
    published: date | None
    language: str | None
    wire: str | None
    via_name: str | None


def metadata(tree: HtmlElement, address: str | None) -> Metadata:
    """What the whole page in `tree`, got from `address`, says of itself."""
    meta, article = _metas(tree), _article(tree)
    title_element = " ".join((tree.findtext(".//title") or "").split())
    publisher = _name(article.get("publisher")) or meta.get("og:site_name") or meta.get("application-name")
    publisher = publisher or meta.get("publisher") or meta.get("dc.publisher")
    lines = _lines_at_the_top(tree)
    named = _source(lines, tree)
    named = named if named and not _PICTURE.search(named) else None
    named = named or meta.get("source") or _name(article.get("sourceOrganization"))
    author = (
        _name(article.get("author"))
        or meta.get("author")
        or meta.get("article:author")
        or meta.get("dc.creator")
    )
    author = author or _byline(tree, lines)
    wire = next((who for who in (named, author) if who and _WIRE.fullmatch(who)), None)
    if author and (_NOBODY.search(author) or author in (publisher, wire)):
        author = None
    declared = (
        tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or meta.get("content-language")
    )
    return Metadata(
        title=_title(tree, article, meta, title_element, publisher),
        author=author,
        publisher=publisher,
        url=_address(tree, meta, article, address),
        published=_published(tree, article, meta, lines),
        language=declared.strip().lower()[:2] if declared else None,
        wire=wire,
        via_name=None if named in (wire, publisher) else named,
    )


def day(text: object) -> date | None:
    """The first day in a text as people and programs write it, by the clock of who wrote it: ISO 8601,
    `2025年1月22日`, `22.1.2025`, `22. Januar 2025`, `January 22, 2025`. None where there is none.
    """
    shown = str(text or "")[:200]
    if "年" in shown:
        shown = _TEN.sub(lambda match: f"{match[1] or 1}{match[2] or 0}", shown.translate(_DIGITS))
    for pattern, order in _DAYS:
        if match := pattern.search(shown):
            year, month, number = (match[part] for part in order)
            named = _MONTHS.get(month.lower()[:3])
            try:
                return date(int(year), named or int(month), int(number))
            except ValueError:
                continue
    return None


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _article(tree: HtmlElement) -> Mapping[str, Any]:
    """The JSON-LD object that describes an article; an empty one where there is none."""
    best: Mapping[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                data = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            for thing in _things(data):
                kinds = thing.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(kind in _ARTICLES for kind in kinds) and len(thing) > len(best):
                    best = thing
    return best


def _things(data: object, depth: int = 4) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, list) and depth:
        for item in data[:100]:
            yield from _things(item, depth - 1)
    elif isinstance(data, Mapping):
        yield data
        for key in ("@graph", "mainEntity"):
            yield from _things(data.get(key), depth - 1) if depth else ()


def _name(value: object) -> str | None:
    """The name of a person or an organisation in JSON-LD: a text, an object, or a list of them."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:5]))) or None
    if isinstance(value, Mapping):
        value = value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _title(
    tree: HtmlElement,
    article: Mapping[str, Any],
    meta: Mapping[str, str],
    element: str,
    publisher: str | None,
) -> str | None:
    """The heading that the page's title bears out, else what it announces, without the site's name."""
    headings = [text for found in tree.iter("h1") if (text := " ".join(found.text_content().split()))]
    announced = _name(article.get("headline")) or meta.get("og:title") or meta.get("twitter:title") or element
    for heading in headings:
        if heading in f"{announced}\n{element}" or (announced and announced in heading):
            return heading
    if not announced:
        return headings[0] if len(headings) == 1 else None
    while len(parts := _SUFFIX.split(announced)) > 1:
        last = parts[-1]
        if last != publisher and announced != element:
            break
        shorter = announced[: announced.rindex(last)].rstrip(" |｜–—_»·-")
        if not shorter or len(shorter) < len(last):
            break
        announced = shorter
    return announced


def _address(
    tree: HtmlElement, meta: Mapping[str, str], article: Mapping[str, Any], address: str | None
) -> str | None:
    """The address that the page calls its own; one of a home page is a template's mistake."""
    given = [
        link.get("href")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    page = article.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, Mapping) else page
    for found in (*given, meta.get("og:url"), article.get("url"), page):
        if not isinstance(found, str) or not found.strip():
            continue
        try:
            whole = urljoin(address or "", found.strip())
            parts = urlsplit(whole)
        except ValueError:
            continue
        at_home = not (parts.path.strip("/") or parts.query)
        if parts.scheme in ("http", "https") and parts.hostname and not at_home and _ADDRESS.fullmatch(whole):
            return whole
    return None


def _published(
    tree: HtmlElement, article: Mapping[str, Any], meta: Mapping[str, str], lines: list[str]
) -> date | None:
    """The day of publication: what is said to programs, the time element, the lines under the title."""
    said = [article.get("datePublished"), *(meta.get(name) for name in _PUBLISHED)]
    for element in tree.iter("time"):
        called = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()
        if "modified" not in called and "update" not in called:
            said += [element.get("datetime"), element.text_content()]
            break
    found = next(filter(None, map(day, said)), None)
    return found or next(filter(None, (day(line) for line in lines if len(line) < 200)), None)


def _lines_at_the_top(tree: HtmlElement) -> list[str]:
    """The short lines behind the first heading: source, date, author."""
    headings = list(tree.iter("h1")) or list(tree.iter("h2"))[:1]
    lines: list[str] = []
    if headings:
        for element in headings[0].xpath(
            "following::*[self::div or self::p or self::span or self::td][position() <= 25]"
        ):
            text = "  ".join(piece.strip() for piece in element.itertext() if piece.strip())
            if text and len(text) < 200 and not (len(text) > 60 and re.search(r"[.。!?！？…][”\"]?$", text)):
                lines.append(text)
    return lines


def _source(lines: list[str], tree: HtmlElement) -> str | None:
    """Whom a page names as its source, under its title or at its end."""
    for line in lines:
        if match := _SOURCE.search(line):
            return " ".join(match[1].split())
    for element in tree.iter("p", "div", "span", "em", "td", "font"):
        text = element.text_content().strip()[:300] if len(element) < 6 else ""
        if 4 < len(text) < 200 and (match := _SOURCE.match(text.lstrip("(（ ")) or _FIRST.search(text)):
            return " ".join(match[1].split())
    return None


def _byline(tree: HtmlElement, lines: list[str]) -> str | None:
    for element in tree.xpath("//*[@rel='author' or @itemprop='author']"):
        if 1 < len(name := " ".join(element.text_content().split())) < 60:
            return re.sub(r"^(?:by|von)\s+", "", name, flags=re.IGNORECASE)
    return next((match[1] for line in lines if (match := _BYLINE.search(line))), None)
