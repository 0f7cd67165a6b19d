"""The gate, rule by rule: a brief that passes, and the ways in which it does not."""

from __future__ import annotations

from datetime import date

import pytest

from polybrief import briefs
from polybrief.briefs import Brief
from polybrief.check import Desk, check, failed
from polybrief.localise import with_definitions
from polybrief.model import Sentence, Source
from polybrief.review import review

SOURCES = {name: Source(name, "en", "open", "0", title=name.upper()) for name in ("a", "b", "unread")}
SENTENCES = {
    name: [Sentence(name, n, "en", f"Sentence {n}.") for n in range(1, count + 1)]
    for name, count in (("a", 3), ("b", 2))
}
HEAD = "---\ntitle: A plan\nsummary: What it is.\nstatus: published\nlanguage: {}\n{}---\n"
GOOD = """
## The plan

It starts now.[^a:1]
It ends later.[^b:2]

| Sum | What |
|---|---|
| $5 | price[^a:2] |
"""


def parse(body: str = GOOD, language: str = "en", extra: str = "", *, defined: bool = True) -> Brief:
    def read(text: str) -> Brief:
        return briefs.parse(text, f"docs/{language}/briefs/a-plan.md", "a-plan")

    brief = read(HEAD.format(language, extra) + body)
    if not defined:
        return brief
    read_by_someone = review(brief, "Desk editor", date(2025, 1, 22), "Managing editor")
    return read(with_definitions(read_by_someone, SOURCES))


STRUCTURE = {
    "unsupported-sentence",
    "unknown-sentence",
    "footnote-definition",
    "several-sentences",
    "edition-out-of-step",
    "not-reviewed",
}
"""The rules of this file; those on what a sentence says, and on house style, have files of their own."""


def found(brief: Brief, *others: Brief) -> list[tuple[str, int, str]]:
    known = {(b.front.language, b.slug): b for b in (brief, *others)}
    desk = Desk(SOURCES, SENTENCES, known)
    return [(f.rule, f.line, f.message) for f in check([brief], desk) if f.rule in STRUCTURE]


def rules(brief: Brief, *others: Brief) -> set[str]:
    return {rule for rule, _, _ in found(brief, *others)}


def line_of(brief: Brief, text: str) -> int:
    return next(p.line for p in brief.passages if text in p.text)


def test_a_good_brief_passes() -> None:
    assert found(parse()) == []


@pytest.mark.parametrize("place", ["It starts now.", "It ends later."])
def test_a_sentence_without_a_footnote(place: str) -> None:
    body = "\n".join(line.split("[^")[0] if line.startswith(place) else line for line in GOOD.split("\n"))
    brief = parse(body)
    assert found(brief) == [
        ("unsupported-sentence", line_of(brief, place), f"no footnote supports “{place}”")
    ]


def test_a_row_without_a_footnote() -> None:
    assert rules(parse(GOOD.replace("price[^a:2]", "price"))) == {"unsupported-sentence"}


@pytest.mark.parametrize(
    "body", ["- A point.\n", "> Quoted.\n", '!!! note "Where"\n    In a box.\n', "1. First.\n"]
)
def test_lists_quotations_and_boxes_need_footnotes_too(body: str) -> None:
    assert rules(parse(GOOD + "\n" + body)) == {"unsupported-sentence"}


def test_a_draft_may_have_gaps_and_shuts_no_gate() -> None:
    text = HEAD.format("en", "").replace("published", "draft") + "Something.\n"
    assert found(briefs.parse(text, "a.md", "a")) == []
    brief = briefs.parse(text + "One thing. Another.[^a:9]\n", "a.md", "a")
    findings = [f for f in check([brief], Desk(SOURCES, SENTENCES, {})) if f.rule in STRUCTURE]
    assert {finding.severity for finding in findings} == {"warning"}
    assert {finding.rule for finding in findings} == {
        "several-sentences",
        "unknown-sentence",
        "footnote-definition",
    }


def test_a_sentence_that_waits_is_read_in_its_own_language() -> None:
    assert rules(parse("\n[de] Der Bau beginnt am 22. Januar in Berlin.[^a:1]\n")) == set()


@pytest.mark.parametrize(
    ("label", "message"),
    [
        ("nobody:1", "there is no source “nobody”"),
        ("a:4", "“a” has the sentences 1 to 3"),
        ("a:0", "“a” has the sentences 1 to 3"),
        ("a", "not a sentence of a source"),
        ("a:x", "not a sentence of a source"),
        ("a:1 2", "not a sentence of a source"),
        ("unread:1", "“unread” has not been examined"),
    ],
)
def test_a_footnote_to_nothing(label: str, message: str) -> None:
    brief = parse(GOOD.replace("a:1", label))
    line = line_of(brief, "It starts")
    assert ("unknown-sentence", line, f"[^{label}]: {message}") in found(brief)


def test_a_definition_that_is_missing_wrong_idle_or_double() -> None:
    bare = parse(defined=False)
    assert {message for rule, _, message in found(bare) if rule == "footnote-definition"} == {
        "[^a:1] has no definition",
        "[^b:2] has no definition",
        "[^a:2] has no definition",
    }
    wrong = parse(GOOD + "\n[^a:1]: Another.\n[^a:1]: Once more.\n[^b:1]: Idle.\n", defined=False)
    messages = [message for rule, _, message in found(wrong) if rule == "footnote-definition"]
    assert "[^a:1] does not fit its record" in messages
    assert "[^a:1] is defined twice" in messages
    assert "[^b:1] is never called" in messages


def test_definitions_out_of_order() -> None:
    good = parse()
    text = briefs.render(good.head, good.body, {d.label: d.text for d in reversed(good.definitions)})
    messages = [message for _, _, message in found(briefs.parse(text, "a.md", "a-plan"))]
    assert messages == ["the definitions are not in the order of the calls"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "It starts now. It ends later.[^a:1]"),
        ("en", "It starts now.[^a:1] It ends later.[^b:2]"),
        ("de", "Er beginnt am 3. Mai. Er endet später.[^a:1]"),
        ("zh", "计划现在开始。以后结束。[^a:1]"),
    ],
)
def test_two_sentences_on_a_line(language: str, line: str) -> None:
    assert "several-sentences" in rules(parse(f"\n{line}\n", language))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "It paid $1.5 billion to Apple Inc. in the U.S. market.[^a:1]"),
        ("de", "Er beginnt am 3. Mai mit 1,5 Mrd. Euro.[^a:1]"),
        ("zh", "计划由“软银（SoftBank）”主导，投资5000亿美元。[^a:1]"),
    ],
)
def test_one_sentence_on_a_line(language: str, line: str) -> None:
    assert rules(parse(f"\n{line}\n", language)) == set()


class TestEditions:
    """An edition says what its original says."""

    original = parse()
    german = (
        "\n## Der Plan\n\nEr beginnt.[^a:1]\nEr endet.[^b:2]\n\n| S | W |\n|---|---|\n| 5 $ | Preis[^a:2] |\n"
    )

    def edition(self, body: str) -> Brief:
        return parse(body, "de", "translation_of: en\n")

    def test_in_step(self) -> None:
        assert found(self.edition(self.german), self.original) == []

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (
                ("Er endet.[^b:2]\n", ""),
                "nothing stands here for “It ends later.” of docs/en/briefs/a-plan.md",
            ),
            (("Er endet.", "Er endet.[^b:2]\nEr ruht.[^b:1]\nEr endet."), "“Er endet.” stands nowhere in"),
            (("[^b:2]", "[^b:1]"), "not the passage of docs/en/briefs/a-plan.md"),
            (("| 5 $ | Preis[^a:2] |\n", ""), "nothing stands here for “$5” of docs/en/briefs/a-plan.md"),
        ],
    )
    def test_out_of_step(self, change: tuple[str, str], message: str) -> None:
        faults = found(self.edition(self.german.replace(*change)), self.original)
        assert {rule for rule, _, _ in faults} == {"edition-out-of-step"}
        assert message in faults[0][2]

    def test_without_an_original(self) -> None:
        assert rules(self.edition(self.german)) == {"edition-out-of-step"}

    def test_published_before_its_original(self) -> None:
        draft = HEAD.format("en", "").replace("published", "draft") + GOOD
        original = briefs.parse(draft, "docs/en/briefs/a-plan.md", "a-plan")
        assert rules(self.edition(self.german), original) == {"edition-out-of-step"}


def test_a_text_that_changed_since_its_review_is_a_warning() -> None:
    text = parse()
    changed = briefs.parse(text.head + text.body.replace("now", "soon"), "a.md", "a-plan")
    desk = Desk(SOURCES, SENTENCES, {})
    warnings = [f for f in check([changed], desk) if f.rule == "not-reviewed"]
    assert [w.severity for w in warnings] == ["warning"]
    assert "changed since its review" in warnings[0].message
    assert not failed(warnings)
