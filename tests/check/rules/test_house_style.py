"""House style: headings, links, images, languages, and the signs of each language."""

from __future__ import annotations

import pytest
from one_brief import BODY, found, make, parse

from polybrief.check.rules import (
    foreign_quotes,
    headings,
    hidden_characters,
    images,
    links,
    long_sentences,
    raw_html,
    typography,
)
from polybrief.errors import BriefError

RULES = (foreign_quotes, headings, hidden_characters, images, links, long_sentences, raw_html, typography)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.CODE))
def test_a_good_brief_passes(rule: object) -> None:
    assert found(rule, make()) == []


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("## One\n\n### Two\n\n## Three\n", []),
        ("# One\n", [0]),
        ("### One\n", [0]),
        ("## One\n\n#### Two\n\n##### Three\n", [2]),
    ],
)
def test_headings_skip_no_level(body: str, lines: list[int]) -> None:
    brief = make(body)
    first = brief.first_line + 1
    assert [finding.line - first for finding in found(headings, brief)] == lines


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[a](https://example.org/x)", None),
        ("[a](mailto:desk@example.org)", None),
        ("[a](#the-plan)", None),
        ("[a](../about.md)", None),
        ("[a](../corrections.md)", None),
        ("[a](../sources/trial.md#s1)", None),
        ("[a](ferry.md)", None),
        ("[a](tram.md)", None),
        ("![A ferry](../images/ferry.png)", None),
        ("[a](http://example.org)", "https alone"),
        ("[a](//example.org)", "https alone"),
        ("[a](javascript:x)", "https alone"),
        ("[a](https:x)", "https alone"),
        ("<javascript:x>", "https alone"),
        ("[a](/about.md)", "breaks where the site moves"),
        ("[a](../nothing.md)", "there is no docs/en/nothing.md"),
        ("[a](../../de/about.md)", "leaves the pages of this language"),
        ("[a](../sources/nobody.md)", "there is no source “nobody”"),
        ("[a](bus.md)", "there is no docs/en/briefs/bus.md"),
        ("[a](draft.md)", "“draft” is not published"),
        ("[a](held.md)", "“held” is held back"),
        ("[a](gone.md)", "“gone” is withdrawn"),
        ("![A ferry](../images/none.png)", "there is no docs/en/images/none.png"),
    ],
)
def test_links_lead_to_what_readers_may_see(text: str, message: str | None) -> None:
    known = [
        parse(make(**front).head + "\n" + BODY, slug=slug)
        for slug, front in {
            "tram": {},
            "draft": {"status": "draft"},
            "gone": {"status": "withdrawn"},
            "held": {"publish_after": "2025-07-01T00:00:00Z"},
        }.items()
    ]
    files = frozenset({"en/about.md", "en/images/ferry.png"})
    findings = found(links, make(f"See {text}.[^trial:1]\n"), *known, files=files)
    assert [f.line for f in findings] == ([make().first_line + 1] if message else [])
    assert all(message and message in f.message for f in findings)


def test_a_weekly_edition_draws_on_briefs_that_readers_may_see() -> None:
    known = [parse(make(status=status).head + "\n" + BODY, slug=status) for status in ("published", "draft")]
    week = parse(
        make(briefs="[published, draft, none]").head + "\nSee [a](../briefs/published.md).[^trial:1]\n",
        slug="2025-w22",
    )
    findings = found(links, week, *known, files=frozenset())
    assert [finding.message for finding in findings] == [
        "draft: “draft” is not published",
        "none: there is no docs/en/briefs/none.md",
    ]
    assert {week.head.split("\n")[finding.line - 1][:7] for finding in findings} == {"briefs:"}


def test_a_brief_held_back_may_link_to_one_that_appears_with_it() -> None:
    when = "2025-07-01T00:00:00Z"
    held = parse(make(publish_after=when).head + "\n" + BODY, slug="held")
    assert found(links, make("See [a](held.md).[^trial:1]\n", publish_after=when), held) == []


@pytest.mark.parametrize("text", ["A <b>bold</b> word.", "<div>A block.</div>", "<!-- A note -->", "A<br>B."])
def test_html_is_none_of_a_brief(text: str) -> None:
    findings = found(raw_html, make(f"Text.\n\n{text}\n"))
    assert {f.line for f in findings} == {make().first_line + 3}


@pytest.mark.parametrize("text", ["a < b > c", "`<b>`", "<https://example.org>", "\\<b>"])
def test_a_sign_is_no_html(text: str) -> None:
    assert found(raw_html, make(f"{text}\n")) == []


def test_an_image_says_what_it_shows() -> None:
    assert found(images, make("![Sums by year](a.png)\n")) == []
    (finding,) = found(images, make("Text\n![ ](a.png)\n"))
    assert finding.line == make().first_line + 2


@pytest.mark.parametrize(
    "sign", ["\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\u00ad", "\x07", "\U000e0041"]
)
def test_a_sign_that_is_not_seen(sign: str) -> None:
    (finding,) = found(hidden_characters, make(BODY.replace("first", f"fi{sign}rst"), signed=False))
    assert f"U+{ord(sign):04X}" in finding.message
    assert f"delete sign 7 of line {finding.line}" == finding.mend


def test_a_hidden_sign_in_a_note_is_found_and_one_in_front_matter_refused() -> None:
    with pytest.raises(BriefError, match="a sign that is not seen, U\\+202E"):
        make(topic="a\u202eb")
    assert len(found(hidden_characters, make(BODY + "\n[^trial:1]: A\u200b note.\n"))) == 1


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("de", 'Er sagt "ja".', "„ja“"),
        ("de", "Er sagt “ja”.", "„ja“"),
        ("de", "Er sagt „ja”.", "„ja“"),
        ("de", "Es kostet 5 Mrd. Euro.", "5⍽Mrd."),
        ("de", "Es sind 5 %.", "5⍽%"),
        ("de", "Der Zug - er fährt.", "g – e"),
        ("de", "Nach § 5 gilt das.", "§⍽5"),
        ("de", "Er kommt，sie geht.", "kommt,"),
        ("zh", "软银,甲骨文投资。", "银，"),
        ("zh", "软银说:好。", "说："),
        ("zh", "软银(SoftBank)投资。", "（SoftBank）"),
        ("zh", '他说"好"。', "“好”"),
        ("zh", "软银投资.", "资。"),
        ("zh", "软银 投资。", "银投"),
        ("zh", "投资１００亿。", "100"),
        ("en", "It pays，and runs.", "pays,"),
    ],
)
def test_the_right_form_is_named(language: str, text: str, right: str) -> None:
    brief = make(f"{text}[^trial:1]\n", language)
    (finding,) = found(typography, brief)
    assert (finding.line, finding.mend) == (brief.passages[0].line, f"write {right}")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Er sagt „ja“ und ‚nein‘, »vielleicht« und Apple’s."),
        ("de", "Es sind 5\u00a0Mrd. Euro, 5\u00a0%, 5 Millionen und 16- bis 18-Jährige."),
        ("de", 'Das steht in `"a"` und [hier](https://a.org/"x").'),
        ("de", "Er liest 5 Mails und 3 Werke am 5. Mai."),
        ("zh", "他说：“好。”（软银，SoftBank）3,000人，10:30开始，增长5.5%。"),
        ("zh", "OpenAI, Inc. 与OpenAI for Countries（10项）。"),
        ("en", '"Straight" or “curly”, it\'s 5 km (or so).'),
        ("en", "It is called “星际之门（全球）”."),
    ],
)
def test_good_signs_pass(language: str, text: str) -> None:
    assert found(typography, make(f"{text}[^trial:1]\n", language)) == []


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "He calls it “星际之门”.", "zh"),
        ("en", "The minister said: “Wir werden das nicht mit dem Geld der Bürger bezahlen”.", "de"),
        ("de", "Er sagte: „We will not pay for it with the money of others“.", "en"),
        ("zh", "他说：“We will not pay for it.”", "en"),
    ],
)
def test_a_quotation_in_another_language_says_so(language: str, text: str, code: str) -> None:
    (finding,) = found(foreign_quotes, make(f"{text}[^trial:1]\n", language))
    assert f"{{: lang={code} }}" in finding.mend


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He calls it “*星际之门*{: lang=zh }”."),
        ("en", "He said *“Wir werden das nicht mit dem Geld der Bürger bezahlen”*{: lang=de }."),
        ("en", "The law is called “CHIPS and Science Act” and 星际 is a word."),
        ("de", "Das Programm heißt „OpenAI for Countries“."),
        ("zh", "计划名为“OpenAI for Countries”。"),
    ],
)
def test_names_and_marked_quotations_pass(language: str, text: str) -> None:
    assert found(foreign_quotes, make(f"{text}[^trial:1]\n", language)) == []


def test_length_is_a_hint() -> None:
    for language, text in (("en", "word " * 41), ("de", "Wort " * 36), ("zh", "字" * 91)):
        (finding,) = found(long_sentences, make(f"{text.strip()}.[^trial:1]\n", language))
        assert finding.severity == "warning"
