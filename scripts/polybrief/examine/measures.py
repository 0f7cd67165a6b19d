"""What a figure measures, and whose it is, from the words around it.

The table names what money, shares and numbers are said to be; a desk extends it with entries of the
kind `measure` in its glossary, whose id is the measure. A form with a star stands for any ending.
The nearest word of the table in the figure's own clause decides, else the nearest in the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from polybrief.languages import LANGUAGES
from polybrief.limits import NEAR
from polybrief.model import Entry, Name, Quantity, Span

_TABLE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "investment": {
        "en": ("invest*", "spend*", "spent", "cost*", "budget*", "initiative"),
        "de": (
            "Investition*",
            "investier*",
            "Kosten",
            "kostet*",
            "kosten",
            "Ausgaben",
            "Aufwand",
            "verschling*",
        ),
        "zh": ("投资", "投入", "耗资", "斥资", "花费", "成本", "预算"),
    },
    "deployment": {
        "en": ("deploy*", "immediately", "straight away", "at once"),
        "de": ("sofort", "eingesetzt", "einsetzen", "unverzüglich"),
        "zh": ("立即", "动用", "部署", "到位"),
    },
    "valuation": {
        # “The value of” by itself is said of orders and exports as well.
        "en": (
            "valuation*",
            "valued",
            "valuing",
            "worth",
            "market cap*",
            "market value",
            "put the value of",
            "puts the value of",
            "putting the value of",
        ),
        "de": ("Bewertung*", "bewertet", "Börsenwert", "Marktwert", "Unternehmenswert"),
        "zh": ("估值", "市值"),
    },
    "funding": {
        "en": ("funding", "fundraising", "raise*", "raising", "financing", "round"),
        "de": ("Finanzierungsrunde*", "Finanzierung*", "Kapitalrunde*", "einsammel*", "eingesammelt"),
        "zh": ("融资", "筹资", "募资"),
    },
    "subsidy": {
        "en": ("subsid*", "grant*", "incentive*", "aid"),
        "de": ("Subvention*", "Zuschuss", "Zuschüsse*", "Förder*", "Beihilfe*"),
        "zh": ("补贴", "资助", "补助", "拨款"),
    },
    "revenue": {
        "en": ("revenue*", "sales", "turnover"),
        "de": ("Umsatz*", "Umsätze*", "Erlös*", "Einnahmen"),
        "zh": ("营收", "收入", "销售额", "营业额"),
    },
    "profit": {
        "en": ("profit*", "earnings", "net income"),
        "de": ("Gewinn*", "Überschuss", "Ergebnis"),
        "zh": ("利润", "盈利", "净利"),
    },
    "loss": {"en": ("loss*", "lost"), "de": ("Verlust*", "verlor*"), "zh": ("亏损", "损失")},
    "debt": {
        "en": ("debt*", "loan*", "credit", "bond*"),
        "de": ("Schulden*", "Kredit*", "Anleihe*", "Darlehen"),
        "zh": ("债务", "贷款", "债券"),
    },
    "stake": {
        "en": ("stake*", "share*", "holding*", "holds"),
        "de": ("Anteil*", "Beteiligung*", "beteilig*", "hält"),
        "zh": ("股份", "持股", "占股", "入股"),
    },
    "price": {"en": ("price*", "priced"), "de": ("Preis*",), "zh": ("价格", "售价")},
    "wage": {
        "en": ("wage*", "salar*", "pay"),
        "de": ("Lohn*", "Löhne*", "Gehalt*", "Gehälter*"),
        "zh": ("工资", "薪"),
    },
    "tax": {
        "en": ("tax*", "tariff*", "dut*"),
        "de": ("Steuer*", "Zoll", "Zölle*", "Zoll*"),
        "zh": ("税", "关税"),
    },
    "growth": {
        "en": ("grow*", "grew", "rose", "rise*", "increase*", "up"),
        "de": ("wuchs*", "wächst", "Wachstum*", "stieg*", "steig*", "Anstieg", "Plus"),
        "zh": ("增长", "上升", "上涨", "增加"),
    },
    "decline": {
        "en": ("fell", "fall*", "declin*", "drop*", "decreas*", "down"),
        "de": ("sank*", "fiel*", "Rückgang", "Minus", "gesunken", "sinken"),
        "zh": ("下降", "下跌", "减少", "下滑"),
    },
    "sites": {
        "en": ("site*", "project*", "data cent*", "plant*", "facilit*"),
        "de": ("Standort*", "Projekt*", "Rechenzentr*", "Werk*", "Anlage*"),
        "zh": ("项目", "数据中心", "工厂", "站点"),
    },
    "capacity": {
        "en": ("capacit*", "output"),
        "de": ("Kapazität*", "Leistung"),
        "zh": ("产能", "容量", "装机"),
    },
    "staff": {
        "en": ("job*", "employee*", "worker*", "staff"),
        "de": ("Arbeitsplätze*", "Stellen", "Beschäftigte*", "Mitarbeiter*"),
        "zh": ("就业", "员工", "岗位", "职工"),
    },
    "deaths": {
        "en": ("dead", "died", "kill*", "death*"),
        "de": ("Tote*", "tot", "getötet", "starb*", "Todesopfer"),
        "zh": ("死亡", "丧生", "遇难"),
    },
    "injured": {
        "en": ("injur*", "wound*", "hurt"),
        "de": ("verletz*", "Verletzt*"),
        "zh": ("受伤", "伤者"),
    },
}
_CLAUSE = re.compile(r"[,;:，；：。、]\s|[，；：。]|\s[-–—]\s|\b(?:and|while|und|während|but|aber)\b")
_CHANGES = frozenset(("growth", "decline"))
"""Measures of shares alone: a valuation that rose to $100 billion is a valuation."""
_SHARES = frozenset(("percent", "points"))
_OWNERS = frozenset(("person", "organisation", "programme", "place"))


class Measures:
    """Tells what figures measure, by the shipped table and the desk's own entries."""

    def __init__(self, glossary: Sequence[Entry] = ()) -> None:
        own = {entry.id: entry.forms for entry in glossary if entry.kind == "measure"}
        self._kinds = {entry.id: entry.kind for entry in glossary}
        self._finders = {code: _finder(code, own) for code in LANGUAGES}

    def attach(
        self, figures: Sequence[Quantity], names: Sequence[Name], text: str, language: str
    ) -> tuple[Quantity, ...]:
        """The figures, each with the kind of what it measures and the id of whose it is, if told."""
        if all(_tells_nothing(figure) for figure in figures):
            return tuple(figures)
        pattern, kinds = self._finders[language]
        words = [(kinds[(match.lastindex or 1) - 1], match.span()) for match in pattern.finditer(text)]
        levels = [word for word in words if word[0] not in _CHANGES]
        owners = [(name.id, name.span) for name in names if self._owns(name.id)]
        clauses = _clauses(text, figures)
        return tuple(
            replace(
                figure,
                kind=_nearest(figure.span, words if figure.unit in _SHARES else levels, clauses),
                owner=_nearest(figure.span, owners, clauses, before=True),
            )
            if not _tells_nothing(figure)
            else figure
            for figure in figures
        )

    def _owns(self, name: str) -> bool:
        return name.startswith("territory-") or self._kinds.get(name, "organisation") in _OWNERS


def _tells_nothing(figure: Quantity) -> bool:
    """Whether nobody asks what the figure measures: “one of them”, “the third”."""
    return figure.incidental or figure.unit == "ordinal"


def _clauses(text: str, figures: Sequence[Quantity]) -> list[int]:
    """Where clauses end; a comma within a figure is no such place."""
    starts = [figure.span[0] for figure in figures]
    ends = []
    for match in _CLAUSE.finditer(text):
        end = match.start()
        before = bisect_right(starts, end) - 1
        if before < 0 or end >= figures[before].span[1]:
            ends.append(end)
    return ends


def _nearest(
    span: Span, words: Sequence[tuple[str, Span]], clauses: Sequence[int], *, before: bool = False
) -> str | None:
    """The word nearest to `span`, none if it is far: in the same clause first; with `before`, those in
    front of it first. `words` stand in the order of the text."""

    def distance(word: Span) -> tuple[bool, bool, int]:
        start, end = min(span[0], word[0]), max(span[1], word[1])
        crossed = bisect_left(clauses, start) < bisect_left(clauses, end)
        gap = max(word[0] - span[1], span[0] - word[1], 0)
        return crossed, before and word[0] > span[0], gap

    first = bisect_left(words, span[0] - NEAR, key=lambda word: word[1][0])
    last = bisect_left(words, span[1] + NEAR, key=lambda word: word[1][0])
    near = words[first:last]
    return min(near, key=lambda word: distance(word[1]))[0] if near else None


def _finder(
    code: str, own: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> tuple[re.Pattern[str], tuple[str, ...]]:
    table = {name: forms[code] for name, forms in _TABLE.items()}
    for name, forms in own.items():
        table[name] = (*table.get(name, ()), *forms[code])
    listed = [(form, name) for name, forms in table.items() for form in forms]
    listed.sort(key=lambda item: (-len(item[0]), item[0]))
    patterns = "|".join(f"({_word(form, code)})" for form, _ in listed)
    return re.compile(patterns, re.IGNORECASE), tuple(name for _, name in listed)


def _word(form: str, code: str) -> str:
    if code == "zh":
        return re.escape(form)
    stem = re.escape(form.removesuffix("*"))
    return rf"\b{stem}\w*" if form.endswith("*") else rf"\b{stem}\b"
