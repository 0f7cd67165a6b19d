"""Slips in one statement: figures, units, dates, names, and what no comparison of values sees.

Each is a line in which one place is wrong; the other places are as they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from polybrief.briefs import Brief
from polybrief.check import Desk
from polybrief.model import Entry

CALL = re.compile(r"\[\^[^\]\n]+\]")

MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
}
_NUMBER = re.compile(r"(?<![A-Za-z0-9.,:/’'-])\d+(?:[.,]\d+)*(?![A-Za-z0-9:/-]|\.\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\s?(?:[mb]illion|Milli|Billi|[万亿]))")
_DAY = {
    "en": re.compile(rf"(?<!\d)\d\d?(?=\s(?:{'|'.join(MONTHS['en'])}))"),
    "de": re.compile(rf"(?<!\d)\d\d?(?=\.\s(?:{'|'.join(MONTHS['de'])}))"),
    "zh": re.compile(r"(?<=月)\d\d?(?=日)"),
}
_MONTH = {
    "en": re.compile(rf"(?<=\d\s)(?:{'|'.join(MONTHS['en'])})|(?<=[Ii]n\s)(?:{'|'.join(MONTHS['en'])})"),
    "de": re.compile(rf"(?<=\d\.\s)(?:{'|'.join(MONTHS['de'])})|(?<=[Ii]m\s)(?:{'|'.join(MONTHS['de'])})"),
    "zh": re.compile(r"(?<!\d)\d\d?(?=月)"),
}
_SCALES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "million": ("billion",),
        "millions": ("billions",),
        "billion": ("million", "trillion"),
        "billions": ("millions",),
        "trillion": ("billion",),
    },
    "de": {
        "Millionen": ("Milliarden",),
        "Milliarden": ("Millionen", "Billionen"),
        "Billionen": ("Milliarden",),
        "Billion": ("Milliarde",),
    },
    "zh": {"万亿": ("亿",), "亿": ("万", "万亿"), "万": ("亿",)},
}
_SCALE = {
    "en": re.compile(r"\b(?:[mb]illions?|trillion)\b"),
    "de": re.compile(r"\b(?:Millionen|Milliarden|Billionen|Billion)\b"),
    "zh": re.compile(r"(?<=[\d十百千数])(?:万亿|亿|万)"),
}
_CURRENCIES = {
    "en": ((re.compile(r"\$(?=\d)"), "€"), (re.compile(r"(?:US )?dollars"), "euros")),
    "de": ((re.compile(r"(?:US-)?Dollar"), "Euro"),),
    "zh": ((re.compile("美元"), "欧元"), (re.compile("美元"), "日元")),
}
_UNITS = {
    "en": ((re.compile(r"(?<=\w )years\b"), "months"),),
    "de": ((re.compile(r"(?<=\w )Jahren\b"), "Monaten"),),
    "zh": ((re.compile(r"(?<=[一二三四五六七八九十\d])年(?=内)"), "个月"),),
}
_COUNTS = {
    "en": (re.compile(r"\b(?:four|ten)\b"), {"four": ("six", "forty"), "ten": ("nine", "hundred")}),
    "de": (
        re.compile(r"(?<!mehrere )(?<!mehreren )\b(?:vier|[Zz]ehn)\b"),
        {"vier": ("sechs", "vierzig"), "zehn": ("neun", "hundert"), "Zehn": ("Neun", "Hundert")},
    ),
    "zh": (re.compile("四(?=年内)"), {"四": ("六", "四十")}),
}


_LIST = re.compile(r",? ?(?:and|und|or|next to|[,、与和及以及]|同)? ?")


def put(text: str, site: re.Match[str], new: str) -> str:
    return text[: site.start()] + new + text[site.end() :]


def sites(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Where the pattern stands in a line, outside the footnote calls."""
    calls = [call.span() for call in CALL.finditer(text)]
    return [s for s in pattern.finditer(text) if not any(a <= s.start() < b for a, b in calls)]


def of_values(text: str, language: str) -> Iterator[tuple[str, str]]:
    dates = {s.start() for pattern in (_DAY, _MONTH) for s in sites(pattern[language], text)}
    years = {s.start() for s in sites(_YEAR, text)}
    for site in sites(_NUMBER, text):
        if site.start() in dates | years:
            continue
        figure = site[0]
        yield "figure: digit", put(text, site, str((int(figure[0]) + 1) % 9 + 1) + figure[1:])
        if figure.isdigit():
            yield "figure: ten times", put(text, site, figure + "0")
        else:
            yield "figure: decimal sign lost", put(text, site, re.sub(r"[.,]", "", figure).lstrip("0"))
        if figure.endswith("0") and figure.isdigit():
            yield "figure: a tenth", put(text, site, figure[:-1])
    for site in sites(_SCALE[language], text):
        for new in _SCALES[language][site[0]]:
            yield "figure: scale word", put(text, site, new)
    for pattern, new in _CURRENCIES[language]:
        for site in sites(pattern, text):
            yield "currency", put(text, site, new)
    for pattern, new in _UNITS[language]:
        for site in sites(pattern, text):
            yield "unit", put(text, site, new)
    words, counts = _COUNTS[language]
    for site in sites(words, text):
        for new in counts[site[0]]:
            yield "count in words", put(text, site, new)
    for site in sites(_DAY[language], text):
        yield "date: day", put(text, site, str(int(site[0]) % 28 + 1))
    for site in sites(_MONTH[language], text):
        months = MONTHS.get(language)
        month = months[(months.index(site[0]) + 1) % 12] if months else str(int(site[0]) % 12 + 1)
        yield "date: month", put(text, site, month)
    for site in sites(_YEAR, text):
        yield "date: year", put(text, site, str(int(site[0]) - 1))
        yield "date: year", put(text, site, str(int(site[0]) + 1))


# Names, and what no comparison of values sees ------------------------------------------------------------

_NEGATIONS = {
    "en": (re.compile(r"\b(?:is|are|was|were|will|has|have|may|would|goes|wants)\b"), "{} not"),
    "de": (
        re.compile(r"\b(?:soll|sollen|will|ist|sind|hat|haben|wurde|könnten?|bringt|kommt)\b"),
        "{} nicht",
    ),
    "zh": (re.compile("将|由|已|包括|曾|投入|公布"), "不{}"),
}
_BOUNDS = {
    "en": (re.compile(r"\b(?:more than|over|above)(?= \$)"), "less than"),
    "de": (re.compile(r"\bmehr als(?=\s\d)"), "weniger als"),
    "zh": (re.compile(r"(?:超过|突破)(?=\d)"), "不到"),
}
_MONEY = {
    "en": re.compile(r"\$\d[\d.,]*\s(?:million|billion|trillion)"),
    "de": re.compile(r"\d[\d.,]*\s(?:Millionen|Milliarden|Billionen)\s(?:US-)?Dollar"),
    "zh": re.compile(r"\d[\d.,]*(?:万亿|亿|万)美元"),
}


def of_statement(line: str, brief: Brief, desk: Desk) -> Iterator[tuple[str, str]]:
    language = brief.front.language
    labels = [call[2:-1] for call in CALL.findall(line)]
    read = [
        (sentence, desk.sources[known.source].language)
        for label in labels
        if (known := desk.evidence.get(label.rpartition(":")[0]))
        for sentence in known.sentences
        if str(sentence.n) == label.rpartition(":")[2]
    ]
    yield from of_values(line, language)
    yield from _of_names(
        line, language, {name.id for known, _ in read for name in known.names}, desk.glossary
    )

    for site in sites(_MONEY[language], line):
        others = {f.text for known, code in read if code == language for f in known.figures}
        for other in sorted(others - {site[0]}):
            if _MONEY[language].fullmatch(other):
                yield "figure of another cited statement", put(line, site, other)
    pattern, form = _NEGATIONS[language]
    for site in sites(pattern, line)[:1]:
        yield "negation", put(line, site, form.format(site[0]))
    pattern, form = _BOUNDS[language]
    for site in sites(pattern, line):
        yield "bound", put(line, site, form)


def _of_names(
    line: str, language: str, cited: set[str], glossary: Sequence[Entry]
) -> Iterator[tuple[str, str]]:
    forms = {form: entry for entry in glossary for form in entry.forms.get(language, ())}
    longest = "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))
    edge = r"(?<![A-Za-z])(?:{})(?![A-Za-z])" if language == "zh" else r"(?<![\w-])(?:{})(?![\w-]| dollars)"
    named = sites(re.compile(edge.format(longest)), line)
    here = {forms[site[0]].id for site in named}
    for site in named:
        entry = forms[site[0]]
        like = [e for e in glossary if e.kind == entry.kind and e.id not in here and e.forms.get(language)]
        strange = [e for e in like if e.id not in cited]
        if strange:
            # The next one in the glossary, so that all of them have their turn.
            other = next((e for e in strange if e.id > entry.id), strange[0])
            yield "name", put(line, site, other.preferred(language))
        for other in [e for e in like if e.id in cited][:1]:
            yield "name from the cited sentence", put(line, site, other.preferred(language))
    for a, b in pairwise(named):
        one, other, between = forms[a[0]], forms[b[0]], line[a.end() : b.start()]
        # In a list, the order means nothing.
        if one.kind == other.kind and one.id != other.id and not _LIST.fullmatch(between):
            yield "two names change places", line[: a.start()] + b[0] + between + a[0] + line[b.end() :]
            return
