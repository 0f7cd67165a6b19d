"""Sentences of English, German and Chinese text, by rules that can be read one by one.

A line is cut at its full stops, question marks, exclamation marks and ellipses, unless one of the
rules in `_RULES` objects. A rule is a function that looks at one such mark (`_Mark`) and says
whether the sentence goes on behind it; what a rule has to know of a language stands in
`polybrief.languages`. Two things hold for all languages:

* A new line always begins a new sentence.
* A mark of Western writing needs a blank behind it to end a sentence; a Chinese one (。！？) does
  not, nor does a Western one beside a Chinese character, with the limits that `_is_glued` draws.

The time grows with the length of the text, whatever the text is: no rule looks further than
`_REACH` characters, or beyond the next mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from polybrief import languages
from polybrief.languages import Splitting
from polybrief.model import Span

_REACH = 60
"""Characters that an aside, a title or a reporting clause has at most."""
_LONGEST_WORD = 30
"""Characters; of a longer word only the end is looked at."""

_WIDE = "。！？｡"
_MARKS = ".!?…" + _WIDE
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_OPENING = "\"'“”„‚‘«»‹›([{（［「『《〈【-–—•*"

_TOKEN = re.compile(
    # An address is one word, whatever marks it holds; a full stop at its end is none of it.
    r"(?P<address>(?:https?://|www\.)[^\s，。！？；：、（）()《》“”\"…<>]*[^\s，。！？；：、（）()《》“”\"…<>.!?])"
    # So is the title of a Chinese book, film or paper.
    rf"|(?P<title>《[^《》]{{0,{_REACH}}}》)"
    # What stands in brackets belongs to the sentence around it; a mark at its end is looked at.
    rf"|(?P<aside>[(（][^()（）]{{0,{_REACH}}}?(?=[{_MARKS}]*[)）]))"
    rf"|(?P<marks>[{_MARKS}]+)"
)
_WORD = re.compile(rf"[^\s{_HAN}\"“”„‚‘«»‹›(\[{{（「『《【/-]+")
_NEXT_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")
_NO_BLANK = re.compile(r"\S")
_HAN_CHAR = re.compile(f"[{_HAN}]")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_CAMEL_CASE = re.compile(r"[a-z]{1,2}[A-Z]")
_ORDINAL = re.compile(r"\d{1,3}|\d{1,2}\.(?:0?[1-9]|1[0-2])")
_STRAY_QUOTE = re.compile(r' "(?=\s)')
_CLAUSE = re.compile(rf"(?P<verb>[^，。！？：；“”\"]{{1,{_REACH}}})。")
_ROMAN = re.compile(r"[IVX]+")


def spans(text: str, language: str) -> tuple[Span, ...]:
    """Where the sentences of a text stand: in order, without the white space around them.

    Raises `UnsupportedLanguage` for a language that the desk does not know.

    >>> spans("It rained. Nobody came.", "en")
    ((0, 10), (11, 23))
    """
    tables = languages.language(language).splitting
    found: list[Span] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        for start, end in () if line.isspace() else _line_spans(line, tables):
            sentence = line[start:end]
            blanks = len(sentence) - len(sentence.lstrip())
            if blanks < len(sentence):
                found.append((offset + start + blanks, offset + start + len(sentence.rstrip())))
        offset += len(line)
    return tuple(found)


def split(text: str, language: str) -> tuple[str, ...]:
    """The sentences of a text, as `spans` finds them; the same error.

    >>> split("雨停了。谁都没来。", "zh")
    ('雨停了。', '谁都没来。')
    """
    return tuple(text[start:end] for start, end in spans(text, language))


def is_heading(paragraph: str, language: str) -> bool:
    """Whether a paragraph is a heading rather than text.

    A heading is short (`longest_heading` of the language), is one sentence, has a letter, and
    does without the mark that ends a sentence, and without the colon, comma or semicolon that
    promises more. Raises `UnsupportedLanguage` as `spans` does.

    >>> is_heading("What comes next for the chip makers", "en")
    True
    """
    tables = languages.language(language).splitting
    line = paragraph.strip()
    if len(line) > tables.longest_heading or not _LETTER.search(line):
        return False
    ends_open = line.rstrip(tables.closing)[-1:] not in {*_MARKS, *",;:，、；："}
    return ends_open and len(spans(line, language)) == 1


def _line_spans(line: str, tables: Splitting) -> Iterator[Span]:
    start, letter = 0, _first_letter(line, 0)
    for mark in _marks(line, tables):
        # Without a letter it is no sentence: the "1." of a list, the dots before a first word.
        if letter < mark.start and not mark.is_inside:
            yield start, mark.end
            start, letter = mark.next, _first_letter(line, mark.next)
    yield start, len(line)


def _first_letter(line: str, at: int) -> int:
    letter = _LETTER.search(line, at)
    return letter.start() if letter else len(line)


@dataclass(frozen=True)
class _Mark:
    """One or several signs that may end a sentence, and what stands around them.

    The sentence would end at `end`, behind closing quotation marks and brackets; the next one
    would begin at `next`, behind blanks. `bracket` is where the aside opened that the mark
    closes. `points_stop` says that the line has full stops for 。, so that a point between two
    Chinese characters is no middle dot.
    """

    line: str
    tables: Splitting
    signs: str
    start: int
    end: int
    next: int
    bracket: int | None
    points_stop: bool

    @property
    def is_inside(self) -> bool:
        """Whether a rule says that the sentence goes on."""
        if any(rule(self) for rule in _RULES):
            return True
        return self.is_behind_word and any(rule(self) for rule in _FULL_STOP_RULES)

    @property
    def is_behind_word(self) -> bool:
        """Whether it is one full stop right behind a word, as abbreviations have it.

        A bracket changes nothing, "(Apple Inc.) said"; a quotation mark ends what was said.
        """
        is_full_stop = self.signs == "." and not self.closing.strip(")]")
        return is_full_stop and _WORD.match(self.char_before) is not None

    @property
    def closing(self) -> str:
        return self.line[self.start + len(self.signs) : self.end]

    @property
    def is_wide(self) -> bool:
        return self.signs[-1] in _WIDE

    @property
    def is_spaced(self) -> bool:
        return self.next > self.end

    @property
    def char_before(self) -> str:
        return self.line[self.start - 1 : self.start]

    @property
    def char_after(self) -> str:
        return self.line[self.next]

    @cached_property
    def words_before(self) -> tuple[str, str]:
        """The word that the mark ends and the one before it; empty where there is none."""
        found = _WORD.findall(self.line, max(0, self.start - _LONGEST_WORD), self.start)
        before, word = ["", "", *found][-2:]
        return word.lstrip("'’"), before

    @cached_property
    def word_after(self) -> str:
        found = _NEXT_WORD.search(self.line, self.next, self.next + _LONGEST_WORD)
        return found.group() if found else ""

    @property
    def starter_follows(self) -> bool:
        return self.word_after in self.tables.starters

    def abbreviates(self, table: frozenset[str]) -> bool:
        """Whether the word that the mark ends stands in a table."""
        word, _ = self.words_before
        return word in table or word[:1].lower() + word[1:] in table


def _marks(line: str, tables: Splitting) -> Iterator[_Mark]:
    opening = _opening_straight_quotes(line)
    points_stop = "。" not in line and line.rstrip().endswith(".")
    aside = (-1, -1)
    for token in _TOKEN.finditer(line):
        if token.lastgroup == "aside":
            aside = token.span()
        if token.lastgroup != "marks":
            continue
        start, end = token.span()
        while line[end : end + 1] and line[end] in tables.closing:
            if end in opening and _LETTER.match(line, end + 1):
                break
            end += 1
        if _STRAY_QUOTE.match(line, end):
            end += 2
        following = _NO_BLANK.search(line, end)
        if following:
            bracket = aside[0] if aside[1] == start else None
            yield _Mark(line, tables, token.group(), start, end, following.start(), bracket, points_stop)


def _opening_straight_quotes(line: str) -> set[int]:
    # Straight marks open and close in turn, as long as the line does not mix them with others.
    if "“" in line:
        return set()
    return {quote.start() for n, quote in enumerate(re.finditer('"', line)) if n % 2 == 0}


def _is_start(line: str, at: int) -> bool:
    """Whether a Western sentence can begin here, as far as its first sign shows."""
    while at < len(line) and (line[at] in _OPENING or line[at].isspace()):
        at += 1
    first = line[at : at + 1]
    if first.islower():
        return _CAMEL_CASE.match(line, at) is not None
    return first.isalnum() or unicodedata.category(first or " ") == "Sc"


# Rules for all marks


def _goes_on(mark: _Mark) -> bool:
    """What follows cannot begin a sentence: a small letter, a comma, more marks."""
    if mark.is_wide:
        # A quoted "！" or "？" may stand in the midst of a sentence; a quoted 。 does not.
        particles = mark.tables.continuing if mark.closing and mark.signs[-1] != "。" else ""
        return mark.char_after in _MARKS + ",;:)，、；：" + particles
    return not _is_start(mark.line, mark.next)


def _is_glued(mark: _Mark) -> bool:
    """Nothing parts the mark from what follows: 3.14, e-mail addresses, Yahoo!, 约翰.史密斯."""
    if mark.is_spaced or mark.is_wide:
        return False
    if mark.signs != ".":
        chinese_follows = _HAN_CHAR.match(mark.char_after) or mark.char_after in "“‘「『《（"
        return not (chinese_follows or _HAN_CHAR.match(mark.char_before))
    if _HAN_CHAR.match(mark.char_before):
        return not mark.points_stop
    if mark.closing or not _HAN_CHAR.match(mark.char_after):
        return True
    word, _ = mark.words_before
    return not (len(word) > 1 and word.isalpha())


def _is_pause(mark: _Mark) -> bool:
    """An ellipsis in the run of Chinese text; one before a quotation, or at its end, ends."""
    is_ellipsis = "…" in mark.signs or (len(mark.signs) > 1 and set(mark.signs) == {"."})
    return is_ellipsis and not mark.is_spaced and not mark.closing and mark.char_after not in '“「"'


def _is_in_aside(mark: _Mark) -> bool:
    """A question or an exclamation in brackets amid a sentence: 他（真的！）来了。"""
    if mark.bracket is None or mark.signs[-1] in ".。":
        return False
    before = mark.line[max(0, mark.bracket - 2) : mark.bracket].rstrip()
    return before != "" and before[-1] not in _MARKS + mark.tables.closing


def _is_lost_dot(mark: _Mark) -> bool:
    """A "?" inside a foreign name in Chinese characters is a middle dot that an encoding lost."""
    syllables = mark.tables.syllables
    return mark.signs == "?" and mark.char_before in syllables and mark.char_after in syllables


def _is_reported(mark: _Mark) -> bool:
    """A quotation and the clause that says whose it is are one sentence: “好！”他说。"""
    if not mark.closing or not mark.tables.reporting:
        return False
    clause = _CLAUSE.match(mark.line, mark.next)
    return clause is not None and clause["verb"].endswith(tuple(mark.tables.reporting))


# Rules for a full stop right behind a word


def _points_forward(mark: _Mark) -> bool:
    """An abbreviation that needs the next word: "Dr. Weber", "z.B. Berlin", "vs. The Crown"."""
    return mark.abbreviates(mark.tables.forward)


def _counts(mark: _Mark) -> bool:
    """A word that is an abbreviation only in front of a figure: "no. 5", "Art. 3"."""
    return mark.char_after.isdigit() and mark.abbreviates(mark.tables.before_figures)


def _is_abbreviation(mark: _Mark) -> bool:
    """Any other abbreviation, unless a word follows that only begins sentences: "Inc. The"."""
    return mark.abbreviates(mark.tables.abbreviations) and not mark.starter_follows


def _is_initial(mark: _Mark) -> bool:
    """One letter: "J. Smith", "z. B. Die Zeit"; but "Plan B. The rest"."""
    word, before = mark.words_before
    if len(word) != 1 or not word.isalpha() or word in mark.tables.short_words:
        return False
    is_second = len(before) == 2 and before.endswith(".")
    return is_second or not mark.starter_follows


def _is_dotted(mark: _Mark) -> bool:
    """Letters and points: "U.S. President", "8 p.m. Monday"; but "in the U.S. The"."""
    return _DOTTED.fullmatch(mark.words_before[0]) is not None and not mark.starter_follows


def _is_ordinal(mark: _Mark) -> bool:
    """A German ordinal or date: "am 3. Oktober", "19. Jahrhundert", "16./17. August", "12.5."."""
    word, before = mark.words_before
    ordinals = mark.tables.ordinals
    if ordinals is None or mark.starter_follows or not _ORDINAL.fullmatch(word):
        return False
    is_date = "." in word
    return is_date or before.lower() in ordinals.determiners or mark.word_after.lower() in ordinals.counted


def _is_regnal(mark: _Mark) -> bool:
    """A Roman ordinal: "Max IV. Joseph"."""
    is_roman = _ROMAN.fullmatch(mark.words_before[0]) is not None
    return mark.tables.ordinals is not None and is_roman and not mark.starter_follows


_Rule = Callable[[_Mark], bool]
_RULES: tuple[_Rule, ...] = (_goes_on, _is_glued, _is_pause, _is_in_aside, _is_lost_dot, _is_reported)
_FULL_STOP_RULES: tuple[_Rule, ...] = (
    _points_forward,
    _counts,
    _is_abbreviation,
    _is_initial,
    _is_dotted,
    _is_ordinal,
    _is_regnal,
)
