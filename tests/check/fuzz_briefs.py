"""A fuzz target: whatever a brief's file holds, it is read or refused in two lines, and no rule crashes.

    python tests/check/fuzz_briefs.py [SECONDS]       with Atheris, if it is installed, else with Hypothesis

What is found is printed as a traceback with the bytes that led to it.
"""

from __future__ import annotations

import sys
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polybrief import briefs, localise
from polybrief.briefs import Brief
from polybrief.check import Desk, check
from polybrief.errors import PolybriefError
from polybrief.model import Sentence, Source, Translation

_HEADS = (
    "title: A\nsummary: B\nstatus: published\nlanguage: en\n",
    "title: A\nsummary: B\nstatus: published\nlanguage: de\ntranslation_of: en\n",
    "title: A\nsummary: B\nstatus: withdrawn\nlanguage: zh\ndate: 2025-01-01\ncutoff: 2025-01-01\n",
    "title: A\nsummary: B\nstatus: draft\nlanguage: en\nwaivers:\n"
    "- {rule: typography, sentence: A, reason: a, who: b, until: 2025-01-01}\n",
)
_PIECES = (
    *("\n", "\r\n", "\r", "\ufeff", "\u202e", "\u2028", "\x00", "\x85", " ", "\t", "    "),
    *("---\n", "&a [*a]", "!!python/object:x {}", "corrections: [{}]\n", "publish_after: 2025-01-01\n"),
    *("reviewed_hash: [1]\n", "title: *b*\n", "date: 2025-02-30\n", "tags: {a: b}\n", "? [a]\n: b\n"),
    *("[^a:1]", "[^a:1]: A\n", "[^*b*]", "[^a:99999999999999999999]", "[^", "]: ", "[^a:1][^a:2]"),
    *("# ", "### ", "- ", "> ", "1. ", "| a | b |\n|---|---|\n", "| c[^a:1] |\n", "- | a |\n  |---|\n"),
    *('!!! note "a"\n    ', "<b>", "<!--", "![](a)", "[a](b.md)", "[a](http://[)", "`", "```\n", "$$"),
    *("“a”", "„a“", "「中」", '"', "5 Mrd.", "$39 billion", "39亿美元", "2025年1月", "3 May 2025", "中文。"),
    *("{: lang=zh }", "*", "_", "\\", "\\|", "&#x202e;", "[de] ", "A. ", "Word ", "Der Plan. "),
)
_PIECE = st.one_of(st.sampled_from(_PIECES), st.text(max_size=8))
FILES = st.one_of(
    st.text(max_size=300),
    st.builds(
        lambda head, more, pieces: f"---\n{head}{more}---\n{''.join(pieces)}",
        st.sampled_from(_HEADS),
        st.sampled_from(("", *(piece for piece in _PIECES if piece.endswith("\n") and ": " in piece))),
        st.lists(_PIECE, max_size=30),
    ),
)
"""Files that are none, and files that are nearly briefs."""

_SOURCES = {"a": Source("a", "de", "open", "0", title="A")}
_SENTENCES = {
    "a": [Sentence("a", 1, "de", "Der Plan kostet 39 Milliarden Dollar."), Sentence("a", 2, "de", None)]
}


def one_file(text: str) -> Brief | None:
    """Reads one file and checks it beside itself; None if it is refused as it should be."""
    try:
        brief = briefs.parse(text, "docs/en/briefs/a.md", "a")
    except PolybriefError as refused:
        if not (refused.cause and refused.hint) or "\n" in refused.cause + refused.hint:
            raise ValueError("refused, but not in two lines") from refused
        return None
    passages = localise.passages(brief)
    catalogue = [Translation(f"a:{s.n}", s.text or "", s.text, reviewed=bool(s.n % 2)) for s in passages]
    # The same text as its own original, so that the rules on editions have something to compare.
    known = {(code, "a"): brief for code in ("en", "de", "zh")}
    catalogues = {("a", code): catalogue for code in ("en", "de", "zh")}
    desk = Desk(_SOURCES, _SENTENCES, known, catalogues=catalogues, files=frozenset())
    for finding in check([brief], desk):
        assert finding.line >= 1
        assert finding.message
        assert finding.mend
    return brief


def main(seconds: float) -> None:
    """Runs until the time is over, or something crashes."""
    try:
        import atheris  # type: ignore[import-not-found]
    except ImportError:
        _with_hypothesis(seconds)
        return

    def target(data: bytes) -> None:
        one_file(data.decode("utf-8", "surrogateescape").encode("utf-8", "ignore").decode("utf-8"))

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={int(seconds)}"], target)
    atheris.Fuzz()


def _with_hypothesis(seconds: float) -> None:
    from time import monotonic

    end, count = monotonic() + seconds, 0
    while monotonic() < end:

        @settings(
            max_examples=200,
            deadline=timedelta(seconds=5),
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(FILES)
        def run(text: str) -> None:
            one_file(text)

        run()
        count += 200
    sys.stdout.write(f"{count} files, no crash\n")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60)
