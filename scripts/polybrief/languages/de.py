"""German: how it splits, counts, dates and cites."""

from __future__ import annotations

from decimal import Decimal

from polybrief.languages.table import Calendar, Citing, Language, Numbers, Ordinals, Splitting, words

_SPLITTING = Splitting(
    closing="\"'“‘”’»«)]",
    starters=words(
        "Der Die Das Den Dem Des Ein Eine Einen Einem Einer Eines",
        "Ich Du Er Sie Es Wir Ihr Man Sein Seine Ihre Unser Unsere Mein Meine",
        "Dieser Diese Dieses Diesen Diesem Jeder Jede Jedes Alle Viele Einige Beide Kein Keine",
        "In Im An Am Auf Aus Bei Beim Bis Durch Für Gegen Mit Nach Ohne Seit Trotz Um Unter Über",
        "Von Vom Vor Während Wegen Zu Zum Zur Zwischen Laut Neben Ab",
        "Und Oder Aber Doch Denn Sondern Dass Weil Wenn Als Ob Obwohl Nachdem Bevor Damit Sobald",
        "Was Wer Wie Wo Warum Welche Welcher Auch Noch Nur Nun So Da Dann Dort Hier Jetzt Heute",
        "Nicht Danach Dabei Dazu Daher Deshalb Außerdem Allerdings Jedoch Zudem Insgesamt Bereits",
    ),
    forward=words(
        "Dr Prof Dipl Ing Hr Hrn Fr Frl St Mr Mrs Ms Sen Gen Lt Sgt Cmdr Capt Abg Wm",
        "z.B d.h u.a v.a i.d.R o.g u.U zzt bzw bspw ca d.i evtl ggf ggü vgl insb insbes sog gem lt",
        "inkl exkl zzgl bzgl allg geb gest verh Nr Nrn Bd Kap Tel vs",
    ),
    before_figures=words(
        "S Art Abs Abb Tab Ziff Rd max min mind",
        "Jan Feb Febr Apr Jun Jul Aug Sep Sept Okt Nov Dez",
    ),
    abbreviations=words(
        "Mio Mrd Bio Tsd Mill Std Min Sek Jh Jhd",
        "dgl ff Inc Ltd Co Corp Jr Sr Str Pl Inh Hrsg Aufl Ausg Verf Anm Mwst MwSt Az",
        "Hd hl phil med jur nat rer habil nachm vorm jun sen stv stellv amtl städt staatl",
        "amerik brit dt engl frz ital österr span",
    ),
    ordinals=Ordinals(
        determiners=words(
            "am vom zum beim im bis ins zur der die das den dem des ein eine einen einem einer",
            "sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere unseren",
            "unserem jeder jede jedes jeden jedem dieser diese dieses diesen diesem mein meinem",
        ),
        counted=words(
            "januar jänner februar märz april mai juni juli august september oktober november",
            "dezember jahrhundert jahrhunderts jahrtausend jahrtausends",
            "platz rang runde liga bundesliga spieltag tag woche monat quartal halbjahr jahr klasse",
            "minute stelle stock etage auflage geburtstag todestag jahrestag bezirk weltkrieg",
        ),
    ),
)

_TEN = Decimal(10)

_NUMBERS = Numbers(
    decimal=",",
    group=".",
    blanks=True,
    scales={
        "tausend": _TEN**3,
        "tsd.": _TEN**3,
        "million": _TEN**6,
        "millionen": _TEN**6,
        "mio.": _TEN**6,
        "mio": _TEN**6,
        "milliarde": _TEN**9,
        "milliarden": _TEN**9,
        "mrd.": _TEN**9,
        "mrd": _TEN**9,
        "billion": _TEN**12,
        "billionen": _TEN**12,
    },
    vague={
        "zehn millionen": (_TEN**7, _TEN**7),
        "mehrere zehn millionen": (_TEN**7, _TEN**8),
        "mehreren zehn millionen": (_TEN**7, _TEN**8),
        "mehrere zehn milliarden": (_TEN**10, _TEN**11),
        "mehreren zehn milliarden": (_TEN**10, _TEN**11),
        "zweistelliger milliardenbetrag": (_TEN**10, _TEN**11),
        "zweistelligen milliardenbetrag": (_TEN**10, _TEN**11),
        "hunderte millionen": (_TEN**8, _TEN**9),
        "hunderte milliarden": (_TEN**11, _TEN**12),
    },
    currencies_before={
        "US$": "USD",
        "$": "USD",
        "€": "EUR",
        "£": "GBP",
        "CHF": "CHF",
        "EUR": "EUR",
        "USD": "USD",
    },
    currencies_after={
        "US-Dollar": "USD",
        "Dollar": "USD",
        "US$": "USD",
        "$": "USD",
        "USD": "USD",
        "Euro": "EUR",
        "€": "EUR",
        "EUR": "EUR",
        "Pfund": "GBP",
        "Yuan": "CNY",
        "Yen": "JPY",
        "Schweizer Franken": "CHF",
        "Franken": "CHF",
    },
    percent=("Prozent", "%"),
    ordinal=r"\.(?= [A-ZÄÖÜ])",
)

_CALENDAR = Calendar(
    months={
        "Januar": 1,
        "Jänner": 1,
        "Februar": 2,
        "März": 3,
        "April": 4,
        "Mai": 5,
        "Juni": 6,
        "Juli": 7,
        "August": 8,
        "September": 9,
        "Oktober": 10,
        "November": 11,
        "Dezember": 12,
        "Jan": 1,
        "Feb": 2,
        "Febr": 2,
        "Mrz": 3,
        "Apr": 4,
        "Jun": 6,
        "Jul": 7,
        "Aug": 8,
        "Sep": 9,
        "Sept": 9,
        "Okt": 10,
        "Nov": 11,
        "Dez": 12,
    },
    forms=(
        r"(?<![\w-])(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?![\w-])",
        r"\b(?P<day>\d{{1,2}})\. ?(?P<name>{names})\b\.?(?: (?P<year>\d{{4}}))?",
        r"(?<![\w.])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}})\b",
        r"\b(?P<name>{names})\b\.? (?P<year>\d{{4}})\b",
        r"\b(?i:im Jahre?|seit|bis|von|Anfang|Mitte|Ende) (?P<year>(?:19|20)\d{{2}})\b(?![-/.,]\d)",
    ),
)

_CITING = Citing(
    title="„{title}“",
    comma=", ",
    stop=". ",
    translated="{language}, ursprünglich {origin}",
    sample="Für dieses Repositorium geschriebenes Beispiel",
    sentence="Satz {n}",
)

GERMAN = Language("de", "Deutsch", "German", " ", "de_DE", _SPLITTING, _NUMBERS, _CALENDAR, _CITING)
