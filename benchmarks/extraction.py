"""How well reports are found in pages: precision and recall of the text, beside trafilatura alone.

    python benchmarks/extraction.py              the table by language
    python benchmarks/extraction.py --pages      each page; --show NAME prints what is wrong in one

The pages in `benchmarks/pages` have the shapes of real sites (newspapers, ministries, portals, blogs, AMP,
syndicated copy, layouts of tables, forums), with the texts of `texts.yml`; each page's first line says
which text it holds and what it says of itself. They were written by the authors of the program, before its
rules were made; with --unseen, those that were written afterwards and changed no rule about the text.

Counted are shingles of four words (Chinese: four characters), each as often as it comes: what of the text
found is in the report (precision), what of the report was found (recall). Titles and the dateline, which
one program keeps in the text and another puts into the record, count neither way. A paragraph is whole if
it stands on a line of its own, unchanged. Both programs get the same text, decoded by polybrief; with
`--bytes`, trafilatura gets the bytes and decodes them itself.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import jinja2
import yaml

from polybrief.collect import clean
from polybrief.collect.encodings import decode
from polybrief.collect.extract import extract_here
from polybrief.collect.extracted import Extracted
from polybrief.collect.raw import Raw

PAGES = Path(__file__).parent / "pages"
LANGUAGES = {"en": "English", "de": "German", "zh": "Chinese"}
GERMAN_MONTHS = {1: "Januar", 3: "März", 5: "Mai", 10: "Oktober"}
SHINGLE = 4
FACTS = ("title", "author", "publisher", "url", "published", "wire", "via_name")

Extractor = Callable[[Raw], list[str]]


@dataclass(frozen=True)
class Page:
    """A page of the benchmark: its bytes, the paragraphs of its report, and what it says of itself."""

    raw: Raw
    language: str
    gold: tuple[str, ...]
    facts: dict[str, Any]
    ignored: tuple[str, ...]


def pages(folder: Path = PAGES) -> Iterator[Page]:
    """The pages of the benchmark, in the order of their names."""
    texts = yaml.safe_load((PAGES / "texts.yml").read_text("utf-8"))
    environment = jinja2.Environment(autoescape=False, undefined=jinja2.StrictUndefined)
    for file in sorted(folder.glob("*.html")):
        head, _, template = file.read_text("utf-8").partition("\n")
        said = yaml.safe_load("{" + head.removeprefix("{#").removesuffix("#}") + "}")
        text = texts[said.pop("text")]
        blocks = [(line.startswith("## "), line.removeprefix("## ")) for line in text["paragraphs"]]
        encoding, dateline = said.pop("encoding", "utf-8"), said.pop("dateline", "")
        html = environment.from_string(template).render(**text, blocks=blocks)
        address = said.pop("address", None)
        facts = {"wire": None, "via_name": None, **said, "title": text["title"]}
        facts["published"] = text["published"] if _shows(html, text["published"]) else None
        prefix = file.name[:2].replace("tw", "zh")
        language = "en" if "english" in file.name else prefix
        raw = Raw(html.encode(encoding, "xmlcharrefreplace"), file.name, address=address)
        yield Page(raw, language, tuple(text for _, text in blocks), facts, (text["title"], dateline.strip()))


def _shows(html: str, day: Any) -> bool:
    """Whether a page shows the day in any of the forms of its language."""
    forms = (
        day.isoformat(),
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.year}年{day.month:02}月{day.day:02}日",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day.day}. {GERMAN_MONTHS.get(day.month)} {day.year}",
        f"{day.year}-{day.month}-{day.day}",
        "二〇二五年三月十四日" if day.isoformat() == "2025-03-14" else day.isoformat(),
    )
    return any(form in html for form in forms)


def ours(raw: Raw) -> list[str]:
    """What polybrief takes for the report's text."""
    report = extract_here(raw, "html")
    return list(clean(report.paragraphs, report.title).paragraphs)


def bare(raw: Raw) -> list[str]:
    """What trafilatura alone takes for it, as its documentation calls it, of the text decoded rightly."""
    return bare_bytes(Raw(decode(raw).text.encode(), raw.name, charset="utf-8"), decode(raw).text)


def bare_bytes(raw: Raw, text: str | None = None) -> list[str]:
    """The same of the bytes."""
    import trafilatura

    found = trafilatura.extract(raw.data if text is None else text)
    return [line.strip("- ") for line in (found or "").split("\n") if line.strip()]


@dataclass(frozen=True)
class Score:
    """Shingles found and right, found, and in the report; paragraphs whole, and in the report."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    whole: int = 0
    paragraphs: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(mine + its for mine, its in zip(self.row(), other.row(), strict=True)))

    def row(self) -> tuple[int, ...]:
        return self.right, self.found, self.wanted, self.whole, self.paragraphs

    @property
    def precision(self) -> float:
        return self.right / (self.found or 1)

    @property
    def recall(self) -> float:
        return self.right / (self.wanted or 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / ((self.found + self.wanted) or 1)


def score(page: Page, found: list[str]) -> Score:
    """How the paragraphs found compare with the page's report."""
    title, dateline = page.ignored
    kept = [line for line in found if line != title]
    if kept and dateline:
        kept[0] = kept[0].removeprefix(dateline).strip()
    got, want = shingles(kept, page.language), shingles(page.gold, page.language)
    whole = sum(text in kept for text in page.gold)
    return Score((got & want).total(), got.total(), want.total(), whole, len(page.gold))


def shingles(lines: Any, language: str) -> Counter[tuple[str, ...]]:
    """Four words in a row, within a line; a shorter line is one shingle."""
    counts: Counter[tuple[str, ...]] = Counter()
    for line in lines:
        words = re.findall(r"[\u3400-\u9fff]|[^\W_]+" if language == "zh" else r"[^\W_]+", line.lower())
        last = max(1, len(words) - SHINGLE + 1) if words else 0
        counts.update(tuple(words[i : i + SHINGLE]) for i in range(last))
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pages", action="store_true", help="each page")
    parser.add_argument("--bytes", action="store_true", help="trafilatura decodes the bytes itself")
    parser.add_argument("--unseen", action="store_true", help="the pages that the rules were not made with")
    parser.add_argument("--show", help="what is wrong in the page of this name")
    options = parser.parse_args()
    extractors: dict[str, Extractor] = {
        "polybrief": ours,
        "trafilatura": bare_bytes if options.bytes else bare,
    }
    all_pages = list(pages(PAGES / "unseen" if options.unseen else PAGES))
    if options.show:
        show(next(page for page in all_pages if options.show in page.raw.name))
        return
    print("| | pages | precision | recall | F1 | paragraphs whole | seconds a page |")
    print("|---|---|---|---|---|---|---|")
    for code, language in LANGUAGES.items():
        of_language = [page for page in all_pages if page.language == code]
        f1: dict[str, float] = {}
        for name, extractor in extractors.items():
            total, start = Score(), time.perf_counter()
            for page in of_language:
                total += (one := score(page, extractor(page.raw)))
                if options.pages:
                    figures = f"P {one.precision:.3f} R {one.recall:.3f} F {one.f1:.3f}"
                    print(f"{page.raw.name:28} {name:12} {figures}")
            seconds = (time.perf_counter() - start) / len(of_language)
            f1[name] = total.f1
            print(
                f"| {language}, {name} | {len(of_language)} | {total.precision:.3f} | {total.recall:.3f}"
                f" | {total.f1:.3f} | {total.whole} of {total.paragraphs} | {seconds:.3f} |"
            )
        ratio = f1["polybrief"] / f1["trafilatura"]
        print(f"= {language} text found in pages, F1 | {ratio:.3f} | trafilatura")
    facts(all_pages)


def facts(all_pages: list[Page]) -> None:
    """Prints how often what a page says of itself is found, and how often something else is."""
    print("\n| fact | found | wrong | on pages that say it |\n|---|---|---|---|")
    reports = [(page, read(page)) for page in all_pages]
    for fact in FACTS:
        pairs = [(page.facts[fact], getattr(report, fact)) for page, report in reports]
        right = sum(want == got for want, got in pairs if want)
        wrong = sum(got is not None and want != got for want, got in pairs)
        print(f"| {fact} | {right} | {wrong} | {sum(bool(want) for want, _ in pairs)} |")


def read(page: Page) -> Extracted:
    """What polybrief finds, with the wire that the dateline names."""
    report = extract_here(page.raw, "html")
    return replace(report, wire=report.wire or clean(report.paragraphs, report.title).wire)


def show(page: Page) -> None:
    """Prints what was missed and what was too much, and the facts that are wrong."""
    found = ours(page.raw)
    for text in page.gold:
        if text not in found:
            print(f"missed: {text}")
    for text in found:
        if text not in (*page.gold, page.ignored[0]):
            print(f"too much: {text}")
    report = read(page)
    for fact in FACTS:
        if getattr(report, fact) != page.facts[fact]:
            print(f"{fact}: {getattr(report, fact)!r}, not {page.facts[fact]!r}")


if __name__ == "__main__":
    main()
