"""Words that figures belong to, in three languages: what is counted, who has it, where it moves.

They tell whether two figures of a translation have changed places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from polybrief.model import Name

_LANGUAGES = ("en", "de", "zh")

# Patterns; in English and German they are whole words, in any case.
_ANCHORS: Mapping[str, tuple[str, str, str]] = {
    "from": (r"from", r"von|vom|aus", "从|由|(?<!来)自"),
    "to": (r"to|into", r"auf|bis|zu|zum", "至|到|为"),
    "by": (r"by", r"um", "了"),
    "against": (r"compared|than|against|versus", r"gegenüber|statt|nach|als", "比|相比|较|于"),
    "men": (r"m[ae]n|males?|boys?|sons?", r"M[aä]nn(?:er)?n?|Jungen?|Söhne?|männlich\w*", "男"),
    "women": (r"wom[ae]n|females?|girls?|daughters?", r"Frauen?|Mädchen|Töchter|weiblich\w*", "女"),
    "children": (r"child(?:ren)?|kids?", r"Kind(?:er)?n?", "儿童|孩子|小孩"),
    "dead": (
        r"dead|died|kill\w*|deaths?",
        r"Toten?|getötet\w*|starben|Todesopfer|ums Leben",
        "死|丧生|遇难|身亡",
    ),
    "injured": (r"injur\w*|wounded|hurt", r"[Vv]erletzt\w*|[Vv]erwundet\w*", "伤"),
    "people": (
        r"people|persons?|residents|inhabitants",
        r"Menschen|Personen|Einwohner\w*|Leute\w*",
        "[0-9一-十]人|居民|人口",
    ),
    "year-old": (r"years? old|year-old|aged?", r"\w*[Jj]ährig\w*|Alter|Jahre alt", "岁"),
    "years": (r"years?", r"Jahren?|Jahr", "年"),
    "months": (r"months?", r"Monaten?|Monat", "个月"),
    "weeks": (r"weeks?", r"Wochen?", "周|星期"),
    "days": (r"days?", r"Tagen?|Tag", "天"),
    "hours": (r"hours?", r"Stunden?", "小时"),
    "minutes": (r"minutes?", r"Minuten?", "分钟"),
    "matches": (r"match(?:es)?|games?|appearances", r"Spielen?|Spiel|Partien?|Einsätzen?", "场|比赛"),
    "goals": (r"goals?|scored", r"Toren?|Tor|Treffern?", "球|进球"),
    "points": (r"points?", r"Punkten?|Punkt", "分(?!钟|之)"),
    "place": (r"place|ranked|rank|position", r"Platz|Rang|Stelle", "位|名"),
    "medals": (r"medals?|gold", r"Medaillen?|Gold\w*", "金|奖牌"),
    "silver": (r"silver", r"Silber\w*", "银"),
    "bronze": (r"bronze", r"Bronze\w*", "铜"),
    "companies": (r"compan(?:y|ies)|firms?|businesses", r"Unternehmen|Firmen?|Betrieben?", "企业|公司"),
    "countries": (r"countr(?:y|ies)|nations?|states?", r"Ländern?|Staaten|Länder", "国家|国"),
    "cities": (r"cit(?:y|ies)|towns?|count(?:y|ies)", r"Städten?|Stadt", "城市|市|镇|县"),
    "houses": (
        r"homes?|houses?|households?|famil(?:y|ies)|flats|apartments",
        r"Häusern?|Haus|Wohnungen|Haushalten?|Familien?",
        "房|户|套|家庭",
    ),
    "vehicles": (r"cars?|vehicles?|trucks?", r"Autos?|Fahrzeugen?|Wagen|Lkw", "车|辆"),
    "jobs": (
        r"jobs?|workers?|employees|staff",
        r"Stellen|Arbeitsplätzen?|Mitarbeiter\w*|Beschäftigten?",
        "职工|员工|岗位|就业",
    ),
    "students": (r"students?|pupils?", r"Schüler\w*|Studenten|Studierenden?", "学生"),
    "schools": (r"schools?|universit(?:y|ies)", r"Schulen?|Hochschulen?|Universitäten", "学校|大学|高校"),
    "police": (r"police|officers?|soldiers?", r"Polizisten|Beamten?|Soldaten", "警|士兵"),
    "revenue": (r"revenues?|sales|turnover", r"Umsatz\w*|Erlöse?n?|Einnahmen", "收入|营收|销售"),
    "profit": (r"profits?|earnings|income", r"Gewinn\w*|Überschuss|Ergebnis", "利润|盈利|净利"),
    "loss": (r"loss(?:es)?|lost", r"Verlust\w*|verlor\w*", "亏损|损失"),
    "exports": (r"exports?", r"Exporten?|Ausfuhr\w*", "出口"),
    "imports": (r"imports?", r"Importen?|Einfuhr\w*", "进口"),
    "up": (
        r"rose|risen|ris(?:e|ing)|up|increas\w*|gr[eo]w\w*|gain\w*",
        r"stieg\w*|gestiegen|Plus|Anstieg|wuchs\w*|zulegt?e?n?",
        "增|涨|升",
    ),
    "down": (
        r"fell|fallen|fall|down|decreas\w*|declin\w*|dropp?\w*",
        r"sank\w*|gesunken|Minus|Rückgang|fiel\w*|gefallen",
        "降|跌|减|下滑",
    ),
    "price": (r"prices?|costs?", r"Preisen?|Preis|Kosten|kostete?n?", "价|成本"),
    "investment": (r"invest\w*", r"[Ii]nvest\w*", "投资"),
    "first-half": (r"first half|first", r"ersten?|erster", "上半|首|第一"),
    "second-half": (r"second half|second", r"zweiten?|zweiter", "下半|第二"),
    "last": (r"last|previous|earlier|ago", r"letzten?|vergangenen|Vorjahr\w*|vor|zuvor", "去年|上年|前|同期"),
    "now": (
        r"now|current\w*|today|present",
        r"jetzt|derzeit|heute|aktuell\w*|inzwischen",
        "目前|现在|今天|如今",
    ),
    "this-year": (r"this year", r"dieses Jahre?s?|in diesem Jahr|heuer", "今年"),
    "until": (r"until|till|by", r"bis", "截至|直到"),
    "since": (r"since", r"seit", "以来|自"),
    "born": (r"born", r"geboren\w*", "出生|生于"),
    "height": (r"tall|high|height", r"groß|hoch|Höhe", "高"),
    "length": (r"long|length|distance", r"lang|Länge|Strecke", "长"),
    "width": (r"wide|width", r"breit|Breite", "宽"),
    "depth": (r"deep|depth", r"tief|Tiefe", "深"),
    "weight": (r"weigh\w*|weight", r"wog|wiegt|schwer|Gewicht", "重"),
    "monday": ("Monday", "Montag", "[周期]一"),
    "tuesday": ("Tuesday", "Dienstag", "[周期]二"),
    "wednesday": ("Wednesday", "Mittwoch", "[周期]三"),
    "thursday": ("Thursday", "Donnerstag", "[周期]四"),
    "friday": ("Friday", "Freitag", "[周期]五"),
    "saturday": ("Saturday", "Samstag|Sonnabend", "[周期]六"),
    "sunday": ("Sunday", "Sonntag", "[周期][日天]"),
    "total": (r"total|altogether|overall", r"insgesamt|gesamt\w*", "共|总"),
    "average": (r"average|mean", r"durchschnittlich\w*|Durchschnitt|Schnitt", "平均|人均"),
    "aged": (r"over|older", r"über|älter\w*", "以上"),
    "under": (r"under|below|younger", r"unter|jünger\w*", "以下"),
}
ROLES = frozenset(
    f"word-{role}" for role in ("from", "to", "by", "against", "until", "since", "under", "aged")
)
"""Anchors that stand before their figure."""

# Names and, in German, nouns: what is spelled alike in both texts is the same (“Nvidia”, “Museum”, “iPhone”).
_ALIKE = re.compile(r"(?<![A-Za-zÀ-ÿ0-9])[A-ZÀ-Þ][A-Za-zÀ-ÿ]{3,}|(?<![A-Za-z])[A-Z]{2,}(?![a-z])")


def anchors(text: str, language: str) -> Iterator[Name]:
    """Words that figures may belong to, with one id whatever the language.

    >>> [name.id for name in anchors("5 dead, 7 injured", "en")]
    ['word-dead', 'word-injured']
    """
    for name, pattern in _anchor_patterns()[language]:
        for match in pattern.finditer(text):
            yield Name(name, match[0], match.span())
    for match in _ALIKE.finditer(text):
        yield Name(f"alike-{match[0].removesuffix('s')}", match[0], match.span())


@cache
def _anchor_patterns() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    edges = {"en": (r"\b(?:", r")\b"), "de": (r"\b(?:", r")\b"), "zh": ("(?:", ")")}
    return {
        code: [
            (f"word-{name}", re.compile(edges[code][0] + words[n] + edges[code][1], re.IGNORECASE))
            for name, words in _ANCHORS.items()
        ]
        for n, code in enumerate(_LANGUAGES)
    }
