"""How English is read: labels and moments first, then vague sums, ranges and numbers of all kinds."""

from __future__ import annotations

from polybrief.examine import english_figures as figures
from polybrief.examine import english_moments as moments
from polybrief.examine.english_words import (
    CODE,
    DECADES,
    DIGITS,
    FIGURES,
    MONTH,
    MULTIPLES,
    OPEN,
    ORDINALS,
    SCALE,
    SHORT,
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
        "Flight",
        "Route",
        "Highway",
        "Interstate",
        "Channel",
        "Article",
        "Chapter",
        "Section",
        "Paragraph",
        "Page",
        "Formula",
        "Windows",
        "iPhone",
        "iPad",
        "Galaxy",
        "PlayStation",
        "Xbox",
        "Apollo",
        "Group",
        "Grade",
        "Type",
        "Level",
        "Tier",
        "Category",
        "No.",
        "No",
        "Nos.",
        "Number",
        "Room",
        "Gate",
        "Ryzen",
        "Core",
        "Formula",
        "Resolution",
        "Rule",
        "Studio",
        "Platform",
        "Chapters",
        "Articles",
        "pages",
        "page",
        "article",
        "chapter",
        "section",
        "paragraph",
        "number",
        "no.",
    ]
)
_HOUR = r"(?P<hour>[01]?\d|2[0-4])"
_MINUTE = r"[:.](?P<minute>[0-5]\d)(?![\d.:%])"
_HALF = r" ?(?P<half>[ap]\.m\.|[AP]\.M\.|[ap]m\b|[AP]M\b)"
_ZONE = rf"(?: (?P<zone>{one_of(ZONES)})\b)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_LAST = r"(?: ?(?:-|–|/|to|and|or|until) ?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
_OF = rf"(?:,? (?P<year>{YEAR}))?"
_NEXT = r"(?!\d|[.,:]\d)"
_NUMBERED = rf"(?:{OPEN}{DIGITS}|(?i:\b{SHORT}))"
_NUMBER_SCALE = rf"(?:(?: |-| ?(?:US)?[$€£] ?)?(?P<scale>(?i:{SCALE})))?"
_SHARE = r"(?:half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth)"
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine)"

RULES: tuple[Rule, ...] = (
    rule("digits of no measure", r"(?<!\d)\d{16,}", moments.nothing),
    rule("telephone", r"\+\d{1,3}[ -](?:\(?\d{1,5}\)?[ -]?){1,5}\d|\(\d{3}\) ?\d{3}-\d{4}", moments.nothing),
    rule("telephone with a zero", r"(?<![\w.,])0\d{2,4}(?:[ /-]\d{2,8}){1,5}(?![\w,.]\d)", moments.nothing),
    rule("telephone with hyphens", r"(?<![\d-])(?:1-)?\d{3}-\d{3}-\d{4}(?!\d)", moments.nothing),
    rule("iso date", r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])", moments.iso_date),
    rule(
        "slashed date", r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2((?:\d\d){1,2})(?![\d/])", moments.slashed_date
    ),
    rule(
        "race",
        r"(?<![\d:])\d{1,2}(?::[0-5]\d){1,2}\.\d{1,3}\b|(?<![\d:])\d{1,2}:[0-5]\d:[0-5]\d(?![\d:])",
        moments.race,
    ),
    rule("time with half", rf"(?<![\d.:]){_HOUR}(?:{_MINUTE})?{_HALF}{_ZONE}", moments.time),
    rule(
        "time with zone",
        rf"(?<![\d.:]){_HOUR}[:.]?(?P<minute>[0-5]\d) (?:hours |hrs )?(?P<zone>{one_of(ZONES)})\b",
        moments.time,
    ),
    rule(
        "time",
        rf"(?:(?<=[Aa]t )|(?<=by )|(?<=[Aa]round )|(?<=[Aa]fter )|(?<=[Bb]efore )|(?<=until )|(?<=from )|"
        rf"(?<=about )){_HOUR}:(?P<minute>[0-5]\d)(?![\d:])",
        moments.time,
    ),
    rule("o'clock", rf"(?i:(?<![\w.])(?P<hour>\d{{1,2}}|{one_of(SMALL)}) ?o['’]clock)", moments.time),
    rule(
        "month and day",
        # “On 4 May 15 people came”: the 4 has the month.
        rf"(?<!\w)(?<!\d )(?<!\d(?:st|nd|rd|th) )(?<!\d(?:st|nd|rd|th) of )"
        rf"(?P<month>{MONTH}) (?:the )?{_DAY}{_LAST}{_NEXT}{_OF}",
        moments.date,
    ),
    rule("day and month", rf"(?<![\w.,:]){_DAY}{_LAST}(?: of)? (?P<month>{MONTH}){_OF}", moments.date),
    rule("month", rf"(?<!\w)(?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR}))?", moments.month),
    rule("decade", r"(?<![\w.,$£€])['’‘]?((?:1[5-9]|20)\d0|[2-9]0)['’]?s\b", moments.decade),
    rule("decade in words", rf"(?i:\b({one_of(DECADES)})\b)", moments.decade),
    rule(
        "quarter",
        rf"(?:\bQ(?P<number>[1-4])\b)(?:,? (?:of )?(?P<year>{YEAR}))?",
        moments.quarter,
    ),
    rule(
        "quarter in words",
        rf"(?i:\b(?P<number>first|second|third|fourth))[ -]quarter\b(?!-final|final)(?:,? (?:of )?"
        rf"(?P<year>{YEAR}))?",
        moments.quarter,
    ),
    rule("label", rf"(?<!\w){_LABELLED} ?\d[\w.-]*", moments.nothing),
    rule(
        "emergency number",
        r"(?<![\w.,$€£])911(?![\d%]|[.,]\d| ?(?:people|million|billion|thousand|cases|percent))|(?:"
        r"(?<=[Cc]all )|(?<=[Dd]ial )|(?<=dialled )|(?<=dialed )|(?<=called ))(?:999|112|110)\b",
        moments.nothing,
    ),
    rule("label of a letter", r"(?<!\w)(?:[B-HJ-Z]|FY) \d{1,3}(?![\w,.]\d)", moments.nothing),
    rule(
        "label with a hyphen",
        r"(?<![\w-])(?!(?:mid|late|early|pre|post|sub|over|under|top|last|plus|minus|non"
        r"|about)-)[a-z]{3,15}-\d+(?![\w,.]\d)",
        moments.nothing,
    ),
    rule(
        "label of letters",
        rf"(?<![\w$€£])(?!{CODE}[\d-])"
        rf"(?:[A-Z][A-Za-z]{{0,15}}-?|[a-z]{{1,15}})\d[\w]*(?:-\d\w*)?",
        moments.nothing,
    ),
    rule(
        "score",
        r"(?<![\w.,$€£:-])(\d{1,3})[-–:](\d{1,3})(?!\w|:\d|-\d|[.,]\d| ?(?i:million|billion|trillion|bn|%))",
        moments.score,
    ),
    rule(
        "year",
        rf"(?:(?<![\w.,$€£¥:/+-])|(?<=mid-)|(?<=pre-)|(?<=post-)|(?<=late-)|(?<=early-))({YEAR})"
        rf"(?:[-–/](\d\d(?:\d\d)?)(?!\d))?(?![\w%]|-\d|[.,]\d| (?i:{SCALE}))",
        moments.years,
    ),
    rule(
        "places",
        r"(?i:\b(single|double|triple|four|five|six|seven|eight|nine)[ -](?:digit|figure)"
        r"(?: (millions?|billions?))?)\b",
        figures.places,
    ),
    rule(
        "several",
        r"(?i:\b(?P<several>several|a few|some|many|a couple(?: of)?|couple of)"
        r"(?P<scales>(?: (?:tens|dozens?|hundreds?|thousands?|millions?|billions?|trillions?)(?: of(?= "
        r"(?:thou|mill|bill|trill)))?){1,3})\b)",
        figures.vague,
    ),
    rule(
        "crowds",
        r"(?i:\b(?P<several>)(?P<scales>(?:scores(?= of [a-z])|tens|dozens|hundreds|thousands)(?:(?: of)? "
        r"(?:thousands|millions|billions|trillions))?)\b)",
        figures.vague,
    ),
    rule("multi", r"(?i:\bmulti-?(million|billion|trillion))\b", figures.multi),
    rule(
        "range",
        rf"(?P<sign>US\$|[$€£¥])?(?P<low>{_NUMBERED})(?:[ -]?(?P<low_scale>(?i:{SCALE}))|"
        rf"(?P<low_letter>[kmbKMB])(?![A-Za-z]))?"
        rf"(?: ?(?:%|per ?cent|(?:US )?dollars|euros)|(?:c|k)?m|kg)?(?P<joint> ?[-–—] ?| (?:to|and|or) )"
        rf"(?P<second_sign>US\$|[$€£¥])?(?P<high>{_NUMBERED})"
        rf"(?:[ -]?(?P<high_scale>(?i:{SCALE}))|(?P<high_letter>[kmbKMB])(?![A-Za-z]))?",
        figures.ranges,
    ),
    rule(
        "and a half",
        rf"(?P<number>{_NUMBERED})[ -]and[ -](?P<share>(?i:an?[ -]half|a[ -]quarter|three[ -]quarters))"
        rf"(?:[ -](?P<scale>(?i:{SCALE})))?",
        figures.halves,
    ),
    rule(
        "half of a scale",
        rf"(?i:\b(?P<share>half|(?:{_COUNT}[ -])?{_SHARE}s? of)(?: an?|-)? ?"
        rf"(?P<scale>million|billion|trillion|thousand|dozen|hundred)\b)",
        figures.halves,
    ),
    rule(
        "half a unit",
        r"(?i:\b(?P<share>half)(?: an?|-| the)? ?(?=(?:hour|year|decade|century|mile|day|percent|per cent"
        r"|kilo|kilomet(?:er|re)|met(?:er|re)|inch|ton|tonne|pound)s?\b))",
        figures.halves,
    ),
    rule(
        "fraction",
        r"(?i:\b(?:an? (?:third|fourth|fifth|sixth|eighth|tenth)(?= of\b|[.,;)]| more| less| fewer| higher"
        r"| lower| as\b)"
        r"|an? quarter(?! of an? (?:century|hour))|(?:one|two|three|four|five|seven|nine)[ -]"
        r"(?:third|quarter|fifth|sixth|eighth|tenth)s?)\b)",
        figures.fractions,
    ),
    rule(
        "day alone",
        r"(?:(?<=[Oo]n the )|(?<=by the )|(?<=until the ))(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?! [A-Za-z])",
        moments.day_alone,
    ),
    rule(
        "digits with an ordinal", r"(?<![\w.,])(\d{1,3}(?:,\d{3})?|\d{1,4})(?:st|nd|rd|th)\b", figures.ordinal
    ),
    rule("slashed", r"(?<![\w./])(?:(\d{1,3})[ -])?(\d{1,3})/(\d{1,3})(?![\d/])", FIGURES.slashed),
    rule(
        "mixed",
        rf"(?P<high>{OPEN}{DIGITS}) (?P<high_scale>(?i:{SCALE})) (?P<low>\d{{1,3}}) (?P<low_scale>"
        rf"(?i:{SCALE}))",
        figures.mixed,
    ),
    rule(
        "digits",
        rf"(?P<number>{OPEN}{DIGITS})(?P<sign> ?(?:US)?[$€£](?= ?[mbt]))?(?:(?: ?- ?| )?(?P<scale>"
        rf"(?i:{SCALE}))|(?P<letter>[kmbtKMBT])(?:n\b|(?![A-Za-z])))?",
        figures.digits,
    ),
    rule(
        "spelled ordinal",
        rf"(?i:\b(?:(?P<tens>{one_of(TENS)})-)?(?P<last>{one_of(ORDINALS)})\b)",
        figures.spelled_ordinal,
    ),
    rule(
        "words",
        rf"(?i:\b(?:an? (?=(?:hundred|thousand|million|billion|trillion|dozen)))?(?P<words>{SPELLED}))",
        figures.words,
    ),
    rule("bare scale", r"(?i:\b(?P<several>)(?P<scales>millions|billions|trillions)\b)", figures.vague),
    rule(
        "one of a unit",
        r"(?i:\b(?:an? )?(?P<unit>decade|fortnight)\b|\ban? "
        r"(?P<single>century|dollar|euro|pound|yuan|yen|year|month|week)\b)",
        figures.article,
    ),
    rule("multiple", rf"(?i:\b{one_of(MULTIPLES)}\b)", figures.multiple),
)
