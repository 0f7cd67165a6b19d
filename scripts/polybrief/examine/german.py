"""How German is read: labels and moments first, then vague sums, ranges and numbers of all kinds."""

from __future__ import annotations

from polybrief.examine import german_figures as figures
from polybrief.examine import german_moments as moments
from polybrief.examine.german_words import (
    CODE,
    DIGITS,
    EDGE,
    FIGURES,
    MONTH,
    MULTIPLES,
    NUMBER,
    OPEN,
    ORDINALS,
    PARTS,
    SCALE,
    SMALL,
    SPELLED,
    TENS,
    YEAR,
    ZONES,
)
from polybrief.examine.moments import one_of
from polybrief.examine.rules import Rule, rule

_LABELLED = one_of(
    [
        "Boeing",
        "Airbus",
        "Flug",
        "Route",
        "Artikel",
        "Art.",
        "Kapitel",
        "Abschnitt",
        "Paragraf",
        "Paragraph",
        "Absatz",
        "Abs.",
        "Seite",
        "S.",
        "Formel",
        "Windows",
        "iPhone",
        "iPad",
        "Galaxy",
        "PlayStation",
        "Xbox",
        "Apollo",
        "Gruppe",
        "Typ",
        "Stufe",
        "Kategorie",
        "Nr.",
        "Nummer",
        "Zimmer",
        "§",
        "§§",
        "Hausnummer",
        "Bundesstraße",
        "Autobahn",
        "Linie",
        "Gleis",
        "Postfach",
        "Kanal",
    ]
)
_OF = rf"(?: (?P<year>{YEAR}))?"
_ZONE = rf"(?: (?P<zone>{one_of(ZONES)})\b)?"
_MINUTE = r"(?:[:.](?P<minute>[0-5]\d))?"

RULES: tuple[Rule, ...] = (
    rule("digits of no measure", r"(?<!\d)\d{16,}", moments.nothing),
    rule(
        "telephone",
        r"(?<![\w,.])(?<!\d )(?:\+\d{1,3}|\(?0\d{2,5}\)?)[ /-]{1,3}(?:\d{1,8}[ /-]?){1,5}\d",
        moments.nothing,
    ),
    rule("iso date", r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])", moments.iso_date),
    rule(
        "pointed date",
        r"(?<![\d.,])(\d{1,2})\. ?(\d{1,2})\.(?: ?((?:\d\d){1,2})(?!\d|[.,]\d|%)|(?!\d))",
        moments.pointed_date,
    ),
    rule(
        "race",
        r"(?<![\d:])(\d{1,2}(?::[0-5]\d){1,2}[.,]\d{1,3}|\d{1,2}:[0-5]\d:[0-5]\d)(?![\d:])(?: "
        r"(?:Stunden|Minuten|Sekunden)\b)?",
        moments.race,
    ),
    rule(
        "time",
        r"(?:(?<![\w.,:])(?P<first>[01]?\d|2[0-4])(?:[:.](?P<first_minute>[0-5]\d))?(?: Uhr)? ?"
        r"(?:bis|-|–|und) ?)?"
        rf"(?<![\w.,:])(?P<hour>[01]?\d|2[0-4]){_MINUTE}(?: ?Uhr\b|(?= (?:GMT|UTC|MEZ|MESZ)\b))"
        rf"(?: (?P<later>[0-5]\d)(?![\d.,]))?"
        rf"(?: (?P<part>abends|nachmittags|morgens|früh|vormittags)\b)?{_ZONE}",
        moments.time,
    ),
    rule("time in words", rf"(?i:\b(?P<hour>{one_of(SMALL)}) Uhr)\b", moments.time),
    rule(
        "times without Uhr",
        r"(?<![\w.,:])(?P<first>[01]\d|2[0-4])[.:](?P<first_minute>[0-5]\d) (?:bis|und) "
        r"(?P<hour>[01]\d|2[0-4])[.:](?P<minute>[0-5]\d)"
        r"(?![\d:%])(?! ?(?:%|Euro|Prozent|Millio|Millia|Meter))",
        moments.time,
    ),
    rule(
        "time after um",
        r"(?:(?<=[Uu]m )|(?<=[Aa]b )|(?<=gegen )|(?<=Gegen )|(?<=nach )|(?<=\())"
        r"(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)"
        r"(?![\d:%])(?! ?(?:%|Euro|Prozent|Millio|Millia|Meter|Punkt))",
        moments.time,
    ),
    rule(
        "date",
        rf"(?<![\w.,])(?:(?P<day>\d{{1,2}})\.(?: ?(?:bis|und|oder|-|–|/) ?(?:zum )?))?(?P<last>\d{{1,2}})"
        rf"(?:\. ?| )(?P<month>{MONTH}){_OF}",
        moments.date,
    ),
    rule("quarter", rf"\bQ(?P<number>[1-4])(?P<word>)\b{_OF}", moments.quarter_of),
    rule(
        "quarter in words",
        rf"(?:(?<![\w.,])(?P<number>[1-4])\.|\b(?P<word>[Ee]rs|[Zz]wei|[Dd]rit|[Vv]ier)te[nsr]?)"
        rf" Quartals?\b{_OF}",
        moments.quarter_of,
    ),
    rule("month", rf"(?<![\w-])(?P<month>{MONTH}){_OF}", moments.month),
    rule(
        "decade",
        r"(?<![\w.,])['’]?((?:1[5-9]|20)\d0|[2-9]0)-?er(?:n|-?[Jj]ahren?)?\b(?: Jahren?\b)?",
        moments.decades,
    ),
    rule("decade in words", rf"(?i:\b({one_of(TENS)})er(?: ?jahren?|n)?\b)", moments.decades),
    rule("label", rf"(?<!\w){_LABELLED} ?\d[\w.-]*", moments.nothing),
    rule(
        "emergency number",
        r"\b(?:(?:Polizei-|Feuerwehr-)?Notruf(?:nummer|s|e)?|Nummer|Rufnummer|Notrufnummern)"
        r"(?: die| der| unter)? (?:110|112|911|999)\b",
        moments.nothing,
    ),
    rule("club", r"(?<![\w.,])1\. (?=FC|FSV|SC|FFC)", moments.nothing),
    rule("label of a letter", r"(?<!\w)(?:[A-Z]|GJ|FY) \d{1,3}(?![\w,.]\d)", moments.nothing),
    rule("result", r"(?<![\w.,])\d{1,3} zu \d{1,3}(?![\w.,]\d)", moments.nothing),
    rule(
        "label of letters",
        rf"(?<![\w$€£])(?!{CODE}[\d-])"
        rf"(?:[A-ZÄÖÜ][A-Za-zäöüß]{{0,20}}-?|[a-z]{{1,15}})\d\w*(?:-\d\w*)?",
        moments.nothing,
    ),
    rule(
        "score",
        r"(?<![\w.,$€£:-])(\d{1,3})(?:[-–]|:)(\d{1,3})(?!\w|:\d|[.,]\d|-\d| ?"
        r"(?:Millio|Millia|Mio|Mrd|%|Prozent))",
        moments.score,
    ),
    rule(
        "year",
        rf"(?<![\w.,$€£¥:/+'-])({YEAR})(?:[-–/](\d\d(?:\d\d)?)(?!\d))?(?![\w%]|-\d|[.,']\d| (?:{SCALE}))",
        moments.years,
    ),
    rule(
        "several",
        r"(?i:\b(?:mehreren?|mehrerer|einigen?|einiger|ein paar|etlichen?|wenigen?|wenige|vielen?|vieler) "
        r"(?P<base>zehntausend|hunderttausend|zehn|hundert|tausend|dutzend)(?:en?|er)?)?"
        rf"(?(base)(?: (?P<scale>{SCALE}))?\b|(?!))",
        figures.several,
    ),
    rule(
        "crowd",
        r"\b(?P<base>Dutzende|Hunderte|Tausende|Abertausende|Zehntausende|Hunderttausende|hunderte"
        r"|tausende|dutzende|zehntausende"
        r"|zig)[nr]?\b(?: (?:von )?(?P<scale>(?:Tausend|Million|Milliarde|Billion)en?)\b)?",
        figures.crowd,
    ),
    rule(
        "compound sum",
        r"(?:\b(?P<places>(?:ein|zwei|drei)(?=stellig))stellige[nmrs]? )?\b"
        r"(?P<scale>Millionen|Milliarden|Billionen)(?!stel)[a-zäöüß]{3,}\b",
        figures.compound,
    ),
    rule("places", rf"(?i:\b({SPELLED}?)-?stellige?[nmrs]?)\b(?: (?=Prozent))?", figures.places),
    rule("rank", rf"\b(?:Platz|Rang|Plätze|Ränge) (\d{{1,4}}(?!\d|[.,]\d)|{SPELLED}{EDGE})", figures.rank),
    rule(
        "range",
        rf"(?P<low>{NUMBER})(?: (?P<low_scale>{SCALE}))?(?: ?(?:%|Prozent|Euro|€|US-Dollar"
        rf"|Dollar)){{0,1}}-?(?P<joint> ?[-–—] ?| (?:bis zu|bis|und|oder|auf) )"
        rf"(?P<high>{NUMBER})(?:[ -]?(?P<high_scale>{SCALE}))?",
        figures.ranges,
    ),
    rule(
        "quarters", r"(?i:\b(drei-?)?viertel-?(million|milliarde|stunde|jahr)(?:en|s)?\b)", figures.quarters
    ),
    rule("slashed", r"(?<![\w./,])(?:(\d{1,3}) )?(\d{1,3})/(\d{1,3})(?![\d/])", FIGURES.slashed),
    rule(
        "fraction",
        rf"(?i:\b(?:(?P<count>ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)e?[mn]?[ -]?)?"
        rf"(?P<part>{one_of(PARTS)})[sn]?(?=mehrheit|\b))",
        figures.fractions,
    ),
    rule("digits with an ordinal", r"(?<![\w.,])(\d{1,3}(?:\.\d{3})?)-?(?:te|ste)[nmrs]?\b", figures.ordinal),
    rule(
        "day alone",
        r"(?:(?<=[Aa]m )|(?<=zum )|(?<=bis )|(?<=vom ))(\d{1,2}\.)(?=\Z|[,;)]| [a-zäöü])",
        moments.day_alone,
    ),
    rule(
        "ordinal",
        r"(?<![\w.,'-])(\d{1,3})\.(?= [a-zäöü]| (?!(?:Der|Die|Das|Er|Sie|Es|Wir|Ich|In|Im|Am|Ein|Eine|Und"
        r"|Aber|Doch|Auch)\b)[A-ZÄÖÜ][a-zäöüß]|-)",
        figures.ordinal,
    ),
    rule(
        "mixed",
        rf"(?P<high>{OPEN}{DIGITS}) (?P<high_scale>{SCALE}) (?P<low>\d{{1,3}}) (?P<low_scale>{SCALE})",
        figures.mixed,
    ),
    rule(
        "digits",
        rf"(?P<number>{OPEN}{DIGITS})(?P<sign> ?(?:US-?)?[$€£](?= ?[MBTm]))?(?:(?: ?- ?| )?"
        rf"(?P<scale>{SCALE}))?",
        figures.numbers,
    ),
    rule(
        "suffixed words",
        rf"(?<!\w)(?P<number>{SPELLED})-?(?=(?:mal|fach|köpfig|teilig|stöckig|jährig|monatig|wöchig|tägig"
        rf"|stündig|minütig|prozentig|seitig|sprachig|spurig|sitzig|jahres|jahre))[a-zäöüß]+",
        figures.suffixed,
    ),
    rule(
        "words",
        rf"(?<![\w-])(?P<number>{SPELLED})(?P<sign>(?!))?(?:(?:-| )(?P<scale>{SCALE}))?{EDGE}",
        figures.numbers,
    ),
    rule(
        "one",
        rf"(?i:\b(?:eine[nmrs]?|ein))(?P<half>(?i: halbe[nmrs]?))?(?P<joint> )(?:(?P<scale>{SCALE})|"
        rf"(?=[A-ZUSD$€£]))",
        figures.one,
    ),
    rule(
        "half a scale",
        rf"(?i:\b(?P<half>halbe[nmrs]?))(?P<joint> )(?:(?P<scale>{SCALE})|(?=[A-Z]))",
        figures.one,
    ),
    rule("bare scale", r"\b(?:Millionen|Milliarden|Billionen)\b", figures.bare),
    rule(
        "spelled ordinal",
        rf"(?i:\b({one_of(ORDINALS)}|{SPELLED}s|hunderts)t(?:e[nmrs]?\b|"
        rf"(?=größt|höchst|wichtigst|best|ältest|stärkst|klassig)))",
        figures.spelled_ordinal,
    ),
    rule("multiple", rf"(?i:\b({one_of(MULTIPLES)}|halb)[a-z]{{0,4}}\b)", figures.multiple),
)
