"""How well figures are compared: false alarms on human translations, recall on injected faults.

    python benchmarks/figures.py --folder texts
    python benchmarks/figures.py --folder texts --set wmt17.de --show 20 --peers

The folder holds texts of one segment a line: `<set>.<language>` with `<set>.<pair>.reference.<language>`,
or the same set in several languages; and what machines made of them, `<set>.<pair>.<engine>.<language>`.

False alarms are human pairs that are flagged, as a share of those in which either side has a figure.
Faults are put into the targets of pairs that were not flagged, one at a time, by a seeded generator, at
places found with plain expressions that know nothing of the rules that are measured.

Peers that happen to be installed (the `numbers` test of translate-toolkit, ms-recognizers-text-suite) are
measured on the first pairs of each set, with their own false alarms; the numbers of the
recognizers go through the same comparison as our own figures.
"""

from __future__ import annotations

import argparse
import html
import importlib
import importlib.util
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

from polybrief.examine import Names, facts_of
from polybrief.examine.compare import Reading, differences
from polybrief.model import Quantity

SEED = 7
PEER_PAIRS = 150
REFERENCES = (("de", "en"), ("zh", "en"), ("en", "de"), ("en", "zh"), ("de", "zh"))
MACHINE = re.compile(r"(?P<set>[^.]+)\.(?P<source>\w\w)-(?P<target>\w\w)\.(?P<engine>[^.]+)\.(?P=target)")

Flagged = Callable[[str, str, str, str], bool]
"""Whether a target is flagged: source, its language, target, its language."""
_NAMES = Names(())


class Pairs(NamedTuple):
    name: str
    source: str
    target: str
    lines: list[tuple[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the comparison of figures.")
    parser.add_argument("--folder", type=Path, required=True, help="parallel texts, one segment a line")
    parser.add_argument("--set", action="append", metavar="SET", help="such as wmt17.de (default: all)")
    parser.add_argument("--peers", action="store_true", help="measure peers that are installed, too")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N flagged human pairs")
    options = parser.parse_args()

    machine: dict[str, list[Pairs]] = defaultdict(list)
    human = []
    for pairs in _pairs_of(options.folder):
        set_name = f"{pairs.name.split()[0].split('.')[0]}.{pairs.source}"
        if not options.set or set_name in options.set:
            if " " in pairs.name:
                machine[pairs.name.split()[0]].append(pairs)
            else:
                human.append(pairs)
    if not human and not machine:
        parser.error(f"no parallel texts in {options.folder}")
    for pairs in human:
        _report(pairs, machine.pop(pairs.name, []), options.show, peers=options.peers)
    for made in (pairs for left in machine.values() for pairs in left):
        print(f"{made.name:34} flagged {_share(_flags(made, flagged))}")


def _report(pairs: Pairs, made: Sequence[Pairs], show: int, *, peers: bool) -> None:
    began = time.perf_counter()
    flags = _flags(pairs, flagged)
    speed = 2 * len(pairs.lines) / (time.perf_counter() - began)
    print(f"\n{pairs.name}: {len(pairs.lines)} pairs, {len(flags)} with figures, {speed:,.0f} sentences/s")
    print(f"  false alarms {_share(flags)}")
    _recall(pairs, flags, flagged)
    for machine in made:
        print(f"  {machine.name.split()[1]:20} flagged {_share(_flags(machine, flagged))}")
    for a, b in [line for line, flag in flags.items() if flag][:show]:
        _show(a, b, pairs)
    if peers:
        few = pairs._replace(lines=list(flags)[:PEER_PAIRS])
        for name, peer in {"polybrief": flagged, **dict(_peers(pairs.target))}.items():
            began = time.perf_counter()
            verdicts = _flags(few, peer)
            speed = 2 * len(few.lines) / (time.perf_counter() - began)
            print(f"  {name}, first {len(few.lines)}: {_share(verdicts)}, {speed:,.0f} sentences/s")
            _recall(few, verdicts, peer)


def _flags(pairs: Pairs, check: Flagged) -> dict[tuple[str, str], bool]:
    """The pairs in which either side has a figure, and whether `check` flags them."""
    return {
        (a, b): check(a, pairs.source, b, pairs.target)
        for a, b in pairs.lines
        if _has_figures(a, pairs.source) or _has_figures(b, pairs.target)
    }


def _has_figures(text: str, language: str) -> bool:
    quantities, moments = facts_of(text, language)
    return bool(moments) or any(not quantity.incidental for quantity in quantities)


def flagged(source: str, source_language: str, target: str, target_language: str) -> bool:
    return bool(differences(_reading(source, source_language), _reading(target, target_language)))


def _reading(text: str, language: str) -> Reading:
    return Reading(*facts_of(text, language), _NAMES.find(text, language), text, language)


def _show(a: str, b: str, pairs: Pairs) -> None:
    print(f"    {a}\n    {b}")
    for found in differences(_reading(a, pairs.source), _reading(b, pairs.target)):
        print(f"      {found.kind}: {' | '.join(str(f and f.text) for f in (found.source, found.target))}")


def _share(flags: dict[tuple[str, str], bool]) -> str:
    hits = sum(flags.values())
    return f"{hits / (len(flags) or 1):6.1%} ({hits}/{len(flags)})"


def _recall(pairs: Pairs, flags: dict[tuple[str, str], bool], check: Flagged) -> None:
    found: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for n, (a, b) in enumerate(line for line, flag in flags.items() if not flag):
        for kind, wrong in faults(b, pairs.target, random.Random(f"{SEED} {n}")):
            tried[kind] += 1
            found[kind] += check(a, pairs.source, wrong, pairs.target)
    for name, kinds in {**{kind: [kind] for kind in tried}, "all but swaps": set(tried) - {"swap"}}.items():
        hits, all_ = sum(found[k] for k in kinds), sum(tried[k] for k in kinds)
        print(f"    {name:14} {hits / (all_ or 1):6.1%} ({hits}/{all_})")


# Faults --------------------------------------------------------------------------------------------------

FIGURE = re.compile(r"(?<![A-Za-z0-9.,:/’'-])\d+(?:[.,]\d+)*(?![A-Za-z0-9:/-]|\.\d)")
YEAR = re.compile(r"(?:1[89]|20)\d\d")
SCALES = {
    "en": {"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion"},
    "de": {"Millionen": "Milliarden", "Milliarden": "Billionen", "Mio.": "Mrd.", "Mrd.": "Mio."},
    "zh": {"万亿": "亿", "亿": "万", "万": "亿"},
}
CURRENCIES = {
    "en": {
        "$": "€",
        "€": "£",
        "£": "€",
        "dollars": "euros",
        "euros": "pounds",
        "pounds": "euros",
        "yuan": "yen",
    },
    "de": {"Dollar": "Euro", "Euro": "Dollar", "Pfund": "Euro", "$": "€", "€": "$", "Yuan": "Yen"},
    "zh": {"美元": "欧元", "欧元": "英镑", "英镑": "欧元", "$": "€", "日元": "韩元"},
}
PERCENT = {
    "en": (r" ?(?:%| per ?cent\b)", " percentage points"),
    "de": (r" ?(?:%| Prozent\b)", " Prozentpunkte"),
    "zh": (r"%", "个百分点"),
}
INVENTED = {"en": ", {} in all", "de": ", insgesamt {}", "zh": "，共{}个"}
DECIMAL = {"en": ".", "de": ",", "zh": "."}


def faults(text: str, language: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The text with one fault of each kind for which it has a place."""
    sites = list(FIGURE.finditer(text))

    def put(site: re.Match[str], new: str) -> str:
        return text[: site.start()] + new + text[site.end() :]

    table = SCALES[language]
    words = "|".join(map(re.escape, table)) + (r")\b" if language != "zh" else ")")
    scales = list(re.finditer(rf"(?<=\d)(?P<gap> ?)(?P<word>{words}", text))
    if scales:
        site = chance.choice(scales)
        yield "myriad" if language == "zh" else "scale", put(site, site["gap"] + table[site["word"]])
    numbers = [site for site in sites if not YEAR.fullmatch(site[0])]
    years = [site for site in sites if YEAR.fullmatch(site[0])]
    whole = [site for site in numbers if site[0].isdigit()]
    if whole:
        site = chance.choice(whole)
        yield "slip", put(site, site[0] + chance.choice(("0", "00")))
    if numbers:
        site = chance.choice(numbers)
        at = chance.choice([i for i, c in enumerate(site[0]) if c.isdigit()])
        digit = chance.choice([d for d in "123456789" if d != site[0][at]])
        yield "digit", put(site, site[0][:at] + digit + site[0][at + 1 :])
        site = chance.choice(numbers)
        yield "drop", _dropped(text, site, language)
    point = DECIMAL[language]
    decimals = [site for site in numbers if re.fullmatch(rf"\d+{re.escape(point)}\d\d?", site[0])]
    if decimals:
        site = chance.choice(decimals)
        before, after = site[0].split(point)
        yield "decimal", put(site, chance.choice((before + after, f"0{point}{before}{after}")))
    signs = "|".join(re.escape(word) for word in CURRENCIES[language])
    currencies = list(re.finditer(rf"(?:(?<=\d) ?(?:{signs})|(?:{signs})(?= ?\d))", text))
    if currencies:
        site = chance.choice(currencies)
        yield "currency", put(site, site[0].replace(site[0].strip(), CURRENCIES[language][site[0].strip()]))
    if years:
        site = chance.choice(years)
        yield "year", put(site, str(int(site[0]) + chance.choice((-10, -3, -2, -1, 1, 2, 3, 10))))
    sign, points = PERCENT[language]
    percents = list(re.finditer(rf"(?<=\d){sign}", text))
    if percents:
        yield "percent", put(chance.choice(percents), chance.choice((points, "")))
    if sites:
        end = re.search(r"[.!?。！？”\"]*$", text)
        at = end.start() if end else len(text)
        number = chance.choice([n for n in range(23, 99) if str(n) not in text])
        yield "invented", text[:at] + INVENTED[language].format(number) + text[at:]
    twins = [(a, b) for i, a in enumerate(sites) for b in sites[i + 1 :] if _twins(a, b, text)]
    if twins:
        a, b = chance.choice(twins)
        yield "swap", text[: a.start()] + b[0] + text[a.end() : b.start()] + a[0] + text[b.end() :]


def _dropped(text: str, site: re.Match[str], language: str) -> str:
    """The text without a figure, its sign and its scale word."""
    scale = "|".join(map(re.escape, SCALES[language]))
    after = re.compile(rf" ?(?:{scale}|%)?").match(text, site.end())
    start = site.start() - 1 if text[max(0, site.start() - 1)] in "$€£¥" else site.start()
    return text[:start] + text[after.end() if after else site.end() :]


def _twins(a: re.Match[str], b: re.Match[str], text: str) -> bool:
    """Whether two figures differ and could be mistaken for one another: both years, both with one sign."""
    tails = [re.match(r" ?(?:%|[^\W\d]{3,})?", text[site.end() :]) for site in (a, b)]
    units = [tail[0].strip() if tail else "" for tail in tails]
    known = {"%", "percent", "Prozent", *CURRENCIES["en"], *CURRENCIES["de"], *SCALES["en"], *SCALES["de"]}
    units = [unit if unit in known else "" for unit in units]
    return a[0] != b[0] and units[0] == units[1] and bool(YEAR.fullmatch(a[0])) == bool(YEAR.fullmatch(b[0]))


# Texts and peers -----------------------------------------------------------------------------------------


def _pairs_of(folder: Path) -> Iterator[Pairs]:
    files = {file.name: file for file in sorted(folder.iterdir())}
    for name in files:
        match = MACHINE.fullmatch(name)
        source = match and files.get(f"{match['set']}.{match['source']}")
        if match and source:
            label = f"{match['set']}.{match['source']}-{match['target']}"
            engine = "" if match["engine"] == "reference" else f" {match['engine']}"
            yield Pairs(label + engine, match["source"], match["target"], _lines(source, files[name]))
    for set_name in sorted({name.split(".")[0] for name in files}):
        for a, b in REFERENCES:
            one, other = files.get(f"{set_name}.{a}"), files.get(f"{set_name}.{b}")
            # Texts of unlike length are different texts that happen to share a name.
            if one and other and len(_segments(one)) == len(_segments(other)):
                yield Pairs(f"{set_name}.{a}-{b}", a, b, _lines(one, other))


def _lines(source: Path, target: Path) -> list[tuple[str, str]]:
    both = zip(_segments(source), _segments(target), strict=True)
    return [(a.strip(), b.strip()) for a, b in both if a.strip() and b.strip()]


def _segments(file: Path) -> list[str]:
    return html.unescape(file.read_text("utf-8")).rstrip("\n").split("\n")


def _peers(target: str) -> Iterator[tuple[str, Flagged]]:
    if importlib.util.find_spec("translate"):
        checks = importlib.import_module("translate.filters.checks")
        checker = checks.StandardChecker(checks.CheckerConfig(targetlanguage=target))

        def numbers(a: str, _: str, b: str, __: str) -> bool:
            try:
                return not checker.numbers(a, b)
            except checks.FilterFailure:
                return True

        yield "translate-toolkit", numbers
    if importlib.util.find_spec("ms_recognizers_number"):
        recognize = importlib.import_module("ms_recognizers_number").recognize_number
        cultures = {"en": "en-us", "de": "de-de", "zh": "zh-cn"}

        def reading(text: str, language: str) -> Reading:
            found = recognize(text, cultures[language])
            return Reading(tuple(filter(None, map(_as_quantity, found))), (), (), text, language)

        yield (
            "ms-recognizers",
            lambda a, la, b, lb: bool(differences(reading(a, la), reading(b, lb))),
        )


def _as_quantity(found: Any) -> Quantity | None:
    """A number of the recognizers; a small one in words needs no partner, as with our own."""
    try:
        value = Decimal(str(found.resolution["value"]).replace(",", "."))
    except (InvalidOperation, KeyError, TypeError):
        return None
    small = value < 11 and not any(char.isdigit() for char in found.text)
    return Quantity(value, value, "count", found.text, (found.start, found.end + 1), incidental=small)


if __name__ == "__main__":
    main()
