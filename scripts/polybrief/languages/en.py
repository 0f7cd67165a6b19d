"""English: how it splits, counts, dates and cites."""

from __future__ import annotations

from decimal import Decimal

from polybrief.languages.table import Calendar, Citing, Language, Numbers, Splitting, words

SPLITTING = Splitting(
    closing="\"'”’»)]",
    starters=words(
        "The A An This That These Those There Here",
        "I You He She It We They My Your His Her Its Our Their",
        "And But Or So Yet If When While As Since Because Although Though Once Until Unless",
        "In On At By For From With Without After Before During Under Over Between Among Despite",
        "To About Against According Through Throughout Within Like Unlike",
        "What Who Which Why How Where Whether Not Now Then Also However Meanwhile Moreover",
        "Some Many Most All Both Each Another Other Several",
    ),
    forward=words(
        "Mr Mrs Ms Mx Messrs Dr Prof Rev Hon St Ste Mt Ft Gov Sen Rep Pres Supt Det Insp",
        "Gen Lt Col Sgt Capt Cmdr Cpl Maj Adm Pvt Cdr Brig Wm Geo",
        "e.g i.e eg ie cf viz vs ca approx esp incl excl resp",
    ),
    before_figures=words(
        "no nos p pp art sec ch fig vol ext ver para",
        "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
    ),
    abbreviations=words(
        "Inc Ltd Co Corp Bros Cos Assn Dept Univ Ave Blvd Rd Jr Sr Esq",
        "Mon Tue Tues Wed Thu Thurs Fri",
        "Calif Conn Fla Mass Mich Minn Okla Penn Tenn Wis",
        "al est dept tel min max bn mn tn hrs ed eds trans sq",
    ),
    short_words=words("I a"),
)

_TEN = Decimal(10)

_NUMBERS = Numbers(
    decimal=".",
    group=",",
    blanks=True,
    scales={
        "thousand": _TEN**3,
        "k": _TEN**3,
        "million": _TEN**6,
        "mn": _TEN**6,
        "m": _TEN**6,
        "billion": _TEN**9,
        "bn": _TEN**9,
        "trillion": _TEN**12,
        "tn": _TEN**12,
    },
    vague={
        "tens of thousands": (_TEN**4, _TEN**5),
        "hundreds of thousands": (_TEN**5, _TEN**6),
        "tens of millions": (_TEN**7, _TEN**8),
        "hundreds of millions": (_TEN**8, _TEN**9),
        "tens of billions": (_TEN**10, _TEN**11),
        "hundreds of billions": (_TEN**11, _TEN**12),
    },
    currencies_before={
        "US$": "USD",
        "U.S.$": "USD",
        "$": "USD",
        "€": "EUR",
        "£": "GBP",
        "¥": "CNY",
        "RMB": "CNY",
        "CNY": "CNY",
        "USD": "USD",
        "EUR": "EUR",
        "GBP": "GBP",
        "CHF": "CHF",
    },
    currencies_after={
        "US dollars": "USD",
        "U.S. dollars": "USD",
        "of dollars": "USD",
        "dollars": "USD",
        "dollar": "USD",
        "of euros": "EUR",
        "euros": "EUR",
        "euro": "EUR",
        "pounds": "GBP",
        "of yuan": "CNY",
        "yuan": "CNY",
        "yen": "JPY",
        "Swiss francs": "CHF",
    },
    percent=("percent", "per cent", "%"),
    ordinal=r"st\b|nd\b|rd\b|th\b",
)

_CALENDAR = Calendar(
    months={
        "January": 1,
        "February": 2,
        "March": 3,
        "April": 4,
        "May": 5,
        "June": 6,
        "July": 7,
        "August": 8,
        "September": 9,
        "October": 10,
        "November": 11,
        "December": 12,
        "Jan": 1,
        "Feb": 2,
        "Mar": 3,
        "Apr": 4,
        "Jun": 6,
        "Jul": 7,
        "Aug": 8,
        "Sep": 9,
        "Sept": 9,
        "Oct": 10,
        "Nov": 11,
        "Dec": 12,
    },
    forms=(
        r"(?<![\w-])(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?![\w-])",
        r"\b(?P<name>{names})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?(?![\w%])",
        r"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<name>{names})\b(?:,? (?P<year>\d{{4}}))?",
        r"\b(?P<name>{names}),? (?:of )?(?P<year>\d{{4}})\b",
        r"\b(?i:in|since|until|by|of|from|to|early|late|mid|during) (?P<year>(?:19|20)\d{{2}})\b(?![-/.,]\d)",
    ),
)

_CITING = Citing(
    title="“{title}”",
    comma=", ",
    stop=". ",
    translated="{language}, first written in {origin}",
    sample="Sample written for this repository",
    sentence="Sentence {n}",
)

ENGLISH = Language("en", "English", "English", " ", "en_GB", SPLITTING, _NUMBERS, _CALENDAR, _CITING)
