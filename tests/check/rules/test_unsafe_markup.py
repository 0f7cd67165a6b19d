"""Attribute lists hold nothing that acts; images lie on the desk's own site."""

from __future__ import annotations

import pytest
from one_brief import found, make

from polybrief.check.rules import unsafe_markup


@pytest.mark.parametrize(
    "line",
    [
        "A *word*{: lang=de }.",
        'A *word*{#anchor .class title="a = b"}.',
        "An image: ![A ferry](../images/ferry.png).",
        "A set {x} and a sum {1 + 1}.",
        "## A heading {#its-anchor}",
    ],
)
def test_what_is_harmless_passes(line: str) -> None:
    assert found(unsafe_markup, make(f"{line}\n")) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('A *word*{: style="color: red" }.', "the attribute style"),
        ("{: onclick=x }", "the attribute onclick"),
        ('A [link](../about.md){rel="attachment" title="x"}.', "the attribute rel"),
        ("A *word*{lang=de src=file:///etc/passwd}.", "the attribute src"),
        ("![A chart](https://other.example/a.png)", "lies on another site"),
        ("![A chart](//other.example/a.png)", "lies on another site"),
        ("![A chart](data:image/png;base64,AA)", "lies on another site"),
    ],
)
def test_what_acts_is_found_with_its_line(line: str, message: str) -> None:
    brief = make(f"## One\n\n{line}\n")
    (finding,) = found(unsafe_markup, brief)
    assert message in finding.message
    assert finding.line == brief.first_line + 3
    assert finding.severity == "error"
