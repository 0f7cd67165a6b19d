"""The dictionary engine: word by word from a small list, to try polybrief out without any download.

A toy by intent. It knows some four hundred words of the desk's news, keeps the word order of the
source and inflects nothing; a word that it does not know stays as it is. Figures, dates and the
glossary's names do come out right, as the rules of `examine` read them. German and Chinese go
through English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from polybrief.errors import TranslationError
from polybrief.languages import LANGUAGES
from polybrief.model import Entry, Fault
from polybrief.translate.engines import words
from polybrief.translate.engines.known import Known
from polybrief.translate.journal import Output

_PIVOT = "en"

_TOKEN = re.compile(
    # Addresses and handles, without the marks of the sentence behind them.
    r"(?P<kept>(?:https?://|[\w.+-]+@)[!-~]+?(?=[.,;:!?)\"]*(?:\s|[^!-~]|$))|[@#]\w+)"
    r"|(?P<word>[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’-][A-Za-zÀ-ÖØ-öø-ÿ]+)*)"
    r"|(?P<han>[\u3400-\u9fff]+)"
    r"|(?P<figure>\d+(?:[.,:]\d+)*)"
    r"|(?P<blank>\s+)"
    r"|(?P<mark>.)",
    re.DOTALL,
)
_GERMAN_QUOTES = {"„": "“", "“": "”"}
_ENGLISH_QUOTES = {"“": "„", "”": "“"}
_ENDINGS = {"en": ("s",), "de": ("s", "es", "n", "en"), "zh": ()}


class DictionaryEngine:
    """Translates word by word between English, German and Chinese."""

    attempts = 1

    def __init__(self, glossary: Sequence[Entry] = ()) -> None:
        """An engine that writes the names of `glossary` in the form of the target language."""
        self._known = Known(glossary)

    def route(self, source: str, target: str) -> str | None:
        """The pair, as `dictionary de-en`; None for a language that the desk does not read."""
        served = source in LANGUAGES and target in LANGUAGES and source != target
        return f"dictionary {source}-{target}" if served else None

    def translate(
        self,
        sentences: Sequence[str],
        source: str,
        target: str,
        attempt: int = 0,  # noqa: ARG002 (there is one way)
        finished: Callable[[int], None] = lambda _count: None,
    ) -> list[Output]:
        """See `Engine.translate`. Raises TranslationError for a pair that it does not serve."""
        if self.route(source, target) is None:
            raise TranslationError(
                f"the dictionary does not translate {source} to {target}", "set another engine in mkdocs.yml"
            )
        done = []
        for sentence in sentences:
            text = sentence
            for start, end in _hops(source, target):
                text = self._hop(text, start, end)
            fault = None if text else Fault("empty", "nothing came out")
            done.append(Output(text, fault))
            finished(1)
        return done

    def _hop(self, text: str, source: str, target: str) -> str:
        parts: list[str] = []
        end = 0
        for (start, stop), form in self._known.forms(text, source, target):
            parts += _words(text[end:start], source, target)
            parts += [" ", form, " "] if source == "zh" else [form]
            end = stop
        parts += _words(text[end:], source, target)
        return _tidy("".join(parts), source, target, capital=text[:1].isupper() or source == "zh")


def _hops(source: str, target: str) -> tuple[tuple[str, str], ...]:
    if _PIVOT in (source, target):
        return ((source, target),)
    return ((source, _PIVOT), (_PIVOT, target))


def _words(text: str, source: str, target: str) -> Iterator[str]:
    """The parts of a text without figures and names, translated one by one."""
    lexicon, marks = _lexicon(source, target), _marks(source, target)
    position = 0
    while match := _TOKEN.match(text, position):
        position = match.end()
        if match["word"]:
            found, position = _longest_words(text, match, lexicon, source)
            yield found
        elif match["han"]:
            for part in _longest_characters(match["han"], lexicon):
                yield from (" ", part, " ")
        elif match["mark"]:
            yield marks.get(match[0], match[0])
            if source == "zh" and match[0] in "，。；：、！？":
                yield " "
        else:
            yield match[0]


def _longest_words(
    text: str, first: re.Match[str], lexicon: Mapping[str, str], source: str
) -> tuple[str, int]:
    """The translation of the longest entry that starts with the word `first`, and where it ends."""
    ends = [first.end()]
    for _ in range(_MOST_WORDS - 1):
        more = re.compile(r" [A-Za-zÀ-ÖØ-öø-ÿ]+").match(text, ends[-1])
        if not more:
            break
        ends.append(more.end())
    for end in reversed(ends):
        for form in _forms(text[first.start() : end], source):
            if form in lexicon:
                return lexicon[form], end
    return first[0], first.end()


def _forms(word: str, source: str) -> Iterator[str]:
    """The word itself; in lower case, as at the start of a sentence; both without a common ending."""
    for form in (word, word[0].lower() + word[1:]):
        yield form
        yield from (form.removesuffix(ending) for ending in _ENDINGS[source] if form.endswith(ending))


def _longest_characters(text: str, lexicon: Mapping[str, str]) -> Iterator[str]:
    """A run of Chinese in words: at each place the longest entry; what is unknown stays together."""
    position, unknown = 0, ""
    while position < len(text):
        lengths = range(min(_MOST_CHARACTERS, len(text) - position), 0, -1)
        word = next((w for n in lengths if (w := text[position : position + n]) in lexicon), None)
        if word is None:
            unknown += text[position]
            position += 1
            continue
        if unknown:
            yield unknown
            unknown = ""
        yield lexicon[word]
        position += len(word)
    if unknown:
        yield unknown


def _tidy(text: str, source: str, target: str, *, capital: bool) -> str:
    """Blanks as the target language sets them, and a capital at the start where the source has one."""
    text = re.sub(r"\s+", " ", text).strip()
    if target == "zh":
        # A blank stands between two Latin words or figures alone.
        return re.sub(r"(?<![A-Za-zÀ-ÿ0-9]) | (?![A-Za-zÀ-ÿ0-9$€£@#])", "", text)
    text = re.sub(r" (?=[.,;:!?)\]”])", "", text)
    if source == "zh":
        text = re.sub(r"(?<=[(\[“]) ", "", text)
    return text[:1].upper() + text[1:] if capital else text


@cache
def _lexicon(source: str, target: str) -> Mapping[str, str]:
    lists = {
        "de": (words.GERMAN_ENGLISH, words.MORE_GERMAN_ENGLISH),
        "zh": (words.ENGLISH_CHINESE, words.MORE_ENGLISH_CHINESE),
    }[source if target == "en" else target]
    table = words.pairs(" ".join(lists))
    if (source, target) in (("en", "de"), ("zh", "en")):
        table = words.reversed_pairs(table)
    return {word.replace("_", " "): other.replace("_", " ") for word, other in table.items()}


@cache
def _marks(source: str, target: str) -> Mapping[str, str]:
    if target == "zh":
        return words.ENGLISH_CHINESE_MARKS | {"(": "（", ")": "）"}
    if source == "zh":
        return words.reversed_pairs(words.ENGLISH_CHINESE_MARKS) | {"、": ",", "（": "(", "）": ")"}
    return _GERMAN_QUOTES if source == "de" else _ENGLISH_QUOTES


_MOST_WORDS = 2
"""Words of the longest entry in the lists."""
_MOST_CHARACTERS = 5
"""Characters of the longest Chinese entry in the lists."""
