"""The values that the stages hand to one another: frozen, exact, and free of any file.

Languages are ISO 639-1 codes (`en`, `de`, `zh`). Texts are Unicode NFC. Spans are offsets
of characters in the text they belong to, end exclusive.
"""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Rights = Literal["open", "restricted"]
Status = Literal["draft", "reviewed", "published", "withdrawn"]
Severity = Literal["error", "warning"]
Span = tuple[int, int]


def text_hash(text: str) -> str:
    """SHA-256 of a text as 64 hexadecimal digits (of its UTF-8 form)."""
    return data_hash(text.encode("utf-8", "surrogatepass"))


def data_hash(data: bytes) -> str:
    """SHA-256 of bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def normalise(text: str) -> str:
    """The text in Unicode NFC with `\\n` line ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True)
class Source:
    """A report, as its record in `sources/<id>.md` describes it.

    `language` is that of the text, `origin_language` the one it was first written in, if known.
    `sha256` is the hash of the text, also where the text itself may not be published
    (`rights: restricted`). `wire` is the agency that the dateline names, `via` the report that this
    one says it relays. `sample` marks a text written for this repository.
    """

    id: str
    language: str
    rights: Rights
    sha256: str
    title: str | None = None
    origin_language: str | None = None
    publisher: str | None = None
    author: str | None = None
    wire: str | None = None
    url: str | None = None
    via: str | None = None
    published: datetime.date | None = None
    retrieved: datetime.date | None = None
    happened: datetime.date | None = None
    sample: bool = False

    @property
    def name(self) -> str:
        """What to call the report in a list: its title, or its id where the title is unknown."""
        return self.title or self.id


@dataclass(frozen=True)
class Sentence:
    """Sentence `n` of a source, counted from 1 in reading order; a heading counts, too.

    `text` is None where the wording is not at hand (a restricted source without the library).
    """

    source: str
    n: int
    language: str
    text: str | None
    heading: bool = False

    @property
    def id(self) -> str:
        """`<source>:<n>`, the label of its footnotes.

        >>> Sentence("stargate-launch", 7, "en", None).id
        'stargate-launch:7'
        """
        return f"{self.source}:{self.n}"


Bound = Literal["", "at least", "at most"]
Precision = Literal["decade", "year", "quarter", "month", "day", "time"]


@dataclass(frozen=True)
class Quantity:
    """A figure as a value: from `low` to `high` (equal for a single figure) in `unit`.

    `unit` is an ISO 4217 currency, `percent`, `points` (percentage points), `count`, `ordinal`, or the
    symbol of a physical unit (SI or in common use: `km`, `MW`, `°C`, `h`). `text` is the figure as
    written, `span` its place in the sentence.

    `approximate`: the text says “about”. `bound`: it says “more than” or “at most”; the value is the
    one that stands there. `currency_lost`: a sum in brackets behind a sum of money, without a currency.
    `incidental`: a number that comes with ordinary wording (“one of them”, “both”, “a second time”),
    which a translation may well drop. `noun` is what a count counts, as written; `kind` what is
    measured (investment, valuation, …), `owner` whose it is (a glossary id), as far as the words
    around the figure tell.

    >>> a = Quantity(Decimal(39_000_000_000), Decimal(39_000_000_000), "USD", "$39 billion", (8, 19))
    >>> b = Quantity(Decimal("3.9E10"), Decimal("3.9E10"), "USD", "390亿美元", (0, 6))
    >>> a.agrees(b)
    True
    """

    low: Decimal
    high: Decimal
    unit: str
    text: str
    span: Span
    approximate: bool = False
    bound: Bound = ""
    currency_lost: bool = False
    incidental: bool = False
    noun: str | None = None
    kind: str | None = None
    owner: str | None = None

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return len(self.unit) == 3 and self.unit.isascii() and self.unit.isupper()

    def agrees(self, other: Quantity) -> bool:
        """Whether both say the same: same unit, and ranges that overlap."""
        return self.unit == other.unit and self.low <= other.high and other.low <= self.high


@dataclass(frozen=True)
class Moment:
    """A date or a time of day as written, with no more precision than the text gives.

    What the text does not say is None. A decade is the `year` it starts with. `hour` and `minute` are
    those of the day (0 to 24), `zone` an IANA name or an offset where the text names one.
    """

    year: int | None
    month: int | None
    day: int | None
    text: str
    span: Span
    precision: Precision = "day"
    quarter: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None


@dataclass(frozen=True)
class Name:
    """A mention of a glossary entry: its id, whatever the language, and the form found."""

    id: str
    text: str
    span: Span


@dataclass(frozen=True)
class Attribution:
    """Whom a sentence names for what it says (“according to a Bloomberg report”).

    `to` is a glossary id where one is meant, else the words that name it; None for sources without
    a name (“people familiar with the matter”).
    """

    to: str | None
    text: str
    span: Span


@dataclass(frozen=True)
class SentenceEvidence:
    """What was read in one sentence: facts, and the hash of the wording, never the wording."""

    n: int
    sha256: str
    heading: bool = False
    figures: tuple[Quantity, ...] = ()
    dates: tuple[Moment, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """What was read in a source, sentence by sentence (`evidence/<id>.yml`).

    `sha256` is that of the text it was read from; it differs from the record's where the text
    has changed since.
    """

    source: str
    sha256: str
    sentences: tuple[SentenceEvidence, ...]


@dataclass(frozen=True)
class Entry:
    """A glossary entry: the forms of one name; the first form of a language is the preferred one.

    `avoid` are forms that engines write in a language and the desk does not want there. `office` marks
    an organisation that is an authority or a body of a state.
    """

    id: str
    kind: str
    forms: dict[str, tuple[str, ...]]
    wikidata: str | None = None
    avoid: dict[str, tuple[str, ...]] = field(default_factory=dict)
    office: bool = False

    def preferred(self, language: str) -> str:
        """The form that the desk uses in `language`."""
        return self.forms[language][0]


@dataclass(frozen=True)
class Origin:
    """The sources of one claim that descend from one another or from the same report; one source alone
    is an origin, too. `reasons` says in plain words what speaks for it (empty for one source)."""

    sources: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Claim:
    """Sentences of several sources that say the same, in whatever language.

    `sentences` are sentence ids, `representative` the one that is nearest to all others; `origins`
    are its sources, grouped by where they have it from.
    """

    id: str
    sentences: tuple[str, ...]
    representative: str
    languages: tuple[str, ...]
    origins: tuple[Origin, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources, each once, in alphabetical order."""
        return tuple(sorted({s.rsplit(":", 1)[0] for s in self.sentences}))


Descent = Literal["primary source", "quotation", "revision", "common source", "shared passage"]


@dataclass(frozen=True)
class Kinship:
    """Why two sources are not independent, as a whole or in some passages.

    `sources` is a pair, the later one last where that is known. `descent` uses the words of W3C PROV
    where they fit: the first is the primary source of the other; the other quotes the first; the other
    is a revision of the first; both have it from a third (`common source`, named in `reasons`), or all
    that is known is that they share passages. `passages` are pairs of sentence ids; empty where
    the kinship holds for the whole reports.
    """

    sources: tuple[str, str]
    descent: Descent
    reasons: tuple[str, ...]
    passages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Stated:
    """A figure or a date as one sentence states it: the words as written, and their value as text."""

    sentence: str
    text: str
    value: str


Disagreement = Literal[
    "contradiction",
    "other period",
    "revision",
    "other definition",
    "rounding",
    "fault of translation",
    "currency lost",
    "time zone",
]


@dataclass(frozen=True)
class Conflict:
    """Figures or dates of the same measure about the same thing that differ.

    `weight`: `conflict` is for a person to settle or to show; `warning` and `note` are for the editor.
    `measure` is what is measured (a glossary id of the kind `measure`, a unit, or `date`), `about` the
    glossary id or the words of the thing. `claims` are the ids of the claims in which they stand.
    """

    id: str
    kind: Disagreement
    weight: Literal["conflict", "warning", "note"]
    measure: str
    about: str | None
    stated: tuple[Stated, ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remark:
    """What a person has written, who, and on which day."""

    text: str
    by: str
    date: datetime.date


@dataclass(frozen=True)
class Comment:
    """The editor's word on a conflict, in each language (`conflicts/<name>.yml`, its `file`).

    `kind` and `figures` (the values, in the order of the ledger) are those that it is on: a conflict of
    another kind or with other values is not commented yet.
    """

    file: str
    conflict: str
    kind: Disagreement
    figures: tuple[str, ...]
    remarks: Mapping[str, Remark]


@dataclass(frozen=True)
class Ledger:
    """What the reports say together (`build/ledger.json`)."""

    claims: tuple[Claim, ...] = ()
    kinships: tuple[Kinship, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True)
class Fault:
    """What is wrong with a machine's translation: its code (`loop`), and what was seen, in one line."""

    code: str
    detail: str


@dataclass(frozen=True)
class Translation:
    """One entry of the memory.

    `text` is None while it waits for an engine or a person; `reviewed` says that a person has
    read it; `engine` names what made it (None: a person); `note` is what translators wrote beside
    it. `sentence` is empty for a translation whose sentence has left its text: kept, since a
    person's work may serve again.

    `proposal` is offered to the person who translates a waiting sentence, and shown to no reader:
    a machine's translation with the `faults` that were found, or that of the sentence as it was
    before it changed (`previous` is that earlier sentence).
    """

    sentence: str
    source_text: str
    text: str | None
    reviewed: bool = False
    engine: str | None = None
    note: str | None = None
    proposal: str | None = None
    previous: str | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Footnote:
    """A footnote of a brief: the sentence that it cites, and where it is called (line from 1)."""

    label: str
    line: int

    @property
    def source(self) -> str:
        return self.label.rsplit(":", 1)[0]

    @property
    def n(self) -> int | None:
        """The number of the cited sentence; None if the label is not `<source>:<n>`."""
        _, colon, number = self.label.rpartition(":")
        is_number = colon and number.isascii() and number.isdigit() and len(number) <= 9
        return int(number) if is_number else None


@dataclass(frozen=True)
class Finding:
    """What the gate found: a rule's code, where (line from 1), and how to mend it."""

    rule: str
    severity: Severity
    file: str
    line: int
    message: str
    mend: str


CorrectionKind = Literal["correction", "clarification", "update", "retraction"]
CORRECTION_KINDS: tuple[CorrectionKind, ...] = ("correction", "clarification", "update", "retraction")


@dataclass(frozen=True)
class Correction:
    """What was changed in a brief after it was published, and by whom; `hash` is that of the new text."""

    date: datetime.date
    kind: CorrectionKind
    what: str
    who: str
    hash: str


@dataclass(frozen=True)
class Waiver:
    """A person's decision that a rule may be broken by one sentence, up to and on the day `until`.

    `sentence` is its whole text without footnotes, so that the waiver ends with any change of it.
    """

    rule: str
    sentence: str
    reason: str
    who: str
    until: datetime.date


@dataclass(frozen=True)
class FrontMatter:
    """The front matter of a brief; what the design calls for, and nothing else.

    `publish_after` (with its offset from UTC) holds the brief back until then. `published_hash` is the hash
    of the text as it was first published; what changed since stands in `corrections`, the oldest first.
    `briefs` are the slugs that a weekly edition draws on, in order; all of the week if there are none.
    """

    title: str
    summary: str
    language: str
    status: Status
    date: datetime.date | None = None
    topic: str | None = None
    cutoff: datetime.date | None = None
    translation_of: str | None = None
    reviewed_by: str | None = None
    reviewed_on: datetime.date | None = None
    responsible_editor: str | None = None
    reviewed_hash: str | None = None
    localised_hash: str | None = None
    tags: tuple[str, ...] = field(default_factory=tuple)
    publish_after: datetime.datetime | None = None
    published_hash: str | None = None
    corrections: tuple[Correction, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    briefs: tuple[str, ...] = ()

    @property
    def public_hash(self) -> str | None:
        """The hash of the text that readers have seen last; None before it was published."""
        return self.corrections[-1].hash if self.corrections else self.published_hash
