"""A LibreTranslate server as an engine, over its HTTP API.

    GET  /languages   which pairs it serves (it goes through English itself where it must)
    GET  /spec        its version, if it says one
    GET  /frontend/settings   how long a text may be
    POST /translate   a list of sentences, as plain text

The server is another program, maybe on another machine: nothing it says is believed before its form
is checked, and the sentences go to the one address that was set, past any proxy and redirection.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from polybrief.errors import TranslationError
from polybrief.limits import (
    SERVER_ANSWER_SECONDS,
    SERVER_BATCH_CHARACTERS,
    SERVER_BATCH_SENTENCES,
)
from polybrief.model import Fault, normalise
from polybrief.translate.engines.server import Refused, Server, nonsense
from polybrief.translate.journal import Journal, Output

_CODES = {"zh": ("zh-Hans", "zh", "zh-CN")}
"""What servers call a language, newest name first, where it is not the desk's code."""

_SPEAKS_OF_LENGTH = re.compile(r"exceeds? (?:the )?(?:text|character|batch)? ?limit", re.IGNORECASE)
_VERSION = re.compile(r"\d[0-9A-Za-z.+-]{0,31}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")

_MARKS = {".": ".。", "!": "!！", "?": "?？"}
_MARK = {mark: kind for kind, marks in _MARKS.items() for mark in marks}


@dataclass(frozen=True)
class _Offer:
    """What a server serves: its own names of the pairs, by the desk's; its version; its longest text."""

    pairs: dict[tuple[str, str], tuple[str, str]]
    version: str
    longest: int | None


class LibreTranslateEngine:
    """Translates through the LibreTranslate server at one address.

    What it has finished it writes into `journal` batch by batch, and does not ask for again what
    stands there. The key goes into requests, and nowhere else: not into the route, not into errors.
    """

    attempts = 1

    def __init__(
        self,
        address: str,
        key: str | None = None,
        journal: Journal | None = None,
        *,
        patience: float = SERVER_ANSWER_SECONDS,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        """An engine for the server at `address` (`http://localhost:5000`), with the key that it wants.

        `patience` is in seconds an answer; `wait` is what passes the time while the server is busy.
        Raises TranslationError if the address is none, or would carry the key over an open line.
        """
        self._server = Server(address, key, patience, wait)
        self._journal = journal or Journal()
        self._batch = SERVER_BATCH_SENTENCES
        self._known: _Offer | None = None

    def route(self, source: str, target: str) -> str | None:
        """The server and the pair, as `libretranslate localhost:5000 1.9.6 de-en`.

        The version is left out where the server does not tell it. Asks the server when first called;
        raises TranslationError if it cannot be asked.
        """
        offer = self._offer()
        if (source, target) not in offer.pairs:
            return None
        return " ".join(
            part
            for part in ("libretranslate", self._server.name, offer.version, f"{source}-{target}")
            if part
        )

    def translate(
        self,
        sentences: Sequence[str],
        source: str,
        target: str,
        attempt: int = 0,  # noqa: ARG002 (a server has one way)
        finished: Callable[[int], None] = lambda _count: None,
    ) -> list[Output]:
        """See `Engine.translate`.

        Raises TranslationError if the server does not serve the pair, cannot be reached, hangs,
        refuses, or answers what is no translation. What was finished before stands in the journal.
        """
        maker = self.route(source, target)
        if maker is None:
            raise TranslationError(
                f"the server {self._server.name} does not translate {source} to {target}",
                "install its models there, or set engine: argos in mkdocs.yml",
            )
        unique = list(dict.fromkeys(sentences))
        done = {text: known for text in unique if (known := self._journal.known(maker, text))}
        finished(len(done))
        pair = self._offer().pairs[source, target]
        for text, output in self._outputs([text for text in unique if text not in done], pair, target):
            self._journal.keep(maker, text, output)
            done[text] = output
            finished(1)
        return [done[text] for text in sentences]

    def _outputs(
        self, texts: Sequence[str], pair: tuple[str, str], target: str
    ) -> Iterator[tuple[str, Output]]:
        longest = self._offer().longest
        waiting: list[str] = []
        with self._server.open():
            for text in texts:
                if not text.strip():
                    yield text, Output("", Fault("empty", "there is nothing to translate"))
                elif longest is not None and len(text) > longest:
                    yield text, _too_long(len(text), longest)
                else:
                    full = len(waiting) >= self._batch
                    if waiting and (full or sum(map(len, waiting)) + len(text) > SERVER_BATCH_CHARACTERS):
                        yield from self._served(waiting, pair, target)
                        waiting = []
                    waiting.append(text)
            if waiting:
                yield from self._served(waiting, pair, target)

    def _served(
        self, batch: Sequence[str], pair: tuple[str, str], target: str
    ) -> Iterator[tuple[str, Output]]:
        """The translations of a batch; in parts if the server fails on it or finds it too long."""
        if len(batch) > self._batch:
            yield from self._in_parts(batch, self._batch, pair, target)
            return
        try:
            translated = self._asked(batch, pair)
        except Refused as refusal:
            length = refusal.status == 400 and _SPEAKS_OF_LENGTH.search(refusal.message)
            if not length and refusal.status != 500:
                raise
            if len(batch) > 1:
                half = len(batch) // 2
                self._batch = half if length else self._batch
                yield from self._in_parts(batch, half, pair, target)
            elif length:
                yield batch[0], _too_long(len(batch[0]))
            else:
                raise TranslationError(
                    f"{refusal.cause} (on the sentence “{batch[0][:40]}”)", refusal.hint
                ) from refusal
            return
        for text, translation in zip(batch, translated, strict=True):
            yield text, _output(text, translation, target)

    def _in_parts(
        self, batch: Sequence[str], size: int, pair: tuple[str, str], target: str
    ) -> Iterator[tuple[str, Output]]:
        for start in range(0, len(batch), size):
            yield from self._served(batch[start : start + size], pair, target)

    def _asked(self, batch: Sequence[str], pair: tuple[str, str]) -> list[str]:
        source, target = pair
        request = {"q": list(batch), "source": source, "target": target, "format": "text"}
        answer = self._server.post("translate", request)
        translated = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(translated, list) or not all(isinstance(text, str) for text in translated):
            raise nonsense(self._server.name, "no list of translations")
        if len(translated) != len(batch):
            raise nonsense(self._server.name, f"{len(translated)} translations for {len(batch)} sentences")
        return translated

    def _offer(self) -> _Offer:
        if self._known is None:
            with self._server.open():
                pairs = _pairs(self._server.get("languages"), self._server.name)
                self._known = _Offer(pairs, self._version(), self._longest())
        return self._known

    def _version(self) -> str:
        found = self._server.get("spec", optional=True)
        info = found.get("info") if isinstance(found, dict) else None
        version = info.get("version") if isinstance(info, dict) else None
        return version if isinstance(version, str) and _VERSION.fullmatch(version) else ""

    def _longest(self) -> int | None:
        found = self._server.get("frontend/settings", optional=True)
        limit = found.get("charLimit") if isinstance(found, dict) else None
        return limit if isinstance(limit, int) and not isinstance(limit, bool) and limit > 0 else None


def _pairs(answer: object, name: str) -> dict[tuple[str, str], tuple[str, str]]:
    """The pairs in an answer of `/languages`; older servers list languages without their targets."""
    if not isinstance(answer, list) or not all(
        isinstance(item, dict) and isinstance(item.get("code"), str) for item in answer
    ):
        raise nonsense(name, "no list of languages")
    targets_of = {str(item["code"]): item.get("targets") for item in answer}
    own = {theirs: ours for ours, names in _CODES.items() for theirs in names}
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    for source in sorted(targets_of, key=_rank):
        targets = targets_of[source]
        if targets is None:
            targets = list(targets_of)
        if not isinstance(targets, list) or not all(isinstance(target, str) for target in targets):
            raise nonsense(name, "no list of target languages")
        for target in sorted(targets, key=_rank):
            ours = (own.get(source, source), own.get(target, target))
            if ours[0] != ours[1]:
                pairs.setdefault(ours, (source, target))
    return pairs


def _rank(code: str) -> int:
    """Where a server's code stands among several for one language; 0 goes first."""
    return next((names.index(code) for names in _CODES.values() if code in names), 0)


def _too_long(length: int, longest: int | None = None) -> Output:
    allowed = f"{longest} at most" if longest else "fewer"
    return Output("", Fault("too-long", f"{length} characters, the server takes {allowed}"))


def _output(text: str, translation: str, target: str) -> Output:
    try:
        translation.encode("utf-8")
    except UnicodeEncodeError:
        return Output("", Fault("empty", "what the server sent is no text (half of a character)"))
    whole = _CONTROL.sub(" ", normalise(translation)).strip()
    if not whole:
        return Output("", Fault("empty", "nothing came out"))
    return Output(_with_own_mark(text, whole, target))


def _with_own_mark(text: str, translation: str, target: str) -> str:
    """The translation with the target's own mark at its end.

    LibreTranslate puts the very mark of the source there (“…新法律.”, “… a law。”, “…新法律！!”), and cuts
    the mark off where it does not know the source's (！ and ？): `improve_translation_formatting` in its
    `language.py`.
    """
    ending = text.rstrip()[-2:]
    kind = _MARK.get(ending[-1:])
    if kind is None or ending[0] in _MARK:
        return translation
    bare = translation.rstrip(_MARKS[kind])
    if not bare or (bare == translation and not bare[-1].isalnum()):
        return translation
    return bare + (_MARKS[kind][-1] if target == "zh" else kind)
