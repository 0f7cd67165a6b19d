"""The journal: what an engine has finished, so that a run that was ended in the middle goes on there.

One JSON object a line: who made it, the hash of the sentence, and what came out. A line that the end
of a run cut short counts as not there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from polybrief.model import Fault, text_hash


@dataclass(frozen=True)
class Output:
    """What an engine made of one sentence: a whole translation, or "" and the fault that it saw."""

    text: str
    fault: Fault | None = None


class Journal:
    """Sentences that were finished, by their maker. Several threads may keep, one at a time."""

    def __init__(self, lines: Iterable[str] = (), write: Callable[[str], None] | None = None) -> None:
        """The journal of an earlier run in `lines`; `write` takes each new line (without a line end)."""
        self._done: dict[tuple[str, str], Output] = {}
        self._write = write
        for line in lines:
            entry = _read(line)
            if entry:
                self._done.setdefault(*entry)

    def known(self, maker: str, sentence: str) -> Output | None:
        """What `maker` made of the sentence; None if it has not."""
        return self._done.get((maker, text_hash(sentence)))

    def keep(self, maker: str, sentence: str, output: Output) -> None:
        """Notes what `maker` made of the sentence."""
        key = (maker, text_hash(sentence))
        self._done[key] = output
        if self._write is not None:
            value: dict[str, str] = {"by": maker, "of": key[1], "text": output.text}
            if output.fault:
                value |= {"fault": output.fault.code, "detail": output.fault.detail}
            self._write(json.dumps(value, ensure_ascii=False))


def _read(line: str) -> tuple[tuple[str, str], Output] | None:
    try:
        value = json.loads(line)
        fault = Fault(value["fault"], value["detail"]) if "fault" in value else None
        return (value["by"], value["of"]), Output(value["text"], fault)
    except (ValueError, TypeError, KeyError):
        return None
